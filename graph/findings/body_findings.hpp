/// @file  The bodies and links of a projection as findings, as far as an audience may see them.
#pragma once

#include "graph/findings/findings.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// Fills bodies, links, hidden_bodies and hidden_links. Positions are worked out from the whole network.
void add_bodies_and_links(const Place& place, const Projection& projection,
                          const Visibility& visibility, Findings& findings,
                          const Execution& execution);

}  // namespace interstice
