/// @file  Eigenvector centrality: tied to those who are themselves well tied.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/leading_components.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct EigenvectorOptions {
  Strengths strengths = Strengths::ignore;  ///< use: finite and >= 0; 0 is no tie
};

struct EigenvectorCentrality {
  std::vector<double> scores;  ///< by VertexId
  Leading leading =
      Leading::none;        ///< what was found; `repeated` and `unclear` belong beside the scores
  double eigenvalue = 0.0;  ///< the leading one; 0: none
  std::uint32_t num_components = 0;  ///< components that have it
  std::uint32_t iterations = 0;      ///< products with the matrix
  double residual =
      0.0;  ///< |xA - eigenvalue x| / (eigenvalue |x|), measured; the worst where several components have it
};

/// Eigenvector centrality of every vertex.
///
/// Definition   x_j = (1/lambda) sum_i a_ij x_i, lambda = A's leading eigenvalue, x >= 0; directed: incoming ties (the
///              left eigenvector). Each component's leading eigenvalue is computed apart and compared within 1e-9.
/// Result       One score per vertex, the greatest 1.
/// Range        [0, 1]
/// Degenerate   No ties, or none that lead back (acyclic): lambda = 0, undefined (NaN); n = 0: empty. Undirected, lambda
///              repeated over components: each of them scaled by itself, greatest 1; components whose own eigenvalue is
///              less have 0, as where lambda is unique. Directed, repeated: undefined. `unclear`: inside one component
///              the next eigenvalue is so close that the scores may be off by more than 1e-7.
/// Multigraph   a_ij adds parallel ties. Self-ties are left out.
/// Numerics     Krylov, which bipartite networks (stars) and periodic ones do not trouble. Off by about residual /
///              (1 - second eigenvalue / lambda); strengths may be of any size.
/// Complexity   O((m + 60 n) products), some 20 to 60 products for most networks; 500 bytes a vertex.
/// Determinism  The same bits for every thread count and vector width.
/// Errors       invalid_argument: strengths are used and one is negative, not finite or under
///              1e-300 of the greatest, naming the tie.
///              resource_exhausted: not settled after 20000 products (3e8 / n, if fewer). cancelled: execution.stop was requested.
/// Reference    P. Bonacich, J. Math. Sociology 2(1):113-120, 1972. doi:10.1080/0022250X.1972.9989806
/// Peers        Equals igraph's where lambda is unique; elsewhere igraph's and NetworkX's depend on rounding. sna's power
///              iteration does not settle on bipartite networks. NetworkX and sna scale to length 1.
/// See also     katz.hpp, bonacich_power.hpp
[[nodiscard]] EigenvectorCentrality eigenvector(const Network& network,
                                                const EigenvectorOptions& options = {},
                                                const Execution& execution = {});

}  // namespace interstice
