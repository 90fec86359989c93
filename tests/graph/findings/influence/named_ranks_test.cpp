#include "graph/findings/influence/named_ranks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

using Names = std::vector<std::vector<std::uint32_t>>;

std::vector<std::uint32_t> counts_of(const Names& names, const std::vector<std::uint8_t>& listed,
                                     std::size_t left_out) {
  std::vector<std::uint32_t> counts(listed.size(), 0);
  for (std::size_t r = 0; r < names.size(); ++r) {
    if (r == left_out) continue;
    for (const std::uint32_t v : names[r]) counts[v] += listed[v];
  }
  return counts;
}

// Word for word: counts and ranks again without each respondent.
NamedRanks by_definition(const Names& names, const std::vector<std::uint8_t>& listed) {
  NamedRanks out;
  const std::size_t n = listed.size();
  for (std::size_t left_out = names.size() + 1; left_out-- > 0;) {  // first nobody
    const auto counts = counts_of(names, listed, left_out);
    std::vector<std::uint32_t> ranks(n, 0);
    for (std::size_t v = 0; v < n; ++v) {
      if (listed[v] == 0) continue;
      ranks[v] = 1;
      for (std::size_t u = 0; u < n; ++u) ranks[v] += listed[u] != 0 && counts[u] > counts[v];
    }
    if (left_out == names.size()) {
      out = {.named_by = counts, .rank = ranks, .best = ranks, .worst = ranks};
      continue;
    }
    for (std::size_t v = 0; v < n; ++v) {
      out.best[v] = std::min(out.best[v], ranks[v]);
      out.worst[v] = std::max(out.worst[v], ranks[v]);
    }
  }
  return out;
}

TEST(NamedRanks, OneRespondentCanTurnTheFirstTwoAround) {
  // 0 is named by three, 1 by two, 2 by two; without respondent 0 (who names 0 and 2) 0 and 1 are level.
  const Names names = {{0, 2}, {0, 1}, {0, 1}, {2}};
  const NamedRanks found = named_ranks(names, std::vector<std::uint8_t>(4, 1));
  EXPECT_EQ(found.named_by, (std::vector<std::uint32_t>{3, 2, 2, 0}));
  EXPECT_EQ(found.rank, (std::vector<std::uint32_t>{1, 2, 2, 4}));
  EXPECT_EQ(found.best, (std::vector<std::uint32_t>{1, 1, 1, 4}));
  EXPECT_EQ(found.worst, (std::vector<std::uint32_t>{1, 3, 3, 4}));
}

TEST(NamedRanks, WithNobodyAskedAllAreLevel) {
  const NamedRanks found = named_ranks({}, std::vector<std::uint8_t>{1, 0, 1});
  EXPECT_EQ(found.rank, (std::vector<std::uint32_t>{1, 0, 1}));
  EXPECT_EQ(found.worst, found.rank);
  EXPECT_TRUE(named_ranks({}, {}).rank.empty());
}

class NamedRanksProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, NamedRanksProperty, testing::Range<std::uint64_t>(0, 200));

TEST_P(NamedRanksProperty, AgreeWithCountingAgainWithoutEach) {
  Random random(GetParam());
  const auto n = static_cast<std::uint32_t>(1 + random.below(12));
  std::vector<std::uint8_t> listed(n);
  for (auto& one : listed) one = random.below(5) == 0 ? 0 : 1;
  Names names(random.below(9));
  for (auto& given : names) {
    for (std::uint32_t v = 0; v < n; ++v) {
      if (random.below(3) == 0) given.push_back(v);
    }
  }
  const NamedRanks found = named_ranks(names, listed);
  const NamedRanks expected = by_definition(names, listed);
  EXPECT_EQ(found.named_by, expected.named_by);
  EXPECT_EQ(found.rank, expected.rank);
  EXPECT_EQ(found.best, expected.best);
  EXPECT_EQ(found.worst, expected.worst);
}

}  // namespace
}  // namespace interstice
