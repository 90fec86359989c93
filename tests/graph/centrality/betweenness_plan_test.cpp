#include "graph/centrality/betweenness_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "graph/kernels/shortest_paths.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/path_networks.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::Each;

BetweennessRun run(const Network& network, Length length = Length::hops, bool score_ties = false,
                   const BetweennessSteps& steps = {}, const Execution& execution = {}) {
  const std::vector<double> lengths = tie_lengths(network, length);
  return run_betweenness({&network, &lengths, score_ties}, execution, steps);
}

// Largest difference, relative where values are above 1.
double difference(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return HUGE_VAL;
  double most = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double one = std::abs(a[i] - b[i]) / std::max(1.0, std::abs(b[i]));
    if (!(one <= most)) most = one;
  }
  return most;
}

std::vector<BetweennessSteps> all_steps() {
  std::vector<BetweennessSteps> all;
  for (const bool blocks : {false, true}) {
    for (const bool twins : {false, true}) {
      for (const SourcesAtOnce sources : {SourcesAtOnce::one, SourcesAtOnce::lanes}) {
        all.push_back({blocks, twins, sources});
      }
    }
  }
  return all;
}

TEST(BetweennessPlan, TreesAreCountedWithoutASearch) {
  for (const Network& network : {star(50), path(40)}) {
    for (const bool ties : {false, true}) {
      const BetweennessPlan plan = run(network, Length::hops, ties).plan;
      EXPECT_EQ(plan.num_bridges, network.num_ties());
      EXPECT_EQ(plan.num_searched, 0U);
    }
  }
}

TEST(BetweennessPlan, AVertexOfDegreeOneIsFolded) {
  const Network triangle_with_tail{
      Direction::undirected, 5, {{0, 1, 1}, {1, 2, 2}, {2, 0, 4}, {2, 3, 1}, {3, 4, 1}}};
  for (const Length length : {Length::hops, Length::strength}) {
    const BetweennessRun folded = run(triangle_with_tail, length, false, {.twins = false});
    EXPECT_EQ(folded.plan.num_bridges, 2U);
    EXPECT_EQ(folded.plan.num_blocks, 1U);
    EXPECT_EQ(folded.plan.num_searched, 3U);
  }
}

TEST(BetweennessPlan, BlocksAreSearchedEachByItself) {
  const BetweennessPlan plan = run(diamonds(7), Length::hops, false, {.twins = false}).plan;
  EXPECT_EQ(plan.num_blocks, 7U);
  EXPECT_EQ(plan.num_bridges, 0U);
  EXPECT_EQ(plan.num_searched, 28U);  // a joint is in two blocks
  EXPECT_EQ(run(cycle(9)).plan.num_blocks, 1U);
}

TEST(BetweennessPlan, DirectedNetworksAreNotCut) {
  const Network chain{Direction::directed, 4, {{0, 1}, {1, 2}, {2, 3}}};
  const BetweennessPlan plan = run(chain).plan;
  EXPECT_EQ(plan.num_bridges, 0U);
  EXPECT_EQ(plan.num_searched, 4U);
}

TEST(BetweennessPlan, ClosedTwinsAreMerged) {
  EXPECT_EQ(run(complete(12)).plan.num_twins, 11U);
  const Network network = people_by_boards(300, 40, 3);
  EXPECT_GT(run(network).plan.num_twins, 100U);
  EXPECT_EQ(run(network, Length::hops, false, {.twins = false}).plan.num_twins, 0U);
  EXPECT_EQ(run(network, Length::hops, true).plan.num_twins, 0U);  // ties of twins are not alike
}

TEST(BetweennessPlan, OpenTwinsAreMergedWhereTiesAreAsMany) {
  const Network sides{Direction::undirected, 5, {{0, 1}, {0, 2}, {0, 3}, {4, 1}, {4, 2}, {4, 3}}};
  EXPECT_EQ(run(sides).plan.num_twins, 3U);  // 1, 2, 3 and 0, 4
  const Network doubled{
      Direction::undirected, 5, {{0, 1}, {0, 1}, {0, 2}, {0, 3}, {4, 1}, {4, 2}, {4, 3}}};
  EXPECT_EQ(run(doubled).plan.num_twins, 1U);                  // 2, 3
  EXPECT_EQ(run(sides, Length::strength).plan.num_twins, 3U);  // equal lengths are hops
  EXPECT_TRUE(run(sides, Length::strength).plan.equal_lengths);
}

