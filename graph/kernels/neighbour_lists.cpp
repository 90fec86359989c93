#include "graph/kernels/neighbour_lists.hpp"

#include <algorithm>

namespace interstice {

NeighbourLists neighbour_lists(const Network& network, Walk walk) {
  NeighbourLists lists;
  lists.starts.push_back(0);
  std::vector<std::uint32_t> near;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    const auto id = static_cast<VertexId>(v);
    const auto arcs = walk == Walk::incoming ? network.in_arcs(id) : network.out_arcs(id);
    near.assign(arcs.targets.begin(), arcs.targets.end());
    if (walk == Walk::either && network.directed()) {
      const auto in = network.in_arcs(id).targets;
      near.insert(near.end(), in.begin(), in.end());
      std::ranges::sort(near);
    }
    std::erase(near, v);
    near.erase(std::ranges::unique(near).begin(), near.end());
    lists.targets.insert(lists.targets.end(), near.begin(), near.end());
    lists.starts.push_back(static_cast<std::uint32_t>(lists.targets.size()));
  }
  return lists;
}

}  // namespace interstice
