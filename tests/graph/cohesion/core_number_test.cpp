#include "graph/cohesion/core_number.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

// From the definition: for each k, take out whoever has fewer than k neighbours left until nobody does.
std::vector<std::uint32_t> by_peeling(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::set<std::uint32_t>> neighbours(n);
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to) continue;
    neighbours[index(tie.from)].insert(index(tie.to));
    neighbours[index(tie.to)].insert(index(tie.from));
  }
  std::vector<std::uint32_t> core(n, 0);
  for (std::uint32_t k = 1; k < n; ++k) {
    std::vector<bool> in(n, true);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::uint32_t v = 0; v < n; ++v) {
        const auto left =
            std::ranges::count_if(neighbours[v], [&](std::uint32_t u) { return in[u]; });
        if (in[v] && left < static_cast<std::ptrdiff_t>(k)) {
          in[v] = false;
          changed = true;
        }
      }
    }
    for (std::uint32_t v = 0; v < n; ++v) {
      if (in[v]) core[v] = k;
    }
  }
  return core;
}

TEST(CoreNumber, OfShapes) {
  EXPECT_THAT(core_number(path(0)), IsEmpty());
  EXPECT_THAT(core_number(path(1)), ElementsAre(0));
  EXPECT_THAT(core_number(path(5)), Each(1U));
  EXPECT_THAT(core_number(star(9)), Each(1U));
  EXPECT_THAT(core_number(cycle(5)), Each(2U));
  EXPECT_THAT(core_number(complete(6)), Each(5U));
  EXPECT_THAT(core_number(grid(5, 5)), Each(2U));
}

TEST(CoreNumber, OfACliqueWithATail) {
  const Network network{
      Direction::undirected, 7, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 5}}};
  EXPECT_THAT(core_number(network), ElementsAre(3, 3, 3, 3, 1, 1, 0));
}

TEST(CoreNumber, AMutualPairIsOneNeighbour) {
  const Network network{Direction::directed, 3, {{0, 1}, {1, 0}, {1, 2}, {2, 2}, {1, 2}}};
  EXPECT_THAT(core_number(network), Each(1U));
}

TEST(CoreNumber, OfAPathOf100000) { EXPECT_THAT(core_number(path(100'000)), Each(1U)); }

class CoreNumberProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, CoreNumberProperty, Range<std::uint64_t>(0, 60));

TEST_P(CoreNumberProperty, IsWhatPeelingLeaves) {
  const Network network = random_network(GetParam());
  EXPECT_EQ(core_number(network), by_peeling(network));
}

}  // namespace
}  // namespace interstice
