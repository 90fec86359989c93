#include "graph/kernels/pull_product.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<double> times(const PullMatrix& matrix, const std::vector<double>& x) {
  std::vector<double> y(matrix.num_rows());
  pull_product(matrix, x.data(), y.data(), {});
  return y;
}

const Network kNetwork{
    Direction::directed, 3, {{0, 1, 2}, {0, 1, 1}, {1, 2, 4}, {2, 2, 9}, {2, 0, 0}}};

TEST(PullMatrix, IncomingAndOutgoingAddParallelTiesAndLeaveSelfTiesOut) {
  const std::vector<double> x{1.0, 10.0, 100.0};
  const auto in = pull_matrix(kNetwork, Pull::incoming, Strengths::ignore, "test");
  const auto out = pull_matrix(kNetwork, Pull::outgoing, Strengths::ignore, "test");
  EXPECT_THAT(times(in, x), ElementsAre(100, 2, 10));
  EXPECT_THAT(times(out, x), ElementsAre(20, 100, 1));
  EXPECT_THAT(in.values, IsEmpty());
}

TEST(PullMatrix, StrengthsAreScaledToOneAndZeroIsNoTie) {
  const auto in = pull_matrix(kNetwork, Pull::incoming, Strengths::use, "test");
  EXPECT_EQ(in.exponent, 2);  // the self-tie's 9 is not there
  EXPECT_EQ(in.columns.size(), 3U);
  EXPECT_THAT(times(in, {1.0, 10.0, 100.0}), ElementsAre(0, 0.75, 10));
}

TEST(PullMatrix, RefusesStrengthsThatAreNone) {
  const Network negative{Direction::undirected, 2, {{0, 1, -1}}};
  EXPECT_THAT([&] { (void)pull_matrix(negative, Pull::incoming, Strengths::use, "katz"); },
              ThrowsError(ErrorCode::invalid_argument, "katz: tie 0-1 has strength -1"));
  const Network apart{Direction::undirected, 3, {{0, 1, 1e-200}, {1, 2, 1e200}}};
  EXPECT_THAT([&] { (void)pull_matrix(apart, Pull::incoming, Strengths::use, "katz"); },
              ThrowsError(ErrorCode::invalid_argument, "tie 0-1 has strength 1e-200"));
}

TEST(PullMatrix, PartOfItKeepsItsOwnColumns) {
  const auto in = pull_matrix(kNetwork, Pull::incoming, Strengths::use, "test");
  const auto part = submatrix(in, {1, 2}, {kNoPlace, 0, 1}, 2);
  EXPECT_THAT(times(part, {10.0, 100.0}), ElementsAre(0, 10));
}

TEST(PullMatrix, BlocksCoverEveryRowOnce) {
  for (const std::uint32_t n : {0U, 1U, 5U, 200000U}) {
    const auto matrix = pull_matrix(star(n), Pull::incoming, Strengths::ignore, "test");
    std::size_t next = 0;
    for (const Block& block : row_blocks(matrix)) {
      EXPECT_EQ(block.first, next);
      EXPECT_GE(block.last, block.first);
      next = block.last;
    }
    EXPECT_EQ(next, n);
  }
}

TEST(PullProduct, AgreesWithAddingTieByTieForAnyNumberOfThreads) {
  Random random(5);
  std::vector<Tie> ties;
  for (int i = 0; i < 600000; ++i)
    ties.emplace_back(random.below(1 + random.below(9000)), random.below(9000), random.uniform());
  const Network network{Direction::directed, 9000, std::move(ties)};
  std::vector<double> x(9000);
  for (double& entry : x) entry = random.uniform();
  const auto matrix = pull_matrix(network, Pull::outgoing, Strengths::use, "test");
  std::vector<double> expected(9000, 0.0);
  for (const Tie& tie : network.ties()) {
    if (tie.from != tie.to) expected[index(tie.from)] += tie.strength * x[index(tie.to)];
  }
  const auto y = times(matrix, x);
  for (std::size_t v = 0; v < y.size(); ++v)
    ASSERT_NEAR(y[v] * 0.5, expected[v], 1e-9 * (1.0 + expected[v]));  // uniform() < 1: exponent -1
  for (const unsigned threads : {1U, 2U, 3U}) {
    std::vector<double> other(9000);
    pull_product(matrix, x.data(), other.data(), {.threads = threads});
    EXPECT_EQ(other, y);
  }
}

}  // namespace
}  // namespace interstice
