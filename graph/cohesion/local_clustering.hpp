/// @file  Local clustering: how many of a vertex's neighbours are tied to one another.
#pragma once

#include <vector>

#include "graph/cohesion/triangles.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Share of the pairs of v's neighbours that are tied.
///
/// Definition   c(v) = triangles at v / (d (d - 1) / 2), d = v's neighbours, on the undirected view.
/// Result       One score per vertex, in VertexId order.
/// Range        [0, 1]
/// Degenerate   Fewer than two neighbours: 0. See ego_density() for the same with undefined.
/// Multigraph   Parallel ties and mutual arcs are one tie; self-ties none.
/// Complexity   That of triangles().
/// Determinism  Bit-identical for every thread count and x86-64.
/// Errors       cancelled: execution.stop was requested.
/// Reference    D. J. Watts and S. H. Strogatz, Nature 393:440-442, 1998. doi:10.1038/30918
/// Peers        Equals NetworkX's clustering and igraph's transitivity_local_undirected(mode = "zero").
[[nodiscard]] std::vector<double> local_clustering(const Network& network,
                                                   const Execution& execution = {});
[[nodiscard]] std::vector<double> local_clustering(const Triangles& found);

/// Mean of local_clustering() over all vertices, those with fewer than two neighbours as 0; n = 0: NaN.
/// Peers        Equals NetworkX's average_clustering and igraph's transitivity_avglocal_undirected(mode = "zero").
[[nodiscard]] double average_clustering(const Network& network, const Execution& execution = {});
[[nodiscard]] double average_clustering(const Triangles& found);

/// Density of v's own network without v: ties among its neighbours over possible ones.
///
/// Definition   As local_clustering(); differs only where it is undefined.
/// Degenerate   Fewer than two neighbours: NaN.
[[nodiscard]] std::vector<double> ego_density(const Network& network,
                                              const Execution& execution = {});
[[nodiscard]] std::vector<double> ego_density(const Triangles& found);

}  // namespace interstice
