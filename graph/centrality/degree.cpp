#include "graph/centrality/degree.hpp"

namespace interstice {
namespace {

// Targets are sorted, so a neighbour that repeats stands next to itself.
std::size_t distinct(const Arcs& arcs, std::uint32_t self) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (arcs.targets[i] != self && (i == 0 || arcs.targets[i] != arcs.targets[i - 1])) ++count;
  }
  return count;
}

std::size_t distinct_in_both(const Arcs& a, const Arcs& b, std::uint32_t self) {
  std::size_t count = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    const std::uint32_t next = j == b.size() || (i < a.size() && a.targets[i] <= b.targets[j])
                                   ? a.targets[i]
                                   : b.targets[j];
    while (i < a.size() && a.targets[i] == next) ++i;
    while (j < b.size() && b.targets[j] == next) ++j;
    if (next != self) ++count;
  }
  return count;
}

}  // namespace

std::vector<double> degree(const Network& network, ArcSide side) {
  std::vector<double> score(network.num_vertices());
  for (std::uint32_t v = 0; v < score.size(); ++v) {
    const Arcs out = network.out_arcs(static_cast<VertexId>(v));
    const Arcs in = network.in_arcs(static_cast<VertexId>(v));
    const std::size_t count = side == ArcSide::out  ? distinct(out, v)
                              : side == ArcSide::in ? distinct(in, v)
                                                    : distinct_in_both(out, in, v);
    score[v] = static_cast<double>(count);
  }
  return score;
}

}  // namespace interstice
