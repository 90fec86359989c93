#include "graph/cohesion/distance_distribution.hpp"

#include <limits>

#include "graph/kernels/bit_parallel_bfs.hpp"

namespace interstice {

DistanceDistribution distance_distribution(const Network& network,
                                           const DistanceDistributionOptions& options,
                                           const Execution& execution) {
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  DistanceDistribution found{.pairs_at = pairs_by_distance(network, options.walk, execution)};
  const std::uint64_t n = network.num_vertices();
  // Undirected searches meet each pair from both of its ends.
  const std::uint64_t ends = network.directed() && options.walk != Walk::either ? 1 : 2;
  std::uint64_t joined = 0;
  double total = 0.0;
  double inverse_total = 0.0;
  for (std::size_t d = found.pairs_at.size(); d-- > 1;) {
    found.pairs_at[d] /= ends;
    const auto pairs = static_cast<double>(found.pairs_at[d]);
    joined += found.pairs_at[d];
    total += pairs * static_cast<double>(d);
    inverse_total += pairs / static_cast<double>(d);
  }
  const std::uint64_t all = n < 2 ? 0 : n * (n - 1) / ends;
  found.pairs_apart = all - joined;
  found.mean_distance = joined == 0 ? kUndefined : total / static_cast<double>(joined);
  found.diameter = static_cast<std::uint32_t>(found.pairs_at.size() - 1);
  found.global_efficiency = all == 0 ? kUndefined : inverse_total / static_cast<double>(all);
  return found;
}

}  // namespace interstice
