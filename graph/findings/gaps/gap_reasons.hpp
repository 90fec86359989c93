/// @file  Why there should be links: what the two sides have in common, with the rows that say so.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// What the fitted model says links rest on, as changes of chance; nothing where nothing was fitted.
void add_tie_reasons(GapContext& context);

/// What two bodies have in common, by the covariate that speaks for a link between them.
[[nodiscard]] GapReason pair_reason(GapContext& context, Covariate covariate, std::uint32_t u,
                                    std::uint32_t v);

/// Fills the reasons of every gap between two systems (outcome, interface, level) that is one: the outcome, what a duty or plan
/// calls for, and boards on which both sit. To others than the team the outcome alone.
void add_cell_reasons(GapContext& context);

}  // namespace interstice
