/// @file  Pairs of systems as gaps.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every pair of systems, and what is to be said of all; findings.systems must be there.
void add_interfaces(GapContext& context);

}  // namespace interstice
