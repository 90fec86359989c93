#include "graph/findings/influence/way_in.hpp"

#include <fmt/format.h>

#include <string_view>

#include "graph/brokerage/trusted_chains.hpp"
#include "graph/findings/influence/reading.hpp"
#include "graph/findings/influence/reliance.hpp"
#include "graph/findings/stakeholder_names.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

VertexId vertex_of(const Place& place, const Actors& actors, std::string_view option,
                   const std::string& name) {
  const StakeholderRow row = find_stakeholder(place, option, name);
  const std::uint32_t v = actors.vertex_of[index(row)];
  if (v == kNoVertex) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{}: \"{}\" is a board, or not there at this date; chains of "
                            "introduction are between bodies and posts",
                            option, printable(name)));
  }
  return static_cast<VertexId>(v);
}

}  // namespace

WayIn find_way_in(const Place& place, const Projection& projection,
                  const ProjectionOptions& reading, const WayInOptions& options,
                  const std::function<std::optional<std::uint32_t>(std::uint32_t)>& body_of_vertex,
                  const Execution& execution) {
  const Actors actors = actors_of(place, layers_of(place), projection, reading);
  const VertexId from = vertex_of(place, actors, "--from", options.from);
  const VertexId to = vertex_of(place, actors, "--to", options.to);
  if (from == to) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("--from and --to are the same body, or counted as one: \"{}\"",
                            projection.ids[index(from)]));
  }
  const Reliance reliance = reliance_of(place, projection, reading);
  WayIn found{.from = *body_of_vertex(index(from)),
              .to = *body_of_vertex(index(to)),
              .by_trust = reliance.asked,
              .chains = {}};
  const ChainOrder order = reliance.asked ? ChainOrder::strongest : ChainOrder::fewest_hops;
  for (const TrustedChain& chain :
       trusted_chains(projection.network, from, to, reliance.weight,
                      {.count = options.count, .order = order}, execution)) {
    IntroductionChain& added = found.chains.emplace_back();
    for (const VertexId v : chain.vertices) added.bodies.push_back(*body_of_vertex(index(v)));
    for (const TieId tie : chain.ties) added.links.push_back(reliance.reported[index(tie)]);
  }
  return found;
}

}  // namespace interstice
