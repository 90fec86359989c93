/// @file  The way in: the chains of introduction from one stakeholder to another.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "graph/findings/influence/influence_findings.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

struct WayInOptions {
  std::string from = {};    ///< id of a stakeholder, or its name
  std::string to = {};      ///< the same
  std::uint32_t count = 3;  ///< the most chains
};

/// The chains of introduction over the links of a projection, best first.
///
/// Definition   A link may be used unless a dispute between its ends is on record (a current row of a layer with the role
///              negative, or with the sign -), or either of them is known to rely on the other not at all. Where anybody
///              was asked whom they rely on (a layer of the kind trust, or the column trust of a row), chains are ordered by the
///              product over their links of how far the ends rely on each other: the smaller of the two answers; for a
///              link that nobody was asked about the median of all answers, half of it where one side alone reported
///              the link. Elsewhere by the number of links, then by how many one side alone reported, then by strength.
///              A link between the two themselves is the first chain, whatever its ends say of each other, and the
///              others leave it out: else what is said would tell of a dispute or a low answer.
///              A link is reported by both sides where each end reported some row of it, or, where rows name no reporter,
///              where directed rows lead both ways.
/// Result       No chain where no usable links join the two. Numbers of trust are not in it: they are what somebody said.
/// Complexity   That of trusted_chains(), and O(rows).
/// Errors       not_found: nobody of that id or name, the nearest named. invalid_argument: from and to are, or are counted as,
///              the same; one of them is a board, or is not there at the date. Those of project().
[[nodiscard]] WayIn find_way_in(
    const Place& place, const Projection& projection, const ProjectionOptions& reading,
    const WayInOptions& options,
    const std::function<std::optional<std::uint32_t>(std::uint32_t)>& body_of_vertex,
    const Execution& execution = {});

}  // namespace interstice
