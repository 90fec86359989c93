#include "graph/kernels/strong_components.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "graph/kernels/pull_product.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

StrongComponents found_in(const Network& network) {
  const auto matrix = pull_matrix(network, Pull::outgoing, Strengths::ignore, "test");
  return strong_components(matrix.starts, matrix.columns);
}

TEST(StrongComponents, OfNothingAndOfSingles) {
  EXPECT_EQ(found_in(path(0)).count, 0U);
  EXPECT_EQ(found_in({Direction::directed, 3, {{0, 1}, {1, 2}}}).count, 3U);
}

TEST(StrongComponents, APathOfAMillionNeedsNoRecursion) {
  EXPECT_EQ(found_in(path(1000000)).count, 1U);
}

class StrongComponentsProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, StrongComponentsProperty, testing::Range<std::uint64_t>(0, 200));

TEST_P(StrongComponentsProperty, AreThoseThatReachEachOtherNumberedAgainstTheArcs) {
  const Network network = random_network(GetParam());
  const auto d = all_distances(network, Length::hops);
  const auto found = found_in(network);
  for (std::uint32_t u = 0; u < network.num_vertices(); ++u) {
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      EXPECT_EQ(found.of[u] == found.of[v], std::isfinite(d[u][v]) && std::isfinite(d[v][u]));
      if (!std::isfinite(d[u][v])) continue;
      EXPECT_GE(found.of[u], found.of[v]);
    }
    EXPECT_LT(found.of[u], found.count);
  }
}

}  // namespace
}  // namespace interstice