TEST(BetweennessPlan, DirectedTwinsMustLeadBackOrNowhere) {
  // 1 and 2 lead from 0 to 3, and 3 back to 0: their way to each other is three arcs long.
  const Network around{Direction::directed, 4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 0}}};
  EXPECT_EQ(run(around).plan.num_twins, 0U);
  const Network mutual{
      Direction::directed, 5, {{0, 1}, {0, 2}, {1, 0}, {2, 0}, {1, 3}, {2, 3}, {3, 4}}};
  EXPECT_EQ(run(mutual).plan.num_twins, 1U);
  const Network ends{Direction::directed, 5, {{0, 1}, {1, 2}, {1, 3}, {4, 1}}};
  EXPECT_EQ(run(ends).plan.num_twins, 2U);  // 0 and 4 only lead, 2 and 3 are only led to
}

TEST(BetweennessPlan, LanesWhereLevelsAreFewAndOneByOneWhereTheyAreMany) {
  const BetweennessPlan few = run(grown_network(Direction::undirected, 600, 9, 1)).plan;
  EXPECT_GT(few.num_in_lanes, 300U);
  const BetweennessPlan directed = run(grown_network(Direction::directed, 600, 9, 1)).plan;
  EXPECT_GT(directed.num_searched, 500U);
  EXPECT_EQ(directed.num_in_lanes, directed.num_searched);
  const BetweennessPlan many = run(cycle(600)).plan;
  EXPECT_EQ(many.num_searched, 600U);
  EXPECT_EQ(many.num_in_lanes, 0U);
  EXPECT_EQ(
      run(grown_network(Direction::undirected, 600, 9, 1), Length::strength).plan.num_in_lanes, 0U);
}

// A thousand seeds a part; strengths, parallel and self-ties, several components.
class ReducedAndPlain : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Thousands, ReducedAndPlain, testing::Range<std::uint64_t>(0, 10));

TEST_P(ReducedAndPlain, AreTheSameWithWhateverSteps) {
  for (std::uint64_t seed = 1000 * GetParam(); seed < 1000 * (GetParam() + 1); ++seed) {
    const Network network = random_network(seed);
    for (const Length length : {Length::hops, Length::strength}) {
      const PlainScores plain = plain_scores(network, length);
      for (const BetweennessSteps& steps : all_steps()) {
        ASSERT_LT(difference(run(network, length, false, steps).score, plain.vertices), 1e-9)
            << seed;
        if (steps.twins) continue;  // changes nothing for ties
        ASSERT_LT(difference(run(network, length, true, steps).score, plain.ties), 1e-9) << seed;
      }
    }
  }
}

TEST(ReducedAndPlainLarger, AreTheSame) {
  const std::vector<Network> networks = {grown_network(Direction::undirected, 400, 6, 2),
                                         grown_network(Direction::directed, 400, 6, 3),
                                         people_by_boards(200, 30, 4),
                                         relabelled(grid(13, 17), random_order(221, 5)), cycle(65)};
  for (const Network& network : networks) {
    for (const Length length : {Length::hops, Length::strength}) {
      const PlainScores plain = plain_scores(network, length);
      for (const BetweennessSteps& steps : all_steps()) {
        EXPECT_LT(difference(run(network, length, false, steps).score, plain.vertices), 1e-9);
        EXPECT_LT(difference(run(network, length, true, steps).score, plain.ties), 1e-9);
      }
    }
  }
}

TEST(BetweennessPlan, NamedSourcesAloneAreSearched) {
  std::vector<std::uint32_t> sources;
  for (std::uint32_t v = 3; v < 300; v += 4) sources.push_back(v);
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network network = grown_network(direction, 300, 4, 5);
    for (const Length length : {Length::hops, Length::strength}) {
      const PlainScores plain = plain_scores(network, length, &sources);
      const std::vector<double> lengths = tie_lengths(network, length);
      for (const SourcesAtOnce how : {SourcesAtOnce::one, SourcesAtOnce::lanes}) {
        for (const bool ties : {false, true}) {
          const BetweennessRun found =
              run_betweenness({&network, &lengths, ties, &sources}, {}, {.sources = how});
          EXPECT_LT(difference(found.score, ties ? plain.ties : plain.vertices), 1e-9);
          EXPECT_EQ(found.plan.num_searched, sources.size());
        }
      }
    }
  }
}

