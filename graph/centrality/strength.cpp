#include "graph/centrality/strength.hpp"

namespace interstice {

std::vector<double> strength(const Network& network, ArcSide side) {
  const bool ends_count_alike = side == ArcSide::any || !network.directed();
  std::vector<double> score(network.num_vertices(), 0.0);
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to) continue;
    if (ends_count_alike || side == ArcSide::out) score[index(tie.from)] += tie.strength;
    if (ends_count_alike || side == ArcSide::in) score[index(tie.to)] += tie.strength;
  }
  return score;
}

}  // namespace interstice
