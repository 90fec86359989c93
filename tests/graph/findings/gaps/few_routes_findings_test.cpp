#include "graph/findings/gaps/few_routes_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/graph/findings/gaps/gap_places.hpp"
#include "tests/graph/findings/gaps/kind_places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Body 0 to 2 sit on a board; 3 to 8 are linked with all three; g1 to g5 with body 3 alone, g6 did not answer.
std::string planted() {
  std::string text = "stakeholders: id, name, kind, response\n";
  for (int v = 0; v < 9; ++v) text += fmt::format("  b{0}, Body {0}, organisation, answered\n", v);
  for (int g = 1; g < 7; ++g)
    text += fmt::format("  g{0}, Group {0}, community, {1}\n", g, g < 6 ? "answered" : "no reply");
  text += "  n, The Board, board,\nrelationships: from, to\n";
  for (int v = 3; v < 9; ++v) {
    for (int d = 0; d < 3; ++d) text += fmt::format("  b{}, b{}\n", v, d);
  }
  for (int g = 1; g < 7; ++g) text += fmt::format("  g{}, b3\n", g);
  text += "memberships: stakeholder, board\n";
  for (int d = 0; d < 3; ++d) text += fmt::format("  b{}, n\n", d);
  return text;
}

TEST(FewRoutesFindings, NameTheOneOnTheOnlyRoute) {
  const Findings found = found_in(place_from_text(planted()));
  const Gap& gap = gap_of(found, "few_routes:g1");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_EQ(gap.statement,
            "Group 1: The nearest body that decides is 2 steps away, by 1 reported route. Of other "
            "bodies, 0 in 100 are as far or farther, and 0 in 100 have as few routes. Every route "
            "passes Body 3.");
  EXPECT_THAT(gap.bodies_b, ElementsAre(3));
  EXPECT_THAT(gap.bridges, IsEmpty());
  const Gap& untold = gap_of(found, "few_routes:g6");
  EXPECT_EQ(untold.state, GapState::cannot_tell);
  EXPECT_THAT(untold.statement, HasSubstr("We cannot tell. It was not asked, or did not answer"));
  EXPECT_THAT(
      summary_of(found, GapKind::few_routes).note,
      HasSubstr("of 5 groups, chance, if routes were dealt over groups and other bodies, gives "
                "2.3 ("));
}

TEST(FewRoutesFindings, WithoutGroupsOrDecidersTheKindSaysSo) {
  const Findings found = found_in(place_from_text("relationships: from, to\n a, b\n"));
  EXPECT_THAT(summary_of(found, GapKind::few_routes).note, HasSubstr("nobody sits on a board"));
}

}  // namespace
}  // namespace interstice
