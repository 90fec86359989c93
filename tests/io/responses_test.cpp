#include "io/responses.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

ReadResult read_responses(
    const std::string& responses,
    const std::string& edges = "from,to,kind\na,b,advice\nb,c,money\nc,a,would_ring\n") {
  return read_files({{"edges.csv", edges},
                     {"layers.csv", "kind,name\nwould_ring,Whom would you ring?\n"},
                     {"responses.csv", responses}});
}

TEST(Responses, ALayerThatThePlaceDoesNotHave) {
  const ReadResult result =
      read_responses("stakeholder,layer,status\na,advise,answered\nb,conflict,answered\n");
  EXPECT_THAT(result,
              HasDiagnostic("E-unknown-layer", "p/responses.csv:2:3",
                            "\"advise\" in column \"layer\" is no kind of link",
                            "\"advice\", \"money\". Did you mean \"advice\"? As it stands"));
  EXPECT_THAT(
      result,
      HasDiagnostic(
          "E-unknown-layer", "p/responses.csv:3:3", "\"conflict\"",
          "There are: \"would_ring\", \"Whom would you ring?\", \"advice\", \"money\". As"));
  EXPECT_EQ(result.num_errors(), 2U);
}

TEST(Responses, LayersAreKnownByTheirLinksOrTheirTableHoweverTheyAreWritten) {
  EXPECT_THAT(read_responses("stakeholder,layer,status\na,Advice,answered\na,Would Ring,answered\n"
                             "a,whom would you ring?,answered\na,MONEY,answered\na,,answered\n"),
              HasNoDiagnostic());
}

TEST(Responses, ABlankKindIsWorksWith) {
  const std::string responses = "stakeholder,layer,status\na,works with,answered\n";
  EXPECT_EQ(read_responses(responses, "from,to\na,b\n").num_errors(), 0U);
  EXPECT_EQ(read_responses(responses, "from,to,kind\na,b,\n").num_errors(), 0U);
  EXPECT_THAT(read_responses(responses, "from,to,kind\na,b,advice\n"),
              HasDiagnostic("E-unknown-layer", "p/responses.csv:2:3", "\"works with\"", ""));
}

TEST(Responses, TwoStatusesOfOneDayContradict) {
  const ReadResult result = read_responses(
      "stakeholder,layer,date,status\na,advice,2025,answered\na,advice,2025,refused\n"
      "a,advice,2024,declined\na,money,2025,declined\nb,,,yes\nb,,,answered\nb,,,\n");
  EXPECT_THAT(result, HasDiagnostic("E-contradicting-response", "p/responses.csv:3:15",
                                    "\"a\" is \"declined\" here and \"answered\" on line 2",
                                    "Delete one of the two rows"));
  EXPECT_EQ(result.num_errors(), 1U) << testing::PrintToString(described(result));
}

}  // namespace
}  // namespace interstice
