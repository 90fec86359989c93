#include "graph/centrality/closeness.hpp"

#include <cstddef>
#include <limits>

namespace interstice {

std::vector<double> closeness(const Network& network, const ClosenessOptions& options,
                              const Execution& execution) {
  return closeness(distance_profile(network, {.length = options.length}, execution), options.scale);
}

std::vector<double> closeness(const DistanceProfile& profile, Scale scale) {
  const std::size_t n = profile.reached.size();
  std::vector<double> score(n, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t v = 0; v < n; ++v) {
    if (profile.reached[v] == 0) continue;
    score[v] = profile.reached[v] / profile.total[v];
    if (scale == Scale::normalised) score[v] *= profile.reached[v] / static_cast<double>(n - 1);
  }
  return score;
}

}  // namespace interstice
