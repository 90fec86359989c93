#include "graph/centrality/degree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

TEST(Degree, OfShapes) {
  EXPECT_THAT(degree(star(5)), ElementsAre(4, 1, 1, 1, 1));
  EXPECT_THAT(degree(path(4)), ElementsAre(1, 2, 2, 1));
  EXPECT_THAT(degree(complete(5)), Each(4.0));
  EXPECT_THAT(degree(path(0)), IsEmpty());
  EXPECT_THAT(degree(path(1)), ElementsAre(0.0));
}

TEST(Degree, DirectionsChangeTheAnswer) {
  const Network network{Direction::directed, 3, {{0, 1}, {1, 0}, {2, 0}}};
  EXPECT_THAT(degree(network, ArcSide::out), ElementsAre(1, 1, 1));
  EXPECT_THAT(degree(network, ArcSide::in), ElementsAre(2, 1, 0));
  EXPECT_THAT(degree(network), ElementsAre(2, 1, 1));  // neighbours in or out, each once
}

TEST(Degree, ParallelTiesCountOnceAndSelfTiesDoNotCount) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network network{direction, 2, {{0, 1}, {0, 1}, {1, 0}, {0, 0}}};
    EXPECT_THAT(degree(network), ElementsAre(1, 1));
    EXPECT_THAT(degree(network, ArcSide::out), ElementsAre(1, 1));
    EXPECT_THAT(degree(network, ArcSide::in), ElementsAre(1, 1));
  }
}

class DegreeProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, DegreeProperty, Range<std::uint64_t>(0, 30));

TEST_P(DegreeProperty, IsTheNumberOfDistinctNeighbours) {
  const Network network = random_network(GetParam());
  for (const ArcSide side : {ArcSide::any, ArcSide::in, ArcSide::out}) {
    const auto score = degree(network, side);
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      std::set<std::uint32_t> neighbours;
      for (const Tie& tie : network.ties()) {
        const bool any = side == ArcSide::any || !network.directed();
        if (index(tie.from) == v && (any || side == ArcSide::out)) neighbours.insert(index(tie.to));
        if (index(tie.to) == v && (any || side == ArcSide::in)) neighbours.insert(index(tie.from));
      }
      neighbours.erase(v);
      EXPECT_EQ(score[v], static_cast<double>(neighbours.size()));
    }
  }
}

}  // namespace
}  // namespace interstice
