#include "graph/cohesion/density.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::Range;
using testing::TestWithParam;

TEST(Density, IsTiesOverPairs) {
  EXPECT_DOUBLE_EQ(density(path(4), everything_observed(4)).value, 0.5);
  EXPECT_DOUBLE_EQ(density(complete(5), everything_observed(5)).value, 1.0);
  EXPECT_DOUBLE_EQ(density(Network(Direction::undirected, 3, {}), everything_observed(3)).value,
                   0.0);
  const Network arc{Direction::directed, 3, {{0, 1}}};
  const Density directed = density(arc, everything_observed(3));
  EXPECT_DOUBLE_EQ(directed.value, 1.0 / 6.0);
  EXPECT_EQ(directed.possible, 6U);
}

TEST(Density, WithoutAPairThereIsNone) {
  for (const std::uint32_t n : {0U, 1U}) {
    const Density none = density(path(n), everything_observed(n));
    EXPECT_TRUE(std::isnan(none.value));
    EXPECT_EQ(none.possible, 0U);
  }
  EXPECT_TRUE(std::isnan(density(path(3), {ObservedPairs::Sides::one, 1, {0, 0, 0}}).value));
  EXPECT_TRUE(std::isnan(density(path(3), {ObservedPairs::Sides::none, 0, {0, 0, 0}}).value));
}

TEST(Density, APairThatWasNotAskedAboutIsInNeitherCount) {
  // Only 0 answered: 0-1, 0-2, 0-3 are observed. The tie 2-3 was reported by nobody who answered.
  const Network network{Direction::undirected, 4, {{0, 1}, {2, 3}}};
  const Density found = density(network, {ObservedPairs::Sides::one, 1, {1, 0, 0, 0}});
  EXPECT_EQ(found.tied, 1U);
  EXPECT_EQ(found.observed, 3U);
  EXPECT_EQ(found.possible, 6U);
  EXPECT_DOUBLE_EQ(found.value, 1.0 / 3.0);
}

TEST(Density, AnOrderedPairIsAskedOfItsFirst) {
  const Network network{Direction::directed, 3, {{0, 1}, {1, 0}}};
  const Density found = density(network, {ObservedPairs::Sides::first, 1, {1, 0, 0}});
  EXPECT_EQ(found.tied, 1U);
  EXPECT_EQ(found.observed, 2U);
}

TEST(Density, APairCountsOnceAndASelfTieNever) {
  const Network network{Direction::undirected, 3, {{0, 1}, {1, 0}, {0, 1}, {2, 2}}};
  EXPECT_EQ(density(network, everything_observed(3)).tied, 1U);
  const Network directed{Direction::directed, 3, {{0, 1}, {1, 0}, {0, 1}, {2, 2}}};
  EXPECT_EQ(density(directed, everything_observed(3)).tied, 2U);
}

constexpr const char* kSeats = R"(
  stakeholders: id, kind, response
    a, , answered
    b, , no reply
    c, , answered
    x, board,
    y, board,
  relationships: from, to, kind
    a, x, seats
    a, y, seats
    b, x, seats
  layers: kind, modes
    seats, two
)";

TEST(TwoModeDensity, IsSeatsTakenOverBodiesTimesBoards) {
  const Place place = place_from_text(kSeats);
  const Projection projection = project(place, {.view = View::two_mode});
  const Density found =
      two_mode_density(projection.network, projection.observed, projection.is_board);
  EXPECT_EQ(found.possible, 6U);
  EXPECT_EQ(found.observed, 4U);  // b did not answer
  EXPECT_EQ(found.tied, 2U);
  EXPECT_DOUBLE_EQ(found.value, 0.5);
}

TEST(TwoModeDensity, ABoardsAnswerIsNotItsMembers) {
  std::string rows(kSeats);
  rows.replace(rows.find("x, board,"), 9, "x, board, answered");
  const Place place = place_from_text(rows);
  const Projection projection = project(place, {.view = View::two_mode});
  const Density found =
      two_mode_density(projection.network, projection.observed, projection.is_board);
  EXPECT_EQ(found.tied, 2U);
  EXPECT_EQ(found.observed, 4U);
}

TEST(TwoModeDensity, WithoutBoardsThereIsNone) {
  EXPECT_TRUE(std::isnan(two_mode_density(path(3), everything_observed(3), {0, 0, 0}).value));
}

// By looping over the pairs, for random answers on three layers of which two count.
class DensityProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, DensityProperty, Range<std::uint64_t>(0, 40));

TEST_P(DensityProperty, AgreesWithLoopingOverPairs) {
  const Network network = random_network(GetParam());
  std::mt19937_64 random(GetParam());
  std::vector<std::uint64_t> answered(network.num_vertices());
  for (auto& a : answered) a = random() & random() & 7U;
  std::vector<ObservedPairs::Sides> rules = {ObservedPairs::Sides::one, ObservedPairs::Sides::both,
                                             ObservedPairs::Sides::none};
  if (network.directed()) rules.push_back(ObservedPairs::Sides::first);
  for (const ObservedPairs::Sides sides : rules) {
    for (const std::uint64_t mutual : {0U, 1U}) {
      const ObservedPairs observed(sides, 5, answered, mutual);
      std::uint64_t tied = 0;
      std::uint64_t pairs = 0;
      for (std::uint32_t u = 0; u < network.num_vertices(); ++u) {
        for (std::uint32_t v = network.directed() ? 0 : u + 1; v < network.num_vertices(); ++v) {
          if (u == v || !observed(static_cast<VertexId>(u), static_cast<VertexId>(v))) continue;
          ++pairs;
          for (const Tie& tie : network.ties()) {
            const bool ahead = index(tie.from) == u && index(tie.to) == v;
            const bool back = index(tie.from) == v && index(tie.to) == u && !network.directed();
            if (!ahead && !back) continue;
            ++tied;
            break;
          }
        }
      }
      const Density found = density(network, observed);
      EXPECT_EQ(found.tied, tied);
      EXPECT_EQ(found.observed, pairs);
      if (pairs > 0) {
        EXPECT_DOUBLE_EQ(found.value, static_cast<double>(tied) / static_cast<double>(pairs));
      }
    }
  }
}

}  // namespace
}  // namespace interstice
