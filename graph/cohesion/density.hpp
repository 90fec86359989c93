/// @file  Density over the pairs that were asked about.
#pragma once

#include <cstdint>
#include <functional>

#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct Density {
  double value = 0.0;          ///< tied / pairs observed; NaN if no pair was
  std::uint64_t tied = 0;      ///< observed pairs with a tie
  std::uint64_t observed = 0;  ///< pairs asked about: ordered if directed
  std::uint64_t possible = 0;  ///< all pairs: n(n-1) directed, n(n-1)/2 undirected
};

/// Share of the pairs asked about that have a tie.
///
/// Definition   Pairs that were not asked about are in neither count, tied or not.
/// Range        [0, 1]
/// Degenerate   NaN if no pair was observed (n < 2 too).
/// Multigraph   A pair counts once however many ties it has; self-ties do not count.
/// Complexity   O(m + k^2), k = distinct patterns of layers answered.
/// Reference    S. Wasserman and K. Faust, Social Network Analysis, 1994, section 4.2. doi:10.1017/CBO9780511815478
/// Peers        Equals igraph's edge_density and sna's gden on simple graphs where every pair was asked about; those
///              divide by all pairs.
[[nodiscard]] Density density(const Network& network, const ObservedPairs& observed);

/// The same for a network between two modes: pairs of one of each (ties / (n1 n2), as NetworkX's bipartite.density).
[[nodiscard]] Density two_mode_density(const Network& network, const ObservedPairs& observed,
                                       const std::vector<std::uint8_t>& second_mode);

}  // namespace interstice
