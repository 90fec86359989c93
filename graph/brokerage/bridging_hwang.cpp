#include "graph/brokerage/bridging_hwang.hpp"

#include <limits>
#include <utility>

#include "graph/centrality/betweenness.hpp"
#include "graph/kernels/merged_adjacency.hpp"

namespace interstice {

std::vector<double> bridging_hwang(const Network& network, const BridgingHwangOptions& options,
                                   const Execution& execution) {
  return bridging_hwang(network, betweenness(network, {.scale = options.scale}, execution),
                        execution);
}

std::vector<double> bridging_hwang(const Network& network, std::vector<double> betweenness,
                                   const Execution& execution) {
  const MergedAdjacency ties = merged_adjacency(network, {}, execution);
  std::vector<double> score = std::move(betweenness);
  for (std::uint32_t v = 0; v < score.size(); ++v) {
    double around = 0.0;
    for (const std::uint32_t u : ties.of(v)) around += 1.0 / ties.degree(u);
    if (around > 0.0) {
      score[v] *= 1.0 / ties.degree(v) / around;
    } else {
      score[v] = std::numeric_limits<double>::quiet_NaN();
    }
  }
  return score;
}

}  // namespace interstice
