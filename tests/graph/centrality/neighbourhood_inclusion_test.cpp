#include "graph/centrality/neighbourhood_inclusion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/degree.hpp"
#include "graph/centrality/katz.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

// From the definition: at_most[v][w] where every neighbour of v is one of w's, or w.
std::vector<std::vector<bool>> relation(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::vector<bool>> tied(n, std::vector<bool>(n, false));
  for (const Tie& tie : network.ties())
    tied[index(tie.from)][index(tie.to)] = tied[index(tie.to)][index(tie.from)] = true;
  std::vector<std::vector<bool>> at_most(n, std::vector<bool>(n, true));
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t w = 0; w < n; ++w) {
      for (std::uint32_t u = 0; u < n; ++u) {
        if (u != v && tied[v][u] && u != w && !tied[w][u]) at_most[v][w] = false;
      }
    }
  }
  return at_most;
}

TEST(NeighbourhoodInclusion, OfAStarIsComplete) {
  const auto result = neighbourhood_inclusion(star(5));
  EXPECT_THAT(result.below, ElementsAre(4, 0, 0, 0, 0));
  EXPECT_THAT(result.above, ElementsAre(0, 1, 1, 1, 1));
  EXPECT_THAT(result.equal, ElementsAre(0, 3, 3, 3, 3));
  EXPECT_THAT(result.best_rank, ElementsAre(1, 2, 2, 2, 2));
  EXPECT_THAT(result.worst_rank, ElementsAre(1, 2, 2, 2, 2));
  EXPECT_EQ(result.comparable, 1.0);
}

TEST(NeighbourhoodInclusion, OfAPathOnlyTheEndsAreBelow) {  // 0 below 1 and 2, 5 below 4 and 3
  const auto result = neighbourhood_inclusion(path(6));
  EXPECT_THAT(result.above, ElementsAre(2, 0, 0, 0, 0, 2));
  EXPECT_THAT(result.below, ElementsAre(0, 1, 1, 1, 1, 0));
  EXPECT_THAT(result.best_rank, ElementsAre(3, 1, 1, 1, 1, 3));
  EXPECT_THAT(result.worst_rank, ElementsAre(6, 5, 5, 5, 5, 6));
  EXPECT_DOUBLE_EQ(result.comparable, 4.0 / 15.0);
  EXPECT_THAT(not_below(path(6), static_cast<VertexId>(0)),
              ElementsAre(static_cast<VertexId>(1), static_cast<VertexId>(2)));
}

TEST(NeighbourhoodInclusion,
     OfAThresholdGraphIsATotalOrder) {  // each is tied to all before it, or to none
  std::vector<Tie> ties;
  for (const std::uint32_t v : {2U, 3U, 6U, 8U, 9U}) {
    for (std::uint32_t u = 0; u < v; ++u) ties.emplace_back(u, v);
  }
  const Network network{Direction::undirected, 11, ties};  // 10 has no tie
  const auto result = neighbourhood_inclusion(network);
  EXPECT_EQ(result.comparable, 1.0);
  EXPECT_EQ(result.best_rank, result.worst_rank);
  const auto degrees = degree(network);
  for (std::size_t v = 0; v < 11; ++v) {
    const auto higher = std::ranges::count_if(degrees, [&](double d) { return d > degrees[v]; });
    EXPECT_EQ(result.best_rank[v], static_cast<std::uint32_t>(1 + higher)) << v;
  }
}

TEST(NeighbourhoodInclusion, OfACycleSaysNothingAndInACliqueAllAreLevel) {
  EXPECT_EQ(neighbourhood_inclusion(cycle(7)).comparable, 0.0);
  EXPECT_THAT(neighbourhood_inclusion(complete(4)).equal, Each(3U));
  EXPECT_EQ(neighbourhood_inclusion(complete(4)).comparable, 1.0);
}

