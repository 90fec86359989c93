#include "viz/map/ring.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace interstice::map {
namespace {

constexpr std::size_t kMostKeptClear =
    14;  // blocks: keeping lines clear of more would take a picture of metres
constexpr double kOffBlocks = 4.0;  // between a line and a third block
constexpr std::size_t kSteps = 32;  // of a line, to place its label
constexpr double kFlatness =
    2.0;  // width over height: what the rest of a first page on paper leaves

/// Systems around an ellipse, those that meet most side by side.
std::vector<std::uint32_t> around(const Findings& findings) {
  const std::size_t k = findings.systems.size();
  std::vector<std::vector<double>> affinity(k, std::vector<double>(k, 0.0));
  for (const auto& interface : findings.interfaces) {
    const double w = interface.observed.value_or(0U);
    affinity[interface.system_a][interface.system_b] += w;
    affinity[interface.system_b][interface.system_a] += w;
  }
  return chain(affinity);
}

/// The point at a share of the part of a line outside both blocks: 0 at the border of one, 1 at the other.
Point between(const std::vector<Point>& line, const Box& first, const Box& second, double share) {
  const auto inside = [](Point p, const Box& box) {
    return p.x > box.x0 && p.x < box.x1 && p.y > box.y0 && p.y < box.y1;
  };
  std::size_t low = 0;
  std::size_t high = line.size() - 1;
  while (low < high && inside(line[low], first)) ++low;
  while (high > low && inside(line[high], second)) --high;
  const double at = static_cast<double>(low) + static_cast<double>(high - low) * share;
  const auto before = std::min(static_cast<std::size_t>(at), line.size() - 2);
  const double rest = at - static_cast<double>(before);
  const Point a = line[before];
  const Point b = line[before + 1];
  return {a.x + (b.x - a.x) * rest, a.y + (b.y - a.y) * rest};
}

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
      : blocks_(std::move(blocks)), lines_(std::move(lines)), order_(around(findings)) {
    double scale = blocks_.size() <= 1 ? 1.0 : 75.0 + 9.0 * static_cast<double>(blocks_.size());
    // It grows until nothing touches, and a little more where that gives every label a place.
    for (int step = 0, spare = 6; step < 60 && spare > 0; ++step, scale *= 1.08) {
      set_boxes(scale);
      if (!apart() || !lead()) continue;
      if (label()) return;
      --spare;
    }
  }
  [[nodiscard]] Ring take() { return {std::move(boxes_), std::move(lines_)}; }

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
        if (overlap(boxes_[i].grown(14.0), boxes_[j].grown(14.0))) return false;
      }
    }
    return true;
  }

  /// Gives each line its way; false if one of few enough blocks has to run behind a third block.
  bool lead() {
    std::vector<Obstacle> blocks;
    for (const auto& box : boxes_) blocks.push_back({box.grown(kOffBlocks), Shape::block});
    const ClearWays ways(std::move(blocks), hull(boxes_), lines_.size());
    bool all = true;
    seen_.clear();
    for (auto& line : lines_) {
      line.way = ways.way(line.interface->system_a, line.interface->system_b, 0.0);
      all = all && line.way.behind == 0;
      seen_.push_back(along(line.way.points, kSteps));
    }
    return all || blocks_.size() > kMostKeptClear;
  }

  /// Each label goes where the fewest other lines pass; whether all found a place.
  bool label() {
    bool all = true;
    std::vector<Box> taken;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      line.place.reset();
      if (line.label.empty()) continue;
      std::size_t least = std::numeric_limits<std::size_t>::max();
      for (const double share : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}) {
        const Box box = at(i, share);
        const auto hits = [&](const Box& other) { return overlap(box.grown(3.0), other); };
        if (std::any_of(boxes_.begin(), boxes_.end(), hits) ||
            std::any_of(taken.begin(), taken.end(), hits))
          continue;
        const std::size_t crossed = crossing(i, box);
        if (crossed < least) {
          least = crossed;
          line.place = box;
        }
      }
      if (line.place) taken.push_back(*line.place);
      all = all && line.place.has_value();
    }
    return all;
  }

  [[nodiscard]] Box at(std::size_t index, double share) const {
    const Line& line = lines_[index];
    return box_around(between(seen_[index], boxes_[line.interface->system_a],
                              boxes_[line.interface->system_b], share),
                      text_width(line.label[0], kLineLabel, Weight::bold) + 8.0,
                      kLineLabel * kLineHeight + 2.0);
  }
  [[nodiscard]] std::size_t crossing(std::size_t own, const Box& box) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      bool crosses = false;
      for (std::size_t k = 1; k < seen_[i].size() && !crosses && i != own; ++k)
        crosses = touches(seen_[i][k - 1], seen_[i][k], box);
      if (crosses) ++count;
    }
    return count;
  }

  std::vector<Block> blocks_;
  std::vector<Line> lines_;
  std::vector<std::uint32_t> order_;
  std::vector<Box> boxes_;
  std::vector<std::vector<Point>> seen_;  // per line: points along its way
};

}  // namespace

Ring ring_of(const Findings& findings, const std::vector<Block>& blocks, std::vector<Line> lines) {
  return Search(findings, blocks, std::move(lines)).take();
}

}  // namespace interstice::map
