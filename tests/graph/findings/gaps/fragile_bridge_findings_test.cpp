#include "graph/findings/gaps/fragile_bridge_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;

constexpr const char* kPlace = R"(
stakeholders: id, name, system, response
  a, Ada, x, answered
  b, Bab, x, answered
  c, Cob, x, answered
  d, Dot, y, answered
  e, Eve, y, answered
  f, Fay, y, no reply
  g, Gil, z, answered
  h, Hal, z, answered
relationships: from, to
  a, b
  b, c
  a, c
  d, e
  e, f
  d, f
  a, d
  a, e
)";

TEST(FragileBridgeFindings, SystemsAndPartsThatMeetThroughOneBody) {
  const Findings found = found_in(place_from_text(kPlace));
  EXPECT_EQ(gap_of(found, "fragile_bridge:x|y").statement,
            "x and y: every reported route between them passes Ada.");
  EXPECT_EQ(gap_of(found, "fragile_bridge:x|y").observed, 1U);
  EXPECT_EQ(gap_of(found, "fragile_bridge:body:a").statement,
            "Bab and Cob have no reported route to the others but Ada.");
  const Gap& untold = gap_of(found, "fragile_bridge:x|z");
  EXPECT_EQ(untold.state, GapState::cannot_tell);
  EXPECT_THAT(untold.statement, HasSubstr("no reported route joins them. We cannot tell"));
  EXPECT_THAT(untold.why, HasSubstr("Only 6 of 6 pairs"));
}

TEST(FragileBridgeFindings, OneLink) {
  const Findings found = found_in(place_from_text(
      "stakeholders: id, name\n a, Ada\n b, Bab\n c, Cob\n d, Dot\n e, Eve\n f, Fay\n"
      "relationships: from, to\n a, b\n b, c\n a, c\n d, e\n e, f\n d, f\n c, d\n"));
  EXPECT_EQ(
      gap_of(found, "fragile_bridge:link:c|d").statement,
      "Dot, Eve and Fay have no reported route to the others but the one link between Cob and "
      "Dot.");
}

TEST(FragileBridgeFindings, NothingHangsByOne) {
  const Findings found =
      found_in(place_from_text("relationships: from, to\n a, b\n b, c\n a, c\n"));
  EXPECT_THAT(summary_of(found, GapKind::fragile_bridge).note, HasSubstr("No part of the place"));
}

}  // namespace
}  // namespace interstice
