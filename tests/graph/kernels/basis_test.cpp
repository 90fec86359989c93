#include "graph/kernels/basis.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

double dot(Basis& basis, std::size_t i, std::size_t j, std::size_t n) {
  double sum = 0.0;
  for (std::size_t v = 0; v < n; ++v) sum += basis.vector(i)[v] * basis.vector(j)[v];
  return sum;
}

TEST(Basis, MakesVectorsOrthonormalThoughTheyAreNearlyAlike) {
  for (const std::size_t n : {13U, 30000U}) {
    Basis basis(n, 6, {});
    Random random(2);
    for (std::size_t j = 0; j < 6; ++j) {
      for (std::size_t v = 0; v < n; ++v) basis.vector(j)[v] = 1.0 + 1e-7 * random.uniform();
      const auto along = basis.orthogonalise(j);
      EXPECT_EQ(along.size(), j);
      if (j > 0) {
        EXPECT_NEAR(along[0], std::sqrt(static_cast<double>(n)), 1e-4);
      }
      EXPECT_GT(basis.normalise(j), 0.0);
      for (std::size_t i = 0; i <= j; ++i) EXPECT_NEAR(dot(basis, i, j, n), i == j, 1e-13);
    }
  }
}

TEST(Basis, CombinesRowByRow) {
  const std::size_t n = 1000;
  Basis basis(n, 3, {});
  for (std::size_t v = 0; v < n; ++v) {
    for (std::size_t j = 0; j < 3; ++j) basis.vector(j)[v] = static_cast<double>(v + 1000 * j);
  }
  const double weights[] = {1.0, 2.0, 0.0, 0.0, 1.0, -1.0};
  basis.combine(3, weights, 2);
  for (std::size_t v = 0; v < n; ++v) {
    EXPECT_EQ(basis.vector(0)[v], static_cast<double>(3 * v + 2000));
    EXPECT_EQ(basis.vector(1)[v], -1000.0);
  }
}

TEST(Basis, NothingStaysNothing) {
  Basis basis(5, 1, {});
  std::fill_n(basis.vector(0), 5, 0.0);
  EXPECT_EQ(basis.normalise(0), 0.0);
  EXPECT_EQ(basis.vector(0)[4], 0.0);
}

}  // namespace
}  // namespace interstice
