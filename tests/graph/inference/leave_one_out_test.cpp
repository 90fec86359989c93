#include "graph/inference/leave_one_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stop_token>

#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/strength.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;

std::vector<double> strengths(const Network& network, const Execution& /*execution*/) {
  return strength(network);
}
std::vector<double> shares(const Network& network, const Execution& execution) {
  return betweenness(network, {.scale = Scale::normalised}, execution);
}

TEST(RanksOf, EqualScoresShareARank) {
  EXPECT_THAT(ranks_of({1, 3, 3, 0, 1}), ElementsAre(3, 1, 1, 5, 3));
  EXPECT_THAT(ranks_of({}), ElementsAre());
}

TEST(RanksOf, RoundingIsNoDifference) {
  EXPECT_THAT(ranks_of({2.0, 2.0 + 1e-12}), ElementsAre(1, 1));
  EXPECT_THAT(ranks_of({2.0, 2.0 + 1e-6}), ElementsAre(2, 1));
}

// Without its centre a star has no route at all; its leaves do not move up for that.
TEST(LeaveOneOut, AStarRestsOnItsCentre) {
  const LeaveOneOut found = leave_one_out(star(6), shares);
  EXPECT_EQ(found.runs, 6U);
  EXPECT_DOUBLE_EQ(found.ranges[0].low, 1.0);
  EXPECT_DOUBLE_EQ(found.ranges[0].high, 1.0);
  EXPECT_EQ(found.ranges[0].worst_rank, 1U);
  for (std::uint32_t leaf = 1; leaf < 6; ++leaf) {
    EXPECT_DOUBLE_EQ(found.ranges[leaf].high, 0.0);
    EXPECT_EQ(found.ranges[leaf].best_rank, 2U);
    EXPECT_EQ(found.ranges[leaf].worst_rank, 2U);
  }
}

// In a cycle of six every vertex carries (n - 2)^2 / 8 = 2 of the 10 pairs of others; in the path of five that is left
// the middle one carries 4 of 6 and its neighbours 3.
TEST(LeaveOneOut, ACycleBecomesAPath) {
  const LeaveOneOut found = leave_one_out(cycle(6), shares);
  for (const LeftOutRange& range : found.ranges) {
    EXPECT_DOUBLE_EQ(range.low, 0.0);
    EXPECT_NEAR(range.high, 4.0 / 6.0, 1e-12);
    EXPECT_EQ(range.best_rank, 1U);
    EXPECT_EQ(range.worst_rank, 4U);
  }
}

// From the definition: leaving out r takes from v's strength the ties between r and v.
TEST(LeaveOneOut, EqualsTheDefinitionOnRandomNetworks) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Network network = random_network(seed);
    const std::uint32_t n = network.num_vertices();
    const LeaveOneOut found = leave_one_out(network, strengths);
    const std::vector<double> whole = strength(network);
    for (std::uint32_t v = 0; v < n; ++v) {
      double low = whole[v];
      for (std::uint32_t r = 0; r < n; ++r) {
        double with_r = 0.0;
        for (const Tie& tie : network.ties()) {
          const bool joins = (index(tie.from) == v && index(tie.to) == r) ||
                             (index(tie.from) == r && index(tie.to) == v);
          with_r += r != v && joins ? tie.strength : 0.0;
        }
        low = std::min(low, whole[v] - with_r);
      }
      EXPECT_DOUBLE_EQ(found.ranges[v].low, low) << seed;
      EXPECT_DOUBLE_EQ(found.ranges[v].high, whole[v]) << seed;
    }
  }
}

TEST(LeaveOneOut, TheNumbersOfVerticesMeanNothing) {
  const std::vector<std::uint32_t> order = random_order(34, 5);
  const LeaveOneOut one = leave_one_out(karate_club(), shares);
  const LeaveOneOut other = leave_one_out(relabelled(karate_club(), order), shares);
  for (std::uint32_t v = 0; v < 34; ++v) {
    EXPECT_NEAR(one.ranges[v].low, other.ranges[order[v]].low, 1e-12);
    EXPECT_NEAR(one.ranges[v].high, other.ranges[order[v]].high, 1e-12);
    EXPECT_EQ(one.ranges[v].best_rank, other.ranges[order[v]].best_rank);
    EXPECT_EQ(one.ranges[v].worst_rank, other.ranges[order[v]].worst_rank);
  }
}

TEST(LeaveOneOut, FewerRunsSpanNoMore) {
  const LeaveOneOut all = leave_one_out(karate_club(), shares);
  const LeaveOneOut some = leave_one_out(karate_club(), shares, {.most = 9, .seed = 4});
  const LeaveOneOut none = leave_one_out(karate_club(), shares, {.most = 0});
  EXPECT_EQ(some.runs, 9U);
  EXPECT_EQ(none.runs, 0U);
  bool narrower = false;
  for (std::uint32_t v = 0; v < 34; ++v) {
    EXPECT_GE(some.ranges[v].low, all.ranges[v].low);
    EXPECT_LE(some.ranges[v].high, all.ranges[v].high);
    EXPECT_EQ(none.ranges[v].low, none.ranges[v].high);
    narrower = narrower || some.ranges[v].high < all.ranges[v].high;
  }
  EXPECT_TRUE(narrower);
}

TEST(LeaveOneOut, ThreadsChangeNothing) {
  const LeaveOneOut one = leave_one_out(karate_club(), shares, {}, {.threads = 1});
  const LeaveOneOut three = leave_one_out(karate_club(), shares, {}, {.threads = 3});
  for (std::uint32_t v = 0; v < 34; ++v) {
    EXPECT_EQ(one.ranges[v].low, three.ranges[v].low);
    EXPECT_EQ(one.ranges[v].high, three.ranges[v].high);
  }
}

TEST(LeaveOneOut, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THAT(
      [&] { (void)leave_one_out(karate_club(), strengths, {}, {.stop = stop.get_token()}); },
      ThrowsError(ErrorCode::cancelled, ""));
}

}  // namespace
}  // namespace interstice
