#include "graph/centrality/betweenness.hpp"

#include "graph/centrality/betweenness_plan.hpp"
#include "graph/kernels/shortest_paths.hpp"

namespace interstice {

std::vector<double> betweenness(const Network& network, const BetweennessOptions& options,
                                const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const std::vector<double> lengths = tie_lengths(network, options.length);
  if (n < 3) return std::vector<double>(n, 0.0);
  std::vector<double> score = run_betweenness({&network, &lengths}, execution).score;
  const double pairs =
      static_cast<double>(n - 1) * static_cast<double>(n - 2) / (network.directed() ? 1.0 : 2.0);
  // An undirected pair was met from both its ends.
  const double scale =
      (network.directed() ? 1.0 : 0.5) / (options.scale == Scale::normalised ? pairs : 1.0);
  for (double& value : score) value *= scale;
  return score;
}

}  // namespace interstice
