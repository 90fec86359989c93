#include "graph/gaps/fragile_bridge.hpp"

#include <algorithm>

#include "graph/cohesion/cut_points.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

using Members = std::vector<std::vector<std::uint32_t>>;

SystemAnswers answers(const std::vector<std::uint32_t>& bodies, const ObservedPairs& observed) {
  SystemAnswers count{.bodies = static_cast<std::uint32_t>(bodies.size())};
  for (const std::uint32_t v : bodies)
    count.answered += observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  return count;
}

void count_pairs(BridgeCell& cell, const Members& members, const NeighbourLists& neighbours,
                 const ObservedPairs& observed) {
  for (const std::uint32_t u : members[index(cell.a)]) {
    const auto tied = neighbours.of(u);
    for (const std::uint32_t v : members[index(cell.b)]) {
      ++cell.possible;
      cell.pairs += observed(static_cast<VertexId>(u), static_cast<VertexId>(v)) ? 1 : 0;
      cell.links += std::ranges::binary_search(tied, v) ? 1 : 0;
    }
  }
}

void judge(BridgeCell& cell, const FragileBridgeOptions& options) {
  const auto few = [&](const SystemAnswers& side) {
    return side.answered < options.least_answered * side.bodies;
  };
  const bool lone = cell.bodies_a.bodies < 2 || cell.bodies_b.bodies < 2;
  cell.reason = lone || cell.possible < options.least_pairs ? CannotTell::few_pairs
                : few(cell.bodies_a) || few(cell.bodies_b)  ? CannotTell::few_answers
                : cell.pairs < options.least_pairs          ? CannotTell::few_pairs
                                                            : CannotTell::no;
  if (cell.reason != CannotTell::no) return;
  cell.state = cell.routes.routes < options.least_routes ? GapState::gap : GapState::no_sign;
}

std::vector<BridgeCell> meet(const Members& members, const NeighbourLists& neighbours,
                             const ObservedPairs& observed, const FragileBridgeOptions& options,
                             const Execution& execution) {
  std::vector<BridgeCell> cells;
  for (std::uint32_t a = 0; a < members.size(); ++a) {
    for (std::uint32_t b = a + 1; b < members.size(); ++b) {
      if (members[a].empty() || members[b].empty()) continue;
      cells.push_back({.a = static_cast<SystemId>(a),
                       .b = static_cast<SystemId>(b),
                       .bodies_a = answers(members[a], observed),
                       .bodies_b = answers(members[b], observed)});
    }
  }
  const double operations = static_cast<double>(neighbours.targets.size()) * 10.0;
  for_each_block(cells.size(), operations * static_cast<double>(cells.size()), execution,
                 [&](std::size_t at) {
                   BridgeCell& cell = cells[at];
                   RouteFinder finder(neighbours);
                   count_pairs(cell, members, neighbours, observed);
                   cell.routes = finder.between(members[index(cell.a)], members[index(cell.b)],
                                                {.most = std::max(2U, options.most_routes)});
                   judge(cell, options);
                 });
  return cells;
}

// The vertices reached from `start` without passing one tie, rising.
std::vector<std::uint32_t> side_of(const Network& network, VertexId start, TieId without) {
  std::vector<std::uint8_t> seen(network.num_vertices(), 0);
  std::vector<std::uint32_t> queue{index(start)};
  seen[index(start)] = 1;
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const Arcs arcs = network.out_arcs(static_cast<VertexId>(queue[at]));
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      if (arcs.ties[i].tie == without || seen[arcs.targets[i]] != 0) continue;
      seen[arcs.targets[i]] = 1;
      queue.push_back(arcs.targets[i]);
    }
  }
  std::ranges::sort(queue);
  return queue;
}

std::vector<std::uint32_t> smaller_side(const Network& network, TieId tie) {
  std::vector<std::uint32_t> a = side_of(network, network.tie(tie).from, tie);
  std::vector<std::uint32_t> b = side_of(network, network.tie(tie).to, tie);
  if (a.size() != b.size()) return a.size() < b.size() ? a : b;
  return a.front() < b.front() ? b : a;
}

std::vector<FragilePart> parts_of(const Network& network, const ObservedPairs& observed,
                                  const FragileBridgeOptions& options) {
  const CutPoints cuts = cut_points(network);
  std::vector<FragilePart> parts;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    if (cuts.is_cut_point[v] == 0 || cuts.cut_off[v] < options.least_part) continue;
    FragilePart& part = parts.emplace_back();
    part.body = static_cast<VertexId>(v);
    for (const VertexId w : cut_off_by(network, *part.body)) part.cut_off.push_back(index(w));
  }
  const auto links = static_cast<std::ptrdiff_t>(parts.size());
  for (std::uint32_t t = 0; t < network.num_ties(); ++t) {
    if (cuts.is_bridge[t] == 0) continue;
    std::vector<std::uint32_t> side = smaller_side(network, static_cast<TieId>(t));
    if (side.size() < options.least_part) continue;
    parts.push_back({.body = {}, .link = static_cast<TieId>(t), .cut_off = std::move(side)});
  }
  const auto larger = [](const FragilePart& x, const FragilePart& y) {
    return x.cut_off.size() > y.cut_off.size();
  };
  std::stable_sort(parts.begin(), parts.begin() + links, larger);
  std::stable_sort(parts.begin() + links, parts.end(), larger);
  for (FragilePart& part : parts) {
    const SystemAnswers side = answers(part.cut_off, observed);
    part.answered = side.answered;
    part.state = side.answered < options.least_answered * side.bodies ? GapState::cannot_tell
                                                                      : GapState::gap;
  }
  return parts;
}

}  // namespace

FragileBridges fragile_bridges(const Network& network, const std::vector<SystemId>& system_of,
                               std::uint32_t num_systems, const ObservedPairs& observed,
                               const FragileBridgeOptions& options, const Execution& execution) {
  if (network.directed()) {
    throw Error(ErrorCode::invalid_argument,
                "fragile_bridges: the network must be undirected; read it with view either");
  }
  Members members(num_systems);
  for (std::uint32_t v = 0; v < system_of.size(); ++v) {
    if (system_of[v] != SystemId::none) members[index(system_of[v])].push_back(v);
  }
  const NeighbourLists neighbours = neighbour_lists(network, Walk::either);
  return {.cells = meet(members, neighbours, observed, options, execution),
          .parts = parts_of(network, observed, options)};
}

}  // namespace interstice
