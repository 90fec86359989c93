#include "graph/model/network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

using ArcEnds = std::pair<std::uint32_t, std::uint32_t>;  // target, tie

std::vector<ArcEnds> listed(const Arcs& arcs) {
  std::vector<ArcEnds> list;
  for (std::size_t i = 0; i < arcs.size(); ++i)
    list.emplace_back(arcs.targets[i], index(arcs.ties[i]));
  return list;
}
std::vector<ArcEnds> out(const Network& network, std::uint32_t v) {
  return listed(network.out_arcs(static_cast<VertexId>(v)));
}
std::vector<ArcEnds> in(const Network& network, std::uint32_t v) {
  return listed(network.in_arcs(static_cast<VertexId>(v)));
}

TEST(Network, AnUndirectedTieIsTwoArcsOfOneId) {
  const Network network{Direction::undirected, 3, {{2, 0, 5.0}, {0, 1}}};
  EXPECT_THAT(out(network, 0), ElementsAre(ArcEnds(1, 1), ArcEnds(2, 0)));
  EXPECT_THAT(out(network, 1), ElementsAre(ArcEnds(0, 1)));
  EXPECT_THAT(out(network, 2), ElementsAre(ArcEnds(0, 0)));
  EXPECT_THAT(in(network, 2), ElementsAre(ArcEnds(0, 0)));
  EXPECT_EQ(network.tie(TieId{0}).strength, 5.0);
  EXPECT_EQ(network.num_ties(), 2U);
}

TEST(Network, ADirectedTieHasOneArcAndIsFoundFromItsTarget) {
  const Network network{Direction::directed, 3, {{2, 0}, {1, 0}, {0, 1}}};
  EXPECT_THAT(out(network, 0), ElementsAre(ArcEnds(1, 2)));
  EXPECT_THAT(in(network, 0), ElementsAre(ArcEnds(1, 1), ArcEnds(2, 0)));
  EXPECT_THAT(out(network, 2), ElementsAre(ArcEnds(0, 0)));
  EXPECT_THAT(in(network, 2), IsEmpty());
}

TEST(Network, ParallelTiesAndSelfTiesKeepTheirIds) {
  const Network network{Direction::undirected, 2, {{0, 1, 1.0}, {1, 0, 2.0}, {0, 0, 3.0}}};
  EXPECT_THAT(out(network, 0),
              ElementsAre(ArcEnds(0, 2), ArcEnds(0, 2), ArcEnds(1, 0), ArcEnds(1, 1)));
  EXPECT_THAT(out(network, 1), ElementsAre(ArcEnds(0, 0), ArcEnds(0, 1)));
  const Network directed{Direction::directed, 2, {{0, 1, 1.0}, {1, 0, 2.0}, {0, 0, 3.0}}};
  EXPECT_THAT(out(directed, 0), ElementsAre(ArcEnds(0, 2), ArcEnds(1, 0)));
  EXPECT_THAT(in(directed, 0), ElementsAre(ArcEnds(0, 2), ArcEnds(1, 1)));
}

TEST(Network, WithoutVerticesOrTies) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network none{direction, 0, {}};
    EXPECT_EQ(none.num_vertices(), 0U);
    EXPECT_EQ(none.num_ties(), 0U);
    EXPECT_THAT(none.ties(), IsEmpty());
    const Network isolates{direction, 2, {}};
    EXPECT_THAT(out(isolates, 1), IsEmpty());
    EXPECT_THAT(in(isolates, 1), IsEmpty());
  }
}

TEST(Network, ACopyOutlivesTheOriginal) {
  auto original = std::make_unique<Network>(path(3));
  const Network copy = *original;
  const Network moved = std::move(*original);
  original.reset();
  EXPECT_THAT(out(copy, 1), ElementsAre(ArcEnds(0, 0), ArcEnds(2, 1)));
  EXPECT_THAT(out(moved, 1), ElementsAre(ArcEnds(0, 0), ArcEnds(2, 1)));
}

TEST(Network, RefusesATieToAVertexItDoesNotHave) {
  EXPECT_THAT(
      [] {
        (void)Network(Direction::directed, 3, {{0, 1}, {1, 3}});
      },
      ThrowsError(ErrorCode::invalid_argument, "tie 1 names vertex 3, but there are 3 vertices"));
  EXPECT_THAT(
      [] {
        (void)Network(Direction::undirected, 0, {{0, 0}});
      },
      ThrowsError(ErrorCode::invalid_argument, "tie 0 names vertex 0"));
}

TEST(Network, RefusesMoreVerticesThanItsIdsReach) {
  EXPECT_THAT([] { (void)Network(Direction::undirected, 0xffffffffU, {}); },
              ThrowsError(ErrorCode::resource_exhausted, "4294967294"));
}

class NetworkProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, NetworkProperty, Range<std::uint64_t>(0, 30));

void expect_arcs_are_the_ties_sorted(const Network& network) {
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    std::vector<ArcEnds> leaving;
    std::vector<ArcEnds> entering;
    for (std::uint32_t t = 0; t < network.num_ties(); ++t) {
      const Tie& tie = network.ties()[t];
      if (index(tie.from) == v) leaving.emplace_back(index(tie.to), t);
      if (index(tie.to) == v) entering.emplace_back(index(tie.from), t);
    }
    if (!network.directed()) {
      leaving.insert(leaving.end(), entering.begin(), entering.end());
      entering = leaving;
    }
    std::ranges::sort(leaving);
    std::ranges::sort(entering);
    EXPECT_EQ(out(network, v), leaving);
    EXPECT_EQ(in(network, v), entering);
  }
}

TEST_P(NetworkProperty, ArcsAreTheTiesSorted) {
  expect_arcs_are_the_ties_sorted(random_network(GetParam()));
}

// As a projection hands them over: by their ends, the lower first, parallel ties but no self-ties.
TEST_P(NetworkProperty, ArcsOfTiesInOrderAreTheSame) {
  const Network network = random_network(GetParam());
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to) continue;
    ties.emplace_back(std::min(tie.from, tie.to), std::max(tie.from, tie.to), tie.strength);
  }
  std::ranges::sort(ties, {}, [](const Tie& tie) { return std::pair(tie.from, tie.to); });
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    expect_arcs_are_the_ties_sorted(Network(direction, network.num_vertices(), ties));
  }
}

}  // namespace
}  // namespace interstice
