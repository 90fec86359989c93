/// @file  A place's tables read as what bodies have in common: outcomes, boards, areas, tiers, organisations, duties.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/expectation/body_facts.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/place.hpp"

namespace interstice {

struct PlaceFacts {
  BodyFacts facts;                                 ///< for fit_tie_model
  std::vector<std::string> outcomes;               ///< ids, in byte order
  std::vector<std::vector<std::uint32_t>> owners;  ///< of each: VertexIds, rising
};

/// Whether shared boards are a reason for a link, or already are the links that are read.
enum class BoardsAre : std::uint8_t { reasons, links };

/// Reads the facts of every vertex of `actors`.
///
/// Definition   An owner leads, is accountable for or contributes to an outcome (a blank role: contributes). Posts and
///              people that roll up bring their outcomes, boards and duties to their body. Areas are the smallest ones
///              under those covered. A body's organisation is the one its own row names, else itself. `expected` holds
///              rows that name two bodies (a system is no body). Rows not current at `as_of` do not count.
/// Degenerate   A table or column that is absent, or says nothing of any vertex: its list stays empty.
/// Complexity   O(rows log rows).
[[nodiscard]] PlaceFacts place_facts(const Place& place, const Actors& actors,
                                     const std::optional<Date>& as_of, BoardsAre boards);

}  // namespace interstice
