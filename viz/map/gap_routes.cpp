#include "viz/map/gap_routes.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <optional>
#include <queue>
#include <utility>

#include "viz/map/gutter_grid.hpp"
#include "viz/map/legend.hpp"
#include "viz/map/palette.hpp"

namespace interstice::map {
namespace {

constexpr double kPen = 2.4;
constexpr std::size_t kMostGapLines = 12;

/// The straight line across the gutter between two regions that face each other.
std::optional<std::vector<Point>> straight(const Box& a, const Box& b, Size gutter) {
  const auto near = [](double low, double high, double gap) {
    return high > low && high - low < gap * 1.05;
  };
  const double left = std::max(a.x0, b.x0);
  const double right = std::min(a.x1, b.x1);
  const double top = std::max(a.y0, b.y0);
  const double bottom = std::min(a.y1, b.y1);
  if (bottom - top > 30.0) {
    const double y = (top + bottom) / 2;
    if (near(a.x1, b.x0, gutter.width)) return std::vector<Point>{{a.x1, y}, {b.x0, y}};
    if (near(b.x1, a.x0, gutter.width)) return std::vector<Point>{{a.x0, y}, {b.x1, y}};
  }
  if (right - left > 30.0) {
    const double x = (left + right) / 2;
    if (near(a.y1, b.y0, gutter.height)) return std::vector<Point>{{x, a.y1}, {x, b.y0}};
    if (near(b.y1, a.y0, gutter.height)) return std::vector<Point>{{x, a.y0}, {x, b.y1}};
  }
  return std::nullopt;
}

/// A polyline as Bezier points, with rounded corners.
std::vector<Point> rounded(const std::vector<Point>& line) {
  const auto toward = [](Point from, Point to, double by) {
    const double d = std::max(1e-9, std::abs(to.x - from.x) + std::abs(to.y - from.y));
    return Point{from.x + (to.x - from.x) * by / d, from.y + (to.y - from.y) * by / d};
  };
  const auto distance = [](Point a, Point b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); };
  std::vector<Point> out = {line.front()};
  const auto straight_to = [&](Point to) {
    const Point from = out.back();
    out.insert(out.end(), {{from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3},
                           {to.x - (to.x - from.x) / 3, to.y - (to.y - from.y) / 3},
                           to});
  };
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const double by =
        std::min({12.0, distance(line[i - 1], line[i]) / 2, distance(line[i], line[i + 1]) / 2});
    straight_to(toward(line[i], line[i - 1], by));
    const Point after = toward(line[i], line[i + 1], by);
    out.insert(out.end(), {line[i], line[i], after});
  }
  straight_to(line.back());
  return out;
}

/// Boxes that segments of a line take up.
std::vector<Box> boxes_of(const std::vector<Point>& line) {
  std::vector<Box> out;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point a = line[i - 1];
    const Point b = line[i];
    out.push_back(
        Box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}.grown(
            kPen));
  }
  return out;
}

class Labels {
 public:
  explicit Labels(const GapField& field) : field_(field) {}

  void add_line(const std::vector<Point>& line) { lines_.push_back(boxes_of(line)); }

  /// A free box of this size at the line with this index: on it where it is long enough, else beside it.
  [[nodiscard]] std::optional<Box> find(const std::vector<Point>& line, std::size_t index,
                                        Size size) {
    static constexpr std::array<double, 7> kShares = {0.5, 0.38, 0.62, 0.26, 0.74, 0.15, 0.85};
    for (const double share : kShares) {
      for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1];
        const Point b = line[i];
        const Point at{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
        const bool flat = std::abs(b.x - a.x) > std::abs(b.y - a.y);
        const double along = std::abs(b.x - a.x) + std::abs(b.y - a.y);
        if (along > (flat ? size.width : size.height) + 30.0) {
          if (const Box on = box_around(at, size.width, size.height); is_free(on, index))
            return taken(on);
        }
        const double off = 5.0 + (flat ? size.height : size.width) / 2;
        for (const double side : {1.0, -1.0}) {
          const Point beside =
              flat ? Point{at.x, at.y + side * off} : Point{at.x + side * off, at.y};
          if (const Box box = box_around(beside, size.width, size.height);
              is_free(box, lines_.size()))
            return taken(box);
        }
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_free(const Box& box, std::size_t own) const {
    const Box& all = field_.field;
    if (box.x0 < all.x0 || box.y0 < all.y0 || box.x1 > all.x1 || box.y1 > all.y1) return false;
    const auto hits = [&](const Box& other) { return overlap(box.grown(2.0), other); };
    if (std::any_of(field_.boxes.begin(), field_.boxes.end(), hits)) return false;
    if (std::any_of(labels_.begin(), labels_.end(), hits)) return false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i != own && std::any_of(lines_[i].begin(), lines_[i].end(), hits)) return false;
    }
    return true;
  }
  [[nodiscard]] Box taken(const Box& box) {
    labels_.push_back(box);
    return box;
  }

