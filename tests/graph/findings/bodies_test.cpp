// Go-betweens of Findings: their ranges, and who is ranked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Two triangles that meet through c and d.
constexpr const char* kTwoTriangles = R"(
stakeholders: id, name, kind, system
  a, Alder, organisation, x
  b, Birch, organisation, x
  c, Cedar, organisation, x
  d, Dogwood, organisation, y
  e, Elm, person, y
  f, Fir, organisation, y
relationships: from, to
  a, b
  b, c
  c, a
  c, d
  d, e
  e, f
  f, d
  d, c
)";

Findings findings_of(const Place& place, Audience audience = Audience::team,
                     Unit unit = Unit::person) {
  return analyse(place, {.reading = {.unit = unit}, .audience = audience, .draws = 20});
}

const Body& body(const Findings& findings, std::string_view id) {
  return *std::ranges::find(findings.bodies, id, &Body::id);
}

TEST(Bodies, SharesAndRanksHaveTheirRanges) {
  const Place place = place_from_text(kTwoTriangles);
  const Findings found = findings_of(place);
  EXPECT_EQ(found.left_out, 6U);
  const Body& c = body(found, "c");
  // c stands between {a, b} and {d, e, f}: 6 of the 10 pairs of others.
  EXPECT_DOUBLE_EQ(c.share, 0.6);
  EXPECT_EQ(c.rank, 1U);
  // Without d, c has nobody to stand between; without f, 4 of 6 pairs need it.
  EXPECT_DOUBLE_EQ(c.share_range->low, 0.0);
  EXPECT_DOUBLE_EQ(c.share_range->high, 4.0 / 6.0);
  EXPECT_EQ(c.rank_low, 1U);
  for (const Body& each : found.bodies) {
    EXPECT_LE(each.share_range->low, each.share);
    EXPECT_GE(each.share_range->high, each.share);
    EXPECT_LE(each.rank_low, each.rank);
    EXPECT_GE(each.rank_high, each.rank);
  }
  EXPECT_THAT(found.go_betweens_note, HasSubstr("cannot be told: leaving out one body puts Cedar"));
}

TEST(Bodies, OneThatIsAlwaysFirstIsSaidToBe) {
  const Place place = place_from_text(R"(
relationships: from, to
  hub, a
  hub, b
  hub, c
  hub, d
  hub, e
)");
  EXPECT_EQ(findings_of(place).go_betweens_note,
            "hub comes first, whichever other body is left out.");
}

TEST(Bodies, WhereNobodyStandsBetweenThereIsNothingToSay) {
  const Place place = place_from_text("relationships: from, to\n  a, b\n");
  const Findings found = findings_of(place);
  EXPECT_EQ(found.left_out, 0U);
  EXPECT_FALSE(found.bodies[0].share_range.has_value());
  EXPECT_THAT(found.go_betweens_note, IsEmpty());
}

TEST(Bodies, PeopleAreKnownAsSuch) {
  const Place place = place_from_text(kTwoTriangles);
  const Findings found = findings_of(place);
  for (const Body& each : found.bodies) EXPECT_EQ(each.unlisted, each.id == "e");
  EXPECT_EQ(body(found, "e").name, "a person");  // named = blank
}

TEST(Bodies, FrontLinePostsAreRankedNoMoreThanPeople) {
  const Place place = place_from_text(R"(
stakeholders: id, name, kind, tier, told
  a, Alder, organisation, ,
  p, Outreach, post, front line, yes
  b, Birch, organisation, ,
relationships: from, to
  a, p
  p, b
)");
  const Findings found = analyse(place, {.reading = {.unit = Unit::post}});
  EXPECT_TRUE(body(found, "p").unlisted);
  EXPECT_FALSE(is_ranked(found, body(found, "p")));
  EXPECT_THAT(found.go_betweens_note, Not(HasSubstr("first")));
}

TEST(Bodies, OfOneNameAreToldApartByTheirIds) {
  const Place place = place_from_text(R"(
stakeholders: id, name, kind
  a, Council, organisation
  b, Council, organisation
  c, Police, organisation
  d, Dora, person
  e, Edna, person
relationships: from, to
  a, b
  b, c
  d, e
)");
  const Findings found = analyse(place, {.reading = {.unit = Unit::person}});
  EXPECT_EQ(body(found, "a").name, "Council (a)");
  EXPECT_EQ(body(found, "b").name, "Council (b)");
  EXPECT_EQ(body(found, "c").name, "Police");
  EXPECT_EQ(body(found, "d").name, "a person");
  EXPECT_EQ(body(found, "e").name, "a person");
}

TEST(Bodies, WhereARunLeavesNobodyBetweenOthersNoneAlwaysComesFirst) {
  // Without the one that it joins to the rest, the hub stands between nobody, as all do.
  const Place place = place_from_text("relationships: from, to\n  a, b\n  b, c\n  d, e\n");
  const Findings found = findings_of(place);
  EXPECT_EQ(body(found, "b").share_range->low, 0.0);
  EXPECT_THAT(found.go_betweens_note, IsEmpty());
}

}  // namespace
}  // namespace interstice
