// One test for each row of the table "What a blank means" (docs/data.md). What no analysis reads yet is tested in the
// model: the cell stays missing, and becomes no value.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/findings/analyse.hpp"
#include "graph/findings/rung.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/projection.hpp"
#include "tests/io/reading.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;

using Files = std::vector<std::pair<std::string, std::string>>;

Place place_of(const Files& files) {
  ReadResult result = read_files(files);
  EXPECT_TRUE(result.place.has_value()) << testing::PrintToString(described(result));
  return std::move(result.place).value();
}

Place with_stakeholders(const std::string& stakeholders) {
  return place_of(
      {{"stakeholders.csv", stakeholders}, {"relationships.csv", "from,to\na,b\nb,c\n"}});
}

std::vector<int> answered(const Projection& projection) {
  std::vector<int> out;
  for (std::uint32_t v = 0; v < projection.network.num_vertices(); ++v)
    out.push_back(projection.observed.answered(static_cast<VertexId>(v)) ? 1 : 0);
  return out;
}

Layer layer_named(const Place& place, std::string_view kind) {
  for (Layer& layer : layers_of(place)) {
    if (layer.kind == kind) return std::move(layer);
  }
  ADD_FAILURE() << "no layer " << kind;
  return {};
}

TEST(WhatABlankMeans, SystemIsNotStatedAndStandsOutsideEveryGap) {
  const Place place = with_stakeholders("id,system\na,health\nb,police\nc,\n");
  const Projection projection = project(place);
  EXPECT_EQ(projection.network.num_vertices(), 3U);  // on the map
  EXPECT_EQ(projection.system_of[2], SystemId::none);
  const Findings findings = analyse(place, {});
  ASSERT_EQ(findings.interfaces.size(), 1U);
  EXPECT_EQ(findings.interfaces[0].observed, 1);  // a-b; b-c is in no pair of systems
}

TEST(WhatABlankMeans, KindIsAnOrganisationAndItsOrganisationItself) {
  const Place place = with_stakeholders("id,kind,organisation\na,,\nb,post,a\nc,,\nd,board,\n");
  const Projection projection = project(place);  // unit organisation: b counts as a, d is no actor
  EXPECT_THAT(projection.ids, ElementsAre("a", "c"));
  EXPECT_EQ(projection.report.rolled_up, 1U);
}

TEST(WhatABlankMeans, SectorTierReachAndAreasAreUnknown) {
  const Place place = with_stakeholders("id,sector,tier,reach,areas\na,public,,,\nb,,,,\nc,,,,\n");
  for (const StakeholderColumn column : {StakeholderColumn::sector, StakeholderColumn::tier,
                                         StakeholderColumn::reach, StakeholderColumn::areas}) {
    EXPECT_EQ(place.stakeholders().text(column, 1), Text::none);
  }
  EXPECT_EQ(place.text(place.stakeholders().text(StakeholderColumn::sector, 0)), "public");
}

TEST(WhatABlankMeans, AuthorityIsNoNumber) {
  const Place place = with_stakeholders("id,authority\na,0\nb,\nc,1\n");
  EXPECT_EQ(place.stakeholders().number(StakeholderColumn::authority, 0), 0.0);
  EXPECT_TRUE(std::isnan(place.stakeholders().number(StakeholderColumn::authority, 1)));
}

TEST(WhatABlankMeans, InterestSupportBudgetAndCapacityAreNeitherNoughtNorAHalf) {
  const Place place =
      with_stakeholders("id,interest,support,budget,capacity\na,,,,\nb,0.5,0,0,0\nc,,,,\n");
  for (const StakeholderColumn column : {StakeholderColumn::interest, StakeholderColumn::support,
                                         StakeholderColumn::budget, StakeholderColumn::capacity}) {
    EXPECT_TRUE(std::isnan(place.stakeholders().number(column, 0)));
    EXPECT_FALSE(std::isnan(place.stakeholders().number(column, 1)));
  }
  const Place without = with_stakeholders("id\na\nb\nc\n");
  EXPECT_TRUE(std::isnan(without.stakeholders().number(StakeholderColumn::budget, 0)));
}

TEST(WhatABlankMeans, NoResponseColumnAndNoReporterAssumesThatEveryoneWasAsked) {
  const Place place = with_stakeholders("id\na\nb\nc\n");
  const Projection projection = project(place);
  EXPECT_EQ(projection.basis, ResponseBasis::everyone_assumed);
  EXPECT_TRUE(projection.observed.everything());
  EXPECT_THAT(analyse(place, {}).manifest.assumptions,
              testing::Contains(testing::HasSubstr("Assumes that everyone was asked")));
}

