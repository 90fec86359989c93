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

/// Why the gaps of a reading cannot be judged, in the order in which it is asked.
enum class GapBar : std::uint8_t {
  none,           ///< at least one pair of systems is judged
  shared_boards,  ///< links are shared boards
  no_systems,     ///< fewer than two systems have bodies
  few_systems,    ///< two have
  many_systems,   ///< more than are compared
  many_bodies,    ///< more than are judged
  few_pairs       ///< no pair of systems has pairs of bodies and answers enough
};

/// The bar that analyse() meets in this reading, without the model's fit.
///
/// Definition   The conditions of interfaces() and of those that call it, with their own limits: a pair of systems is judged
///              if it has InterfaceOptions.least_pairs possible and observed pairs, and of either side least_answered.
/// Complexity   O(n^2) for n bodies with a system.
[[nodiscard]] GapBar gap_bar(const Projection& projection);
/// A sentence; empty for none.
[[nodiscard]] std::string to_sentence(GapBar bar);

struct RungFinding {
  Rung rung = Rung::hour;
  GapBar bar = GapBar::none;
  /// Whether gaps may head a page: a month, and nothing bars them. Else they are shown, if at all, below it.
  bool gap_headline = false;
  std::string allows;  ///< a sentence
  std::string
      next_column;  ///< "stakeholders.system", or a table: "memberships"; empty = nothing more
  std::string next_buys;  ///< a sentence; where nothing more is needed, what is left to do
};

/// Works it out from what is filled in, not from what columns there are: a column of blanks is none.
///
/// Definition   month: a body has a system, who answered is known, and links are not shared boards. Else day: there is a
///              membership (or a link of two modes), or a commitment with the role lead. Else hour. What it allows follows
///              gap_bar(). The next column is the first of these that is not there: the system; links other than shared
///              boards; boards; leads of outcomes; who answered; who reported (where somebody was asked); the wording of
///              the question. Give it the projection that findings are made of: project(place, findings_reading(...)).
/// Complexity   O(cells of those columns) and that of gap_bar().
[[nodiscard]] RungFinding find_rung(const Place& place, const Projection& projection);

[[nodiscard]] std::string_view to_string(Rung rung);

}  // namespace interstice
