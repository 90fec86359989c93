#include "graph/kernels/breadth_first.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::Range;
using testing::TestWithParam;

TEST(BreadthFirst, VisitsTheNearestFirst) {
  const Network network = path(5);
  BreadthFirst search(network);
  search.run(VertexId{1});
  EXPECT_THAT(search.order(), ElementsAre(1, 0, 2, 3, 4));
  EXPECT_EQ(search.distance(VertexId{4}), 3U);
}

TEST(BreadthFirst, FollowsTheArcs) {
  const Network network{Direction::directed, 3, {{0, 1}, {2, 1}}};
  BreadthFirst search(network);
  search.run(VertexId{0});
  EXPECT_THAT(search.order(), ElementsAre(0, 1));
  EXPECT_EQ(search.distance(VertexId{2}), BreadthFirst::kUnreached);
}

class BreadthFirstProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, BreadthFirstProperty, Range<std::uint64_t>(0, 30));

TEST_P(BreadthFirstProperty, OneSearchAfterAnotherAgreesWithRelaxedDistances) {
  const Network network = random_network(GetParam());
  const auto d = all_distances(network, Length::hops);
  BreadthFirst search(network);
  for (std::uint32_t s = 0; s < network.num_vertices(); ++s) {
    search.run(static_cast<VertexId>(s));
    EXPECT_EQ(search.order().front(), s);
    std::size_t reached = 0;
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      const std::uint32_t distance = search.distance(static_cast<VertexId>(v));
      if (std::isinf(d[s][v])) {
        EXPECT_EQ(distance, BreadthFirst::kUnreached);
      } else {
        EXPECT_EQ(distance, d[s][v]);
        ++reached;
      }
    }
    EXPECT_EQ(search.order().size(), reached);
  }
}

}  // namespace
}  // namespace interstice
