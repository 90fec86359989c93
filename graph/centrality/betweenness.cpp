#include "graph/centrality/betweenness.hpp"

#include <algorithm>
#include <cstddef>

#include "graph/kernels/parallel.hpp"
#include "graph/kernels/shortest_paths.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostPartialSums = std::size_t{1} << 23U;  // doubles: 64 MB
constexpr std::size_t kMostBlocks = 64;

// Adds one source's dependencies (delta) to score; delta is zero on entry and on return.
void accumulate(const ShortestPaths& paths, std::vector<double>& delta, double* score) {
  paths.for_each_shortest_arc_backwards([&](std::uint32_t v, std::uint32_t w, TieId, double share) {
    delta[v] += share * (1.0 + delta[w]);
  });
  for (std::size_t i = 1; i < paths.order().size(); ++i)
    score[paths.order()[i]] += delta[paths.order()[i]];
  for (const std::uint32_t v : paths.order()) delta[v] = 0.0;
}

}  // namespace

std::vector<double> betweenness(const Network& network, const BetweennessOptions& options,
                                const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const std::vector<double> lengths = tie_lengths(network, options.length);
  std::vector<double> score(n, 0.0);
  if (n < 3) return score;
  // Blocks depend on n alone, so that sums are made in the same order for any number of threads.
  const std::size_t blocks =
      std::clamp(kMostPartialSums / n, std::size_t{1}, std::min(n, kMostBlocks));
  std::vector<double> partial(blocks * n, 0.0);
  const double operations =
      static_cast<double>(n) * (static_cast<double>(n) + 4.0 * network.num_ties());
  for_each_block(blocks, operations, execution, [&](std::size_t block) {
    ShortestPaths paths(network, lengths);
    std::vector<double> delta(n, 0.0);
    const Block sources = block_of(block, blocks, n);
    for (std::size_t s = sources.first; s < sources.last; ++s) {
      if (execution.stop.stop_requested()) return;
      paths.run(static_cast<VertexId>(s));
      accumulate(paths, delta, partial.data() + block * n);
    }
  });
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t v = 0; v < n; ++v) score[v] += partial[block * n + v];
  }
  const double pairs =
      static_cast<double>(n - 1) * static_cast<double>(n - 2) / (network.directed() ? 1.0 : 2.0);
  const double scale =
      (network.directed() ? 1.0 : 0.5) / (options.scale == Scale::normalised ? pairs : 1.0);
  for (double& value : score) value *= scale;
  return score;
}

}  // namespace interstice
