#include "graph/centrality/neighbourhood_inclusion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <span>

#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostBlocks = 64;

// Everybody's neighbours, in order, each once, direction ignored.
class Neighbours {
 public:
  explicit Neighbours(const Network& network) {
    starts_.push_back(0);
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      const auto vertex = static_cast<VertexId>(v);
      const auto out = network.out_arcs(vertex).targets;
      all_.insert(all_.end(), out.begin(), out.end());
      if (network.directed()) {
        const auto in = network.in_arcs(vertex).targets;
        all_.insert(all_.end(), in.begin(), in.end());
      }
      const auto first = all_.begin() + static_cast<std::ptrdiff_t>(starts_.back());
      std::sort(first, all_.end());
      all_.erase(std::unique(first, all_.end()), all_.end());
      all_.erase(std::remove(first, all_.end(), v), all_.end());
      starts_.push_back(all_.size());
    }
  }
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t v) const {
    return std::span(all_).subspan(starts_[v], starts_[v + 1] - starts_[v]);
  }
  [[nodiscard]] std::size_t degree(std::uint32_t v) const { return starts_[v + 1] - starts_[v]; }

 private:
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> all_;
};

// The w other than v with N(v) a subset of N[w], into `found`; v has a neighbour. Each w is a neighbour of all of v's,
// or one of them: so it is in N[u] for the u with the fewest, and is dropped at the first other that it has not.
void find_not_below(const Neighbours& neighbours, std::uint32_t v,
                    std::vector<std::uint32_t>& found) {
  const auto of_v = neighbours.of(v);
  const std::uint32_t fewest =
      *std::ranges::min_element(of_v, {}, [&](std::uint32_t u) { return neighbours.degree(u); });
  found.assign(1, fewest);
  for (const std::uint32_t w : neighbours.of(fewest)) {
    if (w != v && neighbours.degree(w) >= of_v.size()) found.push_back(w);
  }
  for (const std::uint32_t u : of_v) {
    if (found.empty()) return;
    std::erase_if(found, [&](std::uint32_t w) {
      return w != u && !std::ranges::binary_search(neighbours.of(u), w);
    });
  }
}

}  // namespace

NeighbourhoodInclusion neighbourhood_inclusion(const Network& network,
                                               const NeighbourhoodInclusionOptions& options,
                                               const Execution& execution) {
  const std::uint32_t n = network.num_vertices();
  const Neighbours neighbours(network);
  const auto is_counted = [&](std::uint32_t v) {
    return options.counted.empty() || options.counted[v] != 0;
  };
  std::uint32_t counted = 0;
  std::uint32_t lone = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    if (!is_counted(v)) continue;
    ++counted;
    lone += neighbours.degree(v) == 0 ? 1 : 0;
  }
  NeighbourhoodInclusion result{.below = std::vector<std::uint32_t>(n),
                                .above = std::vector<std::uint32_t>(n, 0),
                                .equal = std::vector<std::uint32_t>(n, 0),
                                .best_rank = std::vector<std::uint32_t>(n),
                                .worst_rank = std::vector<std::uint32_t>(n)};
  std::vector<std::atomic<std::uint32_t>> below(n);  // counts: their order does not matter
  const std::size_t blocks = std::min<std::size_t>(n, kMostBlocks);
  for_each_block(blocks, 16.0 * (n + 2.0 * network.num_ties()), execution, [&](std::size_t block) {
    std::vector<std::uint32_t> found;
    const Block vertices = block_of(block, blocks, n);
    for (auto v = static_cast<std::uint32_t>(vertices.first); v < vertices.last; ++v) {
      if (execution.stop.stop_requested()) return;
      if (!is_counted(v)) continue;
      if (neighbours.degree(v) == 0) {
        result.above[v] = counted - lone;
        result.equal[v] = lone - 1;
        continue;
      }
      find_not_below(neighbours, v, found);
      for (const std::uint32_t w : found) {
        if (!is_counted(w)) continue;
        // N(v) without w is part of N(w) without v: with as many neighbours they are the same.
        if (neighbours.degree(v) == neighbours.degree(w)) {
          ++result.equal[v];
        } else {
          ++result.above[v];
          below[w].fetch_add(1, std::memory_order_relaxed);
        }
      }
    }
  });
  double comparable = 0.0;
  for (std::uint32_t v = 0; v < n; ++v) {
    if (!is_counted(v)) continue;
    result.below[v] = below[v] + (neighbours.degree(v) == 0 ? 0 : lone);
    result.best_rank[v] = 1 + result.above[v];
    result.worst_rank[v] = counted - result.below[v] - result.equal[v];
    comparable += result.above[v] + 0.5 * result.equal[v];
  }
  result.comparable = counted < 2
                          ? std::numeric_limits<double>::quiet_NaN()
                          : comparable / (0.5 * counted * (static_cast<double>(counted) - 1.0));
  return result;
}

std::vector<VertexId> not_below(const Network& network, VertexId v) {
  const std::uint32_t n = network.num_vertices();
  if (index(v) >= n) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("not_below: vertex {}, but the network has {} vertices", index(v), n));
  }
  const Neighbours neighbours(network);
  std::vector<std::uint32_t> found;
  if (neighbours.degree(index(v)) > 0) {
    find_not_below(neighbours, index(v), found);
  } else {
    for (std::uint32_t w = 0; w < n; ++w) {
      if (w != index(v)) found.push_back(w);
    }
  }
  std::ranges::sort(found);
  std::vector<VertexId> ids;
  for (const std::uint32_t w : found) ids.push_back(static_cast<VertexId>(w));
  return ids;
}

}  // namespace interstice
