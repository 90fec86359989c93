#include "graph/cohesion/fragmentation.hpp"

#include <limits>

#include "graph/cohesion/components.hpp"

namespace interstice {

Fragmentation fragmentation(const Network& network, const Execution& execution) {
  return fragmentation(network, distance_distribution(network, {}, execution));
}

Fragmentation fragmentation(const Network& network, const DistanceDistribution& distances) {
  const double n = network.num_vertices();
  if (n < 2) {
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    return {.reach = kUndefined, .distance = kUndefined};
  }
  const double pairs = n * (n - 1.0);
  double joined = 0.0;
  for (const std::uint32_t size : components(network).size)
    joined += static_cast<double>(size) * (size - 1.0);
  return {.reach = 1.0 - joined / pairs, .distance = 1.0 - distances.global_efficiency};
}

}  // namespace interstice
