#include "graph/cohesion/triangles.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <span>

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
  std::vector<std::size_t> starts;
  std::vector<std::uint32_t> ids;  // a place is left free behind each row

  [[nodiscard]] std::size_t end(std::uint32_t v) const { return starts[v + 1] - 1; }
};

// Neighbours once each: the network's own arcs where they are that already.
class Neighbours {
 public:
  Neighbours(const Network& network, const Execution& execution) : network_(network) {
    if (!is_simple_undirected(network)) merged_ = merged_adjacency(network, {}, execution);
  }
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t v) const {
    return merged_ ? merged_->of(v) : network_.out_arcs(static_cast<VertexId>(v)).targets;
  }

 private:
  const Network& network_;
  std::optional<MergedAdjacency> merged_;
};

std::vector<std::uint32_t> by_degree(const std::vector<std::uint32_t>& degree) {
  std::vector<std::uint32_t> first(std::size_t{std::ranges::max(degree)} + 2, 0);
  for (const std::uint32_t d : degree) ++first[d + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<std::uint32_t> number(degree.size());
  for (std::size_t v = 0; v < degree.size(); ++v) number[v] = first[degree[v]]++;
  return number;
}

Oriented orient(const Neighbours& ties, const std::vector<std::uint32_t>& degree,
                const Execution& execution) {
  const std::size_t n = degree.size();
  Oriented result{by_degree(degree), std::vector<std::size_t>(n + 1, 0), {}};
  const double arcs = std::accumulate(degree.begin(), degree.end(), 0.0);
  const std::size_t blocks = std::min<std::size_t>(n, 64);
  const auto by_blocks = [&](auto&& rows) {
    for_each_block(blocks, 2.0 * arcs, execution, [&](std::size_t block) {
      const Block part = block_of(block, blocks, n);
      rows(static_cast<std::uint32_t>(part.first), static_cast<std::uint32_t>(part.last));
    });
  };
  by_blocks([&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t v = first; v < last; ++v) {
      const std::uint32_t own = result.number[v];
      std::size_t count = 0;
      for (const std::uint32_t u : ties.of(v)) count += result.number[u] > own ? 1 : 0;
      result.starts[own + 1] = count + 1;
    }
  });
  std::partial_sum(result.starts.begin(), result.starts.end(), result.starts.begin());
  result.ids.resize(result.starts[n]);
  by_blocks([&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t v = first; v < last; ++v) {
      const std::uint32_t own = result.number[v];
      std::size_t at = result.starts[own];
      for (const std::uint32_t u : ties.of(v)) {  // no branch: what is lower stays behind the row
        const std::uint32_t number = result.number[u];
        result.ids[at] = number;
        at += number > own ? 1 : 0;
      }
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
  const std::size_t first = graph.starts[v];
  const std::size_t last = graph.end(v);
  if (last - first < 2) return;
  for (std::size_t s = first; s < last; ++s) is_next[ids[s]] = 1;
  std::uint64_t own = 0;
  for (std::size_t s = first; s < last; ++s) {
    const std::uint32_t u = ids[s];
    std::uint64_t middle = 0;
    for (std::size_t k = graph.starts[u], end = graph.end(u); k < end; ++k) {
      const std::uint64_t closed = is_next[ids[k]];
      count[ids[k]] += closed;
      middle += closed;
    }
    count[u] += middle;
    own += middle;
  }
  count[v] += own;
  for (std::size_t s = first; s < last; ++s) is_next[ids[s]] = 0;
}

}  // namespace

Triangles triangles(const Network& network, const Execution& execution) {
  const Neighbours ties(network, execution);
  const std::uint32_t n = network.num_vertices();
  Triangles result{std::vector<std::uint64_t>(n, 0), std::vector<std::uint32_t>(n)};
  if (n == 0) return result;
  for (std::uint32_t v = 0; v < n; ++v)
    result.degree[v] = static_cast<std::uint32_t>(ties.of(v).size());
  const Oriented graph = orient(ties, result.degree, execution);
  const std::size_t arcs = graph.ids.size();
  const std::size_t blocks = std::clamp<std::size_t>(arcs / 1024, 1, kMostBlocks);
  double reads = 0.0;  // a row is read once for each arc to it
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t own = graph.number[v];
    const auto ahead = static_cast<double>(graph.end(own) - graph.starts[own]);
    reads += ahead * (result.degree[v] - ahead);
  }
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
