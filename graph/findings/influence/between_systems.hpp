/// @file  Who connects what: the go-betweens of each pair of systems, and how much rests on them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "graph/findings/influence/influence_findings.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

struct BetweenSystemsOptions {
  std::uint64_t seed = 1;
  std::uint32_t permutations = 999;  ///< of systems among bodies with about as many links
};

/// Every pair of systems that has bodies, in the order of the systems.
///
/// Definition   system_brokers.hpp: share is that of the shortest routes between a body of one system and one of the other that
///              pass through a third; expected its mean with systems handed out anew among bodies with about as many
///              links. go_betweens: the five of the largest share, and every body without which some pairs have no
///              route; people and boards are left out.
/// Degenerate   Fewer than two systems: empty. Networks too large for 99 permutations within 4 x 10^9 elementary steps have
///              no expected shares; those too large for one reading within them have no pairs at all.
/// Complexity   That of system_brokers().
/// Errors       cancelled.
[[nodiscard]] std::vector<BetweenSystems> between_systems(
    const Projection& projection, const BetweenSystemsOptions& options,
    const std::function<std::optional<std::uint32_t>(std::uint32_t)>& body_of_vertex,
    const Execution& execution = {});

}  // namespace interstice
