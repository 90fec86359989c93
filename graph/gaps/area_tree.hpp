/// @file  Areas inside areas, and how many people two sets of them share; a part of boundaries.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/place.hpp"

namespace interstice {

/// Number of an area: those of the table, in its order of codes, and codes that only bodies name.
using AreaSet = std::vector<std::uint32_t>;

enum class Shared : std::uint8_t { none, first_inside, second_inside, crossing };

/// The areas of one place.
class AreaTree {
 public:
  explicit AreaTree(const Place& place);

  /// The areas of a cell "RIV;EWO", each once and none inside another of them.
  [[nodiscard]] AreaSet areas_of(std::string_view cell) const;
  /// How two areas lie to each other; an area lies inside itself.
  [[nodiscard]] Shared relation(std::uint32_t a, std::uint32_t b) const;
  /// People in an area; nothing where it is not stated.
  [[nodiscard]] std::optional<double> people(std::uint32_t area) const;

 private:
  struct Area {
    std::uint32_t parent;
    double population;
    bool tiles = true;  // lies beside its neighbours under the parent, and not across them
  };
  void find_tiles(const std::vector<std::uint32_t>& under, double whole);
  [[nodiscard]] std::vector<std::uint32_t> upwards(std::uint32_t area) const;

  std::vector<Area> areas_;
  std::map<std::string, std::uint32_t, std::less<>> number_;
};

}  // namespace interstice