  const GapField& field_;
  std::vector<std::vector<Box>> lines_;
  std::vector<Box> labels_;
};

struct Drawn {
  const Gap* interface = nullptr;
  std::uint32_t a = 0;  ///< regions
  std::uint32_t b = 0;
  std::vector<Point> line;
};

std::optional<std::uint32_t> region_of(const GapField& field, std::uint32_t system) {
  for (std::uint32_t i = 0; i < field.plan.regions.size(); ++i) {
    if (field.plan.regions[i].system == system) return i;
  }
  return std::nullopt;
}

std::vector<Drawn> gaps_of(const Findings& findings, const GapField& field) {
  std::vector<Drawn> out;
  for (const auto& interface : findings.interfaces) {
    const auto a = region_of(field, interface.system_a);
    const auto b = region_of(field, interface.system_b);
    if (interface.state == GapState::gap && a && b) out.push_back({&interface, *a, *b, {}});
  }
  // Those that miss most first; more would run side by side as one band.
  std::stable_sort(out.begin(), out.end(), [](const Drawn& x, const Drawn& y) {
    return x.interface->missing.value_or(0.0) > y.interface->missing.value_or(0.0);
  });
  return out;
}

std::string sentence(const Findings& findings, const Gap& interface) {
  std::string text;
  for (const auto& line : gap_label(findings, interface)) text += text.empty() ? line : " " + line;
  return fmt::format("Gap between {} and {}: {}.",
                     one_line(findings.systems[interface.system_a].name),
                     one_line(findings.systems[interface.system_b].name), text);
}

/// Gaps of systems none of whose bodies is shown.
std::vector<std::string> without_region(const Findings& findings, const GapField& field) {
  std::vector<std::string> out;
  for (const auto& interface : findings.interfaces) {
    if (interface.state != GapState::gap) continue;
    if (region_of(field, interface.system_a) && region_of(field, interface.system_b)) continue;
    out.push_back(sentence(findings, interface));
  }
  return out;
}

}  // namespace

std::vector<std::string> add_gaps(Scene& scene, const Findings& findings, const GapField& field) {
  std::vector<Drawn> gaps = gaps_of(findings, field);
  if (gaps.empty()) return without_region(findings, field);
  const std::size_t further = gaps.size() - std::min(gaps.size(), kMostGapLines);
  gaps.resize(gaps.size() - further);
  GutterGrid grid(field.boxes, field.field, field.gutter);
  Labels labels(field);
  for (auto& gap : gaps) {
    if (auto line = straight(field.boxes[gap.a], field.boxes[gap.b], field.gutter)) {
      gap.line = std::move(*line);
      grid.avoid(gap.line.front(), gap.line.back());
    }
  }
  for (auto& gap : gaps) {
    if (gap.line.empty()) gap.line = grid.route(gap.a, gap.b);
    labels.add_line(gap.line);
  }
  const double font = field.plan.style.gap_label;
  int letters = 0;
  std::vector<std::string> not_placed = without_region(findings, field);
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    const Drawn& gap = gaps[i];
    scene.curves.push_back({"gap", fmt::format("s{}", gap.a), fmt::format("s{}", gap.b),
                            rounded(gap.line), std::string(kGapColour), kPen, Dash::dashed});
    const auto lines = gap_label(findings, *gap.interface);
    double width = 0.0;
    for (const auto& line : lines) width = std::max(width, text_width(line, font, Weight::bold));
    const Size size{width + 6.0, font * kLineHeight * static_cast<double>(lines.size())};
    if (const auto box = labels.find(gap.line, i, size)) {
      scene.texts.push_back({*box, lines, font, true, false, readable(kGapColour, "#ffffff"),
                             "#ffffffe8", TextRole::gap});
      continue;
    }
    // No room for the numbers: a letter on the line, explained in the legend.
    const std::string letter =
        letters++ < 26 ? std::string(1, static_cast<char>('A' + letters - 1)) : "";
    const auto badge =
        letter.empty() ? std::nullopt : labels.find(gap.line, i, {font * 1.3, font * 1.3});
    if (badge)
      scene.texts.push_back({*badge,
                             {letter},
                             font,
                             true,
                             false,
                             readable(kGapColour, "#ffffff"),
                             "#ffffff",
                             TextRole::gap});
    not_placed.push_back((badge ? letter + ": " : "") + sentence(findings, *gap.interface));
  }
  if (further > 0) {
    not_placed.push_back(fmt::format(
        "The {} gaps that miss the most links have their lines; {} more {} in the tables alone.",
        kMostGapLines, further, further == 1 ? "is" : "are"));
  }
  return not_placed;
}

}  // namespace interstice::map
