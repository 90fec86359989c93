/// @file  Hop distances from all vertices: hundreds of breadth-first searches at once, a bit for each.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "graph/kernels/relabel.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// How many vertices stand at one distance from each source of one pass.
struct DistanceLevel {
  std::size_t first = 0;       ///< place of the pass' first source in the order that is returned
  std::uint32_t distance = 0;  ///< 1, 2, ... in this order for each pass
  std::span<const std::uint32_t> counts;  ///< of the sources at places first, first + 1, ...
};

struct BitParallelBfsOptions {
  Walk walk = Walk::outgoing;
  std::uint32_t farthest = std::numeric_limits<std::uint32_t>::max();  ///< stop after it
};

/// Counts, for every vertex as source, the other vertices at each distance, and hands the counts to `visit`.
///
/// A pass searches from up to 512 sources at once: a vertex holds one bit a source, so that one scan of its neighbours
/// serves all of them. Levels are spread from the vertices last reached or gathered by those not yet reached by all,
/// whichever reads fewer neighbours. Counts of one level are added up in bit slices. Passes run on several threads, so
/// `visit` is called by several at once, each for sources of its own; it must not throw. A pass ends with its last
/// distance: a level without counts is not handed on.
/// Result       The order of sources: place -> vertex.
/// Complexity   Time O(n m / 512) at best, O(n m / 16) or so on long thin networks; space 200 bytes a vertex a thread.
/// Determinism  Counts are whole numbers: the same for any number of threads and any vector width.
/// Errors       cancelled: execution.stop was requested; polled once a level.
/// Reference    M. Then et al., "The More the Merrier", PVLDB 8(4):449-460, 2014. doi:10.14778/2735496.2735507
///              Direction of a level: S. Beamer, K. Asanovic, D. Patterson, SC 2012. doi:10.1109/SC.2012.50
std::vector<std::uint32_t> bit_parallel_bfs(const Network& network,
                                            const BitParallelBfsOptions& options,
                                            const Execution& execution,
                                            const std::function<void(const DistanceLevel&)>& visit);

/// Ordered pairs of different vertices by distance; [0] is 0. Complexity and the rest: as above.
[[nodiscard]] std::vector<std::uint64_t> pairs_by_distance(const Network& network, Walk walk,
                                                           const Execution& execution);

}  // namespace interstice
