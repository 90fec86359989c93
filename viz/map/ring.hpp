/// @file  Blocks around an ellipse: the interfaces map of up to kMostInRing systems.
#pragma once

#include "viz/map/blocks.hpp"

namespace interstice::map {

/// Beyond, lines that keep clear of all blocks would take a picture of metres: see columns.hpp.
inline constexpr std::size_t kMostInRing = 11;

/// A place for each block and label.
///
/// Definition   Blocks stand on an ellipse in block_order(). It grows until no two blocks touch and
///              every line has a way round all third blocks, and a little more where that gives
///              every label that must have one a free place.
[[nodiscard]] Standing ring_of(const Findings& findings, const std::vector<Block>& blocks,
                               std::vector<Line> lines);

}  // namespace interstice::map
