#include "graph/gaps/boundary.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "graph/model/layers.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Vertices in byte order: council 0, icb 1, north 2, nowhere 3, pcn 4, police 5, unknown 6.
constexpr const char* kPlace = R"(
stakeholders: id, system, areas
  council, local, R
  icb, health, E
  police, justice, R;S
  north, local, N
  pcn, health, P1
  unknown, justice, X
  nowhere, justice,
relationships: from, to
  council, icb
areas: code, parent, population
  R, E, 100
  M, E, 300
  E, , 400
  S, , 60
  N, R, 40
  T, R, 60
  P1, R, 70
expected: a, b, reason
  council, icb, duty
  icb, council, plan
  council, police, duty
  north, council, duty
  council, unknown, duty
  council, nowhere, duty
  north, pcn, duty
  north, police, duty
  local, health, duty
commitments: stakeholder, outcome, role
  council, homes, lead
  icb, homes,
  police, homes, informed
  north, homes,
)";

std::map<std::string, BoundaryPair> read(const char* text) {
  const Place place = place_from_text(text);
  const Actors actors = find_actors(place, layers_of(place), {});
  std::map<std::string, BoundaryPair> found;
  for (const BoundaryPair& pair : boundaries(place, actors, {}))
    found[fmt::format("{}-{}", pair.u, pair.v)] = pair;
  return found;
}

TEST(Boundary, OneAreaInsideAnotherByHand) {
  const BoundaryPair pair = read(kPlace).at("0-1");
  EXPECT_EQ(pair.people_u, 100.0);
  EXPECT_EQ(pair.people_v, 400.0);
  EXPECT_EQ(pair.people_both, 100.0);
  EXPECT_EQ(pair.overlap, 0.25);
  EXPECT_EQ(pair.state, GapState::gap);
  EXPECT_THAT(pair.rows, ElementsAre(0, 1));
  EXPECT_THAT(pair.outcomes, ElementsAre("homes"));
  EXPECT_EQ(pair.counterparts_u, 2U);  // icb and pcn
  EXPECT_EQ(pair.counterparts_v, 2U);  // council and north
}

TEST(Boundary, AreasThatAreTheOneAndMore) {
  const auto found = read(kPlace);
  const BoundaryPair& pair = found.at("0-5");
  EXPECT_EQ(pair.people_both, 100.0);
  EXPECT_EQ(pair.overlap, 100.0 / 160.0);
  EXPECT_EQ(pair.state, GapState::no_sign);
  EXPECT_EQ(found.at("2-5").state, GapState::gap);
  EXPECT_EQ(found.at("2-5").overlap, 40.0 / 160.0);
  EXPECT_EQ(found.at("0-2").overlap, 0.4);
  EXPECT_EQ(found.at("0-2").counterparts_u, 1U);  // of its own system: the other one
}

TEST(Boundary, WhatCannotBeToldSaysWhy) {
  const auto found = read(kPlace);
  EXPECT_EQ(found.at("0-3").reason, BoundaryUnknown::no_areas);
  EXPECT_EQ(found.at("0-6").reason, BoundaryUnknown::no_population);
  EXPECT_EQ(found.at("2-4").reason, BoundaryUnknown::crossing);
  for (const char* pair : {"0-3", "0-6", "2-4"}) {
    EXPECT_EQ(found.at(pair).state, GapState::cannot_tell) << pair;
    EXPECT_FALSE(found.at(pair).overlap) << pair;
  }
}

TEST(Boundary, OwnersInOneSystemAndRowsOfSystemsAreNoPairs) {
  const auto found = read(kPlace);
  // north and council own homes but are of one system: their duty alone is behind the pair.
  EXPECT_THAT(found.at("0-2").outcomes, IsEmpty());
  EXPECT_THAT(found.at("1-2").outcomes, ElementsAre("homes"));
  EXPECT_EQ(found.size(), 8U);
}

TEST(Boundary, TheSameAreaNeedsNoPopulation) {
  const auto found = read(
      "stakeholders: id, system, areas\n a, x, P;Q\n b, y, Q;P\nrelationships: from, to\n a, "
      "b\nexpected: a, "
      "b\n a, b\n");
  EXPECT_EQ(found.at("0-1").overlap, 1.0);
  EXPECT_EQ(found.at("0-1").state, GapState::no_sign);
  EXPECT_FALSE(found.at("0-1").people_u);
}

TEST(Boundary, WithoutAreasThereIsNone) {
  EXPECT_THAT(
      read("stakeholders: id, system\n a, x\n b, y\nrelationships: from, to\n a, b\nexpected: a, "
           "b\n a, b\n"),
      IsEmpty());
}

}  // namespace
}  // namespace interstice
