#include "graph/kernels/circuit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "graph/kernels/relabel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostVertices = 5000;

void check_strengths(const Network& network, const CircuitOptions& options) {
  if (options.strengths == Strengths::ignore || network.num_ties() == 0) return;
  const auto ends = [](const Tie& tie) {
    return fmt::format("tie {}-{}", index(tie.from), index(tie.to));
  };
  const Tie* weakest = &network.ties().front();
  const Tie* strongest = weakest;
  for (const Tie& tie : network.ties()) {
    if (!std::isfinite(tie.strength) || tie.strength <= 0.0) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("{}: {} has strength {}; it must be finite and > 0", options.measure,
                              ends(tie), tie.strength));
    }
    if (tie.strength < weakest->strength) weakest = &tie;
    if (tie.strength > strongest->strength) strongest = &tie;
  }
  if (strongest->strength / options.largest_ratio > weakest->strength) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{}: {} (strength {}) and {} (strength {}) differ by more than {:g}, "
                            "where too few digits would be right",
                            options.measure, ends(*weakest), weakest->strength, ends(*strongest),
                            strongest->strength, options.largest_ratio));
  }
}

// One a pair of neighbours, by place.
std::vector<Circuit::Wire> wires_of(const Network& network, const Relabelling& labels,
                                    Strengths strengths, int exponent) {
  struct Arc {
    std::uint32_t a;
    std::uint32_t b;
    bool turned;
    double conductance;
  };
  std::vector<Arc> arcs;
  for (const Tie& tie : network.ties()) {
    const std::uint32_t from = labels.place[index(tie.from)];
    const std::uint32_t to = labels.place[index(tie.to)];
    if (from == to) continue;
    arcs.push_back({std::min(from, to), std::max(from, to), network.directed() && from > to,
                    strengths == Strengths::use ? std::scalbn(tie.strength, -exponent) : 1.0});
  }
  const auto key = [](const Arc& arc) {
    return std::tuple(arc.a, arc.b, arc.turned, arc.conductance);
  };
  std::ranges::sort(arcs, {}, key);  // by conductance too: sums do not depend on the order of ties
  std::vector<Circuit::Wire> wires;
  for (std::size_t i = 0; i < arcs.size();) {
    double conductance[2] = {0.0, 0.0};
    const Arc& first = arcs[i];
    for (; i < arcs.size() && arcs[i].a == first.a && arcs[i].b == first.b; ++i)
      conductance[arcs[i].turned ? 1 : 0] += arcs[i].conductance;
    wires.push_back({first.a, first.b, std::max(conductance[0], conductance[1])});
  }
  return wires;
}

// The component of each place, numbered as they are met.
std::vector<std::uint32_t> component_of(std::size_t n, const std::vector<Circuit::Wire>& wires) {
  std::vector<std::uint32_t> root(n);
  for (std::uint32_t v = 0; v < n; ++v) root[v] = v;
  const auto find = [&](std::uint32_t v) {
    while (root[v] != v) v = root[v] = root[root[v]];
    return v;
  };
  for (const Circuit::Wire& wire : wires) {
    const std::uint32_t a = find(wire.a);
    const std::uint32_t b = find(wire.b);
    root[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t v = 0; v < n; ++v) root[v] = find(v);
  return root;
}

// Vertices by number of neighbours: those that are taken out first leave small meshes.
Relabelling by_neighbours(const Network& network) {
  const PlacedNeighbours lists =
      neighbours(network, same_labels(network.num_vertices()), Walk::either);
  Relabelling labels = same_labels(network.num_vertices());
  std::ranges::stable_sort(labels.order, {}, [&](std::uint32_t v) { return lists.of(v).size(); });
  for (std::uint32_t place = 0; place < labels.order.size(); ++place)
    labels.place[labels.order[place]] = place;
  return labels;
}

}  // namespace

Circuits circuits(const Network& network, const CircuitOptions& options) {
  check_strengths(network, options);
  Circuits found;
  if (options.strengths == Strengths::use && network.num_ties() > 0)
    found.exponent = std::ilogb(std::ranges::max(network.ties(), {}, &Tie::strength).strength);
  const Relabelling labels = by_neighbours(network);
  const auto wires = wires_of(network, labels, options.strengths, found.exponent);
  const auto root = component_of(labels.order.size(), wires);
  std::vector<std::size_t> component(root.size());
  std::vector<std::uint32_t> place(root.size());
  for (std::uint32_t v = 0; v < root.size(); ++v) {
    if (root[v] == v) {
      component[v] = found.components.size();
      found.components.emplace_back();
    }
    std::vector<std::uint32_t>& vertices = found.components[component[root[v]]].vertices;
    place[v] = static_cast<std::uint32_t>(vertices.size());
    vertices.push_back(labels.order[v]);
  }
  for (const auto& [a, b, conductance] : wires)
    found.components[component[root[a]]].wires.push_back({place[a], place[b], conductance});
  std::erase_if(found.components, [](const Circuit& circuit) { return circuit.wires.empty(); });
  std::ranges::stable_sort(found.components, std::ranges::greater{},
                           [](const Circuit& circuit) { return circuit.vertices.size(); });
  if (!found.components.empty() && found.components[0].vertices.size() > kMostVertices) {
    throw Error(
        ErrorCode::resource_exhausted,
        fmt::format("{}: a component has {} vertices; at most {} are possible, because time "
                    "grows with their cube",
                    options.measure, found.components[0].vertices.size(), kMostVertices));
  }
  return found;
}

}  // namespace interstice
