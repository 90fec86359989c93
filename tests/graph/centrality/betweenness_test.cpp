#include "graph/centrality/betweenness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::IsEmpty;
using testing::Le;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// From the definition: for every pair of other vertices, the share of its shortest paths that pass.
std::vector<double> pair_counts(const Network& network, Length length = Length::hops) {
  const std::uint32_t n = network.num_vertices();
  const auto d = all_distances(network, length);
  const auto equal = [](double a, double b) { return std::abs(a - b) < 1e-9; };
  std::vector<std::vector<double>> sigma(n, std::vector<double>(n, 0.0));
  for (std::uint32_t s = 0; s < n; ++s) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t v) { return d[s][v]; });
    sigma[s][s] = 1.0;
    for (const std::uint32_t t : order) {  // a path's last step is a tie into t
      if (t == s || std::isinf(d[s][t])) continue;
      for (const Tie& tie : network.ties()) {
        const double step = length == Length::hops       ? 1.0
                            : length == Length::strength ? tie.strength
                                                         : 1.0 / tie.strength;
        const std::uint32_t from = index(tie.from);
        const std::uint32_t to = index(tie.to);
        if (to == t && equal(d[s][from] + step, d[s][t])) sigma[s][t] += sigma[s][from];
        if (!network.directed() && from == t && equal(d[s][to] + step, d[s][t]))
          sigma[s][t] += sigma[s][to];
      }
    }
  }
  std::vector<double> score(n, 0.0);
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t s = 0; s < n; ++s) {
      for (std::uint32_t t = network.directed() ? 0 : s + 1; t < n; ++t) {
        if (s == t || s == v || t == v || std::isinf(d[s][t])) continue;
        if (equal(d[s][v] + d[v][t], d[s][t])) score[v] += sigma[s][v] * sigma[v][t] / sigma[s][t];
      }
    }
  }
  return score;
}

TEST(Betweenness, StarCentreReachesTheUpperBound) {
  EXPECT_DOUBLE_EQ(betweenness(star(6), {.scale = Scale::normalised})[0], 1.0);
  EXPECT_THAT(betweenness(star(6)), ElementsAre(10.0, 0.0, 0.0, 0.0, 0.0, 0.0));
}

TEST(Betweenness, OnAPathItIsThePairsOnEitherSide) {
  const auto score = betweenness(path(7));
  for (std::size_t v = 0; v < 7; ++v) EXPECT_DOUBLE_EQ(score[v], static_cast<double>(v * (6 - v)));
}

TEST(Betweenness, OnACycleItIsTheSameForAll) {
  EXPECT_THAT(betweenness(cycle(7)), Each(DoubleNear(3.0, 1e-12)));  // (n-1)(n-3)/8, n odd
  EXPECT_THAT(betweenness(cycle(8)), Each(DoubleNear(4.5, 1e-12)));  // (n-2)^2/8, n even
}

TEST(Betweenness, NobodyIsBetweenWhereAllAreTied) {
  EXPECT_THAT(betweenness(complete(6)), Each(0.0));
}

TEST(Betweenness, FewerThanThreeVerticesScoreZeroOnBothScales) {
  for (const Scale scale : {Scale::raw, Scale::normalised}) {
    EXPECT_THAT(betweenness(path(0), {.scale = scale}), IsEmpty());
    EXPECT_THAT(betweenness(path(1), {.scale = scale}), ElementsAre(0.0));
    EXPECT_THAT(betweenness(path(2), {.scale = scale}), ElementsAre(0.0, 0.0));
    const Network tied{Direction::directed, 2, {{0, 1}, {1, 0}}};
    EXPECT_THAT(betweenness(tied, {.scale = scale}), ElementsAre(0.0, 0.0));
  }
}

TEST(Betweenness, UnreachablePairsAddNothing) {
  const Network two_paths{Direction::undirected, 6, {{0, 1}, {1, 2}, {3, 4}, {4, 5}}};
  EXPECT_THAT(betweenness(two_paths), ElementsAre(0, 1, 0, 0, 1, 0));
}

