#include "graph/cohesion/triangles.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "graph/kernels/merged_adjacency.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/scratch_pool.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostBlocks = 512;

// Vertices renumbered by rising degree, and of each tie the arc from the lower to the higher: no vertex has more than
// sqrt(2m) such arcs, and the ends that are met often stand together.
struct Oriented {
  std::vector<std::uint32_t> number;  // old -> new
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> ids;
};

std::vector<std::uint32_t> by_degree(const MergedAdjacency& ties) {
  const std::uint32_t n = ties.num_vertices();
  std::vector<std::uint32_t> first;  // by degree + 1
  for (std::uint32_t v = 0; v < n; ++v) {
    if (first.size() < ties.degree(v) + 2) first.resize(ties.degree(v) + 2, 0);
    ++first[ties.degree(v) + 1];
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<std::uint32_t> number(n);
  for (std::uint32_t v = 0; v < n; ++v) number[v] = first[ties.degree(v)]++;
  return number;
}

Oriented orient(const MergedAdjacency& ties, const Execution& execution) {
  const std::uint32_t n = ties.num_vertices();
  Oriented result{by_degree(ties), std::vector<std::uint32_t>(std::size_t{n} + 1, 0), {}};
  const std::size_t blocks = std::min<std::size_t>(n, 64);
  const auto by_blocks = [&](auto&& row) {
    for_each_block(blocks, 2.0 * static_cast<double>(ties.ids.size()), execution,
                   [&](std::size_t block) {
                     const Block part = block_of(block, blocks, n);
                     for (std::size_t v = part.first; v < part.last; ++v)
                       row(static_cast<std::uint32_t>(v));
                   });
  };
  by_blocks([&](std::uint32_t v) {
    const std::uint32_t own = result.number[v];
    std::uint32_t count = 0;
    for (const std::uint32_t u : ties.of(v)) count += result.number[u] > own ? 1 : 0;
    result.starts[own + 1] = count;
  });
  std::partial_sum(result.starts.begin(), result.starts.end(), result.starts.begin());
  result.ids.resize(result.starts[n]);
  by_blocks([&](std::uint32_t v) {
    const std::uint32_t own = result.number[v];
    std::uint32_t at = result.starts[own];
    for (const std::uint32_t u : ties.of(v)) {
      if (result.number[u] > own) result.ids[at++] = result.number[u];
    }
  });
  return result;
}

struct Scratch {
  std::vector<std::uint8_t> is_next;  // of the vertex at work; all 0 between vertices
  std::vector<std::uint64_t> count;   // triangles by new number
};

// Triangles whose lowest vertex is v: each once, at all three.
void count_from(const Oriented& graph, std::uint32_t v, Scratch& scratch) {
  const std::uint32_t* const ids = graph.ids.data();
  std::uint8_t* const is_next = scratch.is_next.data();
  std::uint64_t* const count = scratch.count.data();
  const std::uint32_t first = graph.starts[v];
  const std::uint32_t last = graph.starts[v + 1];
  if (last - first < 2) return;
  for (std::uint32_t s = first; s < last; ++s) is_next[ids[s]] = 1;
  std::uint64_t own = 0;
  for (std::uint32_t s = first; s < last; ++s) {
    const std::uint32_t u = ids[s];
    std::uint64_t middle = 0;
    for (std::uint32_t k = graph.starts[u]; k < graph.starts[u + 1]; ++k) {
      const std::uint64_t closed = is_next[ids[k]];
      count[ids[k]] += closed;
      middle += closed;
    }
    count[u] += middle;
    own += middle;
  }
  count[v] += own;
  for (std::uint32_t s = first; s < last; ++s) is_next[ids[s]] = 0;
}

}  // namespace

Triangles triangles(const Network& network, const Execution& execution) {
  const MergedAdjacency ties = merged_adjacency(network, {}, execution);
  const std::uint32_t n = ties.num_vertices();
  Triangles result{std::vector<std::uint64_t>(n, 0), std::vector<std::uint32_t>(n)};
  for (std::uint32_t v = 0; v < n; ++v) result.degree[v] = ties.degree(v);
  const Oriented graph = orient(ties, execution);
  const std::size_t arcs = graph.ids.size();
  const std::size_t blocks = std::clamp<std::size_t>(arcs / 1024, 1, kMostBlocks);
  double reads = 0.0;
  for (const std::uint32_t u : graph.ids) reads += graph.starts[u + 1] - graph.starts[u];
  const auto row_at = [&](std::size_t arc) {
    return static_cast<std::uint32_t>(
        std::lower_bound(graph.starts.begin(), graph.starts.end() - 1, arc) - graph.starts.begin());
  };
  ScratchPool<Scratch> pool;
  for_each_block(blocks, reads, execution, [&](std::size_t block) {
    auto scratch = pool.take([&] {
      return Scratch{std::vector<std::uint8_t>(n, 0), std::vector<std::uint64_t>(n, 0)};
    });
    const Block part = block_of(block, blocks, arcs);
    const std::uint32_t last = block + 1 == blocks ? n : row_at(part.last);
    for (std::uint32_t v = row_at(part.first); v < last; ++v) {
      if (execution.stop.stop_requested()) break;
      count_from(graph, v, *scratch);
    }
    pool.give_back(std::move(scratch));
  });
  for (const auto& scratch : pool.all()) {
    for (std::uint32_t v = 0; v < n; ++v) result.at[v] += scratch->count[graph.number[v]];
  }
  return result;
}

double transitivity(const Triangles& found) {
  double closed = 0.0;
  double pairs = 0.0;
  for (std::size_t v = 0; v < found.at.size(); ++v) {
    const double d = found.degree[v];
    closed += static_cast<double>(found.at[v]);
    pairs += d * (d - 1.0) / 2.0;
  }
  return pairs > 0.0 ? closed / pairs : std::numeric_limits<double>::quiet_NaN();
}

double transitivity(const Network& network, const Execution& execution) {
  return transitivity(triangles(network, execution));
}

}  // namespace interstice