TEST(WhatABlankMeans, OneBlankResponseIsUnobserved) {
  const Place place = with_stakeholders("id,response\na,answered\nb,\nc,\n");
  const Projection projection = project(place);
  EXPECT_THAT(answered(projection), ElementsAre(1, 0, 0));
  EXPECT_TRUE(projection.observed(VertexId{0}, VertexId{1}));
  EXPECT_FALSE(projection.observed(VertexId{1}, VertexId{2}));
}

TEST(WhatABlankMeans, NoReporterInAnyRowIsAsWithoutTheColumn) {
  const Place place = place_of({{"relationships.csv", "from,to,reported by\na,b,\nb,c,\n"}});
  EXPECT_EQ(project(place).basis, ResponseBasis::everyone_assumed);
}

TEST(WhatABlankMeans, NoReporterInSomeRowsLeavesTheLinkAndSaysNothingOfPairsNotListed) {
  const std::string rows = "from,to,reported by\na,b,\nb,c,b\n";
  const Place place = place_of({{"relationships.csv", rows}});
  const Projection projection = project(place);
  EXPECT_EQ(projection.basis, ResponseBasis::some_reporters);
  EXPECT_EQ(projection.network.num_ties(), 2U);
  EXPECT_FALSE(projection.observed(VertexId{0}, VertexId{2}));
  for (const auto& roster :
       {std::pair<std::string, std::string>{"place.csv", "key,value\nroster,complete\n"},
        {"layers.csv", "kind,roster\nworks with,complete\n"}}) {
    const Place complete = place_of({{"relationships.csv", rows}, roster});
    EXPECT_TRUE(project(complete).observed.everything());
  }
}

TEST(WhatABlankMeans, KindOfLinkIsWorksWith) {
  const Place place = place_of({{"relationships.csv", "from,to,kind\na,b,\nb,c,works with\n"}});
  ASSERT_EQ(layers_of(place).size(), 1U);
  EXPECT_EQ(layers_of(place)[0].kind, "works with");
}

TEST(WhatABlankMeans, DirectionAndRoleComeFromTheRowThenTheLayerThenTheKind) {
  const Place place = place_of(
      {{"relationships.csv",
        "from,to,kind,direction\na,b,advice,\na,b,influence,\na,b,money,\na,b,accountability,\n"
        "a,b,referral,\na,b,would ring,\na,b,conflict,\na,b,plans with,\na,b,asked,\n"
        "a,b,plans with,directed\n"},
       {"layers.csv", "kind,direction,role\nasked,directed,formal\nreferral,mutual,\n"}});
  for (const char* const kind :
       {"advice", "influence", "money", "accountability", "would ring", "asked"})
    EXPECT_TRUE(layer_named(place, kind).directed) << kind;
  for (const char* const kind : {"conflict", "plans with", "referral"})
    EXPECT_FALSE(layer_named(place, kind).directed) << kind;
  EXPECT_FALSE(row_is_directed(place, 7, layer_named(place, "plans with")));
  EXPECT_TRUE(row_is_directed(place, 9, layer_named(place, "plans with")));
  EXPECT_EQ(layer_named(place, "money").role, LayerRole::money);
  EXPECT_EQ(layer_named(place, "conflict").role, LayerRole::negative);
  EXPECT_EQ(layer_named(place, "accountability").role, LayerRole::formal);
  EXPECT_EQ(layer_named(place, "asked").role, LayerRole::formal);
  EXPECT_EQ(layer_named(place, "advice").role, LayerRole::working);
}

TEST(WhatABlankMeans, FormalityIsUnknownStrengthOneAndSignPositive) {
  const Place place = place_of({{"relationships.csv",
                                 "from,to,kind,formality,strength,sign\na,b,,,,\nb,c,,formal,0,\nc,"
                                 "d,,,,-\nd,e,conflict,,,\n"}});
  EXPECT_EQ(place.relationships().text(RelationshipColumn::formality, 0), Text::none);
  const Projection projection = project(place, {.layer_set = LayerSet::working});
  ASSERT_EQ(projection.network.num_ties(), 1U);  // a-b: neither an observed no, nor a conflict
  EXPECT_EQ(projection.report.zero_strength, 1U);
  EXPECT_EQ(projection.report.negative, 1U);
  EXPECT_EQ(projection.report.other_layers, 1U);
  EXPECT_EQ(projection.network.ties()[0].strength, 1.0);
}

TEST(WhatABlankMeans, TrustChallengeAndFrequencyAreMissing) {
  const Place place = place_of(
      {{"relationships.csv", "from,to,trust,challenge,frequency\na,b,,,\nb,c,0,1,weekly\n"}});
  EXPECT_TRUE(std::isnan(place.relationships().number(RelationshipColumn::trust, 0)));
  EXPECT_TRUE(std::isnan(place.relationships().number(RelationshipColumn::challenge, 0)));
  EXPECT_EQ(place.relationships().text(RelationshipColumn::frequency, 0), Text::none);
  EXPECT_EQ(place.relationships().number(RelationshipColumn::trust, 1), 0.0);
}

