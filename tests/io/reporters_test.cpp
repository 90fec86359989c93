#include "io/reporters.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

bool says(const ReadResult& result, std::string_view code) {
  return std::ranges::find(result.diagnostics, code, &Diagnostic::code) != result.diagnostics.end();
}

const std::string kRows = "from,to,reported by\na,b,a\nb,c,\nc,a,c\nd,a,\n";

TEST(Reporters, RowsWithoutOneAreNamedWithWhatTheyCost) {
  EXPECT_THAT(
      read_edges(kRows),
      HasDiagnostic("W-no-reporter", "e.csv:3:5",
                    "2 of 4 rows have no value in column \"reported by\", and the others do "
                    "(lines 3, 5)",
                    "nobody counts as having answered"));
  std::string many = "from,to,reported by\na,b,a\n";
  for (int i = 0; i < 20; ++i) many += "a" + std::to_string(i) + ",b,\n";
  EXPECT_THAT(read_edges(many), HasDiagnostic("W-no-reporter", "e.csv:3:6",
                                              "lines 3, 4, 5, 6, 7, 8, 9, 10 and 12 more", ""));
}

TEST(Reporters, ColumnsThatAreFullOrEmptySayNothing) {
  EXPECT_FALSE(says(read_edges("from,to,reported by\na,b,a\nb,c,b\n"), "W-no-reporter"));
  EXPECT_FALSE(says(read_edges("from,to,reported by\na,b,\nb,c,\n"), "W-no-reporter"));
  EXPECT_FALSE(says(read_edges("from,to\na,b\n"), "W-no-reporter"));
}

TEST(Reporters, WhereSomethingElseSaysWhoAnsweredTheyAreNotNeeded) {
  const std::string nodes = "id\na\nb\nc\nd\n";
  EXPECT_TRUE(says(read_files({{"edges.csv", kRows}, {"nodes.csv", nodes}}), "W-no-reporter"));
  EXPECT_FALSE(says(
      read_files({{"edges.csv", kRows}, {"nodes.csv", "id,response\na,answered\nb,\nc,\nd,\n"}}),
      "W-no-reporter"));
  EXPECT_FALSE(says(
      read_files({{"edges.csv", kRows}, {"responses.csv", "stakeholder,status\na,answered\n"}}),
      "W-no-reporter"));
  EXPECT_FALSE(
      says(read_files({{"edges.csv", kRows}, {"place.csv", "key,value\nroster,complete\n"}}),
           "W-no-reporter"));
}

TEST(Reporters, OneThatIsNoEndOfALinkIsOdd) {
  const ReadResult result = read_edges("from,to,reported by\na,b,Jane\nb,c,Jane\nc,a,c\n");
  EXPECT_THAT(result, HasDiagnostic("W-odd-reporter", "e.csv:2:5", "\"Jane\"", "one more body"));
  EXPECT_EQ(result.num_warnings(), 1U);
  EXPECT_FALSE(says(
      read_files({{"edges.csv", "from,to,reported by\na,b,j\n"}, {"nodes.csv", "id\na\nb\nj\n"}}),
      "W-odd-reporter"));
}

}  // namespace
}  // namespace interstice
