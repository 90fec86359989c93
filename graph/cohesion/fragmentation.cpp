#include "graph/cohesion/fragmentation.hpp"

#include <limits>
#include <vector>

#include "graph/cohesion/components.hpp"
#include "graph/kernels/bit_parallel_bfs.hpp"

namespace interstice {

Fragmentation fragmentation(const Network& network, const Execution& execution) {
  const double n = network.num_vertices();
  if (n < 2) {
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    return {.reach = kUndefined, .distance = kUndefined};
  }
  const double pairs = n * (n - 1.0);
  double joined = 0.0;
  for (const std::uint32_t size : components(network).size)
    joined += static_cast<double>(size) * (size - 1.0);
  double closeness = 0.0;
  const std::vector<std::uint64_t> at = pairs_by_distance(network, Walk::outgoing, execution);
  for (std::size_t d = at.size(); d-- > 1;)
    closeness += static_cast<double>(at[d]) / static_cast<double>(d);
  return {.reach = 1.0 - joined / pairs, .distance = 1.0 - closeness / pairs};
}

}  // namespace interstice
