/// @file  Boundaries: bodies that are expected to work together and cover different areas.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/gaps/gap_state.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/place.hpp"

namespace interstice {

struct BoundaryOptions {
  double least_overlap =
      0.5;  ///< fewer of the people that either covers are covered by both: a gap
};

/// Why a pair cannot be judged.
enum class BoundaryUnknown : std::uint8_t {
  no,
  no_areas,       ///< of either body
  no_population,  ///< of an area that one of them covers
  crossing        ///< areas that may cover the same people without one being part of the other
};

/// Two bodies that a duty, plan, contract, pathway or outcome brings together.
struct BoundaryPair {
  std::uint32_t u = 0;  ///< VertexId, u < v
  std::uint32_t v = 0;
  std::vector<std::uint32_t> rows = {};    ///< of the table expected that name the two
  std::vector<std::string> outcomes = {};  ///< ids that both lead, answer for or contribute to
  GapState state = GapState::cannot_tell;
  BoundaryUnknown reason = BoundaryUnknown::no;
  // People living in the areas; nothing where it cannot be told.
  std::optional<double> people_u = {};
  std::optional<double> people_v = {};
  std::optional<double> people_both = {};
  std::optional<double> overlap = {};  ///< people_both over those of either, 0 to 1
  std::uint32_t counterparts_u =
      0;  ///< bodies of v's system that share people with u, v included where it does
  std::uint32_t counterparts_v = 0;
};

/// Every pair of bodies that a row of `expected` names, or that own one outcome in two systems, by u, then v.
///
/// Definition   A body's areas are those of its row, without any that lies inside another of them. An area lies inside
///              all above it by `parent`. Two areas share the people of the inner one if one lies inside the other.
///              Areas beside one another share nobody where those under their nearest common parent add up to no more
///              than 1 % above its population, or a single set of at most 20 adds up to it exactly and both are in it; where they add
///              up to more they cross one another, and nothing is said. Without a common parent: nobody.
///              overlap = people both cover / people either covers. gap: overlap < least_overlap; else no_sign. The same
///              areas: overlap 1 also without populations. counterparts: each body of the other's system counts whose
///              areas share somebody for certain.
/// Left out     Rows of `expected` that name a system; an outcome's owners in one system.
/// Degenerate   No areas at all: nothing, not a list of cannot_tell.
/// Complexity   O(pairs * areas^2 * depth).
[[nodiscard]] std::vector<BoundaryPair> boundaries(const Place& place, const Actors& actors,
                                                   const std::optional<Date>& as_of,
                                                   const BoundaryOptions& options = {});

}  // namespace interstice
