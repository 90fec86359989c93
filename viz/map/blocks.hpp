/// @file  Systems as blocks and the lines between them, before they have a place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "viz/map/clear_way.hpp"
#include "viz/map/packing.hpp"
#include "viz/map/scene.hpp"
#include "viz/map/text.hpp"

namespace interstice::map {

inline constexpr double kLineLabel = 10.5;  // font size of "3 of 11 usual"

/// What a system's block holds.
struct Block {
  Wrapped name;
  std::vector<std::string> facts;
  double type = 11.0;  ///< font size of the name
  Size size;
};

/// The line of an interface, or of a gap on an outcome between its two systems.
struct Line {
  const Gap* interface = nullptr;
  std::vector<std::string> label;  ///< one line; none = not labelled
  bool must = true;                ///< the label is worth a larger picture
  Way way = {};                    ///< around (0, 0)
  std::optional<Box> place = {};   ///< of the label
};

/// Blocks and lines where they stand, around (0, 0).
struct Standing {
  std::vector<Box> boxes;   ///< per block
  std::vector<Line> lines;  ///< as given, with their ways, and places of labels that found one
};

/// An order of the systems in which those that meet most are neighbours.
[[nodiscard]] std::vector<std::uint32_t> block_order(const Findings& findings);

/// Gives each label a free place on its line where the fewest other lines pass; lines that come
/// first choose first. One that need not have a place stands on no other line. Returns whether all
/// that must have a place found one.
bool place_labels(const std::vector<Box>& blocks, std::vector<Line>& lines);

}  // namespace interstice::map
