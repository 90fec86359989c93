/// @file  The ids that the graph side speaks in: distinct types, never a bare int.
#pragma once

#include <cstdint>
#include <limits>

namespace interstice {

/// A vertex of one Network: 0 .. num_vertices - 1, in the byte order of the stakeholders' ids.
enum class VertexId : std::uint32_t {};
/// A tie of one Network: 0 .. num_ties - 1. An undirected tie has one id and two arcs.
enum class TieId : std::uint32_t {};
/// A row of the stakeholders table of one Place.
enum class StakeholderRow : std::uint32_t {};
/// A system of one Projection: 0 .. systems.size() - 1, in byte order; `none` = not stated.
enum class SystemId : std::uint32_t { none = std::numeric_limits<std::uint32_t>::max() };

constexpr std::uint32_t index(VertexId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint32_t index(TieId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint32_t index(StakeholderRow id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint32_t index(SystemId id) { return static_cast<std::uint32_t>(id); }

}  // namespace interstice
