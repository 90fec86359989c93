#include "graph/cohesion/triangles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "graph/cohesion/local_clustering.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

std::vector<std::vector<bool>> tied_matrix(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::vector<bool>> tied(n, std::vector<bool>(n, false));
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to) continue;
    tied[index(tie.from)][index(tie.to)] = tied[index(tie.to)][index(tie.from)] = true;
  }
  return tied;
}

Triangles by_definition(const Network& network) {
  const auto tied = tied_matrix(network);
  const std::uint32_t n = network.num_vertices();
  Triangles result{std::vector<std::uint64_t>(n, 0), std::vector<std::uint32_t>(n, 0)};
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t a = 0; a < n; ++a) {
      if (!tied[v][a]) continue;
      ++result.degree[v];
      for (std::uint32_t b = a + 1; b < n; ++b) result.at[v] += tied[v][b] && tied[a][b] ? 1 : 0;
    }
  }
  return result;
}

TEST(Triangles, OfShapes) {
  EXPECT_THAT(triangles(path(0)).at, IsEmpty());
  EXPECT_THAT(triangles(path(1)).at, ElementsAre(0));
  EXPECT_THAT(triangles(cycle(3)).at, Each(1U));
  EXPECT_THAT(triangles(cycle(4)).at, Each(0U));
  EXPECT_THAT(triangles(star(6)).at, Each(0U));
  EXPECT_THAT(triangles(complete(7)).at, Each(15U));  // (n-1)(n-2)/2
  EXPECT_THAT(triangles(star(4)).degree, ElementsAre(3, 1, 1, 1));
}

TEST(Triangles, ParallelMutualAndSelfTiesAddNone) {
  const Network many{Direction::directed, 3, {{0, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 0}, {2, 2}}};
  EXPECT_THAT(triangles(many).at, Each(1U));
  EXPECT_THAT(triangles(many).degree, Each(2U));
}

TEST(Transitivity, OfShapes) {
  EXPECT_EQ(transitivity(complete(5)), 1.0);
  EXPECT_EQ(transitivity(star(5)), 0.0);
  EXPECT_TRUE(std::isnan(transitivity(path(2))));
  EXPECT_TRUE(std::isnan(transitivity(path(0))));
  const Network paw{Direction::undirected, 4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}}};
  EXPECT_DOUBLE_EQ(transitivity(paw), 3.0 / 5.0);
}

// Zachary (1977): igraph and NetworkX agree.
TEST(Transitivity, KarateClub) {
  EXPECT_NEAR(transitivity(karate_club()), 0.2556818, 1e-7);
  EXPECT_NEAR(average_clustering(karate_club()), 0.5706385, 1e-7);
}

TEST(LocalClustering, FewerThanTwoNeighboursIsZeroThereAndUndefinedInEgoDensity) {
  const Network paw{Direction::undirected, 5, {{0, 1}, {1, 2}, {2, 0}, {2, 3}}};
  EXPECT_THAT(local_clustering(paw), ElementsAre(1, 1, 1.0 / 3.0, 0, 0));
  const auto density = ego_density(paw);
  EXPECT_EQ(density[2], 1.0 / 3.0);
  EXPECT_TRUE(std::isnan(density[3]));
  EXPECT_TRUE(std::isnan(density[4]));
  EXPECT_DOUBLE_EQ(average_clustering(paw), (2.0 + 1.0 / 3.0) / 5.0);
  EXPECT_TRUE(std::isnan(average_clustering(path(0))));
}

TEST(Triangles, StopWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)triangles(grid(20, 20), {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class TrianglesProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, TrianglesProperty, Range<std::uint64_t>(0, 40));

TEST_P(TrianglesProperty, AgreeWithTheDefinition) {
  const Triangles expected = by_definition(network);
  EXPECT_EQ(triangles(network).at, expected.at);
  EXPECT_EQ(triangles(network).degree, expected.degree);
}

// Each of a ring, tied to the next three: sparse enough to be counted as it stands.
TEST(Triangles, OfARingTiedToTheNextThree) {
  constexpr std::uint32_t kSize = 5000;
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < kSize; ++v) {
    for (std::uint32_t step = 1; step <= 3; ++step) ties.emplace_back(v, (v + step) % kSize);
  }
  for (const unsigned threads : {1U, 2U, 3U})
    EXPECT_THAT(triangles({Direction::undirected, kSize, ties}, {.threads = threads}).at, Each(9U));
}

TEST(TrianglesBigNumbers, AreTheSameOnSeveralThreads) {  // hubs, cliques and a great star
  std::vector<Tie> ties;
  for (std::uint32_t v = 1; v < 2000; ++v) {
    ties.emplace_back(v % 11, v);
    for (std::uint32_t u = v - v % 30; u < v; ++u) ties.emplace_back(u, v);
  }
  const Network network{Direction::undirected, 2000, std::move(ties)};
  const Triangles expected = by_definition(network);
  for (const unsigned threads : {1U, 2U, 3U})
    EXPECT_EQ(triangles(network, {.threads = threads}).at, expected.at) << threads;
}

}  // namespace
}  // namespace interstice
