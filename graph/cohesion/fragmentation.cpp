#include "graph/cohesion/fragmentation.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "graph/cohesion/components.hpp"
#include "graph/kernels/breadth_first.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;

// Ordered pairs of vertices at each finite distance; counts are whole, so any order of adding gives the same.
std::vector<std::uint64_t> pairs_by_distance(const Network& network, const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const std::size_t blocks = std::min(n, kBlocks);
  std::vector<std::vector<std::uint64_t>> counts(blocks);
  const double operations =
      static_cast<double>(n) * (static_cast<double>(n) + 2.0 * network.num_ties());
  for_each_block(blocks, operations, execution, [&](std::size_t block) {
    BreadthFirst search(network);
    const Block sources = block_of(block, blocks, n);
    for (std::size_t s = sources.first; s < sources.last && !execution.stop.stop_requested(); ++s) {
      search.run(static_cast<VertexId>(s));
      for (const std::uint32_t v : search.order()) {
        const std::uint32_t d = search.distance(static_cast<VertexId>(v));
        if (counts[block].size() <= d) counts[block].resize(d + 1, 0);
        ++counts[block][d];
      }
    }
  });
  std::vector<std::uint64_t> total;
  for (const auto& block : counts) {
    if (total.size() < block.size()) total.resize(block.size(), 0);
    for (std::size_t d = 0; d < block.size(); ++d) total[d] += block[d];
  }
  return total;
}

}  // namespace

Fragmentation fragmentation(const Network& network, const Execution& execution) {
  const double n = network.num_vertices();
  if (n < 2) {
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    return {.reach = kUndefined, .distance = kUndefined};
  }
  const double pairs = n * (n - 1.0);
  double joined = 0.0;
  for (const std::uint32_t size : components(network).size)
    joined += static_cast<double>(size) * (size - 1.0);
  double closeness = 0.0;
  const std::vector<std::uint64_t> at = pairs_by_distance(network, execution);
  for (std::size_t d = at.size(); d-- > 1;)
    closeness += static_cast<double>(at[d]) / static_cast<double>(d);
  return {.reach = 1.0 - joined / pairs, .distance = 1.0 - closeness / pairs};
}

}  // namespace interstice
