/// @file  Neighbourhood inclusion: which vertices are above which by any reasonable measure of position.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct NeighbourhoodInclusionOptions {
  /// By VertexId, 1: stands in the order. The others are neighbours all the same. Empty = everybody.
  std::vector<std::uint8_t> counted = {};
};

struct NeighbourhoodInclusion {
  std::vector<std::uint32_t> below;       ///< by VertexId: others certainly below it
  std::vector<std::uint32_t> above;       ///< others certainly above it
  std::vector<std::uint32_t> equal;       ///< others certainly level with it
  std::vector<std::uint32_t> best_rank;   ///< 1 + above; 1 is the top
  std::vector<std::uint32_t> worst_rank;  ///< n - below - equal, n = vertices counted
  double comparable = 0.0;                ///< share of all pairs that are above, below or level
};

/// The preorder that degree, closeness, betweenness, eigenvector and any other measure of who is near or between keeps.
///
/// Definition   v <= w if N(v) is a subset of N[w]: every neighbour of v is one of w, or w itself. v is below w if
///              v <= w and not w <= v, level if both. Ties are walked both ways and count once.
/// Result       Ranks: a vertex's rank is 1 + how many stand above it; the interval spans all rankings that keep what is
///              certain, level ones sharing a rank. A measure's own ranks fall inside, save that it may draw level with
///              those it is below (betweenness: 0 for many).
/// Range        ranks 1 to n; comparable [0, 1]: 1 where the network is a threshold graph (a star, a complete one).
/// Degenerate   A vertex without ties is below all that have some and level with the others without. n < 2: comparable is
///              NaN. Who is not counted has 0 throughout.
/// Multigraph   Parallel and self-ties have no effect.
/// Complexity   O(sum over v of the least degree among its neighbours, times log and its degree) at worst, in practice
///              about O(m): a candidate is dropped at the first neighbour that it has not; space O(n + m).
/// Determinism  Exact counts: the same for every thread count.
/// Errors       cancelled: execution.stop was requested.
/// Reference    D. Schoch and U. Brandes, Eur. J. Appl. Math. 27(6):971-985, 2016. doi:10.1017/S0956792516000401
/// Peers        R netrankr's neighborhood_inclusion gives the relation, its rank_intervals count from the bottom.
/// See also     betweenness.hpp, eigenvector.hpp
[[nodiscard]] NeighbourhoodInclusion neighbourhood_inclusion(
    const Network& network, const NeighbourhoodInclusionOptions& options = {},
    const Execution& execution = {});

/// The vertices w with v <= w, level ones included, in VertexId order.
///
/// Errors       invalid_argument: v is not a vertex of the network.
[[nodiscard]] std::vector<VertexId> not_below(const Network& network, VertexId v);

}  // namespace interstice
