/// @file  Introductions, aim `pieces`: which new links join most bodies that no route joins now.
#pragma once

#include "graph/gaps/introductions/introduction.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct JoinPiecesOptions {
  double effort = 2e6;  ///< links tried in the search by branches, at most
};

/// The new links that leave the fewest pairs without a path.
///
/// Definition   value = share of pairs that some path joins = 1 - F (fragmentation.hpp). Where every link costs 1: the m + 1
///              largest components are joined, m = links beyond the wanted ones; each next one is tied to those joined
///              before, the largest first, by the allowed pair that is preferred most. m links can join no more
///              (a sum of squares grows most where the largest go together). Where costs are given, or capacity or avoided pairs
///              keep these components apart: branch and bound over the links between components.
/// Result       optimal, or bounded with the bound: components all in one, as many as budget and costs allow. Links that
///              join nothing are never taken, but wanted ones are.
/// Range        [0, 1].
/// Degenerate   n < 2: values NaN, no link. One component: none.
/// Pruning      Loses nothing: of links between two components those stay that other links cannot use up the ends of;
///              branches whose bound is not above the best found are left. May lose, then said by `bound`: more than
///              `effort` links tried, more than 64 components or 64 links between two of them in the search.
/// Complexity   Joining: O(n m + sum over steps of |joined| |next|) at worst, each pair looked at once.
/// Errors       invalid_argument: those of LinkRules. cancelled: execution.stop was requested.
/// Reference    S. P. Borgatti, Comput. Math. Organ. Theory 12:21-34, 2006. doi:10.1007/s10588-006-7084-x (F)
///              A. H. Land, A. G. Doig, Econometrica 28(3):497-520, 1960. doi:10.2307/1910129 (branch and bound)
[[nodiscard]] IntroductionPlan join_pieces(const Network& network, const IntroductionLimits& limits,
                                           const JoinPiecesOptions& options = {},
                                           const Execution& execution = {});

}  // namespace interstice
