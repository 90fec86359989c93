#include "graph/gaps/outcome_leads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/layers.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kPlace = R"(
stakeholders: id, kind, organisation, system
  a, organisation, , x
  b, organisation, , x
  c, organisation, , y
  d, organisation, ,
  p, post, a, x
relationships: from, to
  a, b
outcomes: id, name
  home, Home
  learn, Learn
  quiet, Nobody signed up
commitments: stakeholder, outcome, role, agrees aim, agrees method, since, until
  a, home, lead, yes, no, ,
  p, home, lead, yes, , ,
  b, home, , partly, yes, ,
  c, home, lead, no, yes, , 2020-01-01
  b, learn, lead, , , ,
  c, learn, lead, yes, yes, ,
  d, learn, contributor, no, , ,
  c, learn, sponsor, no, no, ,
  c, play, consulted, , , ,
place: key, value
  date, 2026-01-01
)";

std::vector<OutcomeLead> found() {
  const Place place = place_from_text(kPlace);
  return outcome_leads(place, find_actors(place, layers_of(place), {.as_of = place.date()}),
                       place.date());
}

TEST(OutcomeLeads, SayWhoLeadsAndWhoBacks) {
  const std::vector<OutcomeLead> outcomes = found();
  ASSERT_EQ(outcomes.size(), 4U);
  const OutcomeLead& home = outcomes[0];
  EXPECT_EQ(home.outcome, "home");
  EXPECT_THAT(home.leads, ElementsAre(0));  // the post counts for its body, and c has left
  EXPECT_FALSE(home.no_lead());
  EXPECT_FALSE(home.several_leads());
  EXPECT_TRUE(home.no_sponsor());
  EXPECT_TRUE(home.one_system());
  EXPECT_THAT(home.owners, ElementsAre(0, 1));
  EXPECT_EQ(home.aim_answers, 3U);
  EXPECT_EQ(home.aim_agrees, 2U);
  EXPECT_EQ(home.method_answers, 2U);
  EXPECT_EQ(home.method_agrees, 1U);
  const OutcomeLead& learn = outcomes[1];
  EXPECT_THAT(learn.leads, ElementsAre(1, 2));
  EXPECT_TRUE(learn.several_leads());
  EXPECT_THAT(learn.sponsors, ElementsAre(2));
  EXPECT_THAT(learn.systems, ElementsAre(SystemId{0}, SystemId{1}));
  EXPECT_EQ(learn.no_system, 1U);
  EXPECT_EQ(learn.aim_answers, 2U);  // of owners: the sponsor's is not one
}

TEST(OutcomeLeads, AnOutcomeOfNobodyHasNoLead) {
  const std::vector<OutcomeLead> outcomes = found();
  for (const std::size_t at : {2U, 3U}) {  // play: consulted only; quiet: no commitment
    EXPECT_TRUE(outcomes[at].no_lead());
    EXPECT_TRUE(outcomes[at].no_sponsor());
    EXPECT_FALSE(outcomes[at].one_system());
    EXPECT_THAT(outcomes[at].owners, IsEmpty());
  }
}

TEST(OutcomeLeads, OneUnknownSystemIsNotOneSystem) {
  const Place place = place_from_text(
      "stakeholders: id, system\n a, x\n d,\nrelationships: from, to\n a, d\ncommitments: "
      "stakeholder, outcome\n a, o\n d, o\n");
  const std::vector<OutcomeLead> outcomes =
      outcome_leads(place, find_actors(place, layers_of(place), {}), {});
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_FALSE(outcomes[0].one_system());
}

TEST(OutcomeLeads, OfAnEdgeListThereIsNone) {
  const Place place = place_from_text("relationships: from, to\n a, b\n");
  EXPECT_THAT(outcome_leads(place, find_actors(place, layers_of(place), {}), {}), IsEmpty());
}

}  // namespace
}  // namespace interstice
