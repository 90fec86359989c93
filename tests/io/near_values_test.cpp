#include "io/near_values.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

TEST(NearValues, NamesWithRowsOfTheirOwnAreMeantAsWritten) {
  const std::string nodes = "id,system\na,Hertfordshire\nb,Herefordshire\n";
  const std::pair<std::string, std::string> edges{"edges.csv",
                                                  "from,to,kind\na,b,contact\nb,a,contract\n"};
  const ReadResult undeclared = read_files({{"nodes.csv", nodes}, edges});
  EXPECT_THAT(undeclared, HasDiagnostic("W-near-same-value", "p/nodes.csv:3:3", "\"Herefordshire\"",
                                        "give each a row of the systems table"));
  EXPECT_THAT(undeclared, HasDiagnostic("W-near-same-value", "p/edges.csv:3:5", "\"contract\"",
                                        "give each a row of the layers table"));
  EXPECT_EQ(read_files({{"nodes.csv", nodes},
                        edges,
                        {"systems.csv", "id\nHertfordshire\nHerefordshire\n"},
                        {"layers.csv", "kind\ncontact\ncontract\n"}})
                .num_warnings(),
            0U);
}

TEST(NearValues, SystemsThatDifferInCaseSpacesMarksOrOneLetter) {
  const ReadResult result =
      read_files({{"nodes.csv",
                   "id,system\na,Mental health\nb,Mental  Health\nc,Police\nd,Polcie;Schools\n"
                   "e,\"mental\xe2\x80\x91health\"\nf,Police\n"},
                  {"edges.csv", "from,to\na,b\n"}});
  ASSERT_TRUE(result.place);
  EXPECT_THAT(result, HasDiagnostic("W-near-same-value", "p/nodes.csv:3:3",
                                    "\"Mental  Health\" in column \"system\" is nearly the same as "
                                    "\"Mental health\" (line 2)",
                                    "read as two systems. Write both the same way"));
  EXPECT_THAT(result, HasDiagnostic("W-near-same-value", "p/nodes.csv:5:3",
                                    "\"Polcie\" in column \"system\" is nearly the same as "
                                    "\"Police\" (line 4)",
                                    ""));
  EXPECT_THAT(result, HasDiagnostic("W-near-same-value", "p/nodes.csv:6:3", "(line 2)", ""));
  EXPECT_EQ(result.num_warnings(), 3U) << testing::PrintToString(described(result));
}

TEST(NearValues, CodesAndNumbersAreNotNear) {
  EXPECT_THAT(read_files({{"nodes.csv",
                           "id,system,kind\na,A,team\nb,B,team\nc,NHS1,team\nd,NHS2,team\n"
                           "e,1,team\nf,2,team\ng,Ward A,team\nh,Ward B,team\n"},
                          {"edges.csv", "from,to,kind\na,b,K1\nc,d,K2\ne,f,k\ng,h,l\n"}}),
              HasNoDiagnostic());
}

TEST(NearValues, SystemsAreThoseOfTheColumnThatTheSettingNames) {
  const std::string nodes = "id,family,system\na,Health,x\nb,HEALTH,X\nc,Police,x\nd,,\n";
  const std::string edges = "from,to\na,b\n";
  const ReadResult named = read_files(
      {{"nodes.csv", nodes}, {"edges.csv", edges}, {"place.csv", "key,value\nsystems,Family\n"}});
  EXPECT_THAT(named, HasDiagnostic("W-near-same-value", "p/nodes.csv:3:3", "\"HEALTH\"", ""));
  EXPECT_EQ(named.num_warnings(), 1U);
  const ReadResult unnamed = read_files({{"nodes.csv", nodes}, {"edges.csv", edges}});
  EXPECT_THAT(unnamed, HasDiagnostic("W-near-same-value", "p/nodes.csv:3:10", "\"X\"", ""));
  EXPECT_EQ(unnamed.num_warnings(), 1U);
}

