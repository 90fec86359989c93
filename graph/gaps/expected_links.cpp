#include "graph/gaps/expected_links.hpp"

#include <algorithm>
#include <string>

namespace interstice {
namespace {

struct Side {
  std::vector<std::uint32_t> bodies;
  SystemId system = SystemId::none;
};

Side side_of(const Place& place, const Actors& actors, Text id) {
  Side side;
  if (const auto row = place.stakeholder(id)) {
    const std::uint32_t v = actors.vertex_of[index(*row)];
    if (actors.is_here[index(*row)] != 0 && v != kNoVertex) side.bodies.push_back(v);
    return side;
  }
  const auto at = std::ranges::find(actors.systems, place.text(id));
  if (at == actors.systems.end()) return side;
  side.system = static_cast<SystemId>(at - actors.systems.begin());
  for (std::uint32_t v = 0; v < actors.system_of.size(); ++v) {
    if (actors.system_of[v] == side.system) side.bodies.push_back(v);
  }
  return side;
}

}  // namespace

std::vector<ExpectedLink> expected_links(const Place& place, const Actors& actors,
                                         const Network& network, const ObservedPairs& observed) {
  std::vector<ExpectedLink> links;
  const auto table = place.expected();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    Side a = side_of(place, actors, table.text(ExpectedColumn::a, row));
    Side b = side_of(place, actors, table.text(ExpectedColumn::b, row));
    ExpectedLink link{.row = row, .system_a = a.system, .system_b = b.system};
    for (const std::uint32_t u : a.bodies) {
      const auto tied = network.out_arcs(static_cast<VertexId>(u)).targets;
      const auto named = network.in_arcs(static_cast<VertexId>(u)).targets;
      for (const std::uint32_t v : b.bodies) {
        if (u == v) continue;
        const bool tie =
            std::ranges::binary_search(tied, v) || std::ranges::binary_search(named, v);
        ++link.possible;
        link.observed += tie ? 1 : 0;
        link.pairs += tie || observed(static_cast<VertexId>(u), static_cast<VertexId>(v)) ? 1 : 0;
      }
    }
    if (link.possible == 0) continue;
    link.state = link.observed > 0             ? GapState::no_sign
                 : link.pairs == link.possible ? GapState::gap
                                               : GapState::cannot_tell;
    link.a = std::move(a.bodies);
    link.b = std::move(b.bodies);
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace interstice
