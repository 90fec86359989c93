/// @file  Blocks in two columns: the interfaces map of more systems than a ring holds.
#pragma once

#include "viz/map/blocks.hpp"

namespace interstice::map {

/// A place for each block and label.
///
/// Definition   Blocks stand in two columns, down the left and up the right in block_order(). Lines
///              leave them on the inside, so that none runs behind a third block.
/// Complexity   O(l (b + l)) for l lines of which b have a label.
[[nodiscard]] Standing columns_of(const Findings& findings, const std::vector<Block>& blocks,
                                  std::vector<Line> lines);

}  // namespace interstice::map
