/// @file  Sums over walks of every length, each step counting less: x = b + B x.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/kernels/leading_pair.hpp"
#include "graph/kernels/pull_product.hpp"

namespace interstice {

/// x = b + B x with B = factor * matrix * diag(column_scale), b >= 0.
struct WalkSum {
  const PullMatrix& matrix;
  double factor = 0.0;
  std::vector<double> column_scale = {};  ///< empty: all 1
  std::vector<double> constant = {};      ///< b; 0 only where the row has no entries
  double radius = 0.0;                    ///< the spectral radius of B is at most this; < 1
  Symmetry similar_to =
      Symmetry::general;  ///< symmetric: B's eigenvalues are those of a symmetric matrix
  double tolerance = 1e-10;
};

struct WalkSumResult {
  std::vector<double> x;
  std::uint32_t iterations = 0;  ///< products with B
  double residual =
      0.0;  ///< max over v of |b + Bx - x| / max(b, (1 - radius) |x|), of x as returned
};

/// Solves until the residual, measured, is at most the tolerance. Symmetric: Chebyshev's iteration (for radius 0.85 about
/// 40 products for 1e-10). General: Gauss and Seidel's, one strong component after another down the arcs, large ones by fixed blocks of
/// rows that read each other's last round.
///
/// Where residual <= e and every |b + Bx - x| <= e b, each x is right to e of itself, because no entry of (I - B)^-1 is
/// negative; in any case the errors of B's with columns that sum to at most `radius` add up to at most 2 e of the sum.
/// Complexity   O(n + m) an iteration, 100 bytes a vertex and, general, a copy of the matrix.
/// Determinism  The same bits for every thread count and processor.
/// Errors       resource_exhausted: a component is not there after 1000 + 1000 / (1 - radius) products, or rounding hides
///              it, naming `measure`.
///              cancelled: execution.stop was requested.
/// Reference    R. S. Varga, Matrix Iterative Analysis, 2nd ed., 2000, ch. 3, 5. doi:10.1007/978-3-642-05156-2
[[nodiscard]] WalkSumResult walk_sum(const WalkSum& problem, std::vector<double> start,
                                     std::string_view measure, const Execution& execution);

}  // namespace interstice
