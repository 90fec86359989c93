#include "io/csv_writer.hpp"

#include <gmock/gmock.h>

#include <limits>

#include "tests/io/reading.hpp"
#include "tests/support/places.hpp"
#include "tests/support/random_place.hpp"

namespace interstice {
namespace {

using testing::StartsWith;

TEST(CsvWriter, QuotesWhatAReaderWouldTakeForSomethingElse) {
  const auto cell = [](std::string_view text, Separator separator = Separator::comma) {
    std::string out;
    append_cell(out, text, separator);
    return out;
  };
  EXPECT_EQ(cell("plain; text"), "plain; text");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("a,b", Separator::semicolon), "a,b");
  EXPECT_EQ(cell("say \"so\""), "\"say \"\"so\"\"\"");
  EXPECT_EQ(cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(cell("two\rlines"), "\"two\rlines\"");
  EXPECT_EQ(cell(" begins with a blank"), "\" begins with a blank\"");
  EXPECT_EQ(cell("ends with a tab\t"), "\"ends with a tab\t\"");
  EXPECT_EQ(cell("\u00a0no-break"), "\"\u00a0no-break\"");
  EXPECT_EQ(cell("no-break\u00a0"), "\"no-break\u00a0\"");
  EXPECT_EQ(cell(""), "");
}

TEST(CsvWriter, WritesTheColumnsThatAreThereInTheSchemasOrder) {
  const Place place = place_from_text(
      "relationships: to, strength, from, mine\n"
      "  b, 0.1, a, x\n"
      "  c, , a,\n");
  EXPECT_EQ(to_csv(place, TableKind::relationships), "from,to,strength,mine\na,b,0.1,x\na,c,,\n");
  EXPECT_EQ(to_csv(place, TableKind::relationships, Separator::tab),
            "from\tto\tstrength\tmine\na\tb\t0.1\tx\na\tc\t\t\n");
}

TEST(CsvWriter, AHeaderThatLooksLikeAnotherLayoutSaysWhichItIs) {
  PlaceTables tables = tables_from_text("relationships: from, to\n  a, b\n");
  TableData& links = tables[TableKind::relationships];
  links.extras.push_back({.name = "x;from;to;kind;strength;trust", .cells = {Text::none}});
  const Place place(std::move(tables));
  const std::string text = to_csv(place, TableKind::relationships);
  EXPECT_THAT(text, StartsWith("sep=,\nfrom,to,"));
  const ReadResult result = read_edges(text);
  ASSERT_TRUE(result.place);
  EXPECT_EQ(difference(place, *result.place), "");
}

}  // namespace
}  // namespace interstice
