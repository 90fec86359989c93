#include "graph/findings/influence/between_systems.hpp"

#include <algorithm>
#include <cmath>

#include "graph/brokerage/system_brokers.hpp"

namespace interstice {
namespace {

constexpr std::size_t kGoBetweens = 5;
constexpr double kMostSteps = 4e9;
constexpr std::uint32_t kFewestPermutations = 99;

std::optional<double> known(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace

std::vector<BetweenSystems> between_systems(
    const Projection& projection, const BetweenSystemsOptions& options,
    const std::function<std::optional<std::uint32_t>(std::uint32_t)>& body_of_vertex,
    const Execution& execution) {
  const double n = projection.network.num_vertices();
  const double systems = static_cast<double>(projection.systems.size());
  const double steps = n * (n + 4.0 * projection.network.num_ties()) * systems;
  if (systems < 2.0 || steps > kMostSteps) return {};
  // One search a source serves eight permutations.
  const double affordable = 8.0 * kMostSteps / std::max(1.0, steps);
  std::uint32_t permutations = options.permutations;
  if (affordable < permutations)
    permutations = affordable < kFewestPermutations ? 0 : static_cast<std::uint32_t>(affordable);
  std::vector<BetweenSystems> all;
  for (const SystemPair& pair :
       system_brokers(projection.network, projection.system_of,
                      {.permutations = permutations, .seed = options.seed}, execution)) {
    BetweenSystems between{.system_a = index(pair.a),
                           .system_b = index(pair.b),
                           .pairs = static_cast<std::uint32_t>(pair.pairs),
                           .linked = static_cast<std::uint32_t>(pair.tied),
                           .joined = static_cast<std::uint32_t>(pair.joined),
                           .permutations = permutations,
                           .go_betweens = {}};
    std::size_t listed = 0;
    for (const SystemBroker& one : pair.brokers) {
      const auto body = body_of_vertex(index(one.vertex));
      const bool among_first = listed < kGoBetweens && one.traffic_share > 0.0;
      if (!body || !(among_first || one.cut_off > 0)) continue;
      ++listed;
      between.go_betweens.push_back({.body = *body,
                                     .share = one.traffic_share,
                                     .expected = known(one.traffic_expected),
                                     .chance_low = known(one.traffic_low),
                                     .chance_high = known(one.traffic_high),
                                     .p = known(one.traffic_p),
                                     .only_route = static_cast<std::uint32_t>(one.cut_off)});
    }
    all.push_back(std::move(between));
  }
  return all;
}

}  // namespace interstice
