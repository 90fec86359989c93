#include "graph/expectation/pair_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>
#include <vector>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::uint16_t kObserved = PairData::observed;
constexpr std::uint16_t kTied = PairData::tied;
constexpr std::uint16_t kSame = PairData::same_system;

TEST(PairData, LaysPairsOutInOrderWithWhatTheySay) {
  const Network network{Direction::undirected, 4, {{0, 1}, {1, 0}, {2, 3}, {1, 1}}};
  const PairData data(network, systems_of({0, 1, 1, 0}), 2,
                      {ObservedPairs::Sides::one, 1, {1, 0, 0, 0}});
  EXPECT_THAT(data.flags,
              ElementsAre(kObserved | kTied, kObserved, kObserved | kSame,  // 0-1 0-2 0-3
                          kSame, 0,                                         // 1-2 1-3
                          kTied));                                          // 2-3
  EXPECT_THAT(data.system, ElementsAre(0, 1, 1, 0));
  EXPECT_THAT(data.system_size, ElementsAre(2, 2));
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::size_t>> seen;
  data.for_each_observed(
      [&](std::uint32_t i, std::uint32_t j, std::uint16_t flags, std::size_t place) {
        EXPECT_EQ(flags, data.flags[place]);
        EXPECT_EQ(place, i * (2U * 4 - i - 1) / 2 + j - i - 1);
        seen.emplace_back(i, j, place);
      });
  EXPECT_THAT(seen, ElementsAre(std::tuple(0, 1, 0), std::tuple(0, 2, 1), std::tuple(0, 3, 2)));
}

TEST(PairData, LeavesOutWhoseSystemIsNotStated) {
  const Network network{Direction::undirected, 4, {{0, 1}, {1, 2}, {0, 3}}};
  const PairData data(network, systems_of({0, kNotStated, 2, 0}), 3, everything_observed(4));
  EXPECT_THAT(data.vertex, ElementsAre(0, 2, 3));
  EXPECT_THAT(data.system, ElementsAre(0, 2, 0));
  EXPECT_THAT(data.system_size, ElementsAre(2, 0, 1));
  EXPECT_THAT(data.flags, ElementsAre(kObserved, kObserved | kTied | kSame, kObserved));
}

TEST(PairData, CompletedIsTiedAsTheOtherNetworkAndObservedThroughout) {
  const Network network{Direction::undirected, 4, {{0, 1}, {2, 3}}};
  BodyFacts facts;
  facts.tier = {0, 0, BodyFacts::unknown, 1};
  const PairData data(network, systems_of({0, 1, kNotStated, 0}), 2,
                      {ObservedPairs::Sides::both, 1, {1, 1, 1, 0}}, &facts);
  const Network other{Direction::undirected, 4, {{3, 1}, {1, 3}, {0, 2}}};
  const PairData all = data.completed(other);
  ASSERT_EQ(all.flags.size(), 3U);
  for (std::size_t at = 0; at < 3; ++at) {
    EXPECT_EQ(all.flags[at] >> PairData::pattern_shift, data.flags[at] >> PairData::pattern_shift);
    EXPECT_EQ(all.flags[at] & 3, at == 2 ? kObserved | kTied : kObserved);  // 0-1 0-3 1-3
    EXPECT_EQ(all.pattern_pairs[all.flags[at] >> PairData::pattern_shift], 1.0);
  }
}

TEST(PairData, IsTheSameForAnyNumberOfThreads) {
  std::vector<Tie> ties;
  std::vector<std::uint32_t> system;
  BodyFacts facts;
  for (std::uint32_t v = 0; v < 1200; ++v) {
    system.push_back(v % 7);
    facts.tier.push_back(v % 3);
    ties.emplace_back(v, (v * 31 + 7) % 1200);
  }
  const Network network(Direction::undirected, 1200, std::move(ties));
  const ObservedPairs all = everything_observed(1200);
  const PairData one(network, systems_of(system), 7, all, &facts, {.threads = 1});
  const PairData two(network, systems_of(system), 7, all, &facts, {.threads = 2});
  EXPECT_EQ(one.flags, two.flags);
  EXPECT_EQ(one.pattern_pairs, two.pattern_pairs);
}

TEST(PairData, OfFewerThanTwoHasNoPair) {
  for (const std::uint32_t n : {0U, 1U}) {
    const PairData data(path(n), systems_of(std::vector<std::uint32_t>(n, 0)), 1,
                        everything_observed(n));
    EXPECT_THAT(data.flags, IsEmpty());
    EXPECT_EQ(data.size(), n);
  }
}

}  // namespace
}  // namespace interstice
