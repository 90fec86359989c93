#include "graph/cohesion/fragmentation.hpp"

#include <limits>

#include "graph/cohesion/components.hpp"
#include "graph/cohesion/distance_distribution.hpp"

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
  const double efficiency = distance_distribution(network, {}, execution).global_efficiency;
  return {.reach = 1.0 - joined / pairs, .distance = 1.0 - efficiency};
}

}  // namespace interstice
