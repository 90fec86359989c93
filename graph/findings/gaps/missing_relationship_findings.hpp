/// @file  Pairs of bodies that would usually have a link, as gaps.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds them, and what is to be said of all; findings.systems must be there.
void add_missing_relationships(GapContext& context);

}  // namespace interstice
