#include "graph/brokerage/bridging_hwang.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <vector>

#include "graph/centrality/betweenness.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::NanSensitiveDoubleNear;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

TEST(BridgingHwang, OfShapes) {
  // Centre: 10 pairs, (1/5) / 5. A path's second: 2 pairs, (1/2) / (1 + 1/2).
  EXPECT_THAT(bridging_hwang(star(6)), ElementsAre(10.0 / 25.0, 0, 0, 0, 0, 0));
  EXPECT_DOUBLE_EQ(bridging_hwang(path(4))[1], 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(bridging_hwang(path(4), {.scale = Scale::normalised})[1], 2.0 / 9.0);
  EXPECT_THAT(bridging_hwang(complete(5)), Each(0.0));
  EXPECT_THAT(bridging_hwang(path(0)), IsEmpty());
}

TEST(BridgingHwang, WithoutNeighboursIsUndefined) {
  const auto score = bridging_hwang({Direction::undirected, 4, {{0, 1}, {1, 2}, {3, 3}}});
  EXPECT_DOUBLE_EQ(score[1], 0.25);
  EXPECT_TRUE(std::isnan(score[3]));
}

TEST(BridgingHwang, DirectionsChangeTheAnswer) {
  EXPECT_THAT(bridging_hwang({Direction::directed, 3, {{0, 1}, {1, 2}}}), ElementsAre(0, 0.25, 0));
  EXPECT_THAT(bridging_hwang({Direction::directed, 3, {{0, 1}, {2, 1}}}), ElementsAre(0, 0, 0));
}

class BridgingHwangProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, BridgingHwangProperty, Range<std::uint64_t>(0, 40));

TEST_P(BridgingHwangProperty, IsBetweennessTimesTheCoefficient) {
  const Network network = random_network(GetParam());
  std::vector<std::set<std::uint32_t>> neighbours(network.num_vertices());
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to) continue;
    neighbours[index(tie.from)].insert(index(tie.to));
    neighbours[index(tie.to)].insert(index(tie.from));
  }
  std::vector<double> expected = betweenness(network);
  for (std::size_t v = 0; v < expected.size(); ++v) {
    double around = 0.0;
    for (const std::uint32_t u : neighbours[v])
      around += 1.0 / static_cast<double>(neighbours[u].size());
    expected[v] *= 1.0 / static_cast<double>(neighbours[v].size()) / around;
  }
  EXPECT_THAT(bridging_hwang(network), Pointwise(NanSensitiveDoubleNear(1e-12), expected));
}

}  // namespace
}  // namespace interstice
