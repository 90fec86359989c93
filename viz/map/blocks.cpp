#include "viz/map/blocks.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace interstice::map {
namespace {

constexpr std::size_t kSteps = 32;  // of a line, to place its label
/// Where along it a label may stand, the middle first.
constexpr std::array kShares = {0.5,  0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7,
                                0.26, 0.74, 0.22, 0.78, 0.18, 0.82, 0.14, 0.86, 0.1,  0.9};

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

class Labels {
 public:
  Labels(const std::vector<Box>& blocks, std::vector<Line>& lines)
      : blocks_(blocks), lines_(lines) {
    for (const auto& line : lines) ways_.push_back(along(line.way.points, kSteps));
  }

  bool place() {
    bool all = true;
    std::vector<Box> taken;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      line.place.reset();
      if (line.label.empty()) continue;
      std::size_t least = std::numeric_limits<std::size_t>::max();
      for (const double share : kShares) {
        const Box box = at(i, share);
        const auto hits = [&](const Box& other) { return overlap(box.grown(3.0), other); };
        if (std::any_of(blocks_.begin(), blocks_.end(), hits) ||
            std::any_of(taken.begin(), taken.end(), hits) || !shows(i, box))
          continue;
        const std::size_t crossed = crossing(i, box);
        if (crossed < least) {
          least = crossed;
          line.place = box;
        }
      }
      // A number that lies on another line's way is read as that line's: better none.
      if (least > 0 && !line.must) line.place.reset();
      if (line.place) taken.push_back(*line.place);
      all = all && (line.place.has_value() || !line.must);
    }
    return all;
  }

 private:
  /// Whether enough of the line is to be seen beside the label: a gap's dashes, or it looks like none.
  [[nodiscard]] bool shows(std::size_t index, const Box& label) const {
    const Gap& interface = *lines_[index].interface;
    const double least = interface.state == GapState::gap ? 30.0 : 6.0;
    const std::vector<Point>& way = ways_[index];
    double seen = 0.0;
    for (std::size_t k = 1; k < way.size(); ++k) {
      const Point middle{(way[k - 1].x + way[k].x) / 2, (way[k - 1].y + way[k].y) / 2};
      const Box spot = box_around(middle, 0.1, 0.1);
      if (overlap(spot, label) || overlap(spot, blocks_[interface.system_a]) ||
          overlap(spot, blocks_[interface.system_b]))
        continue;
      seen += std::hypot(way[k].x - way[k - 1].x, way[k].y - way[k - 1].y);
    }
    return seen >= least;
  }
  [[nodiscard]] Box at(std::size_t index, double share) const {
    const Line& line = lines_[index];
    return box_around(between(ways_[index], blocks_[line.interface->system_a],
                              blocks_[line.interface->system_b], share),
                      text_width(line.label[0], kLineLabel, Weight::bold) + 8.0,
                      kLineLabel * kLineHeight + 2.0);
  }
  [[nodiscard]] std::size_t crossing(std::size_t own, const Box& box) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      bool crosses = false;
      for (std::size_t k = 1; k < ways_[i].size() && !crosses && i != own; ++k)
        crosses = touches(ways_[i][k - 1], ways_[i][k], box);
      if (crosses) ++count;
    }
    return count;
  }

  const std::vector<Box>& blocks_;
  std::vector<Line>& lines_;
  std::vector<std::vector<Point>> ways_;  // per line: points along its way
};

}  // namespace

std::vector<std::uint32_t> block_order(const Findings& findings) {
  const std::size_t k = findings.systems.size();
  std::vector<std::vector<double>> affinity(k, std::vector<double>(k, 0.0));
  for (const auto& interface : findings.interfaces) {
    const double w = interface.observed.value_or(0U);
    affinity[interface.system_a][interface.system_b] += w;
    affinity[interface.system_b][interface.system_a] += w;
  }
  return chain(affinity);
}

bool place_labels(const std::vector<Box>& blocks, std::vector<Line>& lines) {
  return Labels(blocks, lines).place();
}

}  // namespace interstice::map
