#include "io/unread_columns.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

bool says(const ReadResult& result, std::string_view code) {
  return std::ranges::find(result.diagnostics, code, &Diagnostic::code) != result.diagnostics.end();
}

TEST(UnreadColumns, AreNamedOnceATableInTheOrderOfTheFile) {
  const ReadResult result =
      read_files({{"edges.csv", "from,Met?,to,notes,evidence,trust,frequency\na,often,b,x,3,,\n"},
                  {"nodes.csv", "id,system,budget,colour,name\na,x,5,red,A\nb,y,,,B\n"}});
  EXPECT_THAT(result, HasDiagnostic("N-unread-column", "p/edges.csv:1",
                                    "columns \"Met?\", \"notes\", \"evidence\"", "Nothing to do"));
  EXPECT_THAT(result, HasDiagnostic("N-unread-column", "p/nodes.csv:1",
                                    "columns \"budget\", \"colour\"", ""));
  EXPECT_EQ(std::ranges::count(result.diagnostics, "N-unread-column", &Diagnostic::code), 2);
  EXPECT_FALSE(says(read_edges("from,to,kind,strength\na,b,x,1\n"), "N-unread-column"));
}

TEST(UnreadColumns, TheOneThatHoldsTheSystemsIsRead) {
  for (const char* column : {"sector", "family"}) {
    const std::string name = column;
    const ReadResult result = read_files({{"edges.csv", "from,to\na,b\n"},
                                          {"nodes.csv", "id," + name + "\na,public\nb,third\n"},
                                          {"place.csv", "key,value\nsystems," + name + "\n"}});
    EXPECT_FALSE(says(result, "N-unread-column")) << column;
  }
}

TEST(UnreadColumns, ARowThatSaysNoIsALinkAndThatIsSaid) {
  const ReadResult result = read_edges(
      "From;To;Type of link;Met in last 6 months?\n"
      "Police;Council;works with;Yes\nPolice;School;works with;No\nCouncil;School;works with;no\n");
  EXPECT_THAT(result, HasDiagnostic("W-yes-no", "e.csv:3:26",
                                    "\"Met in last 6 months?\" is a column of yes and no that is "
                                    "not read: 2 rows saying no are read as links",
                                    "the strength 0"));
  EXPECT_THAT(read_edges("from,to,linked\na,b,1\nb,c,0\nc,d,1\n"),
              HasDiagnostic("W-yes-no", "e.csv:3:5", "1 row saying no is read as links", ""));
  EXPECT_THAT(read_edges("from,to,frequency\na,b,Often\nb,c,Never\n"),
              HasDiagnostic("W-yes-no", "e.csv:3:5", "\"frequency\"", ""));
}

TEST(UnreadColumns, OtherWordsAreNoColumnOfYesAndNo) {
  for (const char* rows : {"a,b,yes\nb,c,Y\n", "a,b,no\nb,c,by phone\nc,d,letter\n",
                           "a,b,0\nb,c,1\n", "a,b,0\nb,c,3\nc,d,1\n", "a,b,\nb,c,\n"})
    EXPECT_FALSE(says(read_edges(std::string("from,to,met\n") + rows), "W-yes-no")) << rows;
  EXPECT_FALSE(says(
      read_files({{"edges.csv", "from,to\na,b\n"}, {"nodes.csv", "id,statutory\na,yes\nb,no\n"}}),
      "W-yes-no"));
}

}  // namespace
}  // namespace interstice
