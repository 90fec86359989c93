/// @file  Katz centrality: walks of every length that end at a vertex, longer ones counting less.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/leading_components.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct KatzOptions {
  Strengths strengths = Strengths::ignore;  ///< use: finite and >= 0; 0 is no tie
};

struct KatzCentrality {
  std::vector<double> scores;  ///< by VertexId
  Leading leading =
      Leading::none;   ///< of the eigenvalue that alpha is made from; repeated does no harm
  double alpha = 0.0;  ///< 0.85 / leading eigenvalue; 0: none
  std::uint32_t iterations = 0;  ///< products with the matrix, those for the eigenvalue included
  double residual = 0.0;         ///< as WalkSumResult's
};

/// Katz centrality of every vertex.
///
/// Definition   x_j = alpha sum_i a_ij x_i + 1, alpha = 0.85 / lambda, lambda = A's leading eigenvalue; incoming ties.
/// Result       One score per vertex, the greatest 1.
/// Range        (0, 1]
/// Degenerate   No ties, or none that lead back (acyclic): lambda = 0 and alpha undefined, so NaN; n = 0: empty.
/// Multigraph   a_ij adds parallel ties. Self-ties are left out.
/// Numerics     Iterated to a measured residual of 1e-12.
/// Complexity   O(n + m) a product: the eigenvalue's and about 50 more (directed: up to 200).
/// Determinism  The same bits for every thread count and vector width.
/// Errors       invalid_argument: strengths are used and one is negative, not finite or under
///              1e-300 of the greatest, naming the tie.
///              resource_exhausted: the eigenvalue does not settle. cancelled: execution.stop was requested.
/// Reference    L. Katz, Psychometrika 18(1):39-43, 1953. doi:10.1007/BF02289026
/// Peers        NetworkX's katz_centrality takes alpha as given (0.1) and scales to length 1; igraph's alpha_centrality
///              too, unscaled.
/// See also     bonacich_power.hpp, eigenvector.hpp
[[nodiscard]] KatzCentrality katz(const Network& network, const KatzOptions& options = {},
                                  const Execution& execution = {});

}  // namespace interstice
