/// @file  Maximum of a smooth function of one number, found on a grid and then by parabolas.
#pragma once

#include <functional>

namespace interstice {

struct Bracket {
  double low;
  double high;
};

/// The place of the largest value: the best of `grid` evenly spaced points (so that a second peak is not missed; at
/// least 2), then Brent's search between its neighbours until it is within `tolerance`.
///
/// Result       A multiple of `tolerance`, so that rounding in `value` does not show.
/// Determinism  Calls `value` from high to low on the grid.
/// Reference    R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter 5.
[[nodiscard]] double highest(const std::function<double(double)>& value, Bracket bracket, int grid,
                             double tolerance);

}  // namespace interstice
