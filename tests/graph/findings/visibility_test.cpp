#include "graph/findings/visibility.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "graph/findings/withholding.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

System system_of(std::string id, std::uint32_t bodies, std::uint32_t answered) {
  return {.id = std::move(id), .bodies = bodies, .answered = answered, .within = 3U, .across = 4U};
}

Gap cell(std::uint32_t a, std::uint32_t b, std::uint32_t raters) {
  return {.system_a = a,
          .system_b = b,
          .state = GapState::no_sign,
          .pairs = 20.0,
          .observed = 4U,
          .expected = 5.0,
          .q = 0.5,
          .raters = raters};
}

// Three systems of one body each that is drawn; one link between each two of them.
Findings triangle(std::uint32_t xy, std::uint32_t xz, std::uint32_t yz) {
  Findings findings;
  findings.network = {.links = 9U, .across_share = 0.5, .density = 0.1};
  findings.answers = {.bodies = 27, .answered = 27};
  findings.systems = {system_of("x", 9, 9), system_of("y", 9, 9), system_of("z", 9, 9)};
  findings.interfaces = {cell(0, 1, xy), cell(0, 2, xz), cell(1, 2, yz)};
  for (std::uint32_t i = 0; i < 3; ++i)
    findings.bodies.push_back(
        {.id = std::string(1, static_cast<char>('p' + i)), .system = i, .degree = 2U});
  findings.links = {{.a = 0, .b = 1}, {.a = 0, .b = 2}, {.a = 1, .b = 2}};
  return findings;
}

TEST(WithholdSmallCounts, ThreeRatersAreEnough) {
  Findings findings = triangle(3, 3, 3);
  withhold_small_counts(findings, false);
  EXPECT_FALSE(findings.totals_withheld);
  for (const Gap& each : findings.interfaces) EXPECT_EQ(each.observed, 4U);
  EXPECT_EQ(findings.network.links, 9U);
}

TEST(WithholdSmallCounts, OneCellAloneWouldFollowFromTheTotal) {
  Findings findings = triangle(2, 8, 5);
  withhold_small_counts(findings, false);
  EXPECT_TRUE(findings.totals_withheld);
  EXPECT_FALSE(findings.interfaces[0].observed.has_value());
  EXPECT_TRUE(findings.interfaces[1].observed.has_value());
  EXPECT_FALSE(findings.interfaces[2].observed.has_value()) << "the next by raters goes too";
  EXPECT_FALSE(findings.interfaces[0].q.has_value());
  EXPECT_EQ(findings.interfaces[0].state, GapState::cannot_tell);
}

TEST(WithholdSmallCounts, NothingThatWouldTellTheCountStays) {
  Findings findings = triangle(2, 8, 5);
  withhold_small_counts(findings, false);
  ASSERT_THAT(findings.links, SizeIs(1)) << "the picture shows no link of a withheld cell";
  EXPECT_EQ(findings.links[0].b, 2U);
  EXPECT_FALSE(findings.hidden_links.has_value());
  for (const System& system : findings.systems) {
    EXPECT_FALSE(system.within.has_value());
    EXPECT_FALSE(system.across.has_value());
  }
  for (const Body& body : findings.bodies) EXPECT_FALSE(body.degree.has_value());
  EXPECT_FALSE(findings.network.links.has_value());
  EXPECT_FALSE(findings.network.across_share.has_value());
  EXPECT_FALSE(findings.network.density.has_value());
}

TEST(WithholdSmallCounts, ASystemOfOneBodyWouldTellItsLinks) {
  Findings findings = triangle(9, 9, 9);
  findings.systems[2].bodies = 1;
  findings.answers.bodies = 19;
  findings.answers.on_record = true;
  Findings open = findings;
  withhold_small_counts(findings, false);
  EXPECT_TRUE(findings.interfaces[0].observed.has_value());
  EXPECT_FALSE(findings.interfaces[1].observed.has_value());
  EXPECT_FALSE(findings.interfaces[2].observed.has_value());
  EXPECT_TRUE(findings.totals_withheld);
  withhold_small_counts(open, true);
  EXPECT_FALSE(open.totals_withheld) << "every link of an open place is public";
}

TEST(WithholdSmallCounts, LinksInsideASystemNeedThreeAnswersToo) {
  Findings findings = triangle(9, 9, 9);
  findings.systems[1].answered = 2;
  findings.systems[2].bodies = 5;
  findings.answers.bodies = 23;
  withhold_small_counts(findings, false);
  EXPECT_TRUE(findings.systems[0].within.has_value());
  EXPECT_FALSE(findings.systems[1].within.has_value());
  EXPECT_FALSE(findings.systems[2].within.has_value())
      << "or the first would follow from the total";
  EXPECT_EQ(findings.network.links, 9U);
}

