/// @file  Ways through the free space between regions.
#pragma once

#include <cstdint>
#include <vector>

#include "viz/map/packing.hpp"
#include "viz/map/scene.hpp"

namespace interstice::map {

/// The middles of all gutters as a grid of crossings. Routes keep off those drawn before them.
class GutterGrid {
 public:
  GutterGrid(const std::vector<Box>& boxes, const Box& field, Size gutter);

  /// Routes keep away from this line, and from the room for its label.
  void avoid(Point a, Point b);

  /// A line of level and upright pieces from the border of region a to that of region b.
  [[nodiscard]] std::vector<Point> route(std::uint32_t a, std::uint32_t b);

 private:
  struct Port {
    std::size_t crossing = 0;
    Point border;
  };
  [[nodiscard]] std::size_t at(std::size_t column, std::size_t row) const {
    return row * xs_.size() + column;
  }
  [[nodiscard]] Point point(std::size_t crossing) const {
    return {xs_[crossing % xs_.size()], ys_[crossing / xs_.size()]};
  }
  [[nodiscard]] bool blocked(Point a, Point b) const;
  [[nodiscard]] std::vector<Port> ports(std::uint32_t region) const;
  [[nodiscard]] std::vector<std::size_t> shortest(const std::vector<Port>& from,
                                                  const std::vector<Port>& to);
  [[nodiscard]] std::vector<Point> shifted(std::vector<Point> line);

  const std::vector<Box>& boxes_;
  Size half_;  // a gutter
  std::vector<double> xs_;
  std::vector<double> ys_;
  std::vector<bool> right_open_;  // per crossing: the piece to the next column, to the next row
  std::vector<bool> down_open_;
  std::vector<int> right_used_;
  std::vector<int> down_used_;
  std::size_t routes_ = 0;
};

}  // namespace interstice::map
