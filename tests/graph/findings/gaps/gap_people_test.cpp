#include "graph/findings/gaps/gap_people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> ids(const Findings& findings, const std::vector<std::uint32_t>& bodies) {
  std::vector<std::string> out;
  for (const std::uint32_t body : bodies) out.push_back(findings.bodies[body].id);
  return out;
}

TEST(GapPeople, ThoseLinkedWithAllOfBothSidesComeFirst) {
  const Findings found = found_in(place_from_text(Planted().text()));
  const Gap& gap = gap_of(found, "outcome:homes|s0|s1");
  const auto bridges = ids(found, gap.bridges);
  ASSERT_EQ(bridges.size(), 5U);
  EXPECT_EQ(bridges[0], "b06");
  EXPECT_EQ(bridges[1], "b18");
  EXPECT_THAT(ids(found, gap.bodies_a),
              testing::ElementsAre("b00", "b01", "b02", "b03", "b04", "b05"));
  EXPECT_EQ(gap.bodies_b.size(), 6U);
}

TEST(GapPeople, EveryPairWithoutALinkIsNamedTheLikeliestFirst) {
  const Findings found = found_in(place_from_text(Planted().text()));
  const Gap& gap = gap_of(found, "outcome:homes|s0|s1");
  EXPECT_EQ(gap.without_link.size(), 36U);
  ASSERT_TRUE(gap.could_start.has_value());
  EXPECT_EQ(gap.could_start->a, gap.without_link[0].a);
  EXPECT_THAT(who_could(found, gap), HasSubstr("could start; Body 6 and Body 18 know both."));
  EXPECT_THAT(gap_of(found, "outcome:school|s2|s3").without_link, IsEmpty());
}

TEST(GapPeople, APersonIsNoGoBetween) {
  Planted planted;
  planted.stakeholders.replace(0, planted.stakeholders.find('\n'),
                               "stakeholders: id, name, system, response, kind, named");
  const std::string six = "Body 6, s0, answered";
  planted.stakeholders.replace(planted.stakeholders.find(six), six.size(), six + ", person, yes");
  const Findings found = found_in(place_from_text(planted.text()));
  EXPECT_THAT(ids(found, gap_of(found, "outcome:homes|s0|s1").bridges),
              Not(testing::Contains("b06")));
}

TEST(GapPeople, OthersSeeGoBetweensWhoseLinksTheySeeAndNobodyElse) {
  Planted planted;
  planted.more = "place: key, value\n  visibility, public\n";
  const Findings open = found_in(place_from_text(planted.text()), Audience::published);
  const Gap& shown = gap_of(open, "outcome:homes|s0|s1");
  EXPECT_EQ(shown.state, GapState::gap);
  EXPECT_EQ(shown.bodies_a.size(), 6U);
  EXPECT_THAT(shown.without_link, IsEmpty());
  EXPECT_EQ(who_could(open, shown), "Body 6 and Body 18 could introduce them.");
  planted.more.clear();
  const Findings closed = found_in(place_from_text(planted.text()), Audience::partners);
  const Gap& hidden = gap_of(closed, "outcome:homes|s0|s1");
  EXPECT_EQ(hidden.state, GapState::gap);
  EXPECT_THAT(hidden.bodies_a, IsEmpty());
  EXPECT_THAT(hidden.bridges, IsEmpty());
  EXPECT_THAT(who_could(closed, hidden), IsEmpty());
  for (const GapReason& reason : hidden.reasons) EXPECT_THAT(reason.rows, IsEmpty());
}

}  // namespace
}  // namespace interstice
