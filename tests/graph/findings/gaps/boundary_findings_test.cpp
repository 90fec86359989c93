#include "graph/findings/gaps/boundary_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kPlace = R"(
stakeholders: id, name, system, areas
  c, Council, local, R
  i, Care Board, health, E
  m, Market Town, local, R
  p, Police, justice, R
  n, Nobody's, justice,
relationships: from, to
  c, i
areas: code, parent, population
  R, E, 1200
  E, , 4000
expected: a, b, reason
  c, i, duty
  p, c, duty
  n, c, plan
)";

TEST(BoundaryFindings, SayHowManyPeopleBothCover) {
  const Findings found = found_in(place_from_text(kPlace));
  const Gap& gap = gap_of(found, "boundary:c|i");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_THAT(
      gap.statement,
      HasSubstr(
          "expected to work together, and most people of their areas are not shared. Of 4,000 "
          "people whom either covers, both cover 1,200 (30 in 100)."));
  EXPECT_THAT(gap.statement, testing::StartsWith("Care Board and Council:"));
  EXPECT_THAT(gap.reasons.at(1).text, HasSubstr("share people with it: two and one."));
  EXPECT_THAT(gap.reasons.at(2).rows, ElementsAre("expected, row 1"));
  EXPECT_THAT(gap_of(found, "boundary:c|p").statement,
              HasSubstr("(100 in 100). No sign of a gap."));
  EXPECT_THAT(gap_of(found, "boundary:c|n").statement,
              HasSubstr("cannot tell whether their areas differ. The area of one"));
  const GapKindSummary counts = summary_of(found, GapKind::boundary);
  EXPECT_EQ(counts.gaps + 10 * counts.no_sign + 100 * counts.cannot_tell, 111U);
}

TEST(BoundaryFindings, WithoutAreasTheKindSaysSo) {
  const Findings found = found_in(place_from_text("relationships: from, to\n a, b\n"));
  EXPECT_THAT(summary_of(found, GapKind::boundary).note, HasSubstr("Areas are not compared"));
}

}  // namespace
}  // namespace interstice
