#include "graph/cohesion/local_clustering.hpp"

#include <limits>

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

std::vector<double> shares(const Triangles& found, double too_few) {
  std::vector<double> score(found.at.size(), too_few);
  for (std::size_t v = 0; v < score.size(); ++v) {
    const double d = found.degree[v];
    if (d >= 2.0) score[v] = static_cast<double>(found.at[v]) / (d * (d - 1.0) / 2.0);
  }
  return score;
}

}  // namespace

std::vector<double> local_clustering(const Triangles& found) { return shares(found, 0.0); }

std::vector<double> local_clustering(const Network& network, const Execution& execution) {
  return local_clustering(triangles(network, execution));
}

std::vector<double> ego_density(const Triangles& found) { return shares(found, kUndefined); }

std::vector<double> ego_density(const Network& network, const Execution& execution) {
  return ego_density(triangles(network, execution));
}

double average_clustering(const Triangles& found) {
  if (found.at.empty()) return kUndefined;
  double sum = 0.0;
  for (const double share : local_clustering(found)) sum += share;
  return sum / static_cast<double>(found.at.size());
}

double average_clustering(const Network& network, const Execution& execution) {
  return average_clustering(triangles(network, execution));
}

}  // namespace interstice
