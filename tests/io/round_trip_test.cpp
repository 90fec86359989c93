// Every format of the project's own: a place written and read again is the place.
#include <gmock/gmock.h>

#include "io/csv_writer.hpp"
#include "io/place_file.hpp"
#include "io/place_json.hpp"
#include "io/place_reader.hpp"
#include "io/place_writer.hpp"
#include "tests/io/reading.hpp"
#include "tests/support/random_place.hpp"
#include "tests/support/scratch_folder.hpp"

namespace interstice {
namespace {

using testing::Range;

constexpr ReadOptions kAll = {.redundant_ties = RedundantTies::kept};
constexpr std::uint64_t kPlacesEach = 500;

std::string read_again(const Place& place, const ReadResult& result, const std::string& format) {
  if (result.place) {
    const std::string found = difference(place, *result.place);
    return found.empty() ? found : format + " differs in " + found;
  }
  std::string errors;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Severity::error) errors += '\n' + described(diagnostic);
  }
  return format + errors;
}

ReadResult through_csv(const Place& place) {
  std::vector<std::string> contents;
  std::vector<NamedBytes> files;
  for (const TableKind kind : tables_of(place)) contents.push_back(to_csv(place, kind));
  for (std::size_t i = 0; i < contents.size(); ++i)
    files.push_back({std::string(table_spec(tables_of(place)[i]).name) + ".csv", contents[i]});
  return read_tables(files, "p", kAll);
}

class RoundTrip : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Thousands, RoundTrip, Range<std::uint64_t>(0, 20));

TEST_P(RoundTrip, ARandomPlaceIsTheSameThroughEveryFormat) {
  std::size_t edge_lists = 0;
  for (std::uint64_t i = 0; i < kPlacesEach; ++i) {
    const std::uint64_t seed = GetParam() * kPlacesEach + i;
    const Place place(random_place(seed));
    const std::string bytes = to_place_file(place);
    ASSERT_EQ(read_again(place, read_place_file({"p.place", bytes}, "p", kAll), ".place"), "")
        << seed;
    const std::string json = to_json(place);
    ASSERT_EQ(read_again(place, read_place_json({"p.json", json}, "p", kAll), "JSON"), "") << seed;
    ASSERT_EQ(read_again(place, through_csv(place), "CSV"), "") << seed;
    if (tables_of(place) != std::vector{TableKind::relationships}) continue;
    ++edge_lists;
    for (const Separator separator : {Separator::comma, Separator::tab, Separator::semicolon}) {
      const std::string text = to_csv(place, TableKind::relationships, separator);
      ASSERT_EQ(read_again(place, read_edge_list({"p.csv", text}, "p", kAll), "edge list"), "")
          << seed << '\n'
          << text;
    }
  }
  EXPECT_GT(edge_lists, kPlacesEach / 20);
}

TEST(RoundTripOfFiles, EachFormatIsWrittenAndRecognisedByItsName) {
  const ScratchFolder folder;
  const Place place(random_place(7));
  for (const std::string name : {"a.place", "a.json", "tables"}) {
    const auto path = folder / name;
    write_place(place, path, *place_format(path));
    EXPECT_EQ(read_again(place, read_place(path, kAll), name), "");
  }
  std::filesystem::rename(folder / "a.place", folder / "a.backup");
  EXPECT_EQ(read_again(place, read_place(folder / "a.backup", kAll), "any name"), "");
  EXPECT_EQ(place_format("x.xlsx"), std::nullopt);
  EXPECT_EQ(place_format("x.csv"), PlaceFormat::edge_list);
  EXPECT_EQ(place_format("x.csv/"), PlaceFormat::folder);
}

}  // namespace
}  // namespace interstice
