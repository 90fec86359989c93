/// @file  Partnerships on paper and links under the radar, as gaps.
#pragma once

#include <string>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every pair of systems of both kinds, and what is to be said of all; findings.systems must be there.
void add_paper_partnerships(GapContext& context);

[[nodiscard]] std::string paper_statement(const Findings& findings, const Gap& gap);
[[nodiscard]] std::string radar_statement(const Findings& findings, const Gap& gap);

}  // namespace interstice
