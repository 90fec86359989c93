/// @file  Links that a duty, plan, contract or pathway calls for, and whether they are reported.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/gaps/gap_state.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// One row of `expected`. Each side is a body, or a system (all its bodies).
struct ExpectedLink {
  std::size_t row = 0;  ///< of the table
  GapState state = GapState::cannot_tell;
  std::vector<std::uint32_t> a;  ///< VertexIds, rising; several where it is a system
  std::vector<std::uint32_t> b;
  SystemId system_a = SystemId::none;  ///< set where the row names a system
  SystemId system_b = SystemId::none;
  std::uint64_t possible = 0;  ///< pairs of an a and a b
  std::uint64_t pairs = 0;     ///< observed
  std::uint64_t observed = 0;  ///< of which tied
};

/// Every row of `expected` whose two sides are in the network, in the table's order.
///
/// Definition   gap: no tie between a and b, and every pair of them observed. no_sign: a tie. cannot_tell: no tie, and
///              a pair that was not asked about. An id that is a body's is read as that body, else as a system's.
///              Posts and people stand for the body that they roll up to; a row inside one body is left out.
/// Degenerate   No such table: nothing.
/// Complexity   O(rows + pairs of bodies in them).
[[nodiscard]] std::vector<ExpectedLink> expected_links(const Place& place, const Actors& actors,
                                                       const Network& network,
                                                       const ObservedPairs& observed);

}  // namespace interstice
