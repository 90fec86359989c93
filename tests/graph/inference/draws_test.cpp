#include "graph/inference/draws.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <stop_token>
#include <utility>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

// Bodies 0 to 2 answered; 3 to 5 did not, and 6 neither and has no system. One side is enough, so that pairs among 3 to
// 6 are not observed; 3-4 is listed all the same.
struct Made {
  Network network{Direction::undirected, 7, {{0, 1}, {0, 2}, {1, 5}, {3, 4}, {2, 6}}};
  ObservedPairs observed{ObservedPairs::Sides::one, 1, {1, 1, 1, 0, 0, 0, 0}};
  std::vector<SystemId> system_of = systems_of({0, 0, 1, 1, 0, 1, kNotStated});
  TieModel model{.mu = -0.6,
                 .system_mean = {0.4, -0.4},
                 .propensity = {0.0, 0.1, -0.2, 0.3, 0.2, -0.5, 0.0},
                 .same_system = 0.7,
                 .system_of = system_of};
  std::vector<double> confidence = {1.0, 0.7, 0.4, 0.95, 0.0};
  [[nodiscard]] NetworkDraws draws(std::uint64_t seed = 1) const {
    return {network, observed, confidence, model, seed};
  }
};

std::map<Pair, int> counts(const NetworkDraws& draws, std::uint64_t number) {
  std::map<Pair, int> count;
  for (std::uint64_t k = 0; k < number; ++k) {
    const Network drawn = draws.draw(k);
    for (const Tie& tie : drawn.ties()) ++count[{index(tie.from), index(tie.to)}];
  }
  return count;
}

TEST(NetworkDraws, TiesAreThereWithTheirConfidence) {
  std::map<Pair, int> count = counts(Made().draws(), 4000);
  EXPECT_EQ((count[{0, 1}]), 4000);
  EXPECT_NEAR((count[{0, 2}]), 2800, 90);  // three standard errors
  EXPECT_NEAR((count[{1, 5}]), 1600, 95);
  EXPECT_NEAR((count[{3, 4}]), 3800, 45);  // not asked about, and yet no draw of the model
  EXPECT_EQ((count[{2, 6}]), 0);
}

TEST(NetworkDraws, PairsThatNobodyWasAskedAboutFollowTheModelAndOthersStayWithout) {
  const Made made;
  const NetworkDraws draws = made.draws();
  std::vector<Pair> unobserved;
  for (const UnobservedPair& pair : draws.unobserved()) {
    unobserved.emplace_back(pair.u, pair.v);
    EXPECT_EQ(pair.chance,
              made.model.probability(static_cast<VertexId>(pair.u), static_cast<VertexId>(pair.v)));
    EXPECT_GT(pair.chance, 0.02);
    EXPECT_LT(pair.chance, 0.9);
  }
  EXPECT_THAT(unobserved, ElementsAre(Pair(3, 5), Pair(4, 5)));
  std::map<Pair, int> count = counts(draws, 4000);
  for (const UnobservedPair& pair : draws.unobserved()) {
    const double expected = 4000 * pair.chance;
    EXPECT_NEAR((count[{pair.u, pair.v}]), expected, 3.0 * std::sqrt(expected));
  }
  EXPECT_LE(count.size(), 6U);  // four ties that can be, and the two
}

TEST(NetworkDraws, ADrawSaysWhichOfThemItTied) {
  const NetworkDraws draws = Made().draws();
  for (std::uint64_t k = 0; k < 50; ++k) {
    std::vector<std::uint8_t> tied(2, 7);
    const Network drawn = draws.draw(k, tied);
    for (std::size_t at = 0; at < 2; ++at) {
      const auto targets = drawn.out_arcs(static_cast<VertexId>(draws.unobserved()[at].u)).targets;
      EXPECT_EQ(tied[at] == 1,
                std::ranges::find(targets, draws.unobserved()[at].v) != targets.end());
    }
  }
}

TEST(NetworkDraws, FollowTheSeedAndTheNumberOfTheDrawAlone) {
  const auto ties = [](const Network& network) {
    std::vector<Pair> list;
    for (const Tie& tie : network.ties()) list.emplace_back(index(tie.from), index(tie.to));
    return list;
  };
  const Made made;
  int differ = 0;
  int differ_by_seed = 0;
  for (std::uint64_t k = 0; k < 20; ++k) {
    EXPECT_EQ(ties(made.draws().draw(k)), ties(made.draws().draw(k)));
    differ += ties(made.draws().draw(k)) != ties(made.draws().draw(k + 1)) ? 1 : 0;
    differ_by_seed += ties(made.draws(1).draw(k)) != ties(made.draws(2).draw(k)) ? 1 : 0;
  }
  EXPECT_GT(differ, 10);
  EXPECT_GT(differ_by_seed, 10);
}

TEST(NetworkDraws, RefuseWhatIsNoConfidence) {
  Made made;
  made.confidence[3] = 1.5;
  EXPECT_THAT([&] { (void)made.draws(); },
              ThrowsError(ErrorCode::invalid_argument, "tie 3-4 has confidence 1.5"));
  made.confidence[3] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT([&] { (void)made.draws(); },
              ThrowsError(ErrorCode::invalid_argument, "tie 3-4 has confidence nan"));
  made.confidence.pop_back();
  EXPECT_THAT([&] { (void)made.draws(); },
              ThrowsError(ErrorCode::invalid_argument, "4 confidences for 5 ties"));
  const Network directed{Direction::directed, 7, {{0, 1}}};
  EXPECT_THAT([&] { (void)NetworkDraws(directed, made.observed, {1.0}, made.model, 1); },
              ThrowsError(ErrorCode::invalid_argument, "the network is directed"));
}

TEST(OverDraws, RowsComeInOrderForAnyNumberOfThreads) {
  const NetworkDraws draws = Made().draws();
  const auto numbers = [&](std::uint32_t k) {
    return std::vector<double>{static_cast<double>(k),
                               static_cast<double>(draws.draw(k).num_ties())};
  };
  const auto one = over_draws(300, numbers, {.threads = 1});
  ASSERT_EQ(one.size(), 300U);
  for (std::uint32_t k = 0; k < 300; ++k) EXPECT_EQ(one[k][0], k);
  EXPECT_EQ(one, over_draws(300, numbers, {.threads = 2}));
  EXPECT_EQ(one, over_draws(300, numbers, {.threads = 3}));
  EXPECT_THAT(over_draws(0, numbers), testing::IsEmpty());
}

TEST(OverDraws, StopWhenAsked) {
  std::stop_source source;
  const auto numbers = [&](std::uint32_t k) {
    if (k == 5) source.request_stop();
    return std::vector<double>{};
  };
  EXPECT_THAT([&] { (void)over_draws(100, numbers, {.threads = 1, .stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, ""));
}

}  // namespace
}  // namespace interstice
