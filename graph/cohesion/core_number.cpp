#include "graph/cohesion/core_number.hpp"

#include <algorithm>
#include <utility>

#include "graph/kernels/merged_adjacency.hpp"

namespace interstice {

std::vector<std::uint32_t> core_number(const Network& network) {
  const MergedAdjacency ties = merged_adjacency(network);
  const std::uint32_t n = ties.num_vertices();
  std::vector<std::uint32_t> core(n);  // neighbours not yet peeled; final once v is
  std::uint32_t most = 0;
  for (std::uint32_t v = 0; v < n; ++v) most = std::max(most, core[v] = ties.degree(v));

  // Vertices by rising core; bucket[d] is where those of d begin, and every bucket shifts by one as a vertex leaves it.
  std::vector<std::uint32_t> bucket(std::size_t{most} + 2, 0);
  for (const std::uint32_t d : core) ++bucket[d + 1];
  for (std::size_t d = 1; d < bucket.size(); ++d) bucket[d] += bucket[d - 1];
  std::vector<std::uint32_t> order(n);
  std::vector<std::uint32_t> place(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    place[v] = bucket[core[v]]++;
    order[place[v]] = v;
  }
  for (std::size_t d = bucket.size() - 1; d > 0; --d) bucket[d] = bucket[d - 1];
  bucket[0] = 0;

  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t v = order[i];
    for (const std::uint32_t u : ties.of(v)) {
      if (core[u] <= core[v]) continue;
      const std::uint32_t first = bucket[core[u]]++;  // u changes places with the first of its kind
      const std::uint32_t other = order[first];
      std::swap(order[place[u]], order[first]);
      place[other] = place[u];
      place[u] = first;
      --core[u];
    }
  }
  return core;
}

}  // namespace interstice
