/// @file  Systems, and parts of the place, that meet through one body or one link, as gaps.
#pragma once

#include <string>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every pair of systems and every part, and what is to be said of all; findings.systems must be there. A pair's
/// bodies_a are those on every route; a part's bodies_a the body, or the two ends of the link, and bodies_b the part.
void add_fragile_bridges(GapContext& context);

[[nodiscard]] std::string fragile_bridge_statement(const Findings& findings, const Gap& gap);

}  // namespace interstice
