/// @file  Fragile bridges: two systems, or two parts of the place, that meet through one body or one link.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/gaps/disjoint_routes.hpp"
#include "graph/gaps/interfaces.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct FragileBridgeOptions {
  std::uint32_t least_routes = 2;  ///< fewer routes without a body in common: a gap
  std::uint32_t most_routes = 3;   ///< no more are counted
  std::uint32_t least_part = 2;    ///< a smaller part is no part of the place
  std::uint64_t least_pairs = 8;   ///< fewer observed pairs of the two systems: cannot tell
  double least_answered = 0.30;  ///< a smaller share of either side's bodies answered: cannot tell
};

/// How systems a and b meet.
struct BridgeCell {
  SystemId a{};
  SystemId b{};  ///< a < b
  GapState state = GapState::cannot_tell;
  CannotTell reason = CannotTell::no;
  SystemAnswers bodies_a = {};
  SystemAnswers bodies_b = {};
  std::uint64_t possible = 0;  ///< pairs of bodies
  std::uint64_t pairs = 0;     ///< observed
  std::uint64_t links = 0;     ///< of the possible ones, tied
  DisjointRoutes routes = {};  ///< by links of any body; through and only_links where there is one
};

/// A part of the place that hangs on the rest by one body, or by one link.
struct FragilePart {
  std::optional<VertexId> body;        ///< the only one between the part and the rest; or
  std::optional<TieId> link;           ///< the only link
  std::vector<std::uint32_t> cut_off;  ///< the part: VertexIds, rising
  std::uint32_t answered = 0;          ///< of which answered
  GapState state = GapState::cannot_tell;
};

struct FragileBridges {
  std::vector<BridgeCell> cells;   ///< every pair of systems with bodies, by a, then b
  std::vector<FragilePart> parts;  ///< bodies first; the larger part first, then by id
};

/// Definition   A cell's routes: paths from a body of a to a body of b, over anybody, no two with a body in common; bodies of
///              a and b count too, so one route may be one body of a that all of b's contacts are with. gap: fewer than
///              least_routes. A part: what cut_points says is left outside the largest piece without the body, and the smaller
///              side of a bridge, that have least_part bodies or more. gap, as the place wants least_routes to every part;
///              cannot_tell where too few of the part answered: others' links may lead into it.
/// Degenerate   A system of one body: few_pairs, as every route begins with it. No route at all: a gap with routes 0.
/// Multigraph   Routes: neighbours count once. A bridge is decided by tie id: of two parallel ties neither is one.
/// Complexity   O(systems^2 (n + m)); parts: O((cut points + bridges) (n + m)).
/// Errors       invalid_argument: a directed network.
/// Reference    K. Menger, Fundamenta Mathematicae 10:96-115, 1927. doi:10.4064/fm-10-1-96-115; cut_points.
[[nodiscard]] FragileBridges fragile_bridges(const Network& network,
                                             const std::vector<SystemId>& system_of,
                                             std::uint32_t num_systems,
                                             const ObservedPairs& observed,
                                             const FragileBridgeOptions& options = {},
                                             const Execution& execution = {});

}  // namespace interstice
