/// @file  What a map of influence has to find room for: circles, labels and regions, before they have a place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "viz/map/slots.hpp"
#include "viz/map/text.hpp"

namespace interstice::map {

inline constexpr std::size_t kMostNamed = 300;  // bodies: beyond, a map has no room for all names

/// How large things are, by the number of bodies: all named, named briefly, or only the top few.
struct Style {
  double name_size = 9.0;
  double name_width = 92.0;     ///< about 18 characters
  std::size_t name_lines = 12;  ///< more than any name takes
  double least_radius = 4.0;
  double most_radius = 17.0;
  double link_pen = 1.0;
  double link_share = 0.55;               ///< how much of a link's colour is left over white
  double heading = 11.0;                  ///< font size of a system's name
  double gap_label = 9.0;                 ///< and of "3 reported, 11 usual"
  double aspect = 1.4;                    ///< of the regions together, width over height
  std::optional<std::size_t> named = {};  ///< at most so many bodies are named; nothing = all
  bool tight = false;  ///< no room between regions for gaps in words: letters, and a legend of them
};
[[nodiscard]] Style style_for(std::size_t bodies, std::size_t links);
/// The same for a printed page, in the larger type that it needs; at most `named` are named.
[[nodiscard]] Style style_for_page(std::size_t bodies, std::size_t links, std::size_t named);

struct Region {
  std::optional<std::uint32_t> system;  ///< nothing = system not stated
  std::string colour;
  Wrapped heading;                   ///< the system's name
  std::string count;                 ///< "11 bodies"
  std::vector<std::uint32_t> named;  ///< bodies, in index order
  std::vector<std::uint32_t> dots;   ///< bodies without a label
  Band names;
  Band points;
};

struct Plan {
  Style style;
  std::vector<double> radius;            ///< per body
  std::vector<Wrapped> label;            ///< per body; no lines = not named
  std::vector<Region> regions;           ///< of systems with a body here, then of those not stated
  std::vector<std::uint32_t> region_of;  ///< per body
  bool framed = true;                    ///< false: the place has no systems, so nothing is framed
};

inline constexpr double kPadding = 11.0;  // inside a region
inline constexpr double kLabelGap = 2.5;  // between a circle and its label

[[nodiscard]] Plan plan_regions(const Findings& findings, const Style& style);

/// Font size of the count under a system's name.
[[nodiscard]] inline double count_size(const Style& style) { return style.heading * 0.82; }

/// Height of a region's heading; 0 when regions are not framed.
[[nodiscard]] double heading_height(const Plan& plan, const Region& region);

/// The sizes that a region may have, padding and heading included.
[[nodiscard]] std::vector<Size> region_sizes(const Plan& plan, const Region& region);

}  // namespace interstice::map
