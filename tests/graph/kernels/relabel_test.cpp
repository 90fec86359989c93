#include "graph/kernels/relabel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

TEST(Relabel, BreadthFirstFromTheHighestDegree) {
  EXPECT_THAT(breadth_first_labels(path(5), 1).order, ElementsAre(1, 0, 2, 3, 4));
  EXPECT_THAT(breadth_first_labels(star(4), 1).order, ElementsAre(0, 1, 2, 3));
  const Network arrow{Direction::directed, 4, {{0, 1}, {2, 1}, {3, 2}}};
  EXPECT_THAT(breadth_first_labels(arrow, 1).order, ElementsAre(1, 0, 2, 3));
  EXPECT_THAT(breadth_first_labels(path(0), 1).order, IsEmpty());
}

TEST(Relabel, RunsAreGatheredRoundTheirFirst) {  // 0 to 8 in rows of three, from the middle
  const Network network = grid(3, 3);
  EXPECT_THAT(breadth_first_labels(network, 1).order, ElementsAre(4, 1, 3, 5, 7, 0, 2, 6, 8));
  // A run ends in the midst of a search; the next one begins at the first vertex left.
  EXPECT_THAT(breadth_first_labels(path(9), 3).order, ElementsAre(1, 0, 2, 3, 4, 5, 6, 7, 8));
  const Network two_paths{
      Direction::undirected, 8, {{0, 1}, {1, 2}, {2, 3}, {4, 5}, {5, 6}, {6, 7}, {7, 4}}};
  EXPECT_THAT(breadth_first_labels(two_paths, 3).order, ElementsAre(1, 0, 2, 3, 4, 5, 7, 6));
}

TEST(Relabel, NeighboursAreListedOnce) {
  const Network network{
      Direction::directed, 3, {{0, 1}, {0, 1}, {1, 0}, {1, 1}, {2, 1}, {1, 2}, {2, 0}}};
  const Relabelling labels{.order = {2, 1, 0}, .place = {2, 1, 0}};
  const auto of = [&](Walk walk, std::uint32_t place) {
    const PlacedNeighbours lists = neighbours(network, labels, walk);
    const auto span = lists.of(place);
    return std::multiset<std::uint32_t>(span.begin(), span.end());
  };
  EXPECT_THAT(of(Walk::outgoing, 2), ElementsAre(1));
  EXPECT_THAT(of(Walk::outgoing, 1), ElementsAre(0, 2));
  EXPECT_THAT(of(Walk::incoming, 1), ElementsAre(0, 2));
  EXPECT_THAT(of(Walk::incoming, 2), ElementsAre(0, 1));
  EXPECT_THAT(of(Walk::either, 0), ElementsAre(1, 2));
}

class RelabelProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, RelabelProperty, Range<std::uint64_t>(0, 20));

TEST_P(RelabelProperty, EveryVertexHasOnePlace) {
  const Network network = random_network(GetParam());
  for (const std::uint32_t patch : {1U, 2U, 3U, 100U}) {
    const Relabelling labels = breadth_first_labels(network, patch);
    ASSERT_EQ(labels.order.size(), network.num_vertices());
    ASSERT_EQ(labels.place.size(), network.num_vertices());
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v)
      EXPECT_EQ(labels.order[labels.place[v]], v);
  }
}

TEST_P(RelabelProperty, NeighboursAreThoseAtDistanceOne) {
  const Network network = random_network(GetParam());
  const Relabelling labels = breadth_first_labels(network, 2);
  const auto d = all_distances(network, Length::hops);
  const auto both = all_distances(network, Length::hops, /*undirected=*/true);
  for (const Walk walk : {Walk::outgoing, Walk::incoming, Walk::either}) {
    const PlacedNeighbours lists = neighbours(network, labels, walk);
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      std::multiset<std::uint32_t> expected;
      for (std::uint32_t w = 0; w < network.num_vertices(); ++w) {
        const double distance = walk == Walk::outgoing   ? d[v][w]
                                : walk == Walk::incoming ? d[w][v]
                                                         : both[v][w];
        if (distance == 1.0) expected.insert(labels.place[w]);
      }
      const auto of = lists.of(labels.place[v]);
      EXPECT_EQ(std::multiset<std::uint32_t>(of.begin(), of.end()), expected);
    }
  }
}

}  // namespace
}  // namespace interstice
