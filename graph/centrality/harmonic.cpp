#include "graph/centrality/harmonic.hpp"

namespace interstice {

std::vector<double> harmonic(const Network& network, const HarmonicOptions& options,
                             const Execution& execution) {
  return harmonic(distance_profile(network, {.length = options.length}, execution), options.scale);
}

std::vector<double> harmonic(const DistanceProfile& profile, Scale scale) {
  std::vector<double> score = profile.inverse_total;
  if (scale == Scale::normalised) {
    for (double& value : score) value /= static_cast<double>(score.size() - 1);  // one vertex: 0/0
  }
  return score;
}

}  // namespace interstice
