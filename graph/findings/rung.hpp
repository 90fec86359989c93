/// @file  How far the data of a place go, and which column would carry them furthest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// Named after the work that it takes to get there.
enum class Rung : std::uint8_t {
  hour,  ///< one sheet of links, perhaps with systems
  day,   ///< and boards, or who leads which outcome, from minutes and plans
  month  ///< and systems, and who was asked and answered: a survey, or records that are complete
};

struct RungFinding {
  Rung rung = Rung::hour;
  std::string allows;  ///< a sentence
  std::string
      next_column;  ///< "stakeholders.system", or a table: "memberships"; empty = nothing more
  std::string next_buys;  ///< a sentence; where nothing more is needed, what is left to do
};

/// Works it out from what is filled in, not from what columns there are: a column of blanks is none.
///
/// Definition   month: a body has a system, and who answered is known. Else day: there is a membership, or a commitment
///              with the role lead. Else hour. The next column is the first of these that is not there: the system; boards;
///              leads of outcomes; who answered; who reported (where somebody was asked); the wording of the question.
/// Complexity   O(cells of those columns).
[[nodiscard]] RungFinding find_rung(const Place& place, const Projection& projection);

[[nodiscard]] std::string_view to_string(Rung rung);

}  // namespace interstice
