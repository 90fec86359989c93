#include "graph/cohesion/components.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

TEST(Components, NumberTheLargestFirstThenBySmallestVertex) {
  const Network network{Direction::undirected, 8, {{6, 7}, {1, 2}, {2, 3}, {4, 5}}};
  const Components found = components(network);
  EXPECT_THAT(found.of, ElementsAre(3, 0, 0, 0, 1, 1, 2, 2));
  EXPECT_THAT(found.size, ElementsAre(3, 2, 2, 1));
}

TEST(Components, OfShapes) {
  EXPECT_THAT(components(path(0)).of, IsEmpty());
  EXPECT_THAT(components(path(0)).size, IsEmpty());
  EXPECT_THAT(components(path(1)).size, ElementsAre(1));
  EXPECT_THAT(components(cycle(5)).size, ElementsAre(5));
  EXPECT_THAT(components(Network(Direction::undirected, 3, {})).size, ElementsAre(1, 1, 1));
}

TEST(Components, IgnoreDirection) {
  const Network network{Direction::directed, 4, {{0, 1}, {2, 1}, {3, 3}}};
  EXPECT_THAT(components(network).of, ElementsAre(0, 0, 0, 1));
}

TEST(ComponentsBigNumbers, APathOf100000) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    std::vector<Tie> ties;
    for (std::uint32_t v = 1; v < 100'000; ++v) ties.emplace_back(v, v - 1);
    const Components found = components(Network(direction, 100'000, std::move(ties)));
    EXPECT_THAT(found.size, ElementsAre(100'000));
    EXPECT_THAT(found.of, Each(0U));
  }
}

// Labels spread along ties until nothing changes: each vertex gets the smallest vertex of its component.
std::vector<std::uint32_t> smallest_reached(const Network& network) {
  std::vector<std::uint32_t> smallest(network.num_vertices());
  std::iota(smallest.begin(), smallest.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (const Tie& tie : network.ties()) {
      std::uint32_t& a = smallest[index(tie.from)];
      std::uint32_t& b = smallest[index(tie.to)];
      changed = changed || a != b;
      a = b = std::min(a, b);
    }
  }
  return smallest;
}

// Thousands of vertices: more than are looked at for the commonest root. Few ties leave many pieces, more one large one.
TEST(ComponentsBigNumbers, AreTheSetsThatReachEachOther) {
  for (const std::uint32_t count : {1500U, 3000U, 9000U}) {
    for (const Direction direction : {Direction::undirected, Direction::directed}) {
      Random random(count);
      std::vector<Tie> ties;
      for (std::uint32_t k = 0; k < count; ++k)
        ties.emplace_back(random.below(5000), random.below(5000));
      const Network network(direction, 5000, std::move(ties));
      const Components found = components(network);
      const std::vector<std::uint32_t> smallest = smallest_reached(network);
      std::vector<std::uint32_t> size(found.size.size(), 0);
      for (std::uint32_t v = 0; v < 5000; ++v) {
        ++size.at(found.of[v]);
        EXPECT_EQ(found.of[v], found.of[smallest[v]]);
      }
      EXPECT_EQ(size, found.size);
      std::vector<std::uint32_t> roots = smallest;
      std::ranges::sort(roots);
      roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
      EXPECT_EQ(roots.size(), found.size.size());
    }
  }
}

class ComponentsProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, ComponentsProperty, Range<std::uint64_t>(0, 30));

TEST_P(ComponentsProperty, AreTheSetsThatReachEachOther) {
  const Network network = random_network(GetParam());
  const auto d = all_distances(network, Length::hops, /*undirected=*/true);
  const Components found = components(network);
  std::vector<std::uint32_t> count(found.size.size(), 0);
  for (std::uint32_t u = 0; u < network.num_vertices(); ++u) {
    ++count.at(found.of[u]);
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      EXPECT_EQ(found.of[u] == found.of[v], std::isfinite(d[u][v]));
    }
  }
  EXPECT_EQ(count, found.size);
  EXPECT_TRUE(std::ranges::is_sorted(found.size, std::ranges::greater{}));
}

}  // namespace
}  // namespace interstice
