/// @file  Blocks around an ellipse and the lines between them: the geometry of the interfaces map.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "viz/map/clear_way.hpp"
#include "viz/map/packing.hpp"
#include "viz/map/scene.hpp"
#include "viz/map/text.hpp"

namespace interstice::map {

inline constexpr double kLineLabel = 9.5;  // font size of "3 of 11 usual"

/// What a system's block holds.
struct Block {
  Wrapped name;
  std::vector<std::string> facts;
  Size size;
};

/// The line of an interface.
struct Line {
  const Interface* interface = nullptr;
  std::vector<std::string> label;  ///< one line; none = not labelled
  Way way = {};                    ///< around (0, 0)
  std::optional<Box> place = {};   ///< of the label
};

/// A place for each block and label.
///
/// Definition   Blocks stand on an ellipse in chain() order. It grows until no two blocks touch and, up to 14 of them,
///              every line has a way round all third blocks, and a little more where that gives
///              every label a free place.
/// Result       Lines whose label found no free place have none.
struct Ring {
  std::vector<Box> boxes;   ///< per block, around (0, 0)
  std::vector<Line> lines;  ///< as given, with places
};
[[nodiscard]] Ring ring_of(const Findings& findings, const std::vector<Block>& blocks,
                           std::vector<Line> lines);

}  // namespace interstice::map
