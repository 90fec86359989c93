#include "graph/centrality/eccentricity.hpp"

namespace interstice {

std::vector<double> eccentricity(const Network& network, const Execution& execution) {
  return distance_profile(network, {.walk = Walk::either}, execution).farthest;
}

std::vector<double> eccentricity(const DistanceProfile& profile) { return profile.farthest; }

}  // namespace interstice
