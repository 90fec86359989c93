#include "graph/gaps/introductions/bring_together.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "every_choice.hpp"
#include "keeps_to_limits.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/path_networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr auto kAnyPair = [](std::uint32_t, std::uint32_t) { return true; };

ValueOf mean_nearness(const Network& network, const std::vector<VertexPair>& pairs) {
  return [&network, &pairs](const std::vector<VertexPair>& links) {
    const Matrix d = hops(network, links);
    double sum = 0.0;
    for (const VertexPair& pair : pairs) sum += 1.0 / d[index(pair.a)][index(pair.b)];
    return sum / static_cast<double>(pairs.size());
  };
}

// Of all pairs this share, at least one.
std::vector<VertexPair> some_pairs(std::uint32_t n, double share, std::uint64_t seed) {
  Random random(seed, 31);
  std::vector<VertexPair> pairs = {{VertexId{0}, VertexId{1}}};
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      if (u + v > 1 && random.uniform() < share)
        pairs.push_back({static_cast<VertexId>(u), static_cast<VertexId>(v)});
    }
  }
  return pairs;
}

TEST(BringTogether, TheOneLinkOfAPathThatBringsItsEndsNearest) {
  const Network network = path(6);
  const IntroductionPlan plan =
      bring_together(network, {{VertexId{0}, VertexId{5}}}, {.budget = 1.0});
  ASSERT_THAT(plan.links, SizeIs(1));
  EXPECT_EQ(plan.links[0].ends, (VertexPair{VertexId{0}, VertexId{5}}));
  EXPECT_DOUBLE_EQ(plan.before, 0.2);
  EXPECT_DOUBLE_EQ(plan.after, 1.0);
  EXPECT_EQ(plan.guarantee, Guarantee::optimal);
}

// The searches alone, without the look at every choice: a search that is only exhaustive where it can be proves nothing.
TEST(BringTogether, TheSearchComesWithin95In100OfEveryChoiceOn100Networks) {
  std::vector<double> shares;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const std::uint32_t n = 8 + static_cast<std::uint32_t>(seed % 3);
    const Network network = sparse_network(n, 0.15 + 0.05 * static_cast<double>(seed % 3), seed);
    const std::vector<VertexPair> pairs = some_pairs(n, 0.3, seed);
    const IntroductionLimits limits{.budget = 2.0 + static_cast<double>(seed % 2)};
    EveryChoice every(network, limits, kAnyPair);
    const double most = every.best(mean_nearness(network, pairs));
    const IntroductionPlan plan = bring_together(network, pairs, limits, {.exhaustive = 0.0});
    EXPECT_EQ(plan.guarantee, Guarantee::none);
    EXPECT_TRUE(std::isnan(plan.bound));
    EXPECT_NEAR(mean_nearness(network, pairs)(links_of(plan)), plan.after, 1e-12);
    expect_within_limits(network, limits, kAnyPair, plan);
    ASSERT_GT(most, plan.before);
    shares.push_back((plan.after - plan.before) / (most - plan.before));
  }
  std::ranges::sort(shares);
  EXPECT_GE(shares.front(), 0.95);
  EXPECT_NEAR(shares[shares.size() / 2], 1.0, 1e-12);
}

TEST(BringTogether, EqualsEveryChoiceWhereEveryChoiceIsLookedAt) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const std::uint32_t n = 6 + static_cast<std::uint32_t>(seed % 3);
    const Network network = sparse_network(n, 0.2, seed);
    const std::vector<VertexPair> pairs = some_pairs(n, 0.4, seed);
    const IntroductionLimits limits = random_limits(network, seed, kAnyPair);
    EveryChoice every(network, limits, kAnyPair);
    const double most = every.best(mean_nearness(network, pairs));
    const IntroductionPlan plan = bring_together(network, pairs, limits, {.exhaustive = 2e9});
    EXPECT_EQ(plan.guarantee, Guarantee::optimal);
    EXPECT_NEAR(plan.after, most, 1e-12);
    expect_within_limits(network, limits, kAnyPair, plan);
  }
}

