#include "graph/findings/gaps/trust_challenge_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "tests/graph/findings/gaps/gap_places.hpp"
#include "tests/graph/findings/gaps/kind_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Everybody rates everybody across; s0 and s1 rely little on each other. Raters from `first` on.
std::string planted(int first) {
  std::string text = fifteen_bodies() + "relationships: from, to, reported by, trust, challenge\n";
  for_each_across([&](int u, int v) {
    const double trust = u % 3 + v % 3 == 1 ? 0.1 : 0.7 + 0.01 * (u % 5);
    for (const auto& [x, y] : {std::pair(u, v), std::pair(v, u)}) {
      if (x >= first) text += fmt::format("  b{0:02}, b{1:02}, b{0:02}, {2}, 0.5\n", x, y, trust);
    }
  });
  return text;
}

TEST(TrustChallengeFindings, SayAveragesOfFiveRatersASide) {
  const Findings found = found_in(place_from_text(planted(0)));
  const Gap& gap = gap_of(found, "trust_challenge:s0|s1");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_THAT(gap.statement,
              AllOf(HasSubstr("Can rely on: 10 of 100 on average, by 5 and 5 raters, lower than "
                              "chance"),
                    HasSubstr("Can disagree openly: 50 of 100"), Not(HasSubstr("Body"))));
  EXPECT_FALSE(gap.observed);
  EXPECT_EQ(summary_of(found, GapKind::trust_challenge).gaps, 1U);
  EXPECT_EQ(summary_of(found, GapKind::trust_challenge).withheld, 0U);
}

TEST(TrustChallengeFindings, FourRatersASideTellNothing) {
  const Findings found = found_in(place_from_text(planted(1)));  // b00, of s0, says nothing
  const Gap& gap = gap_of(found, "trust_challenge:s0|s1");
  EXPECT_EQ(gap.state, GapState::cannot_tell);
  EXPECT_THAT(gap.reasons, IsEmpty());
  EXPECT_FALSE(gap.p);
  EXPECT_EQ(gap.statement, "s0 and s1: too few raters to tell. It takes 5 raters on each side.");
}

TEST(TrustChallengeFindings, NobodyWasAsked) {
  const Findings found = found_in(
      place_from_text("stakeholders: id, system\n a, x\n b, y\nrelationships: from, to\n a, b\n"));
  EXPECT_THAT(summary_of(found, GapKind::trust_challenge).note, HasSubstr("nobody was asked"));
}

}  // namespace
}  // namespace interstice
