#include "graph/kernels/leading_pair.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "graph/kernels/pull_product.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

LeadingPair leading(const PullMatrix& matrix, Symmetry symmetry, const Execution& execution = {}) {
  return leading_pair({matrix.num_rows(), symmetry,
                       [&](const double* x, double* y) { pull_product(matrix, x, y, execution); }},
                      "test", execution);
}
PullMatrix matrix_of(const Network& network) {
  return pull_matrix(network, Pull::incoming, Strengths::use, "test");
}

TEST(LeadingPair, OfAPathAlsoTheNextEigenvalue) {  // 2 cos(pi k / (n + 1))
  for (const std::uint32_t n : {3U, 12U, 21U, 100U, 500U}) {
    for (const Symmetry symmetry : {Symmetry::symmetric, Symmetry::general}) {
      const auto pair = leading(matrix_of(path(n)), symmetry);
      const double first = 2.0 * std::cos(std::numbers::pi / (n + 1));
      const double second = 2.0 * std::cos(2.0 * std::numbers::pi / (n + 1));
      EXPECT_NEAR(pair.value, first, 1e-11) << n;
      EXPECT_NEAR(pair.second, second, 0.2 * (first - second)) << n;
      EXPECT_LE(pair.residual, 1e-12) << n;
    }
  }
}

TEST(LeadingPair, EqualRowSumsAreDoneAtOnce) {
  const auto pair = leading(matrix_of(cycle(9)), Symmetry::symmetric);
  EXPECT_EQ(pair.value, 2.0);
  EXPECT_EQ(pair.iterations, 1U);
  EXPECT_THAT(pair.vector, testing::Each(1.0 / 3.0));
}

TEST(LeadingPair, ALongDirectedCycleWithAShortcutIsPeriodicNearly) {
  // Eigenvalues z^50 = z^2 + ... lie close to a circle; the leading one solves z^50 = z + 1.
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < 50; ++v) ties.emplace_back(v, (v + 1) % 50);
  ties.emplace_back(0U, 2U);  // a way round of 49
  double z = 1.0;
  for (int i = 0; i < 1000; ++i) z = std::pow(z + 1.0, 1.0 / 50.0);
  const auto pair = leading(matrix_of({Direction::directed, 50, ties}), Symmetry::general);
  EXPECT_NEAR(pair.value, z, 1e-11);
}

TEST(LeadingPair, OfARandomMatrixBothSymmetriesAgreeAndThreadsDoNotMatter) {
  Random random(3);
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < 30000; ++v) ties.emplace_back(v, (v + 1) % 30000, 0.5);
  for (int i = 0; i < 300000; ++i)
    ties.emplace_back(random.below(1 + random.below(30000)), random.below(30000), random.uniform());
  const PullMatrix matrix = matrix_of({Direction::undirected, 30000, ties});
  const auto one = leading(matrix, Symmetry::symmetric, {.threads = 1});
  const auto three = leading(matrix, Symmetry::symmetric, {.threads = 3});
  const auto general = leading(matrix, Symmetry::general);
  EXPECT_EQ(one.vector, three.vector);
  EXPECT_EQ(one.value, three.value);
  EXPECT_EQ(one.iterations, three.iterations);
  EXPECT_NEAR(one.value, general.value, 1e-11 * one.value);
  for (std::size_t v = 0; v < one.vector.size(); ++v)
    ASSERT_NEAR(one.vector[v], general.vector[v], 1e-9);
}

TEST(LeadingPair, SaysWhatItCannotSettle) {  // an operator that is not one matrix
  int calls = 0;
  Random random(1);
  const Operator restless{100, Symmetry::general, [&](const double* x, double* y) {
                            ++calls;
                            for (int v = 0; v < 100; ++v) y[v] = x[99 - v] + random.uniform();
                          }};
  EXPECT_THAT([&] { (void)leading_pair(restless, "eigenvector", {}); },
              ThrowsError(ErrorCode::resource_exhausted, "eigenvector: "));
  EXPECT_GT(calls, 20);
}

}  // namespace
}  // namespace interstice
