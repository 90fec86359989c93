#include "graph/gaps/left_out_block.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kBodies = 30;
constexpr std::uint32_t kSystems = 3;

struct Fitted {
  ObservedPairs observed = everything_observed(kBodies);
  TieModel model;
  OwnerBlock block{.a = 0, .b = 2, .pairs = {}};
};

Fitted make() {
  Random random(4);
  std::vector<Tie> ties;
  std::vector<std::uint32_t> system;
  std::vector<std::vector<bool>> tied(kBodies, std::vector<bool>(kBodies, false));
  for (std::uint32_t v = 0; v < kBodies; ++v) {
    system.push_back(v % kSystems);
    for (std::uint32_t u = 0; u < v; ++u) {
      if (random.uniform() >= (u % 5 == 0 ? 0.5 : 0.2)) continue;
      ties.emplace_back(u, v);
      tied[u][v] = tied[v][u] = true;
    }
  }
  Fitted made;
  const Network network(Direction::undirected, kBodies, std::move(ties));
  made.model = fit_tie_model(network, systems_of(system), kSystems, made.observed,
                             {.affinities = PairAffinities::fitted});
  made.model.affinity_variance = 0.3;  // not at the edge, whatever the fit says
  for (const std::uint32_t u : {0U, 3U, 6U, 9U}) {
    for (const std::uint32_t v : {2U, 5U, 8U}) made.block.pairs.push_back({u, v, tied[u][v]});
  }
  return made;
}

// x of a x = b by elimination with pivots.
std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k; i < n; ++i)
      pivot = std::abs(a[i][k]) > std::abs(a[pivot][k]) ? i : pivot;
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double times = a[i][k] / a[k][k];
      for (std::size_t j = k; j < n; ++j) a[i][j] -= times * a[k][j];
      b[i] -= times * b[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k][j] * b[j];
    b[k] /= a[k][k];
  }
  return b;
}

// The step and the deviation from the definition: a matrix over every body of both systems and gamma, from the pairs that
// are left.
TEST(LeftOutBlock, IsTheNewtonStepOfItsDefinition) {
  const Fitted made = make();
  const TieModel& model = made.model;
  std::vector<std::uint32_t> body;
  for (std::uint32_t v = 0; v < kBodies; ++v) {
    if (v % kSystems != 1) body.push_back(v);
  }
  const std::size_t gamma = body.size();
  std::vector<std::vector<double>> curvature(gamma + 1, std::vector<double>(gamma + 1, 0.0));
  std::vector<double> score(gamma + 1, 0.0);
  std::vector<double> lean(gamma + 1, 0.0);
  double block_weight = 0.0;
  for (std::size_t i = 0; i < gamma; ++i) {
    curvature[i][i] = 1.0 / model.variance;
    for (std::uint32_t v = 0; v < kBodies; ++v) {
      if (v == body[i]) continue;
      const OwnerPair* in_block = nullptr;
      for (const OwnerPair& pair : made.block.pairs) {
        if ((pair.u == body[i] && pair.v == v) || (pair.v == body[i] && pair.u == v))
          in_block = &pair;
      }
      const double p = model.probability(static_cast<VertexId>(body[i]), static_cast<VertexId>(v));
      const double w = p * (1.0 - p);
      const bool across = body[i] % kSystems != v % kSystems && v % kSystems != 1;
      if (in_block != nullptr) {
        const double left = (in_block->tied ? 1.0 : 0.0) - p;
        score[i] -= left;  // all scores are zero at the mode, so what is left has minus the block's
        lean[i] += w;
        if (in_block->u == body[i]) {
          score[gamma] -= left;
          block_weight += w;
        }
      } else {
        curvature[i][i] += w;
        if (across) {
          curvature[i][gamma] += w;
          curvature[gamma][i] += w;
          if (body[i] % kSystems == 0) curvature[gamma][gamma] += w;
        }
      }
    }
  }
  curvature[gamma][gamma] += 1.0 / model.affinity_variance;
  for (double& share : lean) share /= block_weight;
  lean[gamma] = 1.0;
  const std::vector<double> step = solve(curvature, score);
  const std::vector<double> spread = solve(curvature, lean);
  double variance = 0.0;
  for (std::size_t i = 0; i <= gamma; ++i) variance += lean[i] * spread[i];

  const TowardsSystems towards = towards_systems(model, made.observed, {});
  const BlockLogits found = left_out(model, towards, made.block);
  EXPECT_NEAR(found.deviation, std::sqrt(variance), 1e-6);
  EXPECT_GT(found.deviation, 0.05);
  const auto shift_of = [&](std::uint32_t v) {
    std::size_t i = 0;
    while (body[i] != v) ++i;
    return step[i];
  };
  for (std::size_t at = 0; at < made.block.pairs.size(); ++at) {
    const OwnerPair& pair = made.block.pairs[at];
    const double before = model.logit(static_cast<VertexId>(pair.u), static_cast<VertexId>(pair.v));
    EXPECT_NEAR(found.eta[at], before + step[gamma] + shift_of(pair.u) + shift_of(pair.v), 1e-6);
  }
}

TEST(LeftOutBlock, WithinIsTheModelItself) {
  const Fitted made = make();
  const BlockLogits found = within(made.model, made.block);
  EXPECT_EQ(found.deviation, 0.0);
  for (std::size_t at = 0; at < made.block.pairs.size(); ++at) {
    const OwnerPair& pair = made.block.pairs[at];
    EXPECT_EQ(found.eta[at],
              made.model.logit(static_cast<VertexId>(pair.u), static_cast<VertexId>(pair.v)));
  }
}

}  // namespace
}  // namespace interstice
