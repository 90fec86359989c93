/// @file  The judged interfaces of a projection as findings.
#pragma once

#include "graph/findings/findings.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// Fills interfaces, interfaces_note and cross_within_odds; findings.systems must be there. Sentences come later.
void add_interfaces(const Projection& projection, Findings& findings, const Execution& execution);

}  // namespace interstice
