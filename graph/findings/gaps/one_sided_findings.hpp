/// @file  Links that one side alone reported, as gaps.
#pragma once

#include <string>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every pair of systems by kind of link, and what is to be said of all; findings.systems must be there.
void add_one_sided(GapContext& context);

[[nodiscard]] std::string one_sided_statement(const Findings& findings, const Gap& gap);

}  // namespace interstice
