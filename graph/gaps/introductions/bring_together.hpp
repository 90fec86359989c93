/// @file  Introductions, aim `together`: bring all pairs near that have something to do with each other.
#pragma once

#include <vector>

#include "graph/gaps/introductions/introduction.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// The new links that bring given pairs of bodies nearest to one another, all pairs together.
///
/// Definition   value = mean over `pairs` of 1/d, d in hops, 1/inf = 0. The pairs are the caller's: bodies of two systems that
///              share an outcome. New links may tie any two.
/// Result       optimal where every choice was looked at; else none: a link may add more once another is there.
/// Range        [0, 1]; 1: every pair tied. Degenerate   No pair: values NaN, no link.
/// Multigraph   A pair that is given twice, or the other way round, counts once.
/// Pruning      What a link adds is worked out exactly. Links may be passed over, all_looked_at is false then, on networks
///              where all links cannot be looked at again after each (from some 300 vertices; greedy then takes what a link
///              added before for a bound, among the 20,000 that add most at first), on those with distances beyond 16
///              (longer routes are left out of the first look), and from some 1,200 vertices (those with most pairs are looked at).
/// Complexity   See pair_nearness.hpp. At most 5,000 vertices.
/// Errors       invalid_argument: those of LinkRules; a pair of one vertex, or of none. unsupported: more vertices. cancelled.
/// Reference    As link_search.hpp; harmonic distances: M. Marchiori, V. Latora, Physica A 285:539-546, 2000.
///              doi:10.1016/S0378-4371(00)00311-3
[[nodiscard]] IntroductionPlan bring_together(const Network& network, std::vector<VertexPair> pairs,
                                              const IntroductionLimits& limits,
                                              const LinkSearchOptions& options = {},
                                              const Execution& execution = {});

}  // namespace interstice