TEST(WhatABlankMeans, ConfidenceCountsAsReportedAndIsNoNumber) {
  const Place place = place_of(
      {{"relationships.csv", "from,to,confidence\na,b,\nb,c,sure\nc,d,fairly\nd,e,hearsay\n"}});
  EXPECT_EQ(project(place, {.min_confidence = 0.9}).report.rows_read, 2U);  // the blank, and sure
  EXPECT_EQ(project(place, {.min_confidence = 0.95}).report.rows_read, 2U);
  EXPECT_EQ(project(place, {.min_confidence = 0.7}).report.rows_read, 3U);
  EXPECT_EQ(project(place, {.min_confidence = 0.4}).report.rows_read, 4U);
  EXPECT_EQ(
      parse_confidence(place.text(place.relationships().text(RelationshipColumn::confidence, 0))),
      std::nullopt);  // not as certain
}

TEST(WhatABlankMeans, SinceAndUntilAreCurrentAtTheDateOfThePlace) {
  const Files files = {
      {"relationships.csv", "from,to,since,until\na,b,,\nb,c,2024,\nc,d,,2024\nd,e,2026,\n"},
      {"place.csv", "key,value\ndate,2025-06-01\n"}};
  const Place place = place_of(files);
  const Projection projection = project(place);
  EXPECT_EQ(projection.report.rows_read, 2U);    // a-b and b-c
  EXPECT_EQ(projection.report.not_current, 2U);  // ended before, begins later
  const Place undated = place_of({files[0]});    // never the date of the file
  EXPECT_THAT([&] { (void)project(undated); }, ThrowsError(ErrorCode::parse_error, "date"));
}

TEST(WhatABlankMeans, MembershipRoleIsMemberAndMandateUnknown) {
  const Place place =
      place_of({{"stakeholders.csv", "id,kind\na,\nb,\nboard,board\n"},
                {"memberships.csv",
                 "stakeholder,board,role,mandate\na,board,,\nb,board,chair,can commit\n"}});
  EXPECT_EQ(project(place, {.view = View::shared_boards}).network.num_ties(), 1U);
  EXPECT_EQ(place.memberships().text(MembershipColumn::mandate, 0), Text::none);
}

TEST(WhatABlankMeans, CommitmentRoleIsNoLead) {
  const auto next = [](const std::string& role) {
    const Place place =
        place_of({{"relationships.csv", "from,to\na,b\n"},
                  {"stakeholders.csv", "id,system\na,x\nb,y\nboard,\n"},
                  {"memberships.csv", "stakeholder,board\na,board\n"},
                  {"outcomes.csv", "id\nsafe\n"},
                  {"commitments.csv", "stakeholder,outcome,role\na,safe," + role + "\n"}});
    return find_rung(place, project(place)).next_column;
  };
  EXPECT_EQ(next(""), "commitments");
  EXPECT_EQ(next("contributor"), "commitments");
  EXPECT_EQ(next("lead"), "stakeholders.response");
}

TEST(WhatABlankMeans, VisibilityIsTheTeam) {
  const std::string rows = "id,visibility\na,\nb,public\nc,partners\n";
  const Place place = with_stakeholders(rows);
  EXPECT_TRUE(Visibility(place, Audience::team).body(StakeholderRow{0}));
  EXPECT_FALSE(Visibility(place, Audience::partners).body(StakeholderRow{0}));
  EXPECT_FALSE(Visibility(place, Audience::published).body(StakeholderRow{0}));
  EXPECT_TRUE(Visibility(place, Audience::published).body(StakeholderRow{1}));
  const Place open = place_of({{"stakeholders.csv", rows},
                               {"relationships.csv", "from,to\na,b\n"},
                               {"place.csv", "key,value\nvisibility,public\n"}});
  EXPECT_TRUE(Visibility(open, Audience::published).body(StakeholderRow{0}));
  EXPECT_FALSE(Visibility(open, Audience::published).body(StakeholderRow{2}));
}

TEST(WhatABlankMeans, TickedNothingIsAnAnswerAndOpenedNotSentIsNone) {
  const Place place = with_stakeholders(
      "id,response\na,ticked nothing\nb,\"opened, not sent\"\nc,answered none\nd,partly\n");
  EXPECT_THAT(answered(project(place)), ElementsAre(1, 0, 1, 0));
}

}  // namespace
}  // namespace interstice
