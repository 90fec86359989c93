#include "graph/centrality/edge_betweenness.hpp"

#include "graph/centrality/betweenness_plan.hpp"
#include "graph/kernels/shortest_paths.hpp"

namespace interstice {

std::vector<double> edge_betweenness(const Network& network, const EdgeBetweennessOptions& options,
                                     const Execution& execution) {
  const std::vector<double> lengths = tie_lengths(network, options.length);
  if (network.num_ties() == 0) return {};
  std::vector<double> score =
      run_betweenness({&network, &lengths, /*score_ties=*/true}, execution).score;
  const double n = network.num_vertices();
  const double pairs = n * (n - 1.0) / (network.directed() ? 1.0 : 2.0);
  // An undirected pair was met from both its ends. One vertex alone has self-ties and no pairs.
  const bool divide = options.scale == Scale::normalised && pairs > 0.0;
  const double scale = (network.directed() ? 1.0 : 0.5) / (divide ? pairs : 1.0);
  for (double& value : score) value *= scale;
  return score;
}

}  // namespace interstice
