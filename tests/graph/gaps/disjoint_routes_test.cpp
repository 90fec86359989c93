#include "graph/gaps/disjoint_routes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Set = std::vector<std::uint32_t>;

DisjointRoutes routes(const Network& network, const Set& from, const Set& to,
                      const RouteOptions& options = {}) {
  const NeighbourLists neighbours = neighbour_lists(network, Walk::either);
  return RouteFinder(neighbours).between(from, to, options);
}

TEST(DisjointRoutes, APathHasOneAndEverybodyIsOnIt) {
  const DisjointRoutes found = routes(path(4), {0}, {3});
  EXPECT_EQ(found.routes, 1U);
  EXPECT_EQ(found.distance, 3U);
  EXPECT_THAT(found.through, ElementsAre(0, 1, 2, 3));
  ASSERT_EQ(found.only_links.size(), 3U);
  EXPECT_EQ(found.only_links[1].u, 1U);
  EXPECT_EQ(found.only_links[1].v, 2U);
}

TEST(DisjointRoutes, ACycleHasTwoBetweenNeighbourhoods) {
  const Network ring = cycle(6);
  EXPECT_EQ(routes(ring, {1, 5}, {3}, {.without = 0}).routes, 1U);
  EXPECT_EQ(routes(ring, {1, 5}, {2, 4}).routes, 2U);
  EXPECT_EQ(routes(ring, {1, 5}, {2, 4}, {.without = 2}).routes, 1U);
}

TEST(DisjointRoutes, AStarHasOneThroughItsCentre) {
  const DisjointRoutes found = routes(star(7), {1, 2, 3}, {4, 5, 6});
  EXPECT_EQ(found.routes, 1U);
  EXPECT_EQ(found.distance, 2U);
  EXPECT_THAT(found.through, ElementsAre(0));
  EXPECT_THAT(found.only_links, IsEmpty());
}

TEST(DisjointRoutes, OneContactOfMany) {  // all of b's contacts are with body 0 of a
  const Network network(Direction::undirected, 6, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}});
  const DisjointRoutes found = routes(network, {0, 1, 2}, {3, 4, 5});
  EXPECT_EQ(found.routes, 1U);
  EXPECT_THAT(found.through, ElementsAre(0));
}

TEST(DisjointRoutes, TakesBackAStepThatWasInTheWay) {
  // The shortest route 0-2-5 is in the way of both longer ones.
  const Network network(Direction::undirected, 6,
                        {{0, 2}, {2, 5}, {0, 3}, {3, 5}, {1, 2}, {2, 4}, {1, 3}, {3, 4}});
  EXPECT_EQ(routes(network, {0, 1}, {4, 5}).routes, 2U);
  const Network ladder(Direction::undirected, 8,
                       {{0, 1}, {1, 2}, {2, 3}, {0, 4}, {4, 2}, {1, 5}, {5, 3}, {6, 7}});
  EXPECT_EQ(routes(ladder, {1, 4}, {2, 5}).routes, 2U);
}

TEST(DisjointRoutes, NoneAndNobody) {
  const Network network(Direction::undirected, 4, {{0, 1}, {2, 3}});
  const DisjointRoutes found = routes(network, {0}, {3});
  EXPECT_EQ(found.routes, 0U);
  EXPECT_FALSE(found.distance);
  EXPECT_THAT(found.through, IsEmpty());
  EXPECT_EQ(routes(network, {}, {3}).routes, 0U);
  EXPECT_EQ(routes(network, {2}, {2, 3}).distance, 0U);
}

TEST(DisjointRoutes, AreCountedNoFurtherThanAsked) {
  EXPECT_EQ(routes(complete(9), {0, 1, 2, 3}, {4, 5, 6, 7}, {.most = 2}).routes, 2U);
  EXPECT_EQ(routes(complete(9), {0, 1, 2, 3}, {4, 5, 6, 7}, {.most = 9}).routes, 4U);
}

// Is there a path that passes none of `gone`?
bool joined(const Network& network, const Set& from, const Set& to, std::uint32_t gone) {
  std::uint32_t seen = 0;
  for (const std::uint32_t v : from) seen |= 1U << v & ~gone;
  for (std::uint32_t step = 0; step < network.num_vertices(); ++step) {
    for (const Tie& tie : network.ties()) {
      const std::uint32_t ends = 1U << index(tie.from) | 1U << index(tie.to);
      if ((seen & ends) != 0) seen |= ends & ~gone;
    }
  }
  std::uint32_t goal = 0;
  for (const std::uint32_t v : to) goal |= 1U << v;
  return (seen & goal) != 0;
}

class DisjointRoutesProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, DisjointRoutesProperty, testing::Range<std::uint64_t>(0, 120));

// Menger: the most routes are the fewest bodies whose absence leaves none.
TEST_P(DisjointRoutesProperty, AreAsManyAsTheFewestBodiesThatCutThem) {
  Random random(GetParam());
  const std::uint32_t n = 4 + random.below(7);
  std::vector<Tie> ties;
  const double density = 0.1 + 0.4 * random.uniform();
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u; v < n; ++v) {
      if (random.uniform() < density) ties.emplace_back(v, u);
    }
  }
  const Network network(Direction::undirected, n, std::move(ties));
  Set from;
  Set to;
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t side = random.below(4);
    if (side == 0 || side == 3) from.push_back(v);
    if (side == 1) to.push_back(v);
    if (side == 3 && random.below(4) == 0) to.push_back(v);
  }
  std::uint32_t fewest = n;
  Set alone;
  for (std::uint32_t gone = 0; gone < (1U << n); ++gone) {
    if (joined(network, from, to, gone)) continue;
    const auto size = static_cast<std::uint32_t>(std::popcount(gone));
    fewest = std::min(fewest, size);
    if (size == 1) alone.push_back(static_cast<std::uint32_t>(std::countr_zero(gone)));
  }
  const DisjointRoutes found = routes(network, from, to, {.most = n});
  EXPECT_EQ(found.routes, fewest);
  if (fewest == 1) {
    EXPECT_THAT(found.through, testing::UnorderedElementsAreArray(alone));
  }
  EXPECT_EQ(routes(network, to, from, {.most = n}).routes, fewest);
}

// A finder that has been used says what a new one says.
TEST_P(DisjointRoutesProperty, NothingIsLeftOfTheLastSearch) {
  const Network network = random_network(2 * GetParam());
  const NeighbourLists neighbours = neighbour_lists(network, Walk::either);
  RouteFinder used(neighbours);
  const std::uint32_t n = network.num_vertices();
  for (std::uint32_t v = 0; v < n; ++v) {
    const Set from{v};
    const Set to{(v + 1) % n, (v + 3) % n};
    const DisjointRoutes again = used.between(from, to);
    const DisjointRoutes fresh = RouteFinder(neighbours).between(from, to);
    EXPECT_EQ(again.routes, fresh.routes);
    EXPECT_EQ(again.distance, fresh.distance);
    EXPECT_EQ(again.through, fresh.through);
  }
}

}  // namespace
}  // namespace interstice