TEST(BetweennessPlan, ThreadsAndVectorWidthsDoNotChangeABit) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network network = grown_network(direction, 900, 7, 6);
    for (const bool ties : {false, true}) {
      for (const SourcesAtOnce sources : {SourcesAtOnce::one, SourcesAtOnce::lanes}) {
        const BetweennessSteps steps{.sources = sources};
        const auto first = run(network, Length::hops, ties, steps, {.threads = 1}).score;
        for (const auto& [name, width] : kVectorWidths) {
          const WithVectors on(name);
          for (const unsigned threads : {1U, 2U, 3U}) {
            EXPECT_EQ(first, run(network, Length::hops, ties, steps, {.threads = threads}).score)
                << name << ' ' << threads;
          }
        }
      }
    }
  }
}

// 8^400 paths meet one: past the range of doubles, in lanes, one by one and by lengths.
TEST(BetweennessPlan, CountsPastTheRangeOfDoubles) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network network = thick_cycle(direction, 400);
    const PlainScores plain = plain_scores(network, Length::hops);
    for (const BetweennessSteps& steps : all_steps()) {
      EXPECT_LT(difference(run(network, Length::hops, false, steps).score, plain.vertices), 1e-9);
      EXPECT_LT(difference(run(network, Length::hops, true, steps).score, plain.ties), 1e-9);
    }
    std::vector<Tie> ties(network.ties().begin(), network.ties().end());
    for (Tie& tie : ties) tie.strength = 2.0;
    ties.emplace_back(5U, 5U, 3.0);  // so that lengths are not all the same
    const Network measured(direction, network.num_vertices(), ties);
    const BetweennessRun by_lengths = run(measured, Length::strength);
    EXPECT_FALSE(by_lengths.plan.equal_lengths);
    EXPECT_LT(difference(by_lengths.score, plain.vertices), 1e-9);
  }
}

// Three by three between layers: all of a layer are twins, and 3^700 paths lead from end to end.
TEST(BetweennessPlan, CountsOfTwinsPastTheRangeOfDoubles) {
  constexpr std::uint32_t kLayers = 700;
  std::vector<Tie> ties;
  for (std::uint32_t layer = 0; layer + 1 < kLayers; ++layer) {
    for (std::uint32_t i = 0; i < 9; ++i) {
      ties.emplace_back(3 * layer + i / 3, 3 * layer + 3 + i % 3, 1.0);
    }
  }
  const Network network(Direction::undirected, 3 * kLayers, ties);
  for (const SourcesAtOnce sources : {SourcesAtOnce::one, SourcesAtOnce::lanes}) {
    const BetweennessRun merged = run(network, Length::hops, false, {.sources = sources});
    EXPECT_EQ(merged.plan.num_twins, 2 * kLayers);
    for (std::uint32_t layer = 1; layer + 1 < kLayers; ++layer) {
      // A third of what passes the layer, and of pairs inside the layers beside it: theirs take two layers, or one.
      const double passing = 2.0 * 3.0 * layer * 3.0 * (kLayers - 1 - layer);
      const double inside = (layer == 1 ? 1.0 : 0.5) + (layer + 2 == kLayers ? 1.0 : 0.5);
      ASSERT_NEAR(merged.score[3 * layer], passing / 3.0 + 6.0 * inside / 3.0, 1e-9 * passing);
    }
  }
}

TEST(BetweennessPlan, StopsOnTheWayInLanesAndOneByOne) {
  for (const SourcesAtOnce sources : {SourcesAtOnce::one, SourcesAtOnce::lanes}) {
    std::stop_source source;
    std::vector<double> shares;
    const Execution execution{
        .threads = 1, .stop = source.get_token(), .progress = [&](double share) {
          shares.push_back(share);
          if (shares.size() == 3) source.request_stop();
        }};
    EXPECT_THAT(
        [&] { (void)run(grid(20, 20), Length::hops, false, {.sources = sources}, execution); },
        ThrowsError(ErrorCode::cancelled, "stopped"));
    EXPECT_EQ(shares.size(), 3U);
    EXPECT_TRUE(std::ranges::is_sorted(shares));
  }
}

}  // namespace
}  // namespace interstice
