/// @file  Bodies that are expected to work together and cover different areas, as gaps.
#pragma once

#include <string>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every such pair of bodies, and what is to be said of all; findings.systems must be there.
void add_boundaries(GapContext& context);

[[nodiscard]] std::string boundary_statement(const Findings& findings, const Gap& gap);

}  // namespace interstice
