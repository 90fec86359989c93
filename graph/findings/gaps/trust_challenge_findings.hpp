/// @file  Can rely on, can disagree openly, between two systems, as gaps.
#pragma once

#include <string>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every pair of systems, and what is to be said of all; findings.systems must be there. No average of fewer than five
/// raters a side, and none of a single body, is in what is added.
void add_trust_and_challenge(GapContext& context);

[[nodiscard]] std::string trust_challenge_statement(const Findings& findings, const Gap& gap);

}  // namespace interstice
