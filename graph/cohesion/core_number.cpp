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
  for (std::uint32_t v = 0; v < n; ++v) core[v] = static_cast<std::uint32_t>(neighbours(v).size());
  std::vector<std::uint32_t> left(n);
  std::iota(left.begin(), left.end(), 0U);
  std::vector<std::uint32_t> peeled(std::size_t{n} +
                                    1);  // what is written past tail does not count
  std::uint32_t* const queue = peeled.data();
  std::uint32_t head = 0;
  std::uint32_t tail = 0;
  for (std::uint32_t least = 0; tail < n;) {  // whoever has fewer than `least` was peeled before
    std::uint32_t k = std::numeric_limits<std::uint32_t>::max();
    std::size_t kept = 0;
    for (const std::uint32_t v : left) {  // gathers those with the fewest neighbours left
      const std::uint32_t c = core[v];
      if (c < least) continue;
      left[kept++] = v;
      if (c > k) continue;
      if (c < k) tail = head;
      k = c;
      queue[tail++] = v;
    }
    left.resize(kept);
    while (head < tail) {
      for (const std::uint32_t u : neighbours(queue[head++])) {
        const std::uint32_t c = core[u];
        core[u] = c - (c > k ? 1 : 0);
        if (c == k + 1) queue[tail++] = u;
      }
    }
    least = k + 1;
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
