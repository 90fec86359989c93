#include "graph/cohesion/core_number.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

#include "graph/kernels/merged_adjacency.hpp"

namespace interstice {
namespace {

// Peels the network from outside: at level k whoever has no more than k neighbours left. A vertex is looked at once a level
// until its own, so that looking costs no more than the sum of the core numbers, which is at most that of the degrees.
template <class Neighbours>
std::vector<std::uint32_t> peel(std::uint32_t n, const Neighbours& neighbours) {
  std::vector<std::uint32_t> core(n);  // neighbours not yet peeled; final once the vertex is
  std::uint32_t fewest = std::numeric_limits<std::uint32_t>::max();
  for (std::uint32_t v = 0; v < n; ++v) {
    core[v] = static_cast<std::uint32_t>(neighbours(v).size());
    fewest = std::min(fewest, core[v]);
  }
  std::vector<std::uint32_t> left(n);
  std::iota(left.begin(), left.end(), 0U);
  std::vector<std::uint32_t> peeled(std::size_t{n} +
                                    1);  // what is written past tail does not count
  std::uint32_t* const queue = peeled.data();
  std::uint32_t head = 0;
  std::uint32_t tail = 0;
  for (std::uint32_t k = fewest; tail < n;) {
    std::uint32_t lowest = std::numeric_limits<std::uint32_t>::max();
    std::size_t kept = 0;
    for (const std::uint32_t v : left) {  // those below k were peeled at an earlier level
      const std::uint32_t c = core[v];
      queue[tail] = v;
      tail += c == k ? 1 : 0;
      left[kept] = v;
      kept += c > k ? 1 : 0;
      lowest = std::min(lowest, c > k ? c : lowest);
    }
    left.resize(kept);
    if (head == tail) {  // nobody here: on to the next level that has somebody
      k = lowest;
      continue;
    }
    while (head < tail) {
      for (const std::uint32_t u : neighbours(queue[head++])) {
        const std::uint32_t c = core[u];
        core[u] = c - (c > k ? 1 : 0);
        queue[tail] = u;
        tail += c == k + 1 ? 1 : 0;
      }
    }
    ++k;
  }
  return core;
}

}  // namespace

std::vector<std::uint32_t> core_number(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  if (is_simple_undirected(network)) {
    return peel(
        n, [&](std::uint32_t v) { return network.out_arcs(static_cast<VertexId>(v)).targets; });
  }
  const MergedAdjacency ties = merged_adjacency(network);
  return peel(n, [&](std::uint32_t v) { return ties.of(v); });
}

}  // namespace interstice
