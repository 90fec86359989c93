/// @file  Which components of a matrix share its leading eigenvalue, and their eigenvectors.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "graph/kernels/leading_pair.hpp"
#include "graph/kernels/pull_product.hpp"

namespace interstice {

/// What the leading eigenvalue (or singular value) of a network is like.
enum class Leading : std::uint8_t {
  none,      ///< there is none above 0: no ties, or directed ties that never lead back
  unique,    ///< one component has it
  repeated,  ///< several components have it, to 1e-9 of its size
  unclear  ///< one component has it, but its next eigenvalue is so close that rounding decides the scores
};

/// One component, and how to solve it.
struct Piece {
  double most = 0.0;  ///< its eigenvalue is at most this
  std::function<LeadingPair()> solve;
};

struct LeadingPieces {
  Leading leading = Leading::none;
  double value = 0.0;              ///< the leading eigenvalue
  bool unclear = false;            ///< of one of them the next eigenvalue is that close
  std::vector<std::size_t> which;  ///< the pieces that have it, in order
  std::vector<LeadingPair> pairs;  ///< of these
  std::uint32_t iterations = 0;    ///< products, of all pieces solved
  double residual = 0.0;           ///< the worst of `pairs`
};

/// Solves the pieces from the greatest bound down, leaving out those that cannot have the leading eigenvalue.
///
/// An irreducible matrix has its leading eigenvalue once (Perron and Frobenius), so it repeats only between pieces: their
/// eigenvalues are compared, within 1e-9.
[[nodiscard]] LeadingPieces leading_pieces(const std::vector<Piece>& pieces);

/// The same for the components of a square matrix that hold a cycle: strongly connected ones, or connected ones where it
/// is symmetric.
struct LeadingComponents {
  LeadingPieces found;
  std::vector<std::vector<std::uint32_t>> members;  ///< of found.which, each in order of its vector
};

/// Errors   as leading_pair().
[[nodiscard]] LeadingComponents leading_components(const PullMatrix& matrix, Symmetry symmetry,
                                                   std::string_view measure,
                                                   const Execution& execution);

}  // namespace interstice
