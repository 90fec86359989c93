/// @file  Links that a duty, plan, contract or pathway calls for, as gaps.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds them, and what is to be said of all; findings.systems must be there.
void add_expected(GapContext& context);

}  // namespace interstice
