#include "graph/findings/influence/other_counts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "graph/centrality/degree.hpp"
#include "graph/centrality/eigenvector.hpp"
#include "graph/centrality/harmonic.hpp"
#include "graph/centrality/neighbourhood_inclusion.hpp"

namespace interstice {
namespace {

constexpr double kRounding = 1e-9;

// The vertices among the first five, in order.
std::vector<std::uint32_t> first_by(const std::vector<double>& scores,
                                    const std::vector<std::uint8_t>& listed) {
  std::vector<double> sorted;
  for (std::size_t v = 0; v < scores.size(); ++v) {
    if (listed[v] != 0) sorted.push_back(scores[v]);
  }
  std::ranges::sort(sorted, std::ranges::greater{});
  std::vector<std::uint32_t> first;
  for (std::uint32_t v = 0; v < scores.size(); ++v) {
    if (listed[v] == 0 || !(scores[v] > 0.0)) continue;
    const double least = scores[v] * (1.0 - kRounding);
    const bool within = sorted.size() <= kFirst || sorted[kFirst] < least;
    if (within) first.push_back(v);
  }
  return first;
}

}  // namespace

OtherCounts other_counts(const Network& network, const std::vector<double>& betweenness,
                         const std::vector<std::uint8_t>& listed, const Execution& execution) {
  OtherCounts out;
  out.first.resize(network.num_vertices());
  const auto add = [&](Way way, const std::vector<double>& scores) {
    out.ways.push_back(way);
    for (const std::uint32_t v : first_by(scores, listed)) out.first[v].push_back(way);
  };
  if (network.num_vertices() == 0) return out;
  add(Way::degree, degree(network));
  add(Way::harmonic, harmonic(network, {}, execution));
  add(Way::betweenness, betweenness);
  const EigenvectorCentrality leading = eigenvector(network, {}, execution);
  if (leading.leading == Leading::unique) add(Way::eigenvector, leading.scores);
  NeighbourhoodInclusion certain = neighbourhood_inclusion(network, {.counted = listed}, execution);
  out.certain_low = std::move(certain.best_rank);
  out.certain_high = std::move(certain.worst_rank);
  if (!std::isnan(certain.comparable)) out.certain_share = certain.comparable;
  return out;
}

}  // namespace interstice
