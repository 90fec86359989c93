#include "graph/expectation/tie_model_goodness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "graph/expectation/logistic.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kBodies = 100;

struct Made {
  Network network{Direction::undirected, 0, {}};
  std::vector<SystemId> system_of;
};

// Unequal bodies in three systems; `closed`: half of all open triangles are closed after.
Made make(double spread, bool closed) {
  Random random(11);
  std::vector<double> side;
  std::vector<std::uint32_t> system;
  for (std::uint32_t v = 0; v < kBodies; ++v) {
    side.push_back(spread * (2.0 * random.uniform() - 1.0));
    system.push_back(v % 3);
  }
  std::vector<std::vector<bool>> tied(kBodies, std::vector<bool>(kBodies, false));
  for (std::uint32_t u = 0; u < kBodies; ++u) {
    for (std::uint32_t v = u + 1; v < kBodies; ++v)
      tied[u][v] = tied[v][u] =
          random.uniform() < logistic((closed ? -3.5 : -1.5) + side[u] + side[v]);
  }
  const auto before = tied;
  for (std::uint32_t u = 0; closed && u < kBodies; ++u) {
    for (std::uint32_t v = u + 1; v < kBodies; ++v) {
      for (std::uint32_t w = 0; w < kBodies; ++w) {
        if (before[u][w] && before[w][v] && random.uniform() < 0.5) tied[u][v] = tied[v][u] = true;
      }
    }
  }
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < kBodies; ++u) {
    for (std::uint32_t v = u + 1; v < kBodies; ++v) {
      if (tied[u][v]) ties.emplace_back(u, v);
    }
  }
  return {Network(Direction::undirected, kBodies, std::move(ties)), systems_of(system)};
}

TieModelGoodness goodness(const Made& made, unsigned threads = 1) {
  return tie_model_goodness(made.network, made.system_of, 3, everything_observed(kBodies), {},
                            {.threads = threads});
}

TEST(TieModelGoodness, AModelOfItsOwnKindIsCalibratedForetellsAndMakesSuchNetworks) {
  const TieModelGoodness found = goodness(make(1.8, false));
  EXPECT_NEAR(static_cast<double>(found.held_back), 495.0, 70.0);
  EXPECT_GT(found.held_back_auc, 0.75);
  double pairs = 0.0;
  for (const CalibrationBin& bin : found.calibration) {
    pairs += bin.pairs;
    if (bin.pairs < 20.0) continue;
    EXPECT_NEAR(bin.observed, bin.predicted,
                3.0 * std::sqrt(bin.predicted * (1.0 - bin.predicted) / bin.pairs));
  }
  EXPECT_EQ(pairs, static_cast<double>(found.held_back));
  EXPECT_LE(found.triangles.low, found.triangles.observed * 1.1);
  EXPECT_GE(found.triangles.high, found.triangles.observed * 0.9);
  EXPECT_LT(found.degree_deviation.low, found.degree_deviation.high);
  EXPECT_NEAR(found.degree_deviation.mean, found.degree_deviation.observed,
              0.15 * found.degree_deviation.observed);
  EXPECT_NEAR(found.highest_degree.mean, found.highest_degree.observed,
              0.2 * found.highest_degree.observed);
}

TEST(TieModelGoodness, EqualBodiesCannotBeToldApart) {
  EXPECT_NEAR(goodness(make(0.0, false)).held_back_auc, 0.5, 0.08);
}

TEST(TieModelGoodness, ClosedTrianglesAreMoreThanTheModelMakes) {
  const TieModelGoodness found = goodness(make(0.3, true));
  EXPECT_GT(found.triangles.observed, found.triangles.high);
}

TEST(TieModelGoodness, ThreadsDoNotMatter) {
  const Made made = make(1.0, false);
  const TieModelGoodness one = goodness(made, 1);
  const TieModelGoodness three = goodness(made, 3);
  EXPECT_EQ(one.held_back_auc, three.held_back_auc);
  EXPECT_EQ(one.triangles.mean, three.triangles.mean);
  EXPECT_EQ(one.degree_deviation.high, three.degree_deviation.high);
}

TEST(TieModelGoodness, OfTooFewPairsNothingIsHeldBack) {
  const TieModelGoodness found =
      tie_model_goodness(path(4), systems_of({0, 1, 0, 1}), 2, everything_observed(4));
  EXPECT_EQ(found.held_back, 0U);
  EXPECT_TRUE(std::isnan(found.held_back_auc));
  EXPECT_EQ(found.triangles.observed, 0.0);
}

}  // namespace
}  // namespace interstice
