#include "graph/inference/vertex_bootstrap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <stop_token>

#include "graph/cohesion/density.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

std::vector<double> density_of(const BootstrapSample& sample) {
  return {density(sample.network, sample.observed).value};
}

Network random_graph(std::uint32_t n, double p, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = i + 1; j < n; ++j) {
      if (std::generate_canonical<double, 53>(random) < p) ties.emplace_back(i, j);
    }
  }
  return {Direction::undirected, n, std::move(ties)};
}

std::map<Pair, int> count_pairs(const Network& network) {
  std::map<Pair, int> count;
  for (const Tie& tie : network.ties()) ++count[std::minmax(index(tie.from), index(tie.to))];
  return count;
}

TEST(VertexBootstrap, CopiesHaveTheTiesOfTheirOriginals) {
  const Network club = karate_club();
  const std::map<Pair, int> tied = count_pairs(club);
  int draws = 0;
  const auto check = [&](const BootstrapSample& sample) {
    ++draws;
    const std::map<Pair, int> copied = count_pairs(sample.network);
    for (std::uint32_t a = 0; a < 34; ++a) {
      for (std::uint32_t b = a + 1; b < 34; ++b) {
        const auto [u, v] = std::minmax(sample.original[a], sample.original[b]);
        if (u == v) continue;
        EXPECT_EQ(copied.contains({a, b}), tied.contains({u, v}));
      }
    }
    return std::vector<double>{0.0};
  };
  (void)vertex_bootstrap(club, everything_observed(34), check, {.draws = 20}, {.threads = 1});
  EXPECT_EQ(draws, 21);  // and the network itself
}

TEST(VertexBootstrap, TheIntervalIsTheMiddleOfTheDraws) {
  std::vector<double> drawn;
  const auto number = [&](const BootstrapSample& sample) {
    drawn.push_back(density_of(sample)[0]);
    return std::vector<double>{drawn.back()};
  };
  const auto intervals = vertex_bootstrap(karate_club(), everything_observed(34), number,
                                          {.draws = 200}, {.threads = 1});
  drawn.erase(drawn.begin());  // the network itself is no draw
  std::ranges::sort(drawn);
  ASSERT_EQ(drawn.size(), 200U);
  EXPECT_EQ(intervals[0].low, drawn[10]);
  EXPECT_EQ(intervals[0].high, drawn[189]);
}

// Pairs of copies of one vertex take the state of a random pair, so that the mean of the draws is the density.
TEST(VertexBootstrap, DrawsCentreOnTheNetwork) {
  std::vector<double> drawn;
  const auto number = [&](const BootstrapSample& sample) {
    drawn.push_back(density_of(sample)[0]);
    return std::vector<double>{drawn.back()};
  };
  (void)vertex_bootstrap(karate_club(), everything_observed(34), number, {.draws = 2000},
                         {.threads = 1});
  const double mean = std::accumulate(drawn.begin() + 1, drawn.end(), 0.0) / 2000.0;
  double square = 0.0;
  for (std::size_t i = 1; i < drawn.size(); ++i) square += (drawn[i] - mean) * (drawn[i] - mean);
  const double error = std::sqrt(square / 1999.0 / 2000.0);
  EXPECT_NEAR(mean, 78.0 / 561.0, 4.0 * error);
}

// The interval holds the density that independent ties were drawn with nine times in ten or more.
TEST(VertexBootstrap, HoldsTheTruthNineTimesInTen) {
  int held = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto interval = vertex_bootstrap(random_graph(30, 0.2, seed), everything_observed(30),
                                           density_of, {.draws = 200, .seed = seed});
    held += interval[0].low <= 0.2 && 0.2 <= interval[0].high ? 1 : 0;
  }
  EXPECT_GE(held, 85);
}

TEST(VertexBootstrap, PairsNobodyWasAskedAboutStaySo) {
  const ObservedPairs observed(ObservedPairs::Sides::one, 1, {1, 1, 0, 0, 0, 0});
  const auto check = [](const BootstrapSample& sample) {
    for (std::uint32_t v = 0; v < 6; ++v) {
      EXPECT_EQ(sample.observed.answered(static_cast<VertexId>(v)), sample.original[v] < 2);
    }
    return std::vector<double>{0.0};
  };
  (void)vertex_bootstrap(path(6), observed, check, {.draws = 50}, {.threads = 1});
}

TEST(VertexBootstrap, UndefinedDrawsAreLeftOutUpToATenth) {
  int call = 0;
  const auto every = [&](int nth) {
    call = 0;
    return [&call, nth](const BootstrapSample&) {
      const bool undefined = call > 0 && call % nth == 0;
      ++call;
      return std::vector<double>{undefined ? std::numeric_limits<double>::quiet_NaN() : 1.0};
    };
  };
  const Execution one{.threads = 1};
  const auto observed = everything_observed(6);
  EXPECT_EQ(vertex_bootstrap(path(6), observed, every(20), {.draws = 100}, one)[0].low, 1.0);
  EXPECT_TRUE(
      std::isnan(vertex_bootstrap(path(6), observed, every(5), {.draws = 100}, one)[0].low));
}

TEST(VertexBootstrap, TwoVerticesHaveNoRange) {
  const auto interval = vertex_bootstrap(path(2), everything_observed(2), density_of);
  EXPECT_TRUE(std::isnan(interval[0].low) && std::isnan(interval[0].high));
}

TEST(VertexBootstrap, ThreadsChangeNothingAndSeedsDo) {
  const auto run = [](std::uint64_t seed, unsigned threads) {
    const auto found = vertex_bootstrap(karate_club(), everything_observed(34), density_of,
                                        {.draws = 500, .seed = seed}, {.threads = threads});
    return std::pair(found[0].low, found[0].high);
  };
  EXPECT_EQ(run(1, 1), run(1, 3));
  EXPECT_NE(run(1, 1), run(2, 1));
}

TEST(VertexBootstrap, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THAT(
      [&] {
        (void)vertex_bootstrap(karate_club(), everything_observed(34), density_of, {},
                               {.stop = stop.get_token()});
      },
      ThrowsError(ErrorCode::cancelled, ""));
}

}  // namespace
}  // namespace interstice
