/// @file  Systems linked upwards rather than across, as gaps.
#pragma once

#include <string>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every system with local bodies, and what is to be said of all; findings.systems must be there.
void add_vertical_pull(GapContext& context);

[[nodiscard]] std::string vertical_pull_statement(const Findings& findings, const Gap& gap);

}  // namespace interstice
