/// @file  Outcome gaps on directed layers: owners in two systems name each other less than usual.
#pragma once

#include <vector>

#include "graph/expectation/directed_tie_model.hpp"
#include "graph/gaps/outcomes.hpp"

namespace interstice {

/// As outcome_gaps, on directed ties in both directions between owners in a and owners in b.
///
/// Definition   possible and pairs count ordered pairs; expected, range and p are those of the number of ties, which
///              convolves dyads (DyadCount): a tie and its return are not independent. Judged within the fitted model;
///              options.fit is not read.
/// Errors       invalid_argument: an owner that is no vertex.
/// Reference    fit_directed_tie_model; outcome_gaps
[[nodiscard]] std::vector<OutcomeCell> directed_outcome_gaps(
    const Network& network, const ObservedPairs& observed, const DirectedTieModel& model,
    const std::vector<std::vector<std::uint32_t>>& owners, const OutcomeOptions& options = {},
    const Execution& execution = {});

}  // namespace interstice
