#include "graph/gaps/expected_links.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/layers.hpp"
#include "graph/model/projection.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kPlace = R"(
stakeholders: id, kind, organisation, system, response
  a, organisation, , x, answered
  b, organisation, , x, answered
  c, organisation, , y, no reply
  d, organisation, , y, no reply
  e, organisation, , z, answered
  p, post, e, , answered
relationships: from, to, kind, reported by
  a, c, works with, a
expected: a, b, reason
  a, c, duty
  a, b, duty
  c, d, plan
  x, y, plan
  x, z, contract
  y, z, contract
  a, p, pathway
  e, p, pathway
  nobody, a, duty
)";

std::vector<ExpectedLink> found() {
  static const Place place = place_from_text(kPlace);
  const Projection projection = project(place, {.view = View::either});
  const Actors actors = find_actors(place, layers_of(place), {});
  return expected_links(place, actors, projection.network, projection.observed);
}

TEST(ExpectedLinks, AreReportedOrNotOrCannotBeTold) {
  const std::vector<ExpectedLink> links = found();
  std::vector<std::size_t> rows;
  std::vector<GapState> states;
  for (const ExpectedLink& link : links) {
    rows.push_back(link.row);
    states.push_back(link.state);
  }
  EXPECT_THAT(rows, ElementsAre(0, 1, 2, 3, 4, 5, 6));  // inside one body, and of nobody: left out
  EXPECT_THAT(states, ElementsAre(GapState::no_sign, GapState::gap, GapState::cannot_tell,
                                  GapState::no_sign, GapState::gap, GapState::gap, GapState::gap));
}

TEST(ExpectedLinks, ASystemStandsForAllItsBodies) {
  const std::vector<ExpectedLink> links = found();
  EXPECT_EQ(links[3].system_a, SystemId{0});
  EXPECT_EQ(links[3].system_b, SystemId{1});
  EXPECT_THAT(links[3].a, ElementsAre(0, 1));
  EXPECT_THAT(links[3].b, ElementsAre(2, 3));
  EXPECT_EQ(links[3].possible, 4U);
  EXPECT_EQ(links[3].pairs, 4U);
  EXPECT_EQ(links[3].observed, 1U);
  EXPECT_EQ(links[0].system_a, SystemId::none);
  EXPECT_THAT(links[6].b, ElementsAre(4));  // the post counts for its body
}

TEST(ExpectedLinks, WithoutTheTableThereIsNone) {
  const Place place = place_from_text("relationships: from, to\n a, b\n");
  const Projection projection = project(place);
  EXPECT_THAT(expected_links(place, find_actors(place, layers_of(place), {}), projection.network,
                             projection.observed),
              IsEmpty());
}

}  // namespace
}  // namespace interstice
