/// @file  Bonacich power: ties to those who have ties.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/leading_components.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct BonacichPowerOptions {
  Strengths strengths = Strengths::ignore;  ///< use: finite and >= 0; 0 is no tie
};

struct BonacichPower {
  std::vector<double> scores;  ///< by VertexId
  Leading leading =
      Leading::none;  ///< of the eigenvalue that beta is made from; repeated does no harm
  double beta = 0.0;  ///< 0.5 / leading eigenvalue; 0: none
  std::uint32_t iterations = 0;  ///< products with the matrix, those for the eigenvalue included
  double residual = 0.0;         ///< as WalkSumResult's
};

/// Bonacich's power centrality of every vertex, with a positive beta.
///
/// Definition   c_i = sum_j (a + beta c_j) a_ij, beta = 0.5 / lambda, lambda = A's leading eigenvalue, and a such that
///              the squares of all c add up to n; outgoing ties, as in the paper.
/// Result       One score per vertex. 1 is middling: were all alike, each would have 1.
/// Range        [0, sqrt(n)]; 0 for those without (outgoing) ties.
/// Degenerate   No ties, or none that lead back (acyclic): lambda = 0 and beta undefined, so NaN; n = 0: empty.
/// Multigraph   a_ij adds parallel ties. Self-ties are left out.
/// Numerics     Iterated to a measured residual of 1e-12.
/// Complexity   O(n + m) a product: the eigenvalue's and about 25 more (directed: up to 50).
/// Determinism  The same bits for every thread count and vector width.
/// Errors       invalid_argument: strengths are used and one is negative, not finite or under
///              1e-300 of the greatest, naming the tie.
///              resource_exhausted: the eigenvalue does not settle. cancelled: execution.stop was requested.
/// Reference    P. Bonacich, Am. J. Sociology 92(5):1170-1182, 1987. doi:10.1086/228631
/// Peers        Equals sna's bonpow and igraph's power_centrality with the exponent 0.5 / lambda (theirs is 1 unless
///              said, which is often past 1 / lambda and then means nothing).
/// See also     katz.hpp, eigenvector.hpp
[[nodiscard]] BonacichPower bonacich_power(const Network& network,
                                           const BonacichPowerOptions& options = {},
                                           const Execution& execution = {});

}  // namespace interstice
