/// @file  Introductions, aim `systems`: join two systems by shorter routes and by more of them.
#pragma once

#include <span>

#include "graph/gaps/introductions/introduction.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// How two systems are joined.
struct SystemJoin {
  double nearness = 0.0;     ///< mean of 1/d over pairs of a member of each
  std::uint32_t routes = 0;  ///< from one to the other, no two through, from or to the same body
};

struct JoinSystemsPlan {
  IntroductionPlan plan;
  std::vector<SystemJoin> joins;  ///< [0] as it is, then after each link
};

/// The new links between members of two systems that bring these together most.
///
/// Definition   value = (nearness + routes / size of the smaller system) / 2. Links tie a member of `a` and one of `b`.
/// Result       optimal where every choice was looked at; else none: a link may add more once another is there.
/// Range        [0, 1]; 1: every pair tied. Degenerate   A system without members: values NaN, no link.
/// Pruning      See link_search.hpp; on networks where all links cannot be looked at again after each, and on those with
///              distances beyond 16, links may be passed over: all_looked_at is false then.
/// Complexity   See pair_nearness.hpp and separate_routes.hpp. At most 5,000 vertices.
/// Errors       invalid_argument: those of LinkRules; a = b; system_of is not one entry a vertex; a wanted link that does not
///              tie the two systems. unsupported: more vertices. cancelled.
/// Reference    S. Haddadan, C. Menghini, M. Riondato, E. Upfal, "RePBubLik: reducing polarized bubble radius with link
///              insertions", WSDM 2021. arXiv:2101.04751 (links between two sides, chosen greedily for how near they bring
///              them; there random walks on directed pages, here shortest and separate routes between bodies)
[[nodiscard]] JoinSystemsPlan join_systems(const Network& network,
                                           std::span<const SystemId> system_of, SystemId a,
                                           SystemId b, const IntroductionLimits& limits,
                                           const LinkSearchOptions& options = {},
                                           const Execution& execution = {});

}  // namespace interstice
