/// @file  Places for the members of a region: rows of cells, every other row moved by half a cell.
#pragma once

#include <cstdint>
#include <vector>

#include "viz/map/packing.hpp"
#include "viz/map/scene.hpp"

namespace interstice::map {

/// `count` things that each need a cell of this size.
struct Band {
  std::size_t count = 0;
  Size cell;
};

/// Height of a band in rows that are `width` wide; 0 for an empty band.
[[nodiscard]] double band_height(const Band& band, double width);

/// The centres of the cells inside a box that is at least one cell wide and band_height() high. Cells grow a little where
/// the box has room; moving every other row keeps three bodies from standing in one line.
[[nodiscard]] std::vector<Point> slots(const Band& band, const Box& box);

/// Which member takes which place: swaps within a region until links get no shorter.
///
/// Definition   Minimises the sum of link lengths; a swap is made only within one of the groups.
/// Result       Places per member, a permutation within each group of those given.
/// Determinism  Groups and pairs are tried in their order; no randomness.
struct Arrangement {
  std::vector<Point> places;                       ///< per member
  std::vector<std::vector<std::uint32_t>> groups;  ///< members that may swap
  std::vector<std::vector<std::uint32_t>> near;    ///< per member: those it is linked with
};
[[nodiscard]] std::vector<Point> arrange(Arrangement arrangement);

}  // namespace interstice::map
