#include "graph/findings/gaps/one_sided_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"
#include "tests/graph/findings/gaps/kind_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Links of s0 and s1 are reported by one side, all others by both.
std::string planted() {
  std::string text = fifteen_bodies() + "relationships: from, to, reported by\n";
  for_each_across([&](int u, int v) {
    text += fmt::format("  b{:02}, b{:02}, b{:02}\n", u, v, u);
    if (u % 3 + v % 3 != 1) text += fmt::format("  b{:02}, b{:02}, b{:02}\n", v, u, v);
  });
  return text;
}

TEST(OneSidedFindings, SayHowManyAndWhatChanceGives) {
  const Findings found = found_in(place_from_text(planted()));
  const Gap& gap = gap_of(found, "one_sided:s0|s1");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_EQ(gap.observed, 0U);  // links that both report
  EXPECT_GT(*gap.expected, *gap.observed);
  EXPECT_FALSE(gap.evidence);  // not on one scale with the model's
  EXPECT_GT(*gap.missing, 0.0);
  EXPECT_THAT(
      gap.statement,
      AllOf(HasSubstr("s0 and s1: 25 links of which both sides answered; 25 were reported by "
                      "one side alone, where chance, at the place's own rate, gives 8.3 ("),
            Not(HasSubstr("Body"))));
  EXPECT_THAT(gap.reasons.at(1).text, HasSubstr("100 in 100"));
  EXPECT_THAT(gap.bodies_a, IsEmpty());  // nobody's silence is told
  EXPECT_THAT(gap.without_link, IsEmpty());
  const Gap& other = gap_of(found, "one_sided:s0|s2");
  EXPECT_EQ(other.state, GapState::no_sign);
  EXPECT_THAT(other.statement, HasSubstr("No sign of a gap."));
}

TEST(OneSidedFindings, WithoutReportersTheKindSaysSo) {
  const Findings found = found_in(
      place_from_text("stakeholders: id, system\n a, x\n b, y\nrelationships: from, to\n a, b\n"));
  EXPECT_THAT(gaps_of(found, GapKind::one_sided), IsEmpty());
  EXPECT_THAT(summary_of(found, GapKind::one_sided).note, HasSubstr("reported by"));
}

TEST(OneSidedFindings, TooFewLinksCannotTell) {
  const Findings found =
      found_in(place_from_text("stakeholders: id, system, response\n a, x, answered\n b, y, "
                               "answered\nrelationships: from, to, "
                               "reported by\n a, b, a\n"));
  EXPECT_EQ(
      gap_of(found, "one_sided:x|y").statement,
      "x and y: 1 link of which both sides answered, of which one was reported by one side "
      "alone. We cannot tell whether there is a gap. There is only 1 link of which both sides "
      "answered, and it takes 8.");
  EXPECT_FALSE(gap_of(found, "one_sided:x|y").q);
}

// No kind that lays something beside the links is for others than the team.
TEST(TeamKinds, AreForTheTeamOnly) {
  for (const Audience audience : {Audience::partners, Audience::published}) {
    const Findings found = found_in(
        place_from_text(planted() + "place: key, value\n  visibility, public\n"), audience);
    for (const GapKind kind :
         {GapKind::one_sided, GapKind::paper_partnership, GapKind::under_the_radar,
          GapKind::fragile_bridge, GapKind::trust_challenge, GapKind::boundary,
          GapKind::money_and_talk, GapKind::vertical_pull, GapKind::few_routes}) {
      EXPECT_THAT(gaps_of(found, kind), IsEmpty()) << to_string(kind);
      EXPECT_THAT(summary_of(found, kind).note, HasSubstr("for the team only")) << to_string(kind);
    }
  }
}

}  // namespace
}  // namespace interstice
