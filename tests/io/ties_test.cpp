#include "io/ties.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

const std::string kHeader = "from,to,kind,direction,sign,reported by,strength,notes,since\n";

ReadResult read_rows(const std::string& rows) { return read_edges(kHeader + rows); }

TEST(SettleTies, ASelfTieIsLeftOutAndCounted) {
  const ReadResult result = read_rows("A,A,x,,,,,,\nA,B,x,,,,,,\n");
  ASSERT_TRUE(result.place);
  EXPECT_EQ(result.self_ties, 1U);
  EXPECT_EQ(result.place->relationships().num_rows(), 1U);
  EXPECT_EQ(result.place->relationships().line(0), 3U) << "lines stay with their rows";
  EXPECT_THAT(result,
              HasDiagnostic("W-self-tie", "e.csv:2:3", "\"A\" is linked with itself", "left out"));
}

TEST(SettleTies, AnExactDuplicateIsKeptOnceAndCounted) {
  const ReadResult result =
      read_rows("A,B,x,directed,+,A,1,,2024\nA,C,x,,,,,,\nA,B,x,directed,+,A,1,,2024\n");
  ASSERT_TRUE(result.place);
  EXPECT_EQ(result.duplicate_ties, 1U);
  EXPECT_EQ(result.place->relationships().num_rows(), 2U);
  EXPECT_EQ(result.place->relationships().line(0), 2U);
  EXPECT_THAT(result, HasDiagnostic("W-duplicate-tie", "e.csv:4:1",
                                    "from \"A\" to \"B\" stands on line 2 too", "counted once"));
}

TEST(SettleTies, OfDuplicatesTheOneWithMoreNotesIsKept) {
  const ReadResult result = read_rows("A,B,x,,,,,,\nA,B,x,,,,,by phone,\n");
  EXPECT_EQ(result.duplicate_ties, 1U);
  EXPECT_EQ(result.place->relationships().line(0), 3U);
  EXPECT_THAT(result, HasDiagnostic("W-duplicate-tie", "e.csv:2:1", "stands on line 3 too", ""));
}

TEST(SettleTies, EachPartOfTheKeyTellsTiesApart) {
  const ReadResult result = read_rows(
      "A,B,x,,,A,1,,2024\nC,B,x,,,A,1,,2024\nA,C,x,,,A,1,,2024\nA,B,y,,,A,1,,2024\nA,B,x,,,B,1,,"
      "2024\n"
      "A,B,x,,,A,1,,2023\nB,A,x,,,A,1,,2024\n");
  EXPECT_EQ(result.duplicate_ties, 0U);
  EXPECT_EQ(result.place->relationships().num_rows(), 7U);
  EXPECT_EQ(result.num_warnings(), 1U) << "W-no-date, and none of a repetition";
}

TEST(SettleTies, TwoReportsOfAMutualTieAreNoDuplicates) {
  const ReadResult result =
      read_rows("A,B,x,mutual,,A,,,\nB,A,x,mutual,,A,,,\nB,A,x,mutual,,B,,,\n");
  EXPECT_THAT(result, HasNoDiagnostic());
  EXPECT_EQ(result.place->relationships().num_rows(), 3U);
}

TEST(SettleTies, AnotherStrengthIsKeptWithAWarning) {
  const ReadResult result = read_rows("A,B,x,,,A,1,,\nA,B,x,,,A,2,,\nA,B,x,,,A,,,\n");
  ASSERT_TRUE(result.place);
  EXPECT_EQ(result.place->relationships().num_rows(), 3U);
  EXPECT_THAT(result,
              HasDiagnostic("W-repeated-tie", "e.csv:3:11",
                            "stands on line 2 too, with another \"strength\"", "Both are kept"));
  EXPECT_EQ(result.num_warnings(), 2U);
}

TEST(SettleTies, AnotherDirectionOrSignOfOneReporterIsAnError) {
  const ReadResult result =
      read_rows("A,B,x,directed,+,A,,,\nA,B,x,mutual,+,A,,,\nA,B,x,directed,-,A,,,\n");
  EXPECT_FALSE(result.place);
  EXPECT_THAT(result, HasDiagnostic("E-contradicting-tie", "e.csv:3:7",
                                    "\"direction\" \"mutual\" here and \"directed\" on line 2",
                                    "correct or delete"));
  EXPECT_THAT(result, HasDiagnostic("E-contradicting-tie", "e.csv:4:16",
                                    "\"sign\" \"-\" here and \"+\" on line 2", ""));
  EXPECT_EQ(result.num_errors(), 2U);
  EXPECT_EQ(result.num_warnings(), 0U) << "a contradiction is not also called a repetition";
}

TEST(SettleTies, WordsForOneDirectionOrSignDoNotContradict) {
  const ReadResult result =
      read_rows("A,B,x,mutual,+,A,,,\nA,B,x,Undirected,positive,A,,,\nA,B,x,,,A,,,\n");
  EXPECT_EQ(result.num_errors(), 0U) << testing::PrintToString(described(result));
}

TEST(SettleTies, ManyRowsOfOneKeyStayFast) {
  std::string rows;
  for (int i = 0; i < 50000; ++i) rows += "A,B,x,,,A," + std::to_string(i) + ",,\n";
  const ReadResult result = read_rows(rows);
  ASSERT_TRUE(result.place);
  EXPECT_EQ(result.place->relationships().num_rows(), 50000U);
  EXPECT_EQ(result.num_warnings(), 49999U);
  EXPECT_EQ(result.diagnostics.size(), 21U);
}

}  // namespace
}  // namespace interstice
