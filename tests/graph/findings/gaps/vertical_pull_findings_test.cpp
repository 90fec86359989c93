#include "graph/findings/gaps/vertical_pull_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"
#include "tests/graph/findings/gaps/kind_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

// Forty bodies in four systems, every fifth one national. Local bodies of s0 are linked with all national ones and with
// no local body of another system; of the others a third of the pairs are linked.
std::string planted() {
  std::string text = "stakeholders: id, system, reach\n";
  for (int v = 0; v < 40; ++v)
    text += fmt::format("  b{:02}, s{}, {}\n", v, v % 4, v / 4 % 5 == 0 ? "national" : "local");
  text += "relationships: from, to\n";
  const auto pulled = [](int v) { return v % 4 == 0 && v / 4 % 5 != 0; };
  const auto upper = [](int v) { return v / 4 % 5 == 0; };
  for (int u = 0; u < 40; ++u) {
    for (int v = u + 1; v < 40; ++v) {
      const bool chance =
          (static_cast<unsigned>(u * 7919 + v * 104729) * 2654435761U >> 16U) % 3 == 0;
      const bool up = (pulled(u) && upper(v)) || (pulled(v) && upper(u));
      const bool across =
          (pulled(u) && !upper(v) && v % 4 != 0) || (pulled(v) && !upper(u) && u % 4 != 0);
      if (up || (chance && !across)) text += fmt::format("  b{:02}, b{:02}\n", u, v);
    }
  }
  return text;
}

TEST(VerticalPullFindings, SayHowManyGoUpAndAcross) {
  const Findings found = found_in(place_from_text(planted()));
  const Gap& gap = gap_of(found, "vertical_pull:s0");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_EQ(gap.observed, 0U);
  EXPECT_GT(*gap.missing, 10.0);
  EXPECT_EQ(gap.system_b, kNoSystem);
  EXPECT_THAT(
      gap.statement,
      AllOf(HasSubstr("s0, links of its local bodies: 64 links upwards and 0 across, among 64 "
                      "and 192 pairs asked about. Of as many, "),
            HasSubstr(" across would be usual here (")));
  EXPECT_EQ(gap_of(found, "vertical_pull:s2").state, GapState::no_sign);
}

TEST(VerticalPullFindings, WithoutReachTheKindSaysSo) {
  const Findings found =
      found_in(place_from_text("stakeholders: id, system, reach\n a, x, local\n b, y, "
                               "local\nrelationships: from, to\n a, b\n"));
  EXPECT_THAT(gaps_of(found, GapKind::vertical_pull), IsEmpty());
  EXPECT_THAT(summary_of(found, GapKind::vertical_pull).note,
              HasSubstr("no body's reach is national or regional"));
}

}  // namespace
}  // namespace interstice
