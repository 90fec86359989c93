#include "io/placeholders.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

std::ptrdiff_t num_said(const ReadResult& result) {
  return std::ranges::count(result.diagnostics, "W-placeholder-id", &Diagnostic::code);
}

TEST(Placeholders, AreWhatPeopleWriteForNobody) {
  for (const char* id : {"n/a", "N/A", "na", "TBC", "tba", "t.b.c.", "None", "unknown", "?", "-",
                         "--", "x", "Not known", "#N/A"})
    EXPECT_TRUE(is_placeholder(id)) << id;
  for (const char* id : {"", "nab", "Nottingham", "x1", "Unknown Pleasures", "total"})
    EXPECT_FALSE(is_placeholder(id)) << id;
  for (const char* id : {"TOTAL", "Totals", "grand total", "Total:"})
    EXPECT_TRUE(is_total(id)) << id;
  for (const char* id : {"Total Energies", "subtotals of", ""}) EXPECT_FALSE(is_total(id)) << id;
}

TEST(Placeholders, EveryRowIsNamedAndReadAllTheSame) {
  const ReadResult result = read_edges(
      "From;To;Reported by\nPolice;n/a;Police\ntbc;n/a;Police\nPolice;School;?\n"
      "Police;Council;Police\nTOTAL;7 links;\n");
  ASSERT_TRUE(result.place);
  EXPECT_EQ(result.place->relationships().num_rows(), 5U);
  EXPECT_EQ(num_said(result), 4);
  EXPECT_THAT(result, HasDiagnostic("W-placeholder-id", "e.csv:2:8", "\"n/a\" in column \"To\"",
                                    "read as a body like any other"));
  EXPECT_THAT(result, HasDiagnostic("W-placeholder-id", "e.csv:3:1", "\"tbc\"", ""));
  EXPECT_THAT(result, HasDiagnostic("W-placeholder-id", "e.csv:4:15", "\"?\"", "a reporter"));
  EXPECT_THAT(result,
              HasDiagnostic("W-placeholder-id", "e.csv:6:1", "\"TOTAL\"", "if it is a sum"));
}

TEST(Placeholders, InTheLastRowWhatBeginsWithTotalToo) {
  EXPECT_THAT(read_edges("from,to\nTotal care,b\nTotal: 7,c\n"),
              HasDiagnostic("W-placeholder-id", "e.csv:3:1", "totals", ""));
  EXPECT_EQ(num_said(read_edges("from,to\nTotal care,b\nTotal: 7,c\n")), 1);
  EXPECT_EQ(num_said(read_edges("from,to\na,b\nTotalEnergies,c\n")), 0);
}

TEST(Placeholders, ABodyWithANameOfItsOwnIsOne) {
  EXPECT_EQ(num_said(read_files({{"edges.csv", "from,to\nna,b\n"},
                                 {"nodes.csv", "id,name\nna,North Area Team\nb,Board\n"}})),
            0);
  EXPECT_EQ(num_said(read_files(
                {{"edges.csv", "from,to\nna,b\n"}, {"nodes.csv", "id,name\nna,n/a\nb,Board\n"}})),
            2);
}

TEST(Placeholders, XAmongLettersIsALetter) {
  EXPECT_EQ(num_said(read_edges("from,to\nx,y\n")), 0);
  EXPECT_EQ(num_said(read_edges("from,to\nx,Police\n")), 1);
}

TEST(Placeholders, MembersBoardsAndAnswersToo) {
  const ReadResult result =
      read_files({{"edges.csv", "from,to\naa,bb\n"},
                  {"memberships.csv", "stakeholder,board\naa,tbc\n"},
                  {"responses.csv", "stakeholder,status\nunknown,answered\n"}});
  EXPECT_THAT(result, HasDiagnostic("W-placeholder-id", "p/memberships.csv:2:4", "\"tbc\"", ""));
  EXPECT_THAT(result, HasDiagnostic("W-placeholder-id", "p/responses.csv:2:1", "\"unknown\"", ""));
}

}  // namespace
}  // namespace interstice
