/// @file  Who is a vertex of a projection: rolling up to the unit, leaving boards out, and whose system is what.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

inline constexpr std::uint32_t kNoVertex = std::numeric_limits<std::uint32_t>::max();

struct ActorOptions {
  Unit unit = Unit::organisation;
  Posts posts = Posts::all;
  View view = View::either;
  std::optional<Date> as_of = {};
  std::string systems = {};  ///< column; empty = the place's setting, else `system`
};

struct Actors {
  std::vector<StakeholderRow> stakeholders;  ///< by vertex, in byte order of id
  std::vector<std::uint32_t>
      vertex_of;  ///< by stakeholder row; kNoVertex = in no tie of this reading
  std::vector<std::uint8_t>
      is_here;  ///< by stakeholder row: it and what it is counted as are at the date read
  std::vector<std::uint8_t> is_board;  ///< by vertex; only two_mode has any
  std::vector<std::string> systems;    ///< in byte order
  std::vector<SystemId> system_of;     ///< by vertex
  std::string systems_column;
  std::vector<std::string> systems_candidates;
  std::size_t rolled_up = 0;
  std::size_t in_several_systems = 0;
};

/// Errors   not_found: no such systems column, the nearest named.
[[nodiscard]] Actors find_actors(const Place& place, const std::vector<Layer>& layers,
                                 const ActorOptions& options);

/// Whether since .. until (both may be blank) holds at `as_of`; always, where that is nothing.
[[nodiscard]] bool current(std::string_view since, std::string_view until,
                           const std::optional<Date>& as_of);

}  // namespace interstice
