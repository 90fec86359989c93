/// @file  For every tie, a sum over the vertices that are tied to both its ends.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/kernels/merged_adjacency.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/scratch_pool.hpp"

namespace interstice {

/// Rough count of memory reads of common_sums(): of each tie, the neighbours of the end that has fewer. O(m).
[[nodiscard]] inline double common_sum_reads(const MergedAdjacency& adjacency) {
  double reads = 0.0;
  for (std::uint32_t v = 0; v < adjacency.num_vertices(); ++v) {
    for (const std::uint32_t u : adjacency.of(v))
      reads += std::min(adjacency.degree(v), adjacency.degree(u));
  }
  return reads;
}

/// Calls put(slot of (i, j), sum over q of mark(slot of (i, q)) * arc(slot of (j, q))) once for each tie {i, j} of a
/// symmetric adjacency, q running over the neighbours that i and j share, i being the end of higher degree (of equal ones the
/// higher vertex). Value is a double or a short vector of them, 0 where nothing is marked.
///
/// Only the neighbours of the end of lower degree are read, against marks at those of the other: O(m a), a the
/// arboricity, however large a hub is. Four running sums, taken in turns, so that the order of adding is fixed.
/// Errors   cancelled: execution.stop was requested.
template <class Value, class Mark, class Arc, class Put>
void common_sums(const MergedAdjacency& adjacency, double reads, const Execution& execution,
                 const Mark& mark, const Arc& arc, const Put& put) {
  constexpr std::size_t kMostBlocks = 512;
  const std::size_t slots = adjacency.ids.size();
  const std::size_t blocks = std::clamp<std::size_t>(slots / 1024, 1, kMostBlocks);
  const std::uint32_t* const starts = adjacency.starts.data();
  const std::uint32_t* const ids = adjacency.ids.data();
  // Rows whose first slot lies in the block's share of the slots.
  const auto row_at = [&](std::size_t slot) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(adjacency.starts.begin(),
                                                               adjacency.starts.end() - 1,
                                                               static_cast<std::uint32_t>(slot)) -
                                      adjacency.starts.begin());
  };
  ScratchPool<std::vector<Value>> pool;
  for_each_block(blocks, reads, execution, [&](std::size_t block) {
    auto scratch = pool.take([&] { return std::vector<Value>(adjacency.num_vertices()); });
    Value* const marks = scratch->data();
    const Block part = block_of(block, blocks, slots);
    const std::uint32_t last = block + 1 == blocks ? adjacency.num_vertices() : row_at(part.last);
    for (std::uint32_t i = row_at(part.first); i < last && !execution.stop.stop_requested(); ++i) {
      for (std::uint32_t s = starts[i]; s < starts[i + 1]; ++s) marks[ids[s]] = mark(s);
      for (std::uint32_t s = starts[i]; s < starts[i + 1]; ++s) {
        const std::uint32_t j = ids[s];
        const std::uint32_t first = starts[j];
        const std::uint32_t end = starts[j + 1];
        const std::uint32_t own = starts[i + 1] - starts[i];
        if (end - first > own || (end - first == own && j > i)) continue;
        Value sum[4] = {};
        std::uint32_t k = first;
        for (; k + 4 <= end; k += 4) {
          sum[0] += marks[ids[k]] * arc(k);
          sum[1] += marks[ids[k + 1]] * arc(k + 1);
          sum[2] += marks[ids[k + 2]] * arc(k + 2);
          sum[3] += marks[ids[k + 3]] * arc(k + 3);
        }
        for (; k < end; ++k) sum[(k - first) & 3U] += marks[ids[k]] * arc(k);
        put(s, (sum[0] + sum[1]) + (sum[2] + sum[3]));
      }
      for (std::uint32_t s = starts[i]; s < starts[i + 1]; ++s) marks[ids[s]] = Value{};
    }
    pool.give_back(std::move(scratch));
  });
}

}  // namespace interstice
