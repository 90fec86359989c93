#include "graph/centrality/edge_betweenness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "graph/centrality/betweenness.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/path_networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::IsEmpty;
using testing::Le;
using testing::Pointwise;

TEST(EdgeBetweenness, OnAStarATieCarriesOneEndToAllOthers) {
  EXPECT_THAT(edge_betweenness(star(6)), Each(5.0));
  EXPECT_THAT(edge_betweenness(star(6), {.scale = Scale::normalised}),
              Each(DoubleNear(5.0 / 15, 1e-15)));
}

TEST(EdgeBetweenness, OnAPathItIsTheProductOfBothSides) {
  EXPECT_THAT(edge_betweenness(path(5)), ElementsAre(4, 6, 6, 4));
}

TEST(EdgeBetweenness, OnACycleItIsTheSameForAll) {
  EXPECT_THAT(edge_betweenness(cycle(7)), Each(DoubleNear(6.0, 1e-12)));  // (n^2 - 1) / 8, n odd
  EXPECT_THAT(edge_betweenness(cycle(8)), Each(DoubleNear(8.0, 1e-12)));  // n^2 / 8, n even
}

TEST(EdgeBetweenness, WhereAllAreTiedATieCarriesItsOwnPair) {
  EXPECT_THAT(edge_betweenness(complete(6)), Each(1.0));
}

TEST(EdgeBetweenness, WithoutTiesOrPairsThereIsNothing) {
  EXPECT_THAT(edge_betweenness(path(0)), IsEmpty());
  EXPECT_THAT(edge_betweenness(path(1), {.scale = Scale::normalised}), IsEmpty());
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network self{direction, 1, {{0, 0}}};
    EXPECT_THAT(edge_betweenness(self), ElementsAre(0.0));
    EXPECT_THAT(edge_betweenness(self, {.scale = Scale::normalised}), ElementsAre(0.0));
  }
  EXPECT_THAT(edge_betweenness(path(2), {.scale = Scale::normalised}), ElementsAre(1.0));
}

TEST(EdgeBetweenness, UnreachablePairsAddNothing) {
  const Network apart{Direction::undirected, 5, {{0, 1}, {1, 2}, {3, 4}}};
  EXPECT_THAT(edge_betweenness(apart), ElementsAre(2, 2, 1));
}

TEST(EdgeBetweenness, DirectionsChangeTheAnswer) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  EXPECT_THAT(edge_betweenness(chain), ElementsAre(2, 2));
  const Network meeting{Direction::directed, 3, {{0, 1}, {2, 1}}};
  EXPECT_THAT(edge_betweenness(meeting), ElementsAre(1, 1));
  EXPECT_THAT(edge_betweenness(chain, {.scale = Scale::normalised}),
              Each(DoubleNear(2.0 / 6, 1e-15)));
}

TEST(EdgeBetweenness, WeightsChangeTheAnswer) {
  const Network triangle{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 1}, {0, 2, 5}}};
  EXPECT_THAT(edge_betweenness(triangle), ElementsAre(1, 1, 1));
  EXPECT_THAT(edge_betweenness(triangle, {.length = Length::strength}), ElementsAre(2, 2, 0));
  EXPECT_THAT(edge_betweenness(triangle, {.length = Length::inverse_strength}),
              ElementsAre(1, 1, 1));
}

TEST(EdgeBetweenness, ParallelTiesShareWhatPassesWhereTheyAreEquallyLong) {
  const Network bridge{Direction::undirected, 3, {{0, 1, 1}, {1, 0, 1}, {1, 2, 1}, {0, 1, 3}}};
  EXPECT_THAT(edge_betweenness(bridge),
              ElementsAre(DoubleNear(2.0 / 3, 1e-15), DoubleNear(2.0 / 3, 1e-15), 2,
                          DoubleNear(2.0 / 3, 1e-15)));
  EXPECT_THAT(edge_betweenness(bridge, {.length = Length::strength}), ElementsAre(1, 1, 2, 0));
}

// Zachary (1977). python-igraph 0.10.2 and NetworkX 2.8.8 agree.
TEST(EdgeBetweenness, KarateClubMatchesReferenceScores) {
  const Network karate = karate_club();
  const auto score = edge_betweenness(karate);
  const auto of = [&](std::uint32_t u, std::uint32_t v) {
    for (std::uint32_t i = 0; i < karate.num_ties(); ++i) {
      const Tie& tie = karate.tie(static_cast<TieId>(i));
      if (std::minmax(index(tie.from), index(tie.to)) == std::minmax(u, v)) return score[i];
    }
    return std::numeric_limits<double>::quiet_NaN();
  };
  EXPECT_NEAR(of(0, 31), 71.392857142857, 1e-9);
  EXPECT_NEAR(of(0, 5), 43.833333333333, 1e-9);
  EXPECT_NEAR(of(0, 1), 14.166666666667, 1e-9);
  EXPECT_NEAR(of(32, 33), 4.614285714286, 1e-9);
}

