/// @file  Payments without a working link and working links without a payment, as gaps; where money goes, in a note.
#pragma once

#include <string>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every pair of systems, both ways, and what is to be said of all; findings.systems must be there.
void add_money_and_talk(GapContext& context);

[[nodiscard]] std::string money_statement(const Findings& findings, const Gap& gap);

}  // namespace interstice
