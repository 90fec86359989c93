#include "graph/kernels/merged_adjacency.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "graph/kernels/common_sums.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

// 0 -> 1 twice and back once, 0 -> 2 of strength 0, a self-tie.
Network small() {
  return {
      Direction::directed, 4, {{0, 1, 2}, {1, 0, 4}, {0, 1, 3}, {3, 0, 8}, {0, 2, 0}, {1, 1, 9}}};
}

TEST(MergedAdjacency, ListsNeighboursOnce) {
  EXPECT_THAT(merged_adjacency(small()).of(0), ElementsAre(1, 2, 3));
  EXPECT_THAT(merged_adjacency(small()).of(1), ElementsAre(0));
  EXPECT_THAT(merged_adjacency(small(), {.side = Merged::out}).of(0), ElementsAre(1, 2));
  EXPECT_THAT(merged_adjacency(small(), {.side = Merged::in}).of(0), ElementsAre(1, 3));
  EXPECT_THAT(merged_adjacency(small()).weights, IsEmpty());
  EXPECT_THAT(merged_adjacency(path(0)).ids, IsEmpty());
}

std::vector<double> first_row(const MergedOptions& options) {
  const MergedAdjacency found = merged_adjacency(small(), options);
  std::vector<double> row;
  for (std::uint32_t s = found.starts[0]; s < found.starts[1]; ++s)
    row.push_back(found.weights[s] * found.unit);
  return row;
}

TEST(MergedAdjacency, AddsUpWhatTiesThem) {
  constexpr auto kBoth = TieWeights::both_ways;
  constexpr auto kOne = TieWeights::one_way;
  constexpr auto kUse = Strengths::use;
  EXPECT_THAT(first_row({.weights = kBoth}), ElementsAre(3, 1, 1));
  EXPECT_THAT(first_row({.side = Merged::out, .weights = kOne}), ElementsAre(2, 1));
  EXPECT_THAT(first_row({.side = Merged::out, .weights = kBoth}), ElementsAre(3, 1));
  EXPECT_THAT(first_row({.side = Merged::in, .weights = kBoth}), ElementsAre(3, 1));
  EXPECT_THAT(first_row({.side = Merged::in, .weights = kOne}), ElementsAre(1, 1));
  EXPECT_THAT(first_row({.weights = kBoth, .strengths = kUse}), ElementsAre(9, 8));
  EXPECT_THAT(first_row({.side = Merged::out, .weights = kOne, .strengths = kUse}), ElementsAre(5));
  EXPECT_EQ(merged_adjacency(small(), {.weights = kBoth, .strengths = kUse}).unit, 8.0);
}

TEST(MergedAdjacency, AnUndirectedTieCountsBothWays) {
  const Network doubled{Direction::undirected, 2, {{0, 1, 2}, {1, 0, 3}}};
  EXPECT_THAT(merged_adjacency(doubled, {.weights = TieWeights::both_ways}).weights,
              ElementsAre(4, 4));
  EXPECT_THAT(merged_adjacency(doubled, {.weights = TieWeights::one_way}).weights,
              ElementsAre(2, 2));
}

TEST(MergedAdjacency, RefusesAStrengthThatIsNone) {
  const Network bad{Direction::undirected, 2, {{0, 1, -1}}};
  EXPECT_NO_THROW((void)merged_adjacency(bad));
  EXPECT_THAT([&] { (void)merged_adjacency(bad, {.strengths = Strengths::use}); },
              ThrowsError(ErrorCode::invalid_argument, "tie 0-1 has strength -1"));
}

TEST(MergedAdjacency, AStrengthFarBelowTheLargestStaysATie) {
  const Network far{Direction::undirected, 3, {{0, 1, 1e-320}, {1, 2, 1e300}}};
  const auto found =
      merged_adjacency(far, {.weights = TieWeights::both_ways, .strengths = Strengths::use});
  EXPECT_THAT(found.of(0), ElementsAre(1));
  EXPECT_GT(found.weights[0], 0.0);
}

TEST(MergedAdjacency, KnowsArcsThatNeedNoMerging) {
  EXPECT_TRUE(is_simple_undirected(grid(3, 4)));
  EXPECT_TRUE(is_simple_undirected(path(0)));
  EXPECT_FALSE(is_simple_undirected(small()));
  EXPECT_FALSE(is_simple_undirected({Direction::undirected, 3, {{0, 1}, {1, 1}}}));
  // Rows that follow one another, with nothing between them or an isolate, end and start alike.
  EXPECT_TRUE(is_simple_undirected({Direction::undirected, 5, {{0, 4}, {1, 4}, {3, 4}}}));
  EXPECT_FALSE(is_simple_undirected({Direction::undirected, 5, {{0, 4}, {1, 4}, {4, 1}}}));
  EXPECT_FALSE(is_simple_undirected({Direction::undirected, 5, {{0, 4}, {1, 4}, {4, 4}}}));
  EXPECT_TRUE(is_simple_undirected({Direction::undirected, 5, {}}));
  EXPECT_FALSE(is_simple_undirected({Direction::undirected, 3, {{0, 1}, {1, 2}, {1, 0}}}));
}

