/// @file  Rectangles side by side without overlap: where the regions of a map lie.
#pragma once

#include <vector>

#include "viz/map/scene.hpp"

namespace interstice::map {

struct Size {
  double width = 0.0;
  double height = 0.0;
};

/// What pack() is given.
struct Packing {
  std::vector<std::vector<Size>> choices;  ///< per rectangle: the sizes it may have, at least one
  std::vector<std::vector<double>> affinity;  ///< symmetric: how much two want to be near
  Size gutter{24.0, 24.0};  ///< free space between neighbours side by side, and one above the other
  double least_width = 0.0;  ///< of the whole
  double aspect = 1.4;       ///< width over height aimed at
  bool fit = false;  ///< as small as can be in a frame of that aspect, whatever it leaves empty
};

/// A place for each rectangle, from (0, 0); together they fill one rectangle but for the gutters.
///
/// Definition   Slicing floorplan: the rectangles are put in an order that keeps friends close, the order is cut in two
///              again and again at balanced areas, and each cut is drawn side by side or one above
///              the other, whichever gives the least area near the aspect. Halves then change sides
///              where that brings friends closer.
/// Result       Boxes in the order of the choices, each at least as large as one of its choices.
/// Complexity   O(k³) for k rectangles up to 100; beyond that O(k²).
/// Determinism  A function of its argument.
/// Reference    L. Stockmeyer, Information and Control 57(2-3):91-101, 1983.
///              doi:10.1016/S0019-9958(83)80038-2
[[nodiscard]] std::vector<Box> pack(const Packing& packing);

/// An order in which things with much affinity stand close: greedy, then swaps.
[[nodiscard]] std::vector<std::uint32_t> chain(const std::vector<std::vector<double>>& affinity);

}  // namespace interstice::map
