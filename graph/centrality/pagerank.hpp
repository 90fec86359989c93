/// @file  PageRank: where somebody would be found who follows ties and now and then starts again anywhere.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct PagerankOptions {
  double damping = 0.85;                    ///< share of steps that follow a tie; 0 <= damping < 1
  Strengths strengths = Strengths::ignore;  ///< use: finite and >= 0; 0 is no tie
};

struct Pagerank {
  std::vector<double> scores;      ///< by VertexId
  std::uint32_t num_dangling = 0;  ///< vertices without an outgoing tie
  std::uint32_t iterations = 0;    ///< products with the matrix
  double residual = 0.0;           ///< as WalkSumResult's; at most 1e-10
};

/// PageRank of every vertex.
///
/// Definition   x_j = (1-d)/n + d (sum_i x_i a_ij / a_i + s/n), a_i = sum_j a_ij, s = sum of x over those with a_i = 0
///              (dangling), d = damping. Undirected ties are walked both ways.
/// Result       One score per vertex; they add up to 1.
/// Range        (0, 1]
/// Degenerate   n = 0: empty. No ties: 1/n each.
/// Multigraph   a_ij adds parallel ties. Self-ties are left out.
/// Numerics     Stops when what is left over at every vertex, measured, is under 1e-10 of the greater of its own start
///              share and (1-d) of its score; then all errors together are at most 4e-10 (L1):
///              vertices that are alike may differ from the tenth digit on.
/// Complexity   O(n + m) a product; undirected about 35 (Chebyshev), directed 15 to 100 (Gauss and Seidel).
/// Determinism  The same bits for every thread count and vector width.
/// Errors       invalid_argument: damping outside [0, 1); strengths are used and one is negative, not finite or
///              under 1e-300 of the greatest, naming the tie. cancelled: execution.stop was requested.
/// Reference    S. Brin and L. Page, Computer Networks 30:107-117, 1998. doi:10.1016/S0169-7552(98)00110-X
///              D. Gleich, SIAM Review 57(3):321-363, 2015. doi:10.1137/140976649
/// Peers        igraph and NetworkX agree; they count self-ties. NetworkX stops at 1e-6 a vertex and graph-tool at 1e-6
///              in all, so that theirs differ from the seventh digit on; graph-tool drops what reaches dangling vertices.
/// See also     katz.hpp, hubs_and_authorities.hpp
[[nodiscard]] Pagerank pagerank(const Network& network, const PagerankOptions& options = {},
                                const Execution& execution = {});

}  // namespace interstice
