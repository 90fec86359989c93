#include "graph/gaps/introductions/join_pieces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "every_choice.hpp"
#include "graph/cohesion/fragmentation.hpp"
#include "keeps_to_limits.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr auto kAnyPair = [](std::uint32_t, std::uint32_t) { return true; };

VertexPair pair_of(std::uint32_t u, std::uint32_t v) {
  return {static_cast<VertexId>(u), static_cast<VertexId>(v)};
}

ValueOf joined_share(const Network& network) {
  return [&network](const std::vector<VertexPair>& links) {
    const Matrix d = hops(network, links);
    double joined = 0.0;
    double pairs = 0.0;
    for (std::uint32_t u = 0; u < d.size(); ++u) {
      for (std::uint32_t v = u + 1; v < d.size(); ++v) {
        joined += d[u][v] < HUGE_VAL ? 1.0 : 0.0;
        pairs += 1.0;
      }
    }
    return joined / pairs;
  };
}

// Pieces of 4, 3, 2, 1: 0-1-2-3, 4-5-6, 7-8, 9.
Network four_pieces() {
  return {Direction::undirected, 10, {{0U, 1U}, {1U, 2U}, {2U, 3U}, {4U, 5U}, {5U, 6U}, {7U, 8U}}};
}

TEST(JoinPieces, TheLargestGoTogetherFirst) {
  const Network network = four_pieces();
  const IntroductionPlan plan = join_pieces(network, {.budget = 2.0});
  ASSERT_THAT(plan.links, SizeIs(2));
  EXPECT_DOUBLE_EQ(plan.before, 10.0 / 45.0);  // 6 + 3 + 1 pairs
  EXPECT_DOUBLE_EQ(plan.before, 1.0 - fragmentation(network).reach);
  EXPECT_DOUBLE_EQ(plan.links[0].value, 22.0 / 45.0);
  EXPECT_DOUBLE_EQ(plan.after, 36.0 / 45.0);
  EXPECT_EQ(plan.links[0].ends, pair_of(0, 4));
  EXPECT_EQ(plan.links[1].ends, pair_of(0, 7));
  EXPECT_EQ(plan.guarantee, Guarantee::optimal);
  EXPECT_DOUBLE_EQ(plan.bound, plan.after);
}

TEST(JoinPieces, OfLinksWithTheSameEffectTheOnePreferredIsTaken) {
  const IntroductionPlan plan =
      join_pieces(four_pieces(), {.budget = 1.0, .preference = [](VertexId u, VertexId v) {
                                    return index(u) == 2 && index(v) == 5 ? 1.0 : 0.0;
                                  }});
  ASSERT_THAT(plan.links, SizeIs(1));
  EXPECT_EQ(plan.links[0].ends, pair_of(2, 5));
}

TEST(JoinPieces, NothingIsProposedWhereNothingIsApart) {
  EXPECT_THAT(join_pieces(star(5), {}).links, IsEmpty());
  EXPECT_DOUBLE_EQ(join_pieces(star(5), {}).after, 1.0);
  const IntroductionPlan one = join_pieces({Direction::undirected, 1, {}}, {});
  EXPECT_TRUE(std::isnan(one.before) && std::isnan(one.after));
  EXPECT_THAT(one.links, IsEmpty());
  EXPECT_THAT(join_pieces({Direction::undirected, 3, {}}, {.budget = 9.0}).links, SizeIs(2));
}

TEST(JoinPieces, EqualsEveryChoiceOn200Networks) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const std::uint32_t n = 4 + static_cast<std::uint32_t>(seed % 5);
    const Network network = sparse_network(n, 0.08 + 0.04 * static_cast<double>(seed % 4), seed);
    const IntroductionLimits limits{.budget = 1.0 + static_cast<double>(seed % 3)};
    EveryChoice every(network, limits, kAnyPair);
    const double most = every.best(joined_share(network));
    const IntroductionPlan plan = join_pieces(network, limits);
    EXPECT_NEAR(plan.after, most, 1e-12) << seed;
    EXPECT_NEAR(joined_share(network)(links_of(plan)), plan.after, 1e-12) << seed;
    EXPECT_EQ(plan.guarantee, Guarantee::optimal) << seed;
    expect_within_limits(network, limits, kAnyPair, plan);
  }
}

TEST(JoinPieces, EqualsEveryChoiceWithinLimitsOn200Networks) {
  std::size_t limited = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    const std::uint32_t n = 4 + static_cast<std::uint32_t>(seed % 4);
    const Network network = sparse_network(n, 0.1, seed);
    const IntroductionLimits limits = random_limits(network, seed, kAnyPair);
    EveryChoice every(network, limits, kAnyPair);
    const double most = every.best(joined_share(network));
    const IntroductionPlan plan = join_pieces(network, limits);
    EXPECT_NEAR(plan.after, most, 1e-12);
    EXPECT_NEAR(joined_share(network)(links_of(plan)), plan.after, 1e-12);
    EXPECT_EQ(plan.guarantee, Guarantee::optimal);
    EXPECT_GE(plan.bound, most - 1e-12);
    expect_within_limits(network, limits, kAnyPair, plan);
    EveryChoice free(network, IntroductionLimits{.budget = limits.budget}, kAnyPair);
    limited += most < free.best(joined_share(network)) - 1e-12 ? 1 : 0;
  }
  EXPECT_GT(limited, 50U) << "the limits hardly ever matter here";
}

TEST(JoinPieces, WhatIsLeftUnsearchedIsBoundedAndSaidSo) {
  std::size_t bounded = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Network network = sparse_network(7, 0.08, seed);
    const IntroductionLimits limits = random_limits(network, seed, kAnyPair);
    EveryChoice every(network, limits, kAnyPair);
    const double most = every.best(joined_share(network));
    const IntroductionPlan plan = join_pieces(network, limits, {.effort = 3.0});
    EXPECT_LE(plan.after, most + 1e-12) << seed;
    EXPECT_GE(plan.bound, most - 1e-12) << seed;
    if (plan.guarantee == Guarantee::optimal) {
      EXPECT_NEAR(plan.after, most, 1e-12) << seed;
    }
    bounded += plan.guarantee == Guarantee::bounded ? 1 : 0;
    expect_within_limits(network, limits, kAnyPair, plan);
  }
  EXPECT_GT(bounded, 10U);
}

TEST(JoinPieces, ManyPiecesWithACapacityHaveABoundThatHolds) {
  // 200 bodies alone, one new link each: pairs of two are all there can be.
  const IntroductionPlan plan =
      join_pieces({Direction::undirected, 200, {}}, {.budget = 5.0, .capacity = 1});
  EXPECT_THAT(plan.links, SizeIs(5));
  EXPECT_DOUBLE_EQ(plan.after, 5.0 / 19900.0);
  EXPECT_GE(plan.bound, plan.after);
  EXPECT_EQ(plan.guarantee, Guarantee::bounded);
}

TEST(JoinPieces, RefusesADirectedNetwork) {
  EXPECT_THAT(
      [] {
        (void)join_pieces({Direction::directed, 3, {{0U, 1U}}}, {});
      },
      ThrowsError(ErrorCode::invalid_argument, "join_pieces: the network is directed"));
}

}  // namespace
}  // namespace interstice