TEST(Betweenness, DirectionsChangeTheAnswer) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  EXPECT_THAT(betweenness(chain), ElementsAre(0, 1, 0));
  const Network meeting{Direction::directed, 3, {{0, 1}, {2, 1}}};
  EXPECT_THAT(betweenness(meeting), ElementsAre(0, 0, 0));
  EXPECT_THAT(betweenness(chain, {.scale = Scale::normalised}),
              ElementsAre(0, 0.5, 0));  // of ordered pairs
}

TEST(Betweenness, WeightsChangeTheAnswer) {  // 0-2 is one hop but five long
  const Network triangle{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 1}, {0, 2, 5}}};
  EXPECT_DOUBLE_EQ(betweenness(triangle)[1], 0.0);
  EXPECT_DOUBLE_EQ(betweenness(triangle, {.length = Length::strength})[1], 1.0);
  EXPECT_DOUBLE_EQ(betweenness(triangle, {.length = Length::inverse_strength})[1], 0.0);
  EXPECT_DOUBLE_EQ(betweenness(triangle, {.length = Length::inverse_strength})[0], 0.0);
  const Network strong{Direction::undirected, 3, {{0, 1, 5}, {1, 2, 5}, {0, 2, 1}}};
  EXPECT_DOUBLE_EQ(betweenness(strong, {.length = Length::inverse_strength})[1], 1.0);
}

TEST(Betweenness, ParallelTiesAreDistinctPaths) {
  const Network square{Direction::undirected, 4, {{0, 1}, {0, 1}, {1, 3}, {0, 2}, {2, 3}}};
  EXPECT_DOUBLE_EQ(betweenness(square)[1], 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(betweenness(square)[2], 1.0 / 3.0);
}

TEST(Betweenness, SelfTiesHaveNoEffect) {
  const Network loops{Direction::undirected, 3, {{0, 1}, {1, 1}, {1, 2}, {0, 0}}};
  EXPECT_THAT(betweenness(loops), ElementsAre(0, 1, 0));
}

// Zachary (1977), 34 vertices, 78 edges. Values: NetworkX 3.6.1 and igraph 0.10.2 agree.
TEST(Betweenness, KarateClubMatchesReferenceScores) {
  const auto score = betweenness(karate_club(), {.scale = Scale::normalised});
  EXPECT_NEAR(score[0], 0.437635, 1e-6);
  EXPECT_NEAR(score[33], 0.304075, 1e-6);
}

TEST(Betweenness, RejectsANonPositiveLengthAndNamesTheTie) {
  for (const double bad : {0.0, -1.0, kNaN, std::numeric_limits<double>::infinity()}) {
    const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, bad}}};
    EXPECT_NO_THROW((void)betweenness(network));  // hops never read a strength
    for (const Length length : {Length::strength, Length::inverse_strength}) {
      EXPECT_THAT([&] { (void)betweenness(network, {.length = length}); },
                  ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has strength"))
          << bad;
    }
  }
}

TEST(Betweenness, RejectsLengthsTooFarApartAndNamesBothTies) {
  const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 2e12}}};
  EXPECT_NO_THROW((void)betweenness(network));
  for (const Length length : {Length::strength, Length::inverse_strength}) {
    EXPECT_THAT([&] { (void)betweenness(network, {.length = length}); },
                AllOf(ThrowsError(ErrorCode::invalid_argument, "tie 0-1"),
                      ThrowsError(ErrorCode::invalid_argument, "tie 1-2")));
  }
}

