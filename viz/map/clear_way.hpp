/// @file  Lines that keep off the things between their ends.
#pragma once

#include <cstdint>
#include <vector>

#include "viz/map/scene.hpp"

namespace interstice::map {

/// A line from one thing to another.
struct Way {
  std::vector<Point> points;  ///< one cubic Bezier, from centre to centre
  std::size_t behind = 0;     ///< third things that it runs behind all the same
};

/// A thing that a line must not seem to touch unless it ends there.
struct Obstacle {
  Box box;
  Shape shape = Shape::circle;  ///< circle: the disc in the box; else all of the box
};

/// A line that runs behind a third body looks as if it ended there. These lines go round.
///
/// Definition   The bend asked for is taken if it keeps a line kClearance off every third thing;
///              else the nearest to it, out of 169, that does; else the one behind the fewest.
///              A line of which both halves bend alike is an arc, any other an S.
/// Complexity   O(t s) a line: t bends tried, s things near it. In all at most kMostTries bends,
///              shared out evenly: with more than kMostTries / 169 lines each may try fewer.
/// Determinism  A function of its arguments.
class ClearWays {
 public:
  static constexpr double kClearance = 2.5;          // points
  static constexpr std::size_t kMostTries = 300000;  // half a second

  /// Lines keep inside `within` where they can.
  ClearWays(std::vector<Obstacle> things, const Box& within, std::size_t lines);

  /// `bend`: how far the middle of the line would bulge to its left, times 4/3.
  [[nodiscard]] Way way(std::uint32_t from, std::uint32_t to, double bend) const;

 private:
  struct Cells {
    std::size_t left;
    std::size_t right;
    std::size_t top;
    std::size_t bottom;
  };
  [[nodiscard]] std::size_t behind(const std::vector<Point>& line, std::uint32_t from,
                                   std::uint32_t to, std::size_t enough) const;
  [[nodiscard]] bool hit(Point a, Point b, std::uint32_t thing) const;
  [[nodiscard]] Cells cells_of(const Box& box) const;

  std::vector<Obstacle> things_;
  Box within_;
  std::size_t tries_ = 1;
  Box field_;
  std::size_t columns_ = 1;
  std::size_t rows_ = 1;
  std::vector<std::vector<std::uint32_t>> cells_;  // things by square of the field
};

/// Points along a line of Bezier pieces, ends included, `steps` a piece.
[[nodiscard]] std::vector<Point> along(const std::vector<Point>& bezier, std::size_t steps);

/// Whether the straight line from a to b passes through the inside of a box.
[[nodiscard]] bool touches(Point a, Point b, const Box& box);

}  // namespace interstice::map
