/// @file  Two systems that meet at the top alone, as gaps.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds them, and what is to be said of all; findings.systems must be there.
void add_levels(GapContext& context);

}  // namespace interstice
