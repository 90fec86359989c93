/// @file  What was decided about gaps, as the table `decisions` has it.
#pragma once

#include "graph/findings/findings.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// Attaches each decision to the gap whose id it names; of several about one gap the last row holds. A decision about an id that
/// this reading does not have is said among the manifest's notes. For the team only.
void add_decisions(const Place& place, Findings& findings);

}  // namespace interstice