TEST(BringTogether, WithinLimitsTheSearchKeepsToThem) {
  double sum = 0.0;
  int counted = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const Network network = sparse_network(8, 0.2, seed);
    const std::vector<VertexPair> pairs = some_pairs(8, 0.4, seed);
    const IntroductionLimits limits = random_limits(network, seed, kAnyPair);
    EveryChoice every(network, limits, kAnyPair);
    const double most = every.best(mean_nearness(network, pairs));
    const IntroductionPlan plan = bring_together(network, pairs, limits, {.exhaustive = 0.0});
    EXPECT_LE(plan.after, most + 1e-12);
    expect_within_limits(network, limits, kAnyPair, plan);
    if (most <= plan.before) continue;
    sum += (plan.after - plan.before) / (most - plan.before);
    ++counted;
  }
  EXPECT_GT(counted, 40);
  EXPECT_GT(sum / counted, 0.97);
}

// From some 300 vertices greedy is lazy; it must come near what looking at all links again each time gives.
TEST(BringTogether, LazySearchIsHardlyWorseThanLookingAgain) {
  const Network network = grown_network(Direction::undirected, 420, 2, 3);
  const std::vector<VertexPair> pairs = some_pairs(420, 0.05, 3);
  const IntroductionPlan plan = bring_together(network, pairs, {.budget = 3.0}, {.effort = 0.0});
  EXPECT_THAT(plan.links, SizeIs(3));
  const auto value = mean_nearness(network, pairs);
  EXPECT_NEAR(value(links_of(plan)), plan.after, 1e-9);
  const IntroductionPlan swapped = bring_together(network, pairs, {.budget = 3.0});
  EXPECT_GE(swapped.after, plan.after);
}

TEST(BringTogether, NoPairNothingToDo) {
  const IntroductionPlan plan = bring_together(path(4), {}, {});
  EXPECT_TRUE(std::isnan(plan.before));
  EXPECT_THAT(plan.links, IsEmpty());
  const IntroductionPlan all =
      bring_together(complete(4), {{VertexId{0}, VertexId{1}}}, {.budget = 2.0});
  EXPECT_THAT(all.links, IsEmpty());
  EXPECT_DOUBLE_EQ(all.after, 1.0);
}

TEST(BringTogether, APairCountsOnceHoweverOftenItIsGiven) {
  const std::vector<VertexPair> once = {{VertexId{0}, VertexId{4}}, {VertexId{1}, VertexId{4}}};
  std::vector<VertexPair> often = once;
  often.push_back({VertexId{4}, VertexId{0}});
  EXPECT_DOUBLE_EQ(bring_together(path(5), once, {.budget = 1.0}).before,
                   bring_together(path(5), often, {.budget = 1.0}).before);
}

TEST(BringTogether, ThreadsChangeNothing) {
  const Network network = grown_network(Direction::undirected, 150, 3, 8);
  const std::vector<VertexPair> pairs = some_pairs(150, 0.2, 8);
  const IntroductionPlan one = bring_together(network, pairs, {.budget = 4.0}, {}, {.threads = 1});
  const IntroductionPlan three =
      bring_together(network, pairs, {.budget = 4.0}, {}, {.threads = 3});
  EXPECT_EQ(links_of(one), links_of(three));
  EXPECT_EQ(one.after, three.after);
}

TEST(BringTogether, RefusesAPairOfNobodyAndNetworksThatAreTooLarge) {
  EXPECT_THAT(
      [] {
        (void)bring_together(path(3), {{VertexId{1}, VertexId{1}}}, {});
      },
      ThrowsError(ErrorCode::invalid_argument, "1-1 is no pair"));
  EXPECT_THAT(
      [] {
        (void)bring_together({Direction::undirected, 5001, {}}, {{VertexId{1}, VertexId{2}}}, {});
      },
      ThrowsError(ErrorCode::unsupported, "at most 5000"));
}

}  // namespace
}  // namespace interstice
