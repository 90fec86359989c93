#include "viz/map/ring.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace interstice::map {
namespace {

constexpr std::size_t kMostKeptClear =
    14;  // blocks: keeping lines clear of more would take a picture of metres
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

bool touches(Point a, Point b, const Box& box) {
  double low = 0.0;
  double high = 1.0;
  const auto cut = [&](double from, double step, double least, double most) {
    if (std::abs(step) < 1e-12) return from > least && from < most;
    const double first = (least - from) / step;
    const double second = (most - from) / step;
    low = std::max(low, std::min(first, second));
    high = std::min(high, std::max(first, second));
    return low < high;
  };
  return cut(a.x, b.x - a.x, box.x0, box.x1) && cut(a.y, b.y - a.y, box.y0, box.y1);
}

/// The middle of the part of a-b outside both blocks, shared out: 0 at the border of one, 1 at the other.
Point between(Point a, Point b, const Box& first, const Box& second, double share) {
  const auto leave = [](Point from, Point to, const Box& box) {
    const double x =
        std::abs(to.x - from.x) < 1e-9 ? 1.0 : box.width() / 2 / std::abs(to.x - from.x);
    const double y =
        std::abs(to.y - from.y) < 1e-9 ? 1.0 : box.height() / 2 / std::abs(to.y - from.y);
    return std::min({x, y, 0.49});
  };
  const double low = leave(a, b, first);
  const double high = 1.0 - leave(b, a, second);
  const double t = low + (high - low) * share;
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

class Search {
 public:
  Search(const Findings& findings, std::vector<Block> blocks, std::vector<Line> lines)
      : blocks_(std::move(blocks)), lines_(std::move(lines)), order_(around(findings)) {
    double scale = blocks_.size() <= 1 ? 1.0 : 75.0 + 9.0 * static_cast<double>(blocks_.size());
    // It grows until nothing touches, and a little more where that gives every label a place.
    for (int step = 0, spare = 6; step < 60 && spare > 0; ++step, scale *= 1.08) {
      set_boxes(scale);
      if (!clear()) continue;
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

  /// No two blocks touch, and, up to kMostKeptClear, no line runs behind a third block but for its corners.
  [[nodiscard]] bool clear() const {
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes_.size(); ++j) {
        if (overlap(boxes_[i].grown(14.0), boxes_[j].grown(14.0))) return false;
      }
    }
    if (blocks_.size() > kMostKeptClear) return true;
    for (const auto& line : lines_) {
      const auto a = line.interface->system_a;
      const auto b = line.interface->system_b;
      for (std::size_t i = 0; i < boxes_.size(); ++i) {
        if (i != a && i != b &&
            touches(boxes_[a].centre(), boxes_[b].centre(), boxes_[i].grown(-9.0)))
          return false;
      }
    }
    return true;
  }

  /// Each label goes where the fewest other lines pass; whether all found a place.
  bool label() {
    bool all = true;
    std::vector<Box> taken;
    for (auto& line : lines_) {
      line.place.reset();
      if (line.label.empty()) continue;
      std::size_t least = std::numeric_limits<std::size_t>::max();
      for (const double share : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}) {
        const Box box = at(line, share);
        const auto hits = [&](const Box& other) { return overlap(box.grown(3.0), other); };
        if (std::any_of(boxes_.begin(), boxes_.end(), hits) ||
            std::any_of(taken.begin(), taken.end(), hits))
          continue;
        const std::size_t crossed = crossing(line, box);
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

  [[nodiscard]] Box at(const Line& line, double share) const {
    const Box& a = boxes_[line.interface->system_a];
    const Box& b = boxes_[line.interface->system_b];
    return box_around(between(a.centre(), b.centre(), a, b, share),
                      text_width(line.label[0], kLineLabel, Weight::bold) + 8.0,
                      kLineLabel * kLineHeight + 2.0);
  }
  [[nodiscard]] std::size_t crossing(const Line& own, const Box& box) const {
    return static_cast<std::size_t>(
        std::count_if(lines_.begin(), lines_.end(), [&](const Line& line) {
          return line.interface != own.interface &&
                 touches(boxes_[line.interface->system_a].centre(),
                         boxes_[line.interface->system_b].centre(), box);
        }));
  }

  std::vector<Block> blocks_;
  std::vector<Line> lines_;
  std::vector<std::uint32_t> order_;
  std::vector<Box> boxes_;
};

}  // namespace

Ring ring_of(const Findings& findings, const std::vector<Block>& blocks, std::vector<Line> lines) {
  return Search(findings, blocks, std::move(lines)).take();
}

}  // namespace interstice::map
