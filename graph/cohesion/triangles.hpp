/// @file  Triangles through every vertex, and transitivity.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// By VertexId.
struct Triangles {
  std::vector<std::uint64_t> at;      ///< pairs of v's neighbours that are tied
  std::vector<std::uint32_t> degree;  ///< v's neighbours
};

/// Triangles of the undirected view.
///
/// Definition   A triangle is three vertices of which each two are tied, in whatever direction.
/// Range        at[v] in [0, degree (degree - 1) / 2].
/// Multigraph   Parallel ties and mutual arcs are one tie; self-ties none.
/// Complexity   Time O(m a), a the arboricity (at most sqrt(2m)); space O(n + m), and 9 bytes a vertex and thread.
/// Determinism  Whole numbers.
/// Errors       cancelled: execution.stop was requested.
/// Reference    M. Ortmann and U. Brandes, ALENEX 2014, 1-8. doi:10.1137/1.9781611973198.1
/// See also     local_clustering.hpp
[[nodiscard]] Triangles triangles(const Network& network, const Execution& execution = {});

/// Transitivity: of all pairs of ties that meet, the share whose other ends are tied.
///
/// Definition   3 triangles / sum_v degree (degree - 1) / 2, on the undirected view.
/// Range        [0, 1]
/// Degenerate   NaN where no two ties meet.
/// Reference    D. J. Watts and S. H. Strogatz, Nature 393:440-442, 1998, for the other kind; M. E. J. Newman, Networks,
///              2nd ed. 2018, section 7.3. doi:10.1093/oso/9780198805090.001.0001
/// Peers        Equals igraph's transitivity_undirected and NetworkX's transitivity (which gives 0 for NaN). sna's "weak"
///              follows directions.
[[nodiscard]] double transitivity(const Network& network, const Execution& execution = {});
[[nodiscard]] double transitivity(const Triangles& found);  ///< where they are at hand

}  // namespace interstice
