#include "io/layout.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

TEST(Layout, AHeaderFurtherDownIsAnErrorAndTheRowsBelowAreCheckedToo) {
  const ReadResult result = read_edges(
      "Links of 2025\nPrinted on Monday;\nFrom;To;Strength\nPolice;Council;1\nPolice;;x\n");
  EXPECT_FALSE(result.place);
  EXPECT_THAT(result, HasDiagnostic("E-title-rows", "e.csv:1:1", "line 1 says \"Links of 2025\"",
                                    "Delete the lines above line 3"));
  EXPECT_THAT(result,
              HasDiagnostic("E-title-rows", "e.csv:1:1", "line 3 looks like the header", ""));
  EXPECT_THAT(result, HasDiagnostic("E-missing-value", "e.csv:5:8", "\"To\"", ""));
  EXPECT_THAT(result, HasDiagnostic("E-number", "e.csv:5:9", "\"x\"", ""));
  EXPECT_EQ(result.num_errors(), 3U);
}

TEST(Layout, BeyondTwentyLinesNoHeaderIsLookedFor) {
  const std::string titles(19, '\n');
  EXPECT_THAT(read_edges("a\nb" + titles + "from,to\nc,d\n"),
              HasDiagnostic("E-missing-column", "e.csv:1:1", "first line has \"a\"", ""));
  EXPECT_THAT(read_edges("a\nb" + titles.substr(1) + "from,to\nc,d\n"),
              HasDiagnostic("E-title-rows", "e.csv:1:1", "line 20 looks like", ""));
}

TEST(Layout, AWindowsSheetWithTitlesIsToldAllAtOnce) {
  const ReadResult result = read_edges(
      "Links \xa3 2025\n\nAldermere, draft\nFrom,To,Since\nPolice,Council,01/04/2025\n"
      "Caf\xe9,Council,n/a\nCaf\xe9,Caf\xe9,\n");
  EXPECT_FALSE(result.place);
  EXPECT_THAT(result, HasDiagnostic("E-encoding", "e.csv:1:7", "byte 0xA3", "UTF-8"));
  EXPECT_THAT(result, HasDiagnostic("E-title-rows", "e.csv:1:1", "line 4", ""));
  EXPECT_THAT(result, HasDiagnostic("E-date", "e.csv:5:16", "01/04/2025", ""));
  EXPECT_THAT(result, HasDiagnostic("E-date", "e.csv:6:14", "n/a", ""));
  EXPECT_THAT(result, HasDiagnostic("W-self-tie", "e.csv:7:6", "Caf\xc3\xa9", ""));
}

}  // namespace
}  // namespace interstice
