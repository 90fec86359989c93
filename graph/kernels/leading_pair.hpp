/// @file  The leading eigenvalue and eigenvector of one irreducible matrix without negative entries.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "graph/model/execution.hpp"

namespace interstice {

enum class Symmetry : std::uint8_t { symmetric, general };

/// A square matrix as what it does: y = M x.
struct Operator {
  std::uint32_t size = 0;
  Symmetry symmetry = Symmetry::general;
  std::function<void(const double* x, double* y)> apply;
};

struct LeadingPair {
  double value = 0.0;
  std::vector<double> vector;  ///< >= 0, squares sum to 1
  double second =
      0.0;  ///< real part of the next eigenvalue, roughly; 0 where the row sums are equal
  std::uint32_t iterations = 0;  ///< products with M
  double residual = 0.0;         ///< |M x - value x| / value, of the vector as returned
};

/// The Perron pair: of the eigenvalues, all of whose sizes are at most this one's, the positive one; its vector has one sign.
///
/// Definition   M x = value x by Krylov-Schur: a Krylov basis of up to 64 vectors from M 1, twice orthogonalised,
///              restarted with the best third of its invariant space. Periodic and bipartite matrices need no shift.
///              The next eigenvalue is sought apart, from a random start, to a tenth of the distance between the two.
/// Degenerate   Equal row sums: the vector of ones, at once.
/// Numerics     Stops at an estimated residual of 1e-13 (or what rounding allows); the one returned is measured.
///              For a symmetric M the vector is off by no more than residual * value / (value - second).
/// Complexity   O(products and 60 n) an iteration; 500 bytes a vertex.
/// Determinism  The same bits for every thread count, where apply gives them.
/// Errors       resource_exhausted: not there after 20000 products (3e8 / n, if fewer), or rounding leaves a residual above 1e-8, naming
///              `measure`.
///              cancelled: execution.stop was requested.
/// Reference    G. W. Stewart, SIAM J. Matrix Anal. Appl. 23(3):601-614, 2001. doi:10.1137/S0895479800371529
[[nodiscard]] LeadingPair leading_pair(const Operator& matrix, std::string_view measure,
                                       const Execution& execution);

}  // namespace interstice
