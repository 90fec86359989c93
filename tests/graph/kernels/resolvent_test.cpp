#include "graph/kernels/resolvent.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

// What is left over, from the definition.
double left_over(const WalkSum& problem, const std::vector<double>& x) {
  double worst = 0.0;
  for (std::size_t v = 0; v < x.size(); ++v) {
    double sum = problem.constant[v] - x[v];
    for (std::size_t k = problem.matrix.starts[v]; k < problem.matrix.starts[v + 1]; ++k) {
      const std::uint32_t w = problem.matrix.columns[k];
      const double scale = problem.column_scale.empty() ? 1.0 : problem.column_scale[w];
      const double value = problem.matrix.values.empty() ? 1.0 : problem.matrix.values[k];
      sum += problem.factor * value * scale * x[w];
    }
    worst = std::max(worst, std::abs(sum));
  }
  return worst;
}

TEST(WalkSum, BothMethodsSolveASymmetricMatrix) {  // a cycle: x = 1 / (1 - 2 factor)
  const auto matrix = pull_matrix(cycle(12), Pull::incoming, Strengths::ignore, "test");
  for (const Symmetry symmetry : {Symmetry::symmetric, Symmetry::general}) {
    const WalkSum problem{.matrix = matrix,
                          .factor = 0.4,
                          .constant = std::vector<double>(12, 1.0),
                          .radius = 0.8,
                          .similar_to = symmetry,
                          .tolerance = 1e-13};
    const auto result = walk_sum(problem, std::vector<double>(12, 3.0), "test", {});
    EXPECT_THAT(result.x, testing::Each(testing::DoubleNear(5.0, 1e-11)));
    EXPECT_LE(result.residual, 1e-13);
  }
}

TEST(WalkSum, OfSeveralBlocksIsTheSameForAnyNumberOfThreads) {
  Random random(5);
  std::vector<Tie> ties;
  for (int i = 0; i < 600000; ++i)
    ties.emplace_back(random.below(1 + random.below(9000)), random.below(9000), random.uniform());
  const Network network{Direction::directed, 9000, std::move(ties)};
  const auto matrix = pull_matrix(network, Pull::incoming, Strengths::use, "test");
  ASSERT_GT(row_blocks(matrix).size(), 1U);
  WalkSum problem{.matrix = matrix,
                  .factor = 0.85,
                  .column_scale = std::vector<double>(9000, 0.0),
                  .constant = std::vector<double>(9000, 1.0),
                  .radius = 0.85};
  for (std::size_t k = 0; k < matrix.columns.size(); ++k)
    problem.column_scale[matrix.columns[k]] += matrix.values[k];
  for (double& scale : problem.column_scale) scale = scale > 0.0 ? 1.0 / scale : 0.0;
  const auto one = walk_sum(problem, std::vector<double>(9000, 1.0), "test", {.threads = 1});
  EXPECT_LE(left_over(problem, one.x), 1e-6);  // hubs have some thousands
  for (const unsigned threads : {2U, 3U}) {
    const auto other =
        walk_sum(problem, std::vector<double>(9000, 1.0), "test", {.threads = threads});
    EXPECT_EQ(other.x, one.x);
    EXPECT_EQ(other.iterations, one.iterations);
  }
}

TEST(WalkSum, SaysWhereItDoesNotSettle) {  // the radius is not what it is said to be
  const auto matrix = pull_matrix(complete(4), Pull::incoming, Strengths::ignore, "test");
  const WalkSum problem{
      .matrix = matrix, .factor = 0.4, .constant = std::vector<double>(4, 1.0), .radius = 0.5};
  EXPECT_THAT([&] { (void)walk_sum(problem, std::vector<double>(4, 1.0), "katz", {}); },
              ThrowsError(ErrorCode::resource_exhausted, "katz: not settled after"));
}

TEST(WalkSum, SaysHowFarItIs) {
  const auto matrix = pull_matrix(path(9), Pull::incoming, Strengths::ignore, "test");
  const WalkSum problem{
      .matrix = matrix, .factor = 0.4, .constant = std::vector<double>(9, 1.0), .radius = 0.8};
  std::vector<double> shares;
  (void)walk_sum(problem, std::vector<double>(9, 1.0), "test",
                 {.progress = [&](double share) { shares.push_back(share); }});
  ASSERT_GT(shares.size(), 3U);
  EXPECT_EQ(shares.back(), 1.0);
  EXPECT_GT(shares[shares.size() / 2], 0.2);
}

}  // namespace
}  // namespace interstice