std::vector<std::uint32_t> shared(const std::vector<std::uint32_t>& a,
                                  const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  for_each_common(a, b, [&](std::size_t i, std::size_t j) {
    EXPECT_EQ(a.at(i), b.at(j));
    both.push_back(a.at(i));
  });
  return both;
}

TEST(ForEachCommon, MergesAndGallopsAlike) {
  std::vector<std::uint32_t> long_list;
  for (std::uint32_t x = 0; x < 400; ++x) long_list.push_back(3 * x);
  const std::vector<std::uint32_t> few = {0, 1, 300, 301, 1197, 1198};
  EXPECT_THAT(shared(few, long_list), ElementsAre(0, 300, 1197));
  EXPECT_THAT(shared(long_list, few), ElementsAre(0, 300, 1197));
  EXPECT_THAT(shared({}, long_list), IsEmpty());
  EXPECT_THAT(shared({5000}, long_list), IsEmpty());
  EXPECT_THAT(shared({1, 2, 4}, {2, 3, 4}), ElementsAre(2, 4));
}

class ForEachCommonProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, ForEachCommonProperty, Range<std::uint64_t>(0, 60));

TEST_P(ForEachCommonProperty, IsTheIntersection) {
  auto a = random_order(300, GetParam());
  auto b = random_order(300, GetParam() + 1000);
  a.resize(GetParam() * 5);
  b.resize(3 + GetParam() % 7);
  std::ranges::sort(a);
  std::ranges::sort(b);
  std::vector<std::uint32_t> expected;
  std::ranges::set_intersection(a, b, std::back_inserter(expected));
  EXPECT_EQ(shared(a, b), expected);
  EXPECT_EQ(shared(b, a), expected);
}

TEST_P(ForEachCommonProperty, GallopFindsTheLowerBound) {
  auto sorted = random_order(200, GetParam());
  sorted.resize(GetParam() * 3);
  std::ranges::sort(sorted);
  for (std::uint32_t value = 0; value <= 200; value += 7) {
    for (std::size_t from = 0; from <= sorted.size(); from += 5) {
      const auto at =
          std::lower_bound(sorted.begin() + static_cast<std::ptrdiff_t>(from), sorted.end(), value);
      EXPECT_EQ(gallop(sorted, from, value), static_cast<std::size_t>(at - sorted.begin()));
    }
  }
}

class CommonSums : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, CommonSums, Range<std::uint64_t>(0, 30));

TEST_P(CommonSums, VisitEachTieOnceWithWhatItsEndsShare) {
  const Network network = random_network(GetParam());
  const auto ties = merged_adjacency(network, {.weights = TieWeights::both_ways});
  const auto opposite = opposite_slots(ties);
  std::vector<double> sums(ties.ids.size(), -1.0);
  const auto weight = [&](std::uint32_t s) { return ties.weights[s]; };
  common_sums<double>(ties, common_sum_reads(ties), {}, weight, weight,
                      [&](std::uint32_t s, double sum) {
                        EXPECT_EQ(sums[s], -1.0);
                        EXPECT_EQ(sums[opposite[s]], -1.0);
                        sums[s] = sums[opposite[s]] = sum;
                      });
  for (std::uint32_t v = 0; v < ties.num_vertices(); ++v) {
    for (std::uint32_t s = ties.starts[v]; s < ties.starts[v + 1]; ++s) {
      const std::uint32_t u = ties.ids[s];
      EXPECT_EQ(ties.ids[opposite[s]], v);
      double expected = 0.0;
      for_each_common(ties.of(v), ties.of(u), [&](std::size_t i, std::size_t j) {
        expected += ties.weights[ties.starts[v] + i] * ties.weights[ties.starts[u] + j];
      });
      EXPECT_EQ(sums[s], expected);  // whole numbers
    }
  }
}

TEST(CommonSums, ReadTheSmallerEnd) {
  EXPECT_EQ(common_sum_reads(merged_adjacency(star(100))), 2.0 * 99.0);
}

}  // namespace
}  // namespace interstice
