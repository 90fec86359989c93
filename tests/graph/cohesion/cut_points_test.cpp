#include "graph/cohesion/cut_points.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

TEST(CutPoints, OfShapes) {
  EXPECT_THAT(cut_points(star(4)).is_cut_point, ElementsAre(1, 0, 0, 0));
  EXPECT_THAT(cut_points(star(4)).cut_off,
              ElementsAre(2, 0, 0, 0));  // but for the largest piece, here one vertex
  EXPECT_THAT(cut_points(star(4)).is_bridge, Each(1));
  EXPECT_THAT(cut_points(path(5)).is_cut_point, ElementsAre(0, 1, 1, 1, 0));
  EXPECT_THAT(cut_points(path(5)).cut_off, ElementsAre(0, 1, 2, 1, 0));
  EXPECT_THAT(cut_points(cycle(5)).is_cut_point, Each(0));
  EXPECT_THAT(cut_points(cycle(5)).is_bridge, Each(0));
  EXPECT_THAT(cut_points(complete(5)).is_cut_point, Each(0));
}

TEST(CutPoints, FewerThanThreeVerticesHaveNone) {
  EXPECT_THAT(cut_points(path(0)).is_cut_point, IsEmpty());
  EXPECT_THAT(cut_points(path(1)).is_cut_point, ElementsAre(0));
  EXPECT_THAT(cut_points(path(2)).is_cut_point, ElementsAre(0, 0));
  EXPECT_THAT(cut_points(path(2)).is_bridge, ElementsAre(1));
}

TEST(CutPoints, OfTwoParallelTiesNeitherIsABridge) {  // the vertices are cut points all the same
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network network{direction, 3, {{0, 1}, {1, 0}, {1, 2}}};
    EXPECT_THAT(cut_points(network).is_bridge, ElementsAre(0, 0, 1));
    EXPECT_THAT(cut_points(network).is_cut_point, ElementsAre(0, 1, 0));
  }
}

TEST(CutPoints, SelfTiesHaveNoEffect) {
  const Network network{Direction::undirected, 3, {{0, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 2}}};
  EXPECT_THAT(cut_points(network).is_bridge, ElementsAre(0, 1, 0, 1, 0));
  EXPECT_THAT(cut_points(network).is_cut_point, ElementsAre(0, 1, 0));
  EXPECT_THAT(cut_points(network).cut_off, ElementsAre(0, 1, 0));
}

TEST(CutPoints,
     WhereverTheSearchStartsTheCutIsTheSame) {  // 0 is the root of its search, then a leaf
  const Network two_triangles{
      Direction::undirected, 5, {{0, 1}, {1, 2}, {2, 0}, {0, 3}, {3, 4}, {4, 0}}};
  EXPECT_THAT(cut_points(two_triangles).is_cut_point, ElementsAre(1, 0, 0, 0, 0));
  EXPECT_THAT(cut_points(two_triangles).cut_off, ElementsAre(2, 0, 0, 0, 0));
  EXPECT_THAT(cut_points(relabelled(two_triangles, {4, 1, 2, 3, 0})).cut_off,
              ElementsAre(0, 0, 0, 0, 2));
}

// Krackhardt's kite: without Heather the last two fall off, without Ike the last.
TEST(CutPoints, OfTheKite) {
  const Place place = load_network("krackhardt_kite");
  const Projection projection = project(place);
  const CutPoints found = cut_points(projection.network);
  std::map<std::string, std::uint32_t> cut_off;
  for (std::size_t v = 0; v < projection.ids.size(); ++v) {
    if (found.is_cut_point[v] != 0) cut_off[std::string(projection.ids[v])] = found.cut_off[v];
  }
  EXPECT_EQ(cut_off, (std::map<std::string, std::uint32_t>{{"Heather", 2}, {"Ike", 1}}));
  EXPECT_EQ(std::ranges::count(found.is_bridge, 1), 2);
}