TEST(Betweenness, StopsWhenAsked) {
  for (const unsigned threads : {1U, 3U}) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THAT(
        [&] {
          (void)betweenness(grid(20, 20), {}, {.threads = threads, .stop = source.get_token()});
        },
        ThrowsError(ErrorCode::cancelled, "stopped"));
    std::stop_source later;
    const Execution on_the_way{.threads = threads,
                               .stop = later.get_token(),
                               .progress = [&](double) { later.request_stop(); }};
    EXPECT_THAT([&] { (void)betweenness(grid(20, 20), {}, on_the_way); },
                ThrowsError(ErrorCode::cancelled, "stopped"));
  }
}

class BetweennessProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());  // even seeds undirected, odd directed
};
INSTANTIATE_TEST_SUITE_P(Seeds, BetweennessProperty, Range<std::uint64_t>(0, 40));

TEST_P(BetweennessProperty, AgreesWithPairByPairCounting) {
  for (const Length length : {Length::hops, Length::strength, Length::inverse_strength}) {
    EXPECT_THAT(betweenness(network, {.length = length}),
                Pointwise(DoubleNear(1e-9), pair_counts(network, length)));
  }
}

TEST_P(BetweennessProperty, NormalisedIsTheShareOfPairs) {
  const double n = network.num_vertices();
  const double pairs = network.directed() ? (n - 1) * (n - 2) : (n - 1) * (n - 2) / 2;
  auto raw = betweenness(network);
  const auto share = betweenness(network, {.scale = Scale::normalised});
  EXPECT_THAT(share, Each(AllOf(Ge(0.0), Le(1.0))));
  if (n > 2) {
    for (double& value : raw) value /= pairs;
    EXPECT_THAT(share, Pointwise(DoubleNear(1e-12), raw));
  }
}

TEST_P(BetweennessProperty, AddsUpToTheInnerVerticesOfAllPaths) {
  const auto d = all_distances(network, Length::hops);
  double inner = 0.0;
  for (std::uint32_t s = 0; s < network.num_vertices(); ++s) {
    for (std::uint32_t t = network.directed() ? 0 : s + 1; t < network.num_vertices(); ++t) {
      if (s != t && std::isfinite(d[s][t])) inner += d[s][t] - 1.0;
    }
  }
  const auto score = betweenness(network);
  EXPECT_NEAR(std::accumulate(score.begin(), score.end(), 0.0), inner, 1e-9);
}

TEST_P(BetweennessProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  for (const Length length : {Length::hops, Length::inverse_strength}) {
    const auto score = betweenness(network, {.length = length});
    const auto renamed = betweenness(relabelled(network, order), {.length = length});
    for (std::uint32_t v = 0; v < score.size(); ++v) EXPECT_NEAR(renamed[order[v]], score[v], 1e-9);
  }
}

TEST_P(BetweennessProperty, ThreadCountDoesNotChangeABit) {
  EXPECT_EQ(betweenness(network, {}, {.threads = 1}), betweenness(network, {}, {.threads = 3}));
}

TEST_P(BetweennessProperty, LengthsHaveNoUnit) {
  for (const Length length : {Length::strength, Length::inverse_strength}) {
    const auto score = betweenness(network, {.length = length});
    for (const double unit : {1e-300, 1e300}) {
      EXPECT_THAT(betweenness(scaled(network, unit), {.length = length}),
                  Pointwise(DoubleNear(1e-9), score));
    }
  }
}

TEST(BetweennessThreads,
     LargerWorkIsTheSameToTheBitToo) {  // enough for several threads to take part
  const Network network = relabelled(grid(30, 31), random_order(930, 4));
  for (const Length length : {Length::hops, Length::strength}) {
    const auto one = betweenness(network, {.length = length}, {.threads = 1});
    EXPECT_EQ(one, betweenness(network, {.length = length}, {.threads = 2}));
    EXPECT_EQ(one, betweenness(network, {.length = length}, {.threads = 3}));
    EXPECT_EQ(one, betweenness(network, {.length = length}));
  }
}

