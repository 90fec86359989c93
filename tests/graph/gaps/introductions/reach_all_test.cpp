#include "graph/gaps/introductions/reach_all.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "every_choice.hpp"
#include "graph/centrality/harmonic.hpp"
#include "keeps_to_limits.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/path_networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr VertexId kMe{0};
constexpr double kFraction = 1.0 - 1.0 / 2.718281828459045;

constexpr auto kMine = [](std::uint32_t u, std::uint32_t) { return u == 0; };

ValueOf nearness_of_me(const Network& network) {
  return [&network](const std::vector<VertexPair>& links) {
    const Matrix d = hops(network, links);
    double sum = 0.0;
    for (std::uint32_t v = 1; v < d.size(); ++v) sum += 1.0 / d[0][v];
    return sum / static_cast<double>(d.size() - 1);
  };
}

TEST(ReachAll, TheCentreOfTheFarStarComesFirst) {
  // 0-1; a star of 3 with leaves 4 to 7; 2 alone.
  const Network network{
      Direction::undirected, 8, {{0U, 1U}, {3U, 4U}, {3U, 5U}, {3U, 6U}, {3U, 7U}}};
  const IntroductionPlan plan = reach_all(network, kMe, {.budget = 2.0});
  ASSERT_THAT(plan.links, SizeIs(2));
  EXPECT_EQ(plan.links[0].ends, (VertexPair{kMe, VertexId{3}}));
  EXPECT_DOUBLE_EQ(plan.before, 1.0 / 7.0);
  EXPECT_DOUBLE_EQ(plan.before, harmonic(network, {.scale = Scale::normalised})[0]);
  EXPECT_DOUBLE_EQ(plan.links[0].value, (1.0 + 1.0 + 4 * 0.5) / 7.0);
  EXPECT_EQ(plan.links[1].ends, (VertexPair{kMe, VertexId{2}}));
  EXPECT_DOUBLE_EQ(plan.after, 5.0 / 7.0);
}

TEST(ReachAll, WithinItsShareOfTheMostAndUnderTheBoundOn200Networks) {
  std::size_t short_of_best = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    const std::uint32_t n = 6 + static_cast<std::uint32_t>(seed % 6);
    const Network network = sparse_network(n, 0.12 + 0.02 * static_cast<double>(seed % 5), seed);
    const IntroductionLimits limits{.budget = 1.0 + static_cast<double>(seed % 4)};
    EveryChoice every(network, limits, kMine);
    const double most = every.best(nearness_of_me(network));
    const IntroductionPlan plan = reach_all(network, kMe, limits);
    EXPECT_GE(plan.after - plan.before, kFraction * (most - plan.before) - 1e-12);
    EXPECT_GE(plan.bound, most - 1e-12);
    EXPECT_NEAR(nearness_of_me(network)(links_of(plan)), plan.after, 1e-12);
    if (plan.guarantee == Guarantee::optimal) {
      EXPECT_NEAR(plan.after, most, 1e-12);
    } else {
      EXPECT_EQ(plan.guarantee, Guarantee::fraction);
    }
    short_of_best += plan.after < most - 1e-12 ? 1 : 0;
    expect_within_limits(network, limits, kMine, plan);
  }
  EXPECT_GT(short_of_best, 0U) << "the bound is never needed here";
}

TEST(ReachAll, WithinLimitsTheBoundHoldsAndIsAllThatIsPromised) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    const std::uint32_t n = 6 + static_cast<std::uint32_t>(seed % 5);
    const Network network = sparse_network(n, 0.15, seed);
    IntroductionLimits limits = random_limits(network, seed, kMine);
    if (!limits.may_meet.empty()) limits.may_meet[0] = 1;
    if (!limits.cost.empty() && std::isnan(limits.cost[0])) limits.cost[0] = 1.0;
    EveryChoice every(network, limits, kMine);
    const double most = every.best(nearness_of_me(network));
    const IntroductionPlan plan = reach_all(network, kMe, limits);
    EXPECT_LE(plan.after, most + 1e-12);
    EXPECT_GE(plan.bound, most - 1e-12);
    EXPECT_NEAR(nearness_of_me(network)(links_of(plan)), plan.after, 1e-12);
    if (plan.guarantee == Guarantee::optimal) {
      EXPECT_NEAR(plan.after, most, 1e-12);
    }
    if (plan.guarantee == Guarantee::fraction) {
      EXPECT_TRUE(limits.cost.empty() && !limits.capacity && limits.wanted.empty());
      for (const VertexPair& pair : limits.avoid)
        EXPECT_TRUE(index(pair.a) != 0 && index(pair.b) != 0);
    }
    expect_within_limits(network, limits, kMine, plan);
  }
}

// Lazy evaluation and cut searches must choose as plain greedy would.
TEST(ReachAll, ChoosesAsPlainGreedyDoes) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Network network = grown_network(Direction::undirected, 60, 2, seed);
    const IntroductionPlan plan = reach_all(network, kMe, {.budget = 5.0});
    std::vector<VertexPair> chosen;
    const auto value = nearness_of_me(network);
    for (const ChosenLink& link : plan.links) {
      double most = 0.0;
      for (std::uint32_t v = 1; v < 60; ++v) {
        std::vector<VertexPair> with = chosen;
        with.push_back({kMe, static_cast<VertexId>(v)});
        most = std::max(most, value(with));
      }
      chosen.push_back(link.ends);
      EXPECT_NEAR(link.value, most, 1e-12) << seed;
    }
    EXPECT_THAT(chosen, SizeIs(5));
  }
}

TEST(ReachAll, NothingIsProposedToOneWhoIsLinkedWithAll) {
  EXPECT_THAT(reach_all(star(6), kMe, {}).links, IsEmpty());
  EXPECT_DOUBLE_EQ(reach_all(star(6), kMe, {}).after, 1.0);
  EXPECT_EQ(reach_all(star(6), kMe, {}).guarantee, Guarantee::optimal);
  EXPECT_TRUE(std::isnan(reach_all({Direction::undirected, 1, {}}, kMe, {}).after));
}

TEST(ReachAll, ThreadsChangeNothing) {
  const Network network = grown_network(Direction::undirected, 200, 3, 5);
  const IntroductionPlan one = reach_all(network, kMe, {.budget = 6.0}, {.threads = 1});
  const IntroductionPlan three = reach_all(network, kMe, {.budget = 6.0}, {.threads = 3});
  EXPECT_EQ(links_of(one), links_of(three));
  EXPECT_EQ(one.after, three.after);
  EXPECT_EQ(one.bound, three.bound);
}

TEST(ReachAll, RefusesAConvenerWhoIsNotThereAndWantedLinksOfOthers) {
  EXPECT_THAT([] { (void)reach_all(star(4), VertexId{4}, {}); },
              ThrowsError(ErrorCode::invalid_argument, "the convener, vertex 4"));
  EXPECT_THAT(
      [] {
        (void)reach_all(path(5), kMe, {.wanted = {{VertexId{1}, VertexId{3}}}});
      },
      ThrowsError(ErrorCode::invalid_argument, "wanted link 1-3 is not one of the convener"));
}

}  // namespace
}  // namespace interstice
