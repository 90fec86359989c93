#include "graph/findings/influence/power_interest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;

constexpr const char* kSigned = R"(
stakeholders: id, kind, organisation, interest, told
  a, organisation, , 0.6,
  b, organisation, , ,
  c, organisation, , 0.9,
  d, organisation, , ,
  p, post, b, 0.8, yes
  q, person, c, 1,
outcomes: id, name
  homes, Warm homes
  work, Work for all
commitments: stakeholder, outcome, role, interest, until
  a, homes, contributor, 0.3,
  a, homes, lead, 0.4,
  b, homes, , ,
  p, homes, accountable, 0.7,
  c, homes, informed, ,
  q, homes, sponsor, 1,
  d, homes, lead, 1, 2020
  d, work, pulls against, 0,
relationships: from, to
  a, b
place: key, value
  date, 2026-01-01
)";

std::vector<PowerInterest> grids_of(const Place& place, Unit unit, std::vector<std::string>* ids) {
  const ProjectionOptions reading = findings_reading(place, {.unit = unit});
  const Projection projection = project(place, reading);
  for (const std::string_view id : projection.ids) ids->emplace_back(id);
  return power_interest(place, projection, reading,
                        [](std::uint32_t v) { return std::optional(v); });
}

TEST(PowerInterest, TheFirstCommitmentAndTheBodysOwnInterestHold) {
  const Place place = place_from_text(kSigned);
  std::vector<std::string> ids;
  const auto grids = grids_of(place, Unit::post, &ids);
  ASSERT_EQ(grids.size(), 2U);
  const PowerInterest& homes = grids[0];
  EXPECT_EQ(homes.outcome, "homes");
  EXPECT_EQ(homes.name, "Warm homes");
  EXPECT_EQ(homes.people, 1U);
  std::vector<std::string> said;
  for (const GridEntry& entry : homes.entries) {
    said.push_back(ids[entry.body] + ' ' + entry.commitment + ' ' +
                   (entry.interest ? std::to_string(*entry.interest).substr(0, 3) : "blank"));
  }
  EXPECT_THAT(said, ElementsAre("a lead 0.4", "b contributor blank", "c informed 0.9",
                                "p accountable 0.7"));
  ASSERT_EQ(grids[1].entries.size(), 1U);
  EXPECT_EQ(grids[1].entries[0].commitment, "pulls against");
  EXPECT_EQ(grids[1].entries[0].interest, 0.0) << "0 is written, not blank";
}

TEST(PowerInterest, APostsInterestIsNotItsOrganisations) {
  const Place place = place_from_text(kSigned);
  std::vector<std::string> ids;
  const auto grids = grids_of(place, Unit::organisation, &ids);
  const GridEntry& b = grids[0].entries.at(1);
  EXPECT_EQ(ids[b.body], "b");
  EXPECT_EQ(b.commitment, "accountable");
  EXPECT_FALSE(b.interest.has_value());
}

TEST(PowerInterest, PostsOfServiceUsersAndFrontLineStaffAreAsGoodAsPeople) {
  std::string text = kSigned;
  text.replace(text.find("told\n"), 5, "told, tier\n");
  text.replace(text.find("0.8, yes"), 8, "0.8, yes, service user");
  const Place place = place_from_text(text);
  std::vector<std::string> ids;
  const auto grids = grids_of(place, Unit::post, &ids);
  EXPECT_EQ(grids[0].people, 2U);
  for (const GridEntry& entry : grids[0].entries) EXPECT_NE(ids[entry.body], "p");
}

TEST(PowerInterest, BodiesThatAreNotShownAreLeftOut) {
  const Place place = place_from_text(kSigned);
  const ProjectionOptions reading = findings_reading(place, {.unit = Unit::post});
  const Projection projection = project(place, reading);
  const auto grids = power_interest(place, projection, reading, [](std::uint32_t v) {
    return v == 0 ? std::optional<std::uint32_t>(7) : std::nullopt;
  });
  ASSERT_EQ(grids[0].entries.size(), 1U);
  EXPECT_EQ(grids[0].entries[0].body, 7U);
}

}  // namespace
}  // namespace interstice