TEST(WithholdSmallCounts, OneBodyWithoutASystemWouldFollowFromTheTotal) {
  Findings findings = triangle(9, 9, 9);
  findings.answers.bodies = 28;
  withhold_small_counts(findings, false);
  EXPECT_FALSE(findings.network.links.has_value());
  EXPECT_FALSE(findings.network.density.has_value());
  EXPECT_FALSE(findings.hidden_links.has_value());
  EXPECT_FALSE(findings.totals_withheld);
  EXPECT_EQ(findings.interfaces[0].observed, 4U);
}

TEST(WithholdAnswers, SystemsWhoseCountWouldNameTheSilentAreHiddenTogether) {
  Findings findings;
  findings.systems = {system_of("tiny", 2, 1), system_of("silent", 4, 0), system_of("some", 6, 4),
                      system_of("more", 12, 7)};
  findings.answers = {.bodies = 24, .answered = 12};
  findings.interfaces = {cell(0, 1, 1), cell(2, 3, 11)};
  withhold_answers(findings);
  EXPECT_FALSE(findings.systems[0].answered.has_value());
  EXPECT_FALSE(findings.systems[1].answered.has_value());
  // One answered and five did not in the two: a third system hides which.
  EXPECT_FALSE(findings.systems[2].answered.has_value());
  EXPECT_EQ(findings.systems[3].answered, 7U);
  EXPECT_FALSE(findings.interfaces[0].pairs.has_value());
  EXPECT_FALSE(findings.interfaces[1].raters.has_value());
}

TEST(WithholdAnswers, NobodyIsHiddenWhereEverySystemIsLargeEnough) {
  Findings findings;
  findings.systems = {system_of("a", 6, 3), system_of("b", 4, 4)};
  findings.answers = {.bodies = 10, .answered = 7};
  withhold_answers(findings);
  for (const System& system : findings.systems) EXPECT_TRUE(system.answered.has_value());
}

TEST(WithholdAnswers, OneBodyInNoSystemWouldFollowFromTheTotal) {
  Findings findings;
  findings.systems = {system_of("a", 9, 5), system_of("b", 12, 6)};
  findings.answers = {.bodies = 22, .answered = 12};
  withhold_answers(findings);
  EXPECT_FALSE(findings.systems[0].answered.has_value()) << "it hides whether the one answered";
  EXPECT_TRUE(findings.systems[1].answered.has_value());
}

TEST(WithholdSmallCounts, ThatNobodyOfThreeAnsweredIsNotToldByAState) {
  Findings findings = triangle(9, 9, 9);
  findings.systems[2].bodies = 3;
  findings.systems[2].answered = 0;
  findings.answers = {.bodies = 21, .answered = 18};
  findings.interfaces[1].state = findings.interfaces[2].state = GapState::cannot_tell;
  Findings answering = findings;
  answering.systems[2].answered = 3;
  answering.interfaces[1].state = answering.interfaces[2].state = GapState::no_sign;
  withhold_small_counts(findings, true);
  withhold_small_counts(answering, true);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(findings.interfaces[i].state, answering.interfaces[i].state);
    EXPECT_EQ(findings.interfaces[i].why, answering.interfaces[i].why);
  }
}

constexpr const char* kPeople = R"(
stakeholders: id, name, kind, named, tier, organisation, told, visibility
  o, Housing Trust, organisation, , , , , public
  p, Ann Other, person, , , o, , public
  q, Bea Known, person, yes, , , , public
  r, Cy Worker, person, yes, front line, , , public
  s, Dee User, person, yes, service user, , , public
  t, Safety manager, post, , , o, yes, public
  u, Untold manager, post, , , o, , public
  v, Hidden body, organisation, , , , , team
  w, Partner body, organisation, , , , , partners
  x, No such kind, wizard, , , , , public
)";

TEST(Visibility, PublishedPagesNameWhoMayBeNamed) {
  const Place place = place_from_text(kPeople);
  const auto shown = [&](Audience audience) {
    std::string ids;
    const Visibility visibility(place, audience);
    for (std::uint32_t row = 0; row < place.stakeholders().num_rows(); ++row) {
      if (visibility.body(static_cast<StakeholderRow>(row)))
        ids += place.text(place.stakeholders().text(StakeholderColumn::id, row));
    }
    return ids;
  };
  EXPECT_EQ(shown(Audience::team), "opqrstuvwx");
  EXPECT_EQ(shown(Audience::partners), "oqtw");
  EXPECT_EQ(shown(Audience::published), "oqt");
}

TEST(PrintedName, PeopleHaveOneOnlyIfTheySaidSo) {
  const Place place = place_from_text(kPeople);
  const auto name = [&](std::uint32_t row) {
    return printed_name(place, static_cast<StakeholderRow>(row));
  };
  EXPECT_EQ(name(0), "Housing Trust");
  EXPECT_EQ(name(1), "a person in Housing Trust");
  EXPECT_EQ(name(2), "Bea Known");
  EXPECT_EQ(name(3), "a member of front-line staff");
  EXPECT_EQ(name(4), "a service user");
  EXPECT_EQ(name(5), "Safety manager");
}

}  // namespace
}  // namespace interstice
