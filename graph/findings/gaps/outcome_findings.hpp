/// @file  Owners of each outcome in each two systems, as gaps.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds them, and what is to be said of all; findings.systems must be there.
void add_outcomes(GapContext& context);

}  // namespace interstice
