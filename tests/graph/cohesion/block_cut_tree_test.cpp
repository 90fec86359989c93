#include "graph/cohesion/block_cut_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "graph/cohesion/cut_points.hpp"
#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::SizeIs;
using testing::TestWithParam;

std::vector<std::vector<std::uint32_t>> blocks_of(const BlockCutTree& tree) {
  std::vector<std::vector<std::uint32_t>> out;
  for (const auto& block : tree.blocks) {
    out.emplace_back();
    for (const VertexId v : block) out.back().push_back(index(v));
  }
  return out;
}

std::vector<std::uint32_t> numbers(const std::vector<BlockId>& blocks) {
  std::vector<std::uint32_t> out;
  for (const BlockId b : blocks) out.push_back(index(b));
  return out;
}

TEST(BlockCutTree, OfTwoTrianglesAndATail) {
  const Network network{
      Direction::undirected, 6, {{4, 5}, {0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 2}}};
  const BlockCutTree tree = block_cut_tree(network);
  EXPECT_THAT(blocks_of(tree),
              ElementsAre(ElementsAre(0, 1, 2), ElementsAre(2, 3, 4), ElementsAre(4, 5)));
  EXPECT_THAT(numbers(tree.block_of), ElementsAre(2, 0, 0, 0, 1, 1, 1));
  ASSERT_THAT(tree.cut_vertices, SizeIs(2));
  EXPECT_EQ(index(tree.cut_vertices[0].vertex), 2U);
  EXPECT_THAT(numbers(tree.cut_vertices[0].blocks), ElementsAre(0, 1));
  EXPECT_THAT(tree.cut_vertices[0].sizes, ElementsAre(2, 3));
  EXPECT_EQ(index(tree.cut_vertices[1].vertex), 4U);
  EXPECT_THAT(numbers(tree.cut_vertices[1].blocks), ElementsAre(1, 2));
  EXPECT_THAT(tree.cut_vertices[1].sizes, ElementsAre(4, 1));
}

TEST(BlockCutTree, OfShapes) {
  const BlockCutTree of_star = block_cut_tree(star(5));
  EXPECT_THAT(of_star.blocks, SizeIs(4));
  ASSERT_THAT(of_star.cut_vertices, SizeIs(1));
  EXPECT_THAT(of_star.cut_vertices[0].sizes, ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(block_cut_tree(path(5)).cut_vertices, SizeIs(3));
  EXPECT_THAT(block_cut_tree(cycle(5)).blocks, SizeIs(1));
  EXPECT_THAT(block_cut_tree(cycle(5)).cut_vertices, IsEmpty());
  EXPECT_THAT(block_cut_tree(complete(5)).blocks, SizeIs(1));
}

TEST(BlockCutTree, WithoutTiesThereIsNone) {
  EXPECT_THAT(block_cut_tree(path(0)).blocks, IsEmpty());
  EXPECT_THAT(block_cut_tree(path(1)).blocks, IsEmpty());
  EXPECT_THAT(block_cut_tree(path(2)).blocks, SizeIs(1));
  EXPECT_THAT(block_cut_tree(path(2)).cut_vertices, IsEmpty());
}

TEST(BlockCutTree, DoubledTiesAreInOneBlockAndSelfTiesInNone) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network network{direction, 3, {{0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 2}}};
    const BlockCutTree tree = block_cut_tree(network);
    EXPECT_THAT(blocks_of(tree), ElementsAre(ElementsAre(0, 1), ElementsAre(1, 2)));
    const std::uint32_t none = index(BlockId::none);
    EXPECT_THAT(numbers(tree.block_of), ElementsAre(0, 0, none, 1, none));
    ASSERT_THAT(tree.cut_vertices, SizeIs(1));
    EXPECT_THAT(tree.cut_vertices[0].sizes, ElementsAre(1, 1));
  }
}

// The kite proper is one block; Heather and Ike each begin another.
TEST(BlockCutTree, OfTheKite) {
  const Place place = load_network("krackhardt_kite");
  const BlockCutTree tree = block_cut_tree(project(place).network);
  std::vector<std::size_t> sizes;
  for (const auto& block : tree.blocks) sizes.push_back(block.size());
  EXPECT_THAT(sizes, testing::UnorderedElementsAre(8, 2, 2));
  EXPECT_THAT(tree.cut_vertices, SizeIs(2));
}

