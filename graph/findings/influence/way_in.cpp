#include "graph/findings/influence/way_in.hpp"

#include <fmt/format.h>

#include <string_view>

#include "graph/brokerage/trusted_chains.hpp"
#include "graph/findings/influence/reading.hpp"
#include "graph/findings/influence/reliance.hpp"
#include "graph/findings/stakeholder_names.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

VertexId vertex_of(const Place& place, const Actors& actors, std::string_view option,
                   const std::string& name, std::vector<std::string>& counted_as) {
  const StakeholderRow row = find_stakeholder(place, option, name);
  const std::uint32_t v = actors.vertex_of[index(row)];
  if (v == kNoVertex) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{}: \"{}\" is a board, or not there at this date; chains of "
                            "introduction are between bodies and posts",
                            option, printable(name)));
  }
  const StakeholderRow body = actors.stakeholders[v];
  if (body != row) {
    counted_as.push_back(
        fmt::format("{} is counted as {}", printed_name(place, row), printed_name(place, body)));
  }
  return static_cast<VertexId>(v);
}

std::optional<TieId> tie_between(const Network& network, VertexId from, VertexId to) {
  for (std::uint32_t t = 0; t < network.num_ties(); ++t) {
    const Tie& tie = network.tie(static_cast<TieId>(t));
    if ((tie.from == from && tie.to == to) || (tie.from == to && tie.to == from))
      return static_cast<TieId>(t);
  }
  return std::nullopt;
}

}  // namespace

WayIn find_way_in(const Place& place, const Projection& projection,
                  const ProjectionOptions& reading, const WayInOptions& options,
                  const std::function<std::optional<std::uint32_t>(std::uint32_t)>& body_of_vertex,
                  const Execution& execution) {
  const Actors actors = actors_of(place, layers_of(place), projection, reading);
  std::vector<std::string> counted_as;
  const VertexId from = vertex_of(place, actors, "--from", options.from, counted_as);
  const VertexId to = vertex_of(place, actors, "--to", options.to, counted_as);
  if (from == to) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("--from and --to are the same body, or counted as one: \"{}\"",
                            projection.ids[index(from)]));
  }
  Reliance reliance = reliance_of(place, projection, reading);
  WayIn found{.from = *body_of_vertex(index(from)),
              .to = *body_of_vertex(index(to)),
              .by_trust = reliance.asked,
              .counted_as = std::move(counted_as),
              .chains = {}};
  // Whether a link may be used would tell what its two ends say of each other: it comes first whatever they say.
  const std::optional<TieId> direct = tie_between(projection.network, from, to);
  if (direct) {
    found.linked = true;
    found.chains.push_back(
        {.bodies = {found.from, found.to}, .links = {reliance.reported[index(*direct)]}});
    reliance.weight[index(*direct)] = 0.0;
    if (options.count == 1) return found;
  }
  const ChainOrder order = reliance.asked ? ChainOrder::strongest : ChainOrder::fewest_hops;
  for (const TrustedChain& chain :
       trusted_chains(projection.network, from, to, reliance.weight,
                      {.count = options.count - (direct ? 1U : 0U), .order = order}, execution)) {
    IntroductionChain& added = found.chains.emplace_back();
    for (const VertexId v : chain.vertices) added.bodies.push_back(*body_of_vertex(index(v)));
    for (const TieId tie : chain.ties) added.links.push_back(reliance.reported[index(tie)]);
  }
  return found;
}

}  // namespace interstice