// Path counts pass 2^64 here: counted in integers that wrap, the centre comes out as 78169.69.
TEST(BetweennessBigNumbers, GridOf40By40) {
  const Network network = grid(40, 40);
  const auto score = betweenness(network);
  for (const std::size_t centre : {19 * 40 + 19, 19 * 40 + 20, 20 * 40 + 19, 20 * 40 + 20}) {
    EXPECT_NEAR(score[centre], 45701.73, 0.005);
  }
  double inner = 0.0;
  for (int a = 0; a < 1600; ++a) {
    for (int b = a + 1; b < 1600; ++b)
      inner += std::abs(a / 40 - b / 40) + std::abs(a % 40 - b % 40) - 1.0;
  }
  EXPECT_NEAR(std::accumulate(score.begin(), score.end(), 0.0), inner, 1e-9 * inner);
}

// Ways across a grid are as many whatever its rows and columns are apart: the other search, the same counts.
TEST(BetweennessBigNumbers, AGridWithLengthsIsTheSame) {
  const Network network = grid(40, 40);
  std::vector<Tie> ties(network.ties().begin(), network.ties().end());
  for (Tie& tie : ties) tie.strength = index(tie.to) - index(tie.from) == 1 ? 1.0 : 2.5;
  const Network oblong(Direction::undirected, network.num_vertices(), ties);
  EXPECT_THAT(betweenness(oblong, {.length = Length::strength}),
              Pointwise(DoubleNear(1e-6), betweenness(network)));
  EXPECT_THAT(betweenness(scaled(network, 3.0), {.length = Length::strength}),
              Pointwise(DoubleNear(1e-6), betweenness(network)));
}

void expect_diamonds(const std::vector<double>& score, double k) {
  for (double i = 0; i < k; ++i) {
    // A joint parts the vertices before it from those behind it, and takes half of each pair of
    // sides next to it.
    const auto joint = static_cast<std::size_t>(3 * i);
    const double at_joint = i == 0 ? 0.5 : 3 * i * 3 * (k - i) + 1.0;
    ASSERT_NEAR(score[joint], at_joint, 1e-9 * at_joint + 1e-9) << joint;
    // A side takes half of all that passes its diamond.
    const double at_side = 0.5 * (3 * i + 1) * (3 * (k - i - 1) + 1);
    ASSERT_NEAR(score[joint + 1], at_side, 1e-9 * at_side) << joint;
    ASSERT_NEAR(score[joint + 2], at_side, 1e-9 * at_side) << joint;
  }
}

TEST(BetweennessBigNumbers,
     AChainOf1100Diamonds) {  // 2^1100 shortest paths: past the range of doubles
  expect_diamonds(betweenness(diamonds(1100)), 1100);
}

TEST(BetweennessBigNumbers, AChainOf1100DiamondsWithLengths) {
  expect_diamonds(betweenness(diamonds(1100), {.length = Length::inverse_strength}), 1100);
}

TEST(BetweennessBigNumbers, APathOf100000) {
  for (const Length length : {Length::hops, Length::strength}) {
    const auto score = betweenness(path(100000), {.length = length});
    for (std::size_t v = 0; v < 100000; ++v)
      ASSERT_EQ(score[v], static_cast<double>(v * (99999 - v)));
  }
}

TEST(BetweennessBigNumbers, AllLengthsTimes1eMinus300) {
  const Network network = scaled(grid(8, 9), 1e-300);
  for (const Length length : {Length::strength, Length::inverse_strength}) {
    EXPECT_THAT(betweenness(network, {.length = length}),
                Pointwise(DoubleNear(1e-9), betweenness(grid(8, 9))));
  }
}

TEST(BetweennessBigNumbers, AllLengthsTimes1e300) {
  const Network network = scaled(grid(8, 9), 1e300);
  for (const Length length : {Length::strength, Length::inverse_strength}) {
    EXPECT_THAT(betweenness(network, {.length = length}),
                Pointwise(DoubleNear(1e-9), betweenness(grid(8, 9))));
  }
}

}  // namespace
}  // namespace interstice
