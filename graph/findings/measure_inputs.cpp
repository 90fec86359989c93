#include "graph/centrality/betweenness.hpp"
#include "graph/findings/measure_list.hpp"

namespace interstice {

const CutPoints& MeasureInputs::cut() {
  return once(cut_, [&] { return cut_points(network); });
}
const Components& MeasureInputs::pieces() {
  return once(pieces_, [&] { return components(network); });
}
const Fragmentation& MeasureInputs::apart() {
  return once(apart_, [&] { return fragmentation(network, pairs()); });
}
const EiIndex& MeasureInputs::ei() {
  return once(ei_, [&] {
    return ei_index(network, projection.system_of,
                    {.permutations = options.permutations, .seed = options.seed}, execution);
  });
}
const DistanceProfile& MeasureInputs::steps() {
  return once(steps_, [&] { return distance_profile(network, {.num_within = 3}, execution); });
}
const DistanceProfile& MeasureInputs::lengths() {
  if (options.length == Length::hops) return steps();
  return once(lengths_,
              [&] { return distance_profile(network, {.length = options.length}, execution); });
}
const DistanceDistribution& MeasureInputs::pairs() {
  return once(pairs_, [&] { return distance_distribution(network, {}, execution); });
}
const EigenvectorCentrality& MeasureInputs::leading() {
  return once(leading_,
              [&] { return eigenvector(network, {.strengths = options.strengths}, execution); });
}
const HubsAndAuthorities& MeasureInputs::hubs() {
  return once(hubs_, [&] {
    return hubs_and_authorities(network, {.strengths = options.strengths}, execution);
  });
}
const Triangles& MeasureInputs::closed() {
  return once(closed_, [&] { return triangles(network, execution); });
}
const StructuralHoles& MeasureInputs::holes() {
  return once(holes_, [&] {
    return structural_holes(network, {.strengths = options.strengths, .ego = options.ego},
                            execution);
  });
}
const BrokerageRoles& MeasureInputs::roles() {
  return once(roles_, [&] { return gould_fernandez(network, projection.system_of, execution); });
}
const Krackhardt& MeasureInputs::order() {
  return once(order_, [&] { return krackhardt(network, {}, execution); });
}
const Reciprocity& MeasureInputs::returned() {
  return once(returned_, [&] { return reciprocity(network); });
}
const std::vector<double>& MeasureInputs::between() {
  return once(between_, [&] { return betweenness(network, {}, execution); });
}

}  // namespace interstice