TEST(CutPointsBigNumbers, APathOf100000WithoutRecursion) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    constexpr std::uint32_t kLength = 100'000;
    std::vector<Tie> ties;
    for (std::uint32_t v = 1; v < kLength; ++v) ties.emplace_back(v - 1, v);
    const CutPoints found = cut_points(Network(direction, kLength, std::move(ties)));
    EXPECT_THAT(found.is_bridge, Each(1));
    for (std::uint32_t v = 0; v < kLength; ++v) {
      ASSERT_EQ(found.cut_off[v], std::min(v, kLength - 1 - v));
      ASSERT_EQ(found.is_cut_point[v], v > 0 && v + 1 < kLength ? 1 : 0);
    }
  }
}

TEST(CutPointsBigNumbers, ACycleOf100000HasNone) {
  const CutPoints found = cut_points(cycle(100'000));
  EXPECT_THAT(found.is_bridge, Each(0));
  EXPECT_THAT(found.is_cut_point, Each(0));
}

// Sizes of the pieces by reach, without `gone` (which may be no vertex).
std::vector<std::uint32_t> pieces_without(const Network& network, std::uint32_t gone,
                                          const std::vector<std::uint32_t>& among) {
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) {
    if (index(tie.from) != gone && index(tie.to) != gone) ties.push_back(tie);
  }
  const auto d = all_distances(
      Network(Direction::undirected, network.num_vertices(), std::move(ties)), Length::hops);
  std::vector<std::uint32_t> sizes;
  std::vector<bool> seen(network.num_vertices(), false);
  for (const std::uint32_t u : among) {
    if (u == gone || seen[u]) continue;
    std::uint32_t size = 0;
    for (const std::uint32_t v : among) {
      if (v == gone || std::isinf(d[u][v])) continue;
      seen[v] = true;
      ++size;
    }
    sizes.push_back(size);
  }
  return sizes;
}

class CutPointsProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, CutPointsProperty, Range<std::uint64_t>(0, 60));

TEST_P(CutPointsProperty, AgreeWithTakingOutEachVertex) {
  const CutPoints found = cut_points(network);
  const auto d = all_distances(network, Length::hops, /*undirected=*/true);
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    std::vector<std::uint32_t> component;
    for (std::uint32_t u = 0; u < network.num_vertices(); ++u) {
      if (std::isfinite(d[v][u])) component.push_back(u);
    }
    const auto pieces = pieces_without(network, v, component);
    EXPECT_EQ(found.is_cut_point[v], pieces.size() > 1 ? 1 : 0) << v;
    const auto rest = static_cast<std::uint32_t>(component.size()) - 1;
    EXPECT_EQ(found.cut_off[v], pieces.size() > 1 ? rest - *std::ranges::max_element(pieces) : 0)
        << v;
  }
}

TEST_P(CutPointsProperty, BridgesAgreeWithTakingOutEachTie) {
  const CutPoints found = cut_points(network);
  for (std::uint32_t t = 0; t < network.num_ties(); ++t) {
    const Tie& tie = network.ties()[t];
    const auto d = all_distances(without_tie(network, static_cast<TieId>(t)), Length::hops,
                                 /*undirected=*/true);
    EXPECT_EQ(found.is_bridge[t], std::isinf(d[index(tie.from)][index(tie.to)]) ? 1 : 0) << t;
  }
}

TEST_P(CutPointsProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam());
  const CutPoints found = cut_points(network);
  const CutPoints renamed = cut_points(relabelled(network, order));
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    EXPECT_EQ(renamed.is_cut_point[order[v]], found.is_cut_point[v]);
    EXPECT_EQ(renamed.cut_off[order[v]], found.cut_off[v]);
  }
}

TEST(CutOffBy, NamesAsManyAsCutOffCountsAndLeavesNoRouteToThem) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Network network = random_network(seed);
    const CutPoints cut = cut_points(network);
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      const std::vector<VertexId> gone = cut_off_by(network, static_cast<VertexId>(v));
      EXPECT_EQ(gone.size(), cut.cut_off[v]) << seed << ' ' << v;
      // No tie joins one that is cut off with one that is not, but for v's own.
      const auto is_gone = [&](VertexId u) { return std::ranges::find(gone, u) != gone.end(); };
      for (const Tie& tie : network.ties()) {
        if (index(tie.from) == v || index(tie.to) == v) continue;
        EXPECT_EQ(is_gone(tie.from), is_gone(tie.to)) << seed << ' ' << v;
      }
    }
  }
}

}  // namespace
}  // namespace interstice
