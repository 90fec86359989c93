#include "viz/map/ring.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace interstice::map {
namespace {

constexpr double kLeastScale = 90.0;
constexpr int kSpare = 8;           // steps more for the sake of labels
constexpr double kApart = 10.0;     // half of it between two blocks
constexpr double kOffBlocks = 4.0;  // between a line and a third block
constexpr double kFlatness =
    2.0;  // width over height: what the rest of a first page on paper leaves

Box hull(const std::vector<Box>& boxes) {
  Box out = boxes.empty() ? Box{} : boxes[0];
  for (const auto& box : boxes) {
    out = {std::min(out.x0, box.x0), std::min(out.y0, box.y0), std::max(out.x1, box.x1),
           std::max(out.y1, box.y1)};
  }
  return out;
}

class Search {
 public:
  Search(const Findings& findings, std::vector<Block> blocks, std::vector<Line> lines)
      : blocks_(std::move(blocks)), lines_(std::move(lines)), order_(block_order(findings)) {
    double scale = blocks_.size() <= 1 ? 1.0 : kLeastScale;
    // It grows until nothing touches, and a little more where that gives every label a place.
    for (int step = 0, spare = kSpare; step < 100 && spare > 0; ++step, scale *= 1.05) {
      set_boxes(scale);
      if (!apart() || !lead()) continue;
      if (place_labels(boxes_, lines_)) return;
      --spare;
    }
  }
  [[nodiscard]] Standing take() { return {std::move(boxes_), std::move(lines_)}; }

 private:
  void set_boxes(double scale) {
    boxes_.assign(blocks_.size(), {});
    const auto k = static_cast<double>(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) {
      // Two blocks stand side by side; more begin at the top left, so that no two lines are level.
      const double turn = order_.size() == 2 ? 0.5 : 0.625;
      const double angle = 2.0 * std::numbers::pi * (static_cast<double>(i) / k + turn);
      const Block& block = blocks_[order_[i]];
      boxes_[order_[i]] = box_around({kFlatness * scale * std::cos(angle), scale * std::sin(angle)},
                                     block.size.width, block.size.height);
    }
  }

  [[nodiscard]] bool apart() const {
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes_.size(); ++j) {
        if (overlap(boxes_[i].grown(kApart), boxes_[j].grown(kApart))) return false;
      }
    }
    return true;
  }

  /// Gives each line its way; false if one has to run behind a third block.
  bool lead() {
    std::vector<Obstacle> blocks;
    for (const auto& box : boxes_) blocks.push_back({box.grown(kOffBlocks), Shape::block});
    const ClearWays ways(std::move(blocks), hull(boxes_), lines_.size());
    bool all = true;
    for (auto& line : lines_) {
      line.way = ways.way(line.interface->system_a, line.interface->system_b, 0.0);
      all = all && line.way.behind == 0;
    }
    return all;
  }

  std::vector<Block> blocks_;
  std::vector<Line> lines_;
  std::vector<std::uint32_t> order_;
  std::vector<Box> boxes_;
};

}  // namespace

Standing ring_of(const Findings& findings, const std::vector<Block>& blocks,
                 std::vector<Line> lines) {
  return Search(findings, blocks, std::move(lines)).take();
}

}  // namespace interstice::map