TEST(NearValues, KindsThatHoldTheSystemsAreSystemsAndWarnedAboutOnce) {
  const ReadResult result = read_files({{"nodes.csv", "id,kind\na,Clinic\nb,clinic\n"},
                                        {"edges.csv", "from,to\na,b\n"},
                                        {"place.csv", "key,value\nsystems,kind\n"}});
  EXPECT_THAT(result, HasDiagnostic("W-near-same-value", "p/nodes.csv:3:3", "\"clinic\"",
                                    "read as two systems"));
  EXPECT_EQ(result.num_warnings(), 1U);
}

TEST(NearValues, SystemsAreComparedWithTheirTable) {
  EXPECT_THAT(read_files({{"systems.csv", "id,name\nHealth,health\n"},
                          {"nodes.csv", "id,system\na,Heatlh\n"},
                          {"edges.csv", "from,to\na,a\n"}}),
              HasDiagnostic("W-near-same-value", "p/nodes.csv:2:3", "(p/systems.csv:2)", ""));
}

TEST(NearValues, KindsOfStakeholderThatReadAsOneAreOne) {
  const ReadResult result =
      read_files({{"nodes.csv",
                   "id,kind\na,Organisation\nb,organization\nc,ORGANISATION\nd,Clinic\ne,clinic\n"},
                  {"edges.csv", "from,to\na,b\n"}});
  EXPECT_THAT(result, HasDiagnostic("W-near-same-value", "p/nodes.csv:6:3",
                                    "\"clinic\" in column \"kind\" is nearly the same as "
                                    "\"Clinic\" (line 5)",
                                    "two kinds of stakeholder"));
  EXPECT_THAT(result, HasDiagnostic("W-unlisted-value", "p/nodes.csv:5:3", "\"Clinic\"", ""));
  EXPECT_EQ(result.num_warnings(), 2U) << testing::PrintToString(described(result));
}

TEST(NearValues, KindsOfLinkInLinksAndLayers) {
  const ReadResult result = read_files({{"layers.csv", "kind,role\nadvice,working\n"},
                                        {"edges.csv", "from,to,kind\na,b,Advice\nb,c,advice\n"}});
  EXPECT_THAT(result, HasDiagnostic("W-near-same-value", "p/edges.csv:2:5",
                                    "\"Advice\" in column \"kind\" is nearly the same as "
                                    "\"advice\" (p/layers.csv:2)",
                                    "two kinds of link"));
  EXPECT_EQ(result.num_warnings(), 1U);
}

TEST(NearValues, ABlankKindIsWorksWith) {
  EXPECT_THAT(read_edges("from,to,kind\na,b,\nb,c,Works-with\n"),
              HasDiagnostic("W-near-same-value", "e.csv:3:5",
                            "\"Works-with\" in column \"kind\" is nearly the same as "
                            "\"works with\" (line 2)",
                            ""));
  EXPECT_THAT(
      read_files({{"layers.csv", "kind\nWorks with\n"}, {"edges.csv", "from,to\na,b\n"}}),
      HasDiagnostic("W-near-same-value", "p/edges.csv:2", "\"works with\"", "two kinds of link"))
      << "no column kind at all";
  EXPECT_THAT(read_edges("from,to,kind\na,b,\nb,c,works with\n"), HasNoDiagnostic());
}

TEST(NearValues, TwentyOfAKindThenACount) {
  std::string nodes = "id,system\nn,Health\n";
  for (int i = 0; i < 40; ++i)
    nodes += "n" + std::to_string(i) + ",\"Health" + std::string(i + 1, '.') + "\"\n";
  const ReadResult result = read_files({{"nodes.csv", nodes}, {"edges.csv", "from,to\nn,n1\n"}});
  EXPECT_EQ(result.num_warnings(), 40U);
  EXPECT_THAT(result, HasDiagnostic("W-near-same-value", "p/nodes.csv:23:5", "and 20 more", ""));
}

}  // namespace
}  // namespace interstice
