#include "io/near_names.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

ReadResult read_stakeholders(const std::string& rows) {
  return read_files({{"stakeholders.csv", rows}, {"relationships.csv", "from,to\nt1,t2\n"}});
}

std::size_t num_warnings(const std::string& rows) {
  return static_cast<std::size_t>(std::ranges::count(read_stakeholders(rows).diagnostics,
                                                     "W-near-same-name", &Diagnostic::code));
}

TEST(NearNames, BothLinesAreNamedAndBothBodiesRead) {
  const ReadResult result =
      read_stakeholders("id,name\nt1,Health Trust\nx,Police\nt2,health  trust\n");
  EXPECT_THAT(result,
              HasDiagnostic(
                  "W-near-same-name", "p/stakeholders.csv:4:4",
                  "\"health  trust\" (t2) is nearly the same name as \"Health Trust\" (t1, line 2)",
                  "They are read as two"));
  ASSERT_TRUE(result.place);
  EXPECT_EQ(result.place->stakeholders().num_rows(), 3U);
}

TEST(NearNames, TheSameNameOfTwoIsSaid) {
  EXPECT_THAT(
      read_stakeholders("id,name\nt1,Health Trust\nt2,Health Trust\n"),
      HasDiagnostic(
          "W-near-same-name", "p/stakeholders.csv:3:4",
          "\"Health Trust\" (t2) is the name of another body too: \"Health Trust\" (t1, line 2)",
          ""));
}

TEST(NearNames, OneSlipInALongWordIsNearly) {
  EXPECT_EQ(num_warnings("id,name\nt1,Health Trust\nt2,Heatlh Trust\n"), 1U);
  EXPECT_EQ(num_warnings("id,name\nt1,Mental Health Trust\nt2,Dental Health Trust\n"), 0U);
  EXPECT_EQ(num_warnings("id,name\nt1,Ward 1\nt2,Ward 2\n"), 0U);
}

TEST(NearNames, PeopleMayHaveSimilarNames) {
  EXPECT_EQ(num_warnings("id,name,kind\nt1,Kirsten,person\nt2,Kristen,person\n"), 0U);
  EXPECT_EQ(num_warnings("id,name,kind\nt1,Kirsten,person\nt2,kirsten,person\n"), 1U);
}

TEST(NearNames, EveryOrganisationHasADirector) {
  EXPECT_EQ(
      num_warnings(
          "id,name,kind,organisation\nt1,A,,\nt2,B,,\nx,Director,post,t1\ny,Director,post,t2\n"),
      0U);
  EXPECT_EQ(
      num_warnings(
          "id,name,kind,organisation\nt1,A,,\nt2,B,,\nx,Director,post,t1\ny,Director,post,t1\n"),
      1U);
  EXPECT_EQ(
      num_warnings(
          "id,name,kind,organisation\nt1,A,,\nt2,B,,\nx,Director,post,t1\ny,Director,post,\n"),
      1U);
}

TEST(NearNames, BlankNamesAndIdsThatAreNearThemselvesAreNotSaidAgain) {
  EXPECT_EQ(num_warnings("id,name\nt1,\nt2,\n"), 0U);
  EXPECT_EQ(num_warnings("id,name\nt1,Trust\nt2,B\nT 1,trust\n"), 0U);  // W-near-same-id
  EXPECT_EQ(num_warnings("name\nt1\nt2\nT1\n"), 0U);
}

}  // namespace
}  // namespace interstice
