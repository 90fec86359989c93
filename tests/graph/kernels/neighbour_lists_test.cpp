#include "graph/kernels/neighbour_lists.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NeighbourLists, HoldEachNeighbourOnce) {
  const Network network{Direction::directed, 3, {{0, 2}, {0, 1}, {0, 2}, {1, 0}, {0, 0}, {2, 1}}};
  const NeighbourLists out = neighbour_lists(network, Walk::outgoing);
  EXPECT_THAT(out.of(0), ElementsAre(1, 2));
  EXPECT_THAT(out.of(1), ElementsAre(0));
  const NeighbourLists in = neighbour_lists(network, Walk::incoming);
  EXPECT_THAT(in.of(0), ElementsAre(1));
  EXPECT_THAT(in.of(1), ElementsAre(0, 2));
  const NeighbourLists either = neighbour_lists(network, Walk::either);
  EXPECT_THAT(either.of(0), ElementsAre(1, 2));
  EXPECT_THAT(either.of(2), ElementsAre(0, 1));
}

TEST(NeighbourLists, OfAnUndirectedNetworkAreTheSameThreeTimes) {
  const Network network{Direction::undirected, 4, {{1, 0}, {0, 1}, {1, 1}, {1, 2}}};
  for (const Walk walk : {Walk::outgoing, Walk::incoming, Walk::either}) {
    const NeighbourLists lists = neighbour_lists(network, walk);
    EXPECT_THAT(lists.of(1), ElementsAre(0, 2));
    EXPECT_THAT(lists.of(3), IsEmpty());
  }
}

}  // namespace
}  // namespace interstice
