#include "graph/centrality/strength.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

TEST(Strength, AddsTheStrengthsAtEachEnd) {
  const Network network{Direction::undirected, 4, {{0, 1, 2}, {1, 2, 3.5}}};
  for (const ArcSide side : {ArcSide::any, ArcSide::in, ArcSide::out}) {
    EXPECT_THAT(strength(network, side), ElementsAre(2, 5.5, 3.5, 0));
  }
  EXPECT_THAT(strength(path(0)), IsEmpty());
}

TEST(Strength, DirectionsChangeTheAnswer) {
  const Network network{Direction::directed, 3, {{0, 1, 2}, {1, 0, 3}, {2, 0, 5}}};
  EXPECT_THAT(strength(network, ArcSide::out), ElementsAre(2, 3, 5));
  EXPECT_THAT(strength(network, ArcSide::in), ElementsAre(8, 2, 0));
  EXPECT_THAT(strength(network), ElementsAre(10, 5, 5));  // in + out
}

TEST(Strength, ParallelTiesAddUpAndSelfTiesDoNotCount) {
  const Network network{Direction::undirected, 2, {{0, 1, 2}, {1, 0, 3}, {0, 0, 7}}};
  EXPECT_THAT(strength(network), ElementsAre(5, 5));
}

class StrengthProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, StrengthProperty, Range<std::uint64_t>(0, 30));

TEST_P(StrengthProperty, InAndOutAddUpToAnyAndAllToTwiceTheTies) {
  const Network network = random_network(GetParam());
  const auto in = strength(network, ArcSide::in);
  const auto out = strength(network, ArcSide::out);
  const auto any = strength(network);
  double total = 0.0;
  for (const Tie& tie : network.ties()) total += tie.from == tie.to ? 0.0 : tie.strength;
  double sum = 0.0;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    EXPECT_DOUBLE_EQ(any[v], network.directed() ? in[v] + out[v] : in[v]);
    sum += any[v];
  }
  EXPECT_DOUBLE_EQ(sum, 2.0 * total);
}

}  // namespace
}  // namespace interstice
