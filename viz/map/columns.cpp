#include "viz/map/columns.hpp"

#include <cmath>
#include <utility>

namespace interstice::map {
namespace {

constexpr double kBetween = 240.0;  // the columns
constexpr double kBulge = 70.0;     // of a line between neighbours: room for its label
constexpr double kHeight = 230.0;   // of a column, where blocks are few enough
constexpr double kMostStep = 32.0;  // from block to block
constexpr double kApart = 1.5;      // two blocks of a column

/// From the inner side of one block to that of another.
Way way_between(const Box& a, const Box& b) {
  const auto leave = [](const Box& box) {
    return Point{box.centre().x < 0.0 ? box.x1 : box.x0, box.centre().y};
  };
  const Point from = leave(a);
  const Point to = leave(b);
  const bool same = (from.x < 0.0) == (to.x < 0.0);
  // In one column a line bulges out towards the middle, the further the longer it is.
  const double inwards =
      same ? std::min(0.85 * kBetween, kBulge + 0.5 * std::abs(to.y - from.y)) : 0.4 * kBetween;
  const auto in = [&](Point p) { return Point{p.x + (p.x < 0.0 ? inwards : -inwards), p.y}; };
  return {{from, in(from), in(to), to}, 0};
}

}  // namespace

Standing columns_of(const Findings& findings, const std::vector<Block>& blocks,
                    std::vector<Line> lines) {
  Size cell;
  for (const auto& block : blocks) {
    cell = {std::max(cell.width, block.size.width), std::max(cell.height, block.size.height)};
  }
  const auto order = block_order(findings);
  const std::size_t rows = (order.size() + 1) / 2;
  const double step =
      std::max(cell.height + kApart, std::min(kHeight / static_cast<double>(rows), kMostStep));
  Standing out;
  out.boxes.resize(blocks.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool left = i < rows;
    const std::size_t row = left ? i : order.size() - 1 - i;
    const double x = (kBetween + cell.width) / 2;
    const double y = step * (static_cast<double>(row) - static_cast<double>(rows - 1) / 2);
    out.boxes[order[i]] = box_around({left ? -x : x, y}, cell.width, cell.height);
  }
  for (auto& line : lines) {
    line.way =
        way_between(out.boxes[line.interface->system_a], out.boxes[line.interface->system_b]);
  }
  (void)place_labels(out.boxes, lines);
  out.lines = std::move(lines);
  return out;
}

}  // namespace interstice::map
