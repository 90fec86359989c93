/// @file  The chief executive's answer: who holds influence, with or without a formal role, and what rests on whom.
#pragma once

#include "graph/findings/findings.hpp"
#include "graph/findings/influence/influence_findings.hpp"
#include "graph/findings/influence/way_in.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

struct InfluenceOptions {
  std::optional<WayInOptions> way_in = std::nullopt;  ///< nothing = no chains are looked for
  bool names_only = false;                            ///< only who is named by others
};

/// Everything that `influence` adds to findings whose bodies are filled.
///
/// Definition   roles.hpp, nominations.hpp, power_interest.hpp, other_counts.hpp and way_in.hpp say what the parts are; influence_visibility.hpp what is
///              withheld from whom. `reading` is the one the projection was made by; its layers are those the user named.
/// Errors       Those of the parts; cancelled. invalid_argument: a way in for others than the team.
[[nodiscard]] InfluenceFindings find_influence(const Place& place, const Projection& projection,
                                               const ProjectionOptions& reading,
                                               const Visibility& visibility,
                                               const Findings& findings,
                                               const InfluenceOptions& options = {},
                                               const Execution& execution = {});

}  // namespace interstice