TEST(EdgeBetweenness, RejectsANonPositiveLengthAndNamesTheTie) {
  for (const double bad : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
    const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, bad}}};
    EXPECT_NO_THROW((void)edge_betweenness(network));
    EXPECT_THAT([&] { (void)edge_betweenness(network, {.length = Length::strength}); },
                ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has strength"));
  }
  const Network apart{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 2e12}}};
  EXPECT_THAT([&] { (void)edge_betweenness(apart, {.length = Length::inverse_strength}); },
              ThrowsError(ErrorCode::invalid_argument, "tie 1-2"));
}

TEST(EdgeBetweenness, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)edge_betweenness(grid(9, 9), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class EdgeBetweennessProperty : public testing::TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());  // even seeds undirected, odd directed
};
INSTANTIATE_TEST_SUITE_P(Seeds, EdgeBetweennessProperty, testing::Range<std::uint64_t>(0, 40));

TEST_P(EdgeBetweennessProperty, AddsUpToTheDistances) {
  const auto d = all_distances(network, Length::hops);
  double sum = 0.0;
  for (std::uint32_t s = 0; s < network.num_vertices(); ++s) {
    for (std::uint32_t t = network.directed() ? 0 : s + 1; t < network.num_vertices(); ++t) {
      if (std::isfinite(d[s][t])) sum += d[s][t];
    }
  }
  const auto score = edge_betweenness(network);
  EXPECT_NEAR(std::accumulate(score.begin(), score.end(), 0.0), sum, 1e-9);
}

TEST_P(EdgeBetweennessProperty, ThreadCountDoesNotChangeABitAndSharesAreOfPairs) {
  for (const Length length : {Length::hops, Length::strength, Length::inverse_strength}) {
    EXPECT_EQ(edge_betweenness(network, {.length = length}, {.threads = 1}),
              edge_betweenness(network, {.length = length}, {.threads = 3}));
  }
  EXPECT_THAT(edge_betweenness(network, {.scale = Scale::normalised}),
              Each(AllOf(Ge(0.0), Le(1.0))));
}

TEST_P(EdgeBetweennessProperty, LengthsHaveNoUnit) {
  const auto score = edge_betweenness(network, {.length = Length::strength});
  for (const double unit : {1e-300, 1e300}) {
    EXPECT_THAT(edge_betweenness(scaled(network, unit), {.length = Length::strength}),
                Pointwise(DoubleNear(1e-9), score));
  }
}

// What is recorded of the vertices of 26 networks says what ties at each add up to: a path that ends at v has one tie
// there, a path through v two (directed: one of those into v).
class EdgesOfRecordedNetworks : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, EdgesOfRecordedNetworks, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

std::vector<double> vertices_from_ties(const Network& network, Length length) {
  const auto of_ties = edge_betweenness(network, {.length = length});
  const auto d = all_distances(network, length);
  std::vector<double> score(network.num_vertices(), 0.0);
  for (std::uint32_t i = 0; i < of_ties.size(); ++i) {
    const Tie& tie = network.tie(static_cast<TieId>(i));
    score[index(tie.to)] += of_ties[i];
    if (!network.directed()) score[index(tie.from)] += of_ties[i];
  }
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    for (std::uint32_t s = 0; s < network.num_vertices(); ++s) {
      if (s != v && std::isfinite(d[s][v])) score[v] -= 1.0;
    }
    if (!network.directed()) score[v] /= 2.0;
  }
  return score;
}

TEST_P(EdgesOfRecordedNetworks, AgreeWithTheVerticesInEveryView) {
  const Place place = load_network(GetParam());
  std::size_t compared = 0;
  for (const OracleView& view : oracle_views(GetParam())) {
    const Projection projection = project_as(place, view);
    for (const auto& [measure, length] :
         {std::pair("betweenness", Length::hops),
          std::pair("betweenness_strength", Length::strength),
          std::pair("betweenness_inverse_strength", Length::inverse_strength)}) {
      if (!view.measures.contains(measure)) continue;
      compared += expect_scores(view, projection, measure,
                                vertices_from_ties(projection.network, length), 1e-8);
    }
  }
  EXPECT_GT(compared, 0U);
}

}  // namespace
}  // namespace interstice