TEST(NeighbourhoodInclusion, WithoutTies) {
  EXPECT_THAT(neighbourhood_inclusion(path(0)).below, IsEmpty());
  EXPECT_TRUE(std::isnan(neighbourhood_inclusion(path(0)).comparable));
  EXPECT_TRUE(std::isnan(neighbourhood_inclusion(path(1)).comparable));
  EXPECT_THAT(neighbourhood_inclusion(path(1)).worst_rank, ElementsAre(1));
  const Network apart{Direction::undirected, 3, {{1, 1}}};
  EXPECT_THAT(neighbourhood_inclusion(apart).equal, Each(2U));
  EXPECT_EQ(not_below(apart, static_cast<VertexId>(1)).size(), 2U);
}

TEST(NeighbourhoodInclusion, NamesAVertexThatIsNotThere) {
  EXPECT_THAT([&] { (void)not_below(path(3), static_cast<VertexId>(3)); },
              ThrowsError(ErrorCode::invalid_argument, "vertex 3"));
}

TEST(NeighbourhoodInclusion, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)neighbourhood_inclusion(path(9), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

TEST(NeighbourhoodInclusion, ThreadsDoNotMatter) {
  Random random(4);
  std::vector<Tie> ties;
  for (int i = 0; i < 40000; ++i)
    ties.emplace_back(random.below(1 + random.below(30000)), random.below(30000));
  const Network network{Direction::undirected, 30000, std::move(ties)};
  const auto one = neighbourhood_inclusion(network, {}, {.threads = 1});
  const auto three = neighbourhood_inclusion(network, {}, {.threads = 3});
  EXPECT_EQ(one.below, three.below);
  EXPECT_EQ(one.above, three.above);
  EXPECT_EQ(one.comparable, three.comparable);
  EXPECT_GT(one.comparable, 0.0);
}

class NeighbourhoodInclusionProperty : public testing::TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, NeighbourhoodInclusionProperty,
                         testing::Range<std::uint64_t>(0, 200));

TEST_P(NeighbourhoodInclusionProperty, AgreesWithComparingAllNeighbourhoods) {
  const auto at_most = relation(network);
  const auto result = neighbourhood_inclusion(network);
  const std::uint32_t n = network.num_vertices();
  double comparable = 0.0;
  for (std::uint32_t v = 0; v < n; ++v) {
    std::uint32_t below = 0;
    std::uint32_t above = 0;
    std::uint32_t equal = 0;
    std::vector<VertexId> expected;
    for (std::uint32_t w = 0; w < n; ++w) {
      if (w == v) continue;
      below += at_most[w][v] && !at_most[v][w] ? 1 : 0;
      above += at_most[v][w] && !at_most[w][v] ? 1 : 0;
      equal += at_most[v][w] && at_most[w][v] ? 1 : 0;
      if (at_most[v][w]) expected.push_back(static_cast<VertexId>(w));
    }
    EXPECT_EQ(result.below[v], below);
    EXPECT_EQ(result.above[v], above);
    EXPECT_EQ(result.equal[v], equal);
    EXPECT_EQ(result.best_rank[v], 1 + above);
    EXPECT_EQ(result.worst_rank[v], n - below - equal);
    EXPECT_EQ(not_below(network, static_cast<VertexId>(v)), expected);
    comparable += below + above + equal;
  }
  EXPECT_NEAR(result.comparable, comparable / (n * (n - 1.0)), 1e-12);
}

TEST_P(NeighbourhoodInclusionProperty, NoMeasureDisputesIt) {
  std::vector<Tie> simple;  // both ways, each pair once
  const std::uint32_t n = network.num_vertices();
  for (const Tie& tie : network.ties()) {
    const Tie sorted{std::min(tie.from, tie.to), std::max(tie.from, tie.to)};
    if (tie.from != tie.to && std::ranges::none_of(simple, [&](const Tie& other) {
          return other.from == sorted.from && other.to == sorted.to;
        }))
      simple.push_back(sorted);
  }
  const Network both{Direction::undirected, n, simple};
  const auto at_most = relation(both);
  for (const auto& scores : {degree(both), betweenness(both), katz(both).scores}) {
    for (std::uint32_t v = 0; v < n; ++v) {
      for (std::uint32_t w = 0; w < n; ++w) {
        if (!at_most[v][w] || std::isnan(scores[v])) continue;
        EXPECT_LE(scores[v], scores[w] + 1e-9);
      }
    }
  }
}

}  // namespace
}  // namespace interstice
