/// @file  Introductions, aim `reach`: whom one convener should meet to be near everybody.
#pragma once

#include "graph/gaps/introductions/introduction.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// New links of one vertex that bring it nearest to all others.
///
/// Definition   value = harmonic closeness of `convener`, normalised (harmonic.hpp): the mean of 1/d over all others, 1/inf =
///              0, d in hops. New links are the convener's: a shortest path takes one of them at most, and first, so the value
///              is that of a facility location, and submodular. Greedy: each time the link that adds most; with costs,
///              that or the one that adds most for its cost throughout, whichever chose better.
/// Result       fraction where every link costs 1, without a capacity, wanted links, or avoided pairs of the convener; else
///              bounded; optimal where the bound is reached. bound: for every set S that greedy passed, f(S) and the most
///              that single links can still add to it, added up to the budget (the last one in part); the least of these.
///              Links that add nothing are never taken, but wanted ones are.
/// Range        [0, 1]. Degenerate   n < 2: values NaN, no link.
/// Pruning      Loses nothing: what a link adds only falls as others are taken (lazy evaluation), and a search is not
///              continued from where it comes too late, as nobody beyond is reached sooner.
/// Numerics     Sums in whole parts (nearness.hpp): links that add the same are the same.
/// Complexity   O(n (n + m)) for the first link and for each bound, less as the convener comes near; O(n + m) for each link
///              evaluated again. Bounds of all sets up to 4e9 reads in all, else of the first and the last.
/// Errors       invalid_argument: those of LinkRules; a convener that is no vertex or may not meet; a wanted link that is
///              not the convener's. cancelled: execution.stop was requested.
/// Reference    P. Crescenzi, G. D'Angelo, L. Severini, Y. Velaj, ACM Trans. Knowl. Discov. Data 11(1):9, 2016.
///              doi:10.1145/2953882
///              J. Leskovec et al., "Cost-effective outbreak detection in networks" (CELF), KDD 2007, 420-429.
///              doi:10.1145/1281192.1281239 (lazy evaluation, costs, the bound)
///              G. L. Nemhauser, L. A. Wolsey, M. L. Fisher, Math. Programming 14:265-294, 1978. doi:10.1007/BF01588971
[[nodiscard]] IntroductionPlan reach_all(const Network& network, VertexId convener,
                                         const IntroductionLimits& limits,
                                         const Execution& execution = {});

}  // namespace interstice
