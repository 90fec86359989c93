#include "io/rejected_rows.hpp"

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

#include "io/place_file.hpp"
#include "io/place_json.hpp"
#include "tests/io/reading.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr ReadOptions kAll = {.most_of_a_kind = std::nullopt, .keep_rejected = true};

// "2 E-range E-number: from=a, to=b"
std::vector<std::string> described(const std::vector<RejectedRow>& rejected) {
  std::vector<std::string> lines;
  for (const RejectedRow& row : rejected) {
    std::string line = std::to_string(row.line);
    for (const Diagnostic& fault : row.faults) line += ' ' + fault.code;
    for (const auto& [header, cell] : row.cells) line += ", " + header + '=' + cell;
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> rejected(std::string_view text, const std::string& name = "e.csv") {
  return described(read_edge_list({name, text}, name, kAll).rejected);
}

TEST(RejectedRows, ARowHasAllItsFaultsAndItsCellsAsWritten) {
  EXPECT_THAT(
      rejected("From,To,Strength,Trust\na,b,1,1\n\n\"x, y\",\"say \"\"no\"\"\",many,4\nc,d,1,\n"),
      ElementsAre("4 E-number E-range, From=x, y, To=say \"no\", Strength=many, Trust=4"));
}

TEST(RejectedRows, RowsLeftOutAreThereAndWarningsAreNot) {
  EXPECT_THAT(rejected("from,to,strength\na,b,1\na,a,1\na,b,1\na,b,2\n"),
              ElementsAre("3 W-self-tie, from=a, to=a, strength=1",
                          "4 W-duplicate-tie, from=a, to=b, strength=1"));
}

TEST(RejectedRows, CellsBeyondTheColumnsAreNumbered) {
  EXPECT_THAT(rejected("from,to\na,b,c\nd\n"),
              ElementsAre("2 E-ragged, from=a, to=b, cell 3=c", "3 E-ragged, from=d"));
}

TEST(RejectedRows, ARowOverSeveralLinesIsOne) {
  EXPECT_THAT(rejected("from,to,strength\n\"a\nb\",c,x\nd,d,1\n"),
              ElementsAre("2 E-number, from=a\nb, to=c, strength=x",
                          "4 W-self-tie, from=d, to=d, strength=1"));
}

TEST(RejectedRows, ARowWithBrokenQuotesIsKeptWhole) {
  EXPECT_THAT(rejected("from,to\n\"a\"b,c\nd,\"e\n"),
              ElementsAre("2 E-quote, from=\"a\"b,c", "3 E-unclosed-quote, from=d,\"e"));
}

TEST(RejectedRows, FaultsOfTheFileOrItsHeaderHaveNoCells) {
  EXPECT_THAT(rejected("from,to,x,x\na,b,1,2\n"), ElementsAre("1 E-duplicate-header"));
  EXPECT_THAT(rejected("one,two\na,b\n"), ElementsAre("1 E-missing-column E-missing-column"));
  EXPECT_THAT(rejected(""), ElementsAre("0 E-empty"));
}

TEST(RejectedRows, AFormatWithoutAHeaderNamesTheColumns) {
  EXPECT_THAT(rejected("a b\nc d x\ne\n", "e.ncol"),
              ElementsAre("2 E-number, from=c, to=d, strength=x", "3 E-ragged, from=e"));
}

TEST(RejectedRows, OfJsonAndPlaceFilesTheCellsAreThoseOfTheMessage) {
  const std::string json = R"({"relationships": [
    {"from": "a", "to": "b"},
    {"from": "a", "to": "a", "strength": 2, "outcomes": ["x", "y"], "extras": {"mood": "=1"}},
    {"from": "a", "strength": -1.5, "notes": "bell \u0007", "reported_by": "b"},
    {"from": "a", "to": "b"}]})";
  EXPECT_THAT(described(read_place_json({"p.json", json}, "p", kAll).rejected),
              ElementsAre("2 W-self-tie, from=a, to=a, strength=2, outcomes=x;y, mood==1",
                          "3 E-range E-control-character E-missing-value, from=a, strength=-1.5, "
                          "notes=bell \\x07, reported by=b",
                          "4 W-duplicate-tie, from=a, to=b"));
  const std::string good = R"({"relationships": [{"from": "a", "to": "b"}, {"from": "a", "to": "a",
    "strength": 0.5, "notes": "alone"}]})";
  ReadOptions kept = kAll;
  kept.redundant_ties = RedundantTies::kept;
  const std::string bytes = to_place_file(*read_place_json({"p.json", good}, "p", kept).place);
  EXPECT_THAT(described(read_place_file({"p.place", bytes}, "p", kAll).rejected),
              ElementsAre("2 W-self-tie, from=a, to=a, strength=0.5, notes=alone"));
}

TEST(RejectedRows, EveryFileOfAFolderAndMoreThanTwentyRows) {
  std::string rows = "from,to\n";
  for (int i = 0; i < 30; ++i) rows += "a,\n";
  const std::string nodes = "id,name\na,A\na,B\n";
  const ReadResult result = read_tables({{"p/edges.csv", rows}, {"p/nodes.csv", nodes}}, "p", kAll);
  ASSERT_EQ(result.rejected.size(), 31U);
  EXPECT_EQ(result.rejected[30].file, "p/nodes.csv");
  EXPECT_EQ(result.rejected[30].line, 3U);
  EXPECT_EQ(result.rejected[30].cells[1].text, "B");
}

TEST(RejectedRows, EveryErrorOfAnyTextIsInOneRowInOrder) {
  std::mt19937_64 random(11);
  constexpr std::string_view kLetters = "ab1,,,,..\"\n\n\r ;x";
  std::size_t faults = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text = round % 2 == 0 ? "from,to,strength\n" : "from;to;strength\n";
    for (std::size_t i = 0; i < 10 + random() % 60; ++i)
      text += kLetters[random() % kLetters.size()];
    const ReadResult result = read_edge_list({"e.csv", text}, "e.csv", kAll);
    std::size_t in_rows = 0;
    std::uint32_t line = 0;
    for (const RejectedRow& row : result.rejected) {
      in_rows += row.faults.size();
      ASSERT_TRUE(row.line > line || in_rows == row.faults.size()) << testing::PrintToString(text);
      line = row.line;
      for (const Diagnostic& fault : row.faults) ASSERT_GE(fault.where.line, row.line);
      ASSERT_TRUE(row.line <= 1 || !row.cells.empty()) << testing::PrintToString(text);
    }
    const std::size_t left_out = result.self_ties + result.duplicate_ties;
    ASSERT_EQ(in_rows, result.num_errors() + left_out) << testing::PrintToString(text);
    faults += in_rows;
  }
  EXPECT_GT(faults, 20000U);
}

TEST(RejectedRows, OnlyWhereAskedFor) {
  EXPECT_THAT(read_edges("from,to\na,a\nb,c\n").rejected, IsEmpty());
  EXPECT_THAT(rejected("from,to\na,b\n"), IsEmpty());
}

}  // namespace
}  // namespace interstice