TEST(BlockCutTreeBigNumbers, APathOf100000WithoutRecursion) {
  constexpr std::uint32_t kLength = 100'000;
  const BlockCutTree tree = block_cut_tree(path(kLength));
  EXPECT_THAT(tree.blocks, SizeIs(kLength - 1));
  ASSERT_THAT(tree.cut_vertices, SizeIs(kLength - 2));
  EXPECT_THAT(tree.cut_vertices[9].sizes, ElementsAre(10, kLength - 11));
}

class BlockCutTreeProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());

  [[nodiscard]] Network without(std::uint32_t gone) const {
    std::vector<Tie> ties;
    for (const Tie& tie : network.ties()) {
      if (index(tie.from) != gone && index(tie.to) != gone) ties.push_back(tie);
    }
    return {Direction::undirected, network.num_vertices(), std::move(ties)};
  }
};
INSTANTIATE_TEST_SUITE_P(Seeds, BlockCutTreeProperty, Range<std::uint64_t>(0, 60));

// Two ties that meet are in one block if their far ends stay joined without the vertex they meet in; that, carried on
// from tie to tie, is the whole relation.
TEST_P(BlockCutTreeProperty, BlocksAgreeWithTakingOutEachVertex) {
  const std::uint32_t m = network.num_ties();
  std::vector<std::uint32_t> of(m);
  std::iota(of.begin(), of.end(), 0U);
  const auto join = [&](std::uint32_t s, std::uint32_t t) {
    const std::uint32_t old = of[t];
    for (std::uint32_t& o : of) o = o == old ? of[s] : o;
  };
  const auto ends = [&](std::uint32_t t) {
    return std::pair(index(network.ties()[t].from), index(network.ties()[t].to));
  };
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    const auto d = all_distances(without(v), Length::hops, true);
    for (std::uint32_t s = 0; s < m; ++s) {
      for (std::uint32_t t = 0; t < m; ++t) {
        const auto [a, b] = ends(s);
        const auto [x, y] = ends(t);
        if (a == b || x == y || (a != v && b != v) || (x != v && y != v)) continue;
        if (std::isfinite(d[a == v ? b : a][x == v ? y : x])) join(s, t);
      }
    }
  }
  const BlockCutTree tree = block_cut_tree(network);
  for (std::uint32_t s = 0; s < m; ++s) {
    const bool loop = ends(s).first == ends(s).second;
    EXPECT_EQ(tree.block_of[s] == BlockId::none, loop);
    for (std::uint32_t t = 0; t < m && !loop; ++t)
      EXPECT_EQ(tree.block_of[s] == tree.block_of[t], of[s] == of[t]) << s << ' ' << t;
  }
}

TEST_P(BlockCutTreeProperty, ArmsAreThePiecesLeftWithoutEachCutVertex) {
  const BlockCutTree tree = block_cut_tree(network);
  const CutPoints cut = cut_points(network);
  EXPECT_EQ(std::ranges::count(cut.is_cut_point, 1),
            static_cast<std::ptrdiff_t>(tree.cut_vertices.size()));
  for (const CutVertex& c : tree.cut_vertices) {
    EXPECT_EQ(cut.is_cut_point[index(c.vertex)], 1);
    ASSERT_EQ(c.blocks.size(), c.sizes.size());
    EXPECT_TRUE(std::ranges::is_sorted(c.blocks));
    const auto d = all_distances(without(index(c.vertex)), Length::hops, true);
    for (std::size_t arm = 0; arm < c.blocks.size(); ++arm) {
      const auto& block = tree.blocks[index(c.blocks[arm])];
      EXPECT_TRUE(std::ranges::count(block, c.vertex) == 1);
      const VertexId other = block[0] == c.vertex ? block[1] : block[0];
      std::uint32_t size = 0;
      for (std::uint32_t u = 0; u < network.num_vertices(); ++u)
        size += u != index(c.vertex) && std::isfinite(d[index(other)][u]) ? 1U : 0U;
      EXPECT_EQ(c.sizes[arm], size);
    }
  }
}

TEST_P(BlockCutTreeProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam());
  const auto renamed_blocks = blocks_of(block_cut_tree(relabelled(network, order)));
  std::set<std::vector<std::uint32_t>> expected;
  for (auto block : blocks_of(block_cut_tree(network))) {
    for (std::uint32_t& v : block) v = order[v];
    std::ranges::sort(block);
    expected.insert(block);
  }
  EXPECT_TRUE(std::ranges::is_sorted(renamed_blocks));
  EXPECT_EQ(std::set(renamed_blocks.begin(), renamed_blocks.end()), expected);
}

}  // namespace
}  // namespace interstice
