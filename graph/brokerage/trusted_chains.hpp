/// @file  The most trusted chains of introduction between two stakeholders.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// strongest: by trust; fewest_hops: by ties, then by trust.
enum class ChainOrder : std::uint8_t { strongest, fewest_hops };

struct TrustedChainOptions {
  std::uint32_t count = 3;  ///< the most chains to return
  ChainOrder order = ChainOrder::strongest;
};

/// One way from one stakeholder to another, nobody twice.
struct TrustedChain {
  std::vector<VertexId> vertices;  ///< from the first to the last
  std::vector<TieId> ties;         ///< one fewer
  double trust = 0.0;              ///< the product of its ties'
};

/// The `count` most trusted chains from `from` to `to`, best first; empty where no chain joins them.
///
/// Definition   A chain is a path without repeated vertices, along the ties' direction; its trust is the product of
///              trust[tie] over its ties. What trust means is the caller's; 0 = this tie is not to be used.
///              strongest: by trust, then fewer ties; fewest_hops: by ties, then trust. Then, in both, by the vertices'
///              ids from the start.
/// Result       Fewer than `count` if there are no more. Of parallel ties the most trusted is taken, then the lowest id:
///              chains differ in whom they pass.
/// Range        trust in (0, 1].
/// Multigraph   As above; self-ties are in no chain.
/// Numerics     A tie costs -log2(trust), rounded to 2^-36, so sums do not depend on their order. Trusts are a tie when
///              they are within 2^-30 of each other, relatively, for each tie that one chain has more than the other.
/// Complexity   O(count * L * m log n), L = ties of a chain: one search a place where the next chain may leave those
///              before it, stopped as soon as that place is reached.
/// Determinism  The arguments alone decide; chains of one length whose trusts differ by rounding only may stand in another
///              order under another mathematical library.
/// Errors       invalid_argument: from = to; a vertex that is not there; trust that does not hold one number a tie; one
///              that is neither 0 nor in [1e-9, 1], naming the tie. cancelled: execution.stop was requested.
/// Reference    J. Y. Yen, Management Science 17(11):712-716, 1971. doi:10.1287/mnsc.17.11.712
///              E. L. Lawler, Management Science 18(7):401-405, 1972. doi:10.1287/mnsc.18.7.401
/// Peers        igraph's get_k_shortest_paths and NetworkX's shortest_simple_paths add lengths up and leave the order of
///              equals open; igraph tells parallel ties apart.
[[nodiscard]] std::vector<TrustedChain> trusted_chains(const Network& network, VertexId from,
                                                       VertexId to, std::span<const double> trust,
                                                       const TrustedChainOptions& options = {},
                                                       const Execution& execution = {});

}  // namespace interstice
