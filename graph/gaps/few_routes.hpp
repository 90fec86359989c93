/// @file  Few routes: community groups and user-led bodies that are far from those who decide, or reach them by one route.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/gaps/dealt_count.hpp"
#include "graph/gaps/disjoint_routes.hpp"
#include "graph/gaps/gap_state.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// Who is what, by VertexId.
struct RouteRoles {
  std::vector<std::uint8_t> decides;  ///< sits on a board, or leads or answers for an outcome
  std::vector<std::uint8_t> community;
};

struct FewRoutesOptions {
  std::uint32_t least_routes = 2;  ///< fewer is few
  std::uint32_t most_routes = 3;   ///< no more are counted
};

/// How one body that does not itself decide reaches those who do.
struct RoutesToDeciders {
  std::uint32_t body = 0;  ///< VertexId
  bool community = false;
  bool answered = false;
  DisjointRoutes routes;  ///< to different deciders; `through` without the body itself
  double as_far =
      0.0;  ///< share of the other bodies (no community groups) that are as far, or farther
  double as_few = 0.0;  ///< share of them with as few routes, or fewer
  GapState state =
      GapState::cannot_tell;  ///< community groups; others are the comparison, and stay so
};

struct FewRoutes {
  std::vector<RoutesToDeciders> bodies;  ///< all that do not decide, by VertexId
  std::uint32_t deciders = 0;
  std::uint32_t community = 0;           ///< groups whose state is not cannot_tell
  std::uint32_t others = 0;              ///< bodies that they are compared with
  std::optional<double> usual_distance;  ///< median of the others that reach a decider
  DealtCount few;  ///< groups with fewer than least_routes, were they dealt over groups and others
  GapState state = GapState::cannot_tell;  ///< of community groups as a whole
};

/// Definition   Routes: paths to deciders that share no body but the one they begin at, each to another decider. A group
///              that did not answer and has fewer than least_routes: cannot_tell, as its own links are not known. gap: fewer than
///              least_routes where fewer than half of the others have as few, or farther than nine in ten of the others. no_sign: else.
///              As a whole: gap where few.p <= .05; cannot_tell where there are fewer than 5 groups or 5 others that can be told.
///              Others that did not answer and have fewer than least_routes are not compared with.
/// Degenerate   Nobody decides, or no community group is there: no body.
/// Complexity   O(bodies * most_routes (n + m)).
/// Errors       invalid_argument: a directed network.
/// Reference    RouteFinder; dealt_count.
[[nodiscard]] FewRoutes few_routes(const Network& network, const ObservedPairs& observed,
                                   const RouteRoles& roles, const FewRoutesOptions& options = {});

/// Definition   decides: chair or member of a board (no fund or event; observers do not decide), or lead or accountable of
///              an outcome, current at `as_of`; posts and people count for the body that they roll up to. community: kind or sector
///              community.
[[nodiscard]] RouteRoles route_roles(const Place& place, const Actors& actors,
                                     const std::optional<Date>& as_of);

}  // namespace interstice
