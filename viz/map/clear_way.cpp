#include "viz/map/clear_way.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace interstice::map {
namespace {

constexpr double kCell = 48.0;        // side of a square of the field
constexpr double kMostCells = 256.0;  // a side
constexpr double kLong = 600.0;       // longer lines are bent further in proportion
constexpr double kStep = 12.0;        // of a line, between two points that are looked at
/// How far the two halves of a line are moved to its left.
struct Bend {
  double first = 0.0;
  double second = 0.0;
};

/// All pairs of moves, coarse ones first, of those the smallest first; of two alike, arcs before S.
std::vector<Bend> all_bends() {
  static constexpr std::array<double, 7> kCoarse = {0, 14, 30, 50, 74, 104, 140};
  static constexpr std::array<double, 6> kFine = {7, 22, 40, 62, 89, 122};
  std::vector<double> moves;
  for (const double move : kCoarse) moves.insert(moves.end(), move > 0.0 ? 2 : 1, move);
  for (const double move : kFine) moves.insert(moves.end(), 2, move);
  for (std::size_t i = 1; i < moves.size(); i += 2) moves[i] = -moves[i];
  const std::size_t coarse = 2 * kCoarse.size() - 1;
  struct Candidate {
    Bend bend;
    bool fine = false;
    double cost = 0.0;
  };
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    for (std::size_t j = 0; j < moves.size(); ++j) {
      const double twist = moves[i] - moves[j];
      all.push_back({{moves[i], moves[j]},
                     i >= coarse || j >= coarse,
                     moves[i] * moves[i] + moves[j] * moves[j] + twist * twist / 2});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.fine != b.fine ? b.fine : a.cost < b.cost;
  });
  std::vector<Bend> out;
  for (const auto& one : all) out.push_back(one.bend);
  return out;
}

double distance(Point a, Point b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

std::size_t squares(double side) {
  return static_cast<std::size_t>(std::clamp(std::ceil(side / kCell), 1.0, kMostCells));
}

bool holds(const Box& box, Point p) {
  return p.x >= box.x0 && p.x <= box.x1 && p.y >= box.y0 && p.y <= box.y1;
}

/// Whether the straight line from a to b comes nearer than `radius` to p.
bool near(Point a, Point b, Point p, double radius) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double along_it = length > 0.0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0.0;
  const double t = std::clamp(along_it, 0.0, 1.0);
  const double x = a.x + dx * t - p.x;
  const double y = a.y + dy * t - p.y;
  return x * x + y * y < radius * radius;
}

/// The point at t of the Bezier curve of four points.
Point on(const Point* p, double t) {
  const double s = 1.0 - t;
  const double a = s * s * s;
  const double b = 3 * s * s * t;
  const double c = 3 * s * t * t;
  const double d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
          a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/// So many that a chord lies within a fraction of kClearance of a bent line.
std::size_t steps(const std::vector<Point>& line) {
  const double length =
      distance(line[0], line[1]) + distance(line[1], line[2]) + distance(line[2], line[3]);
  return static_cast<std::size_t>(std::clamp(std::ceil(length / kStep), 8.0, 128.0));
}

std::vector<Point> bent(Point a, Point b, const Bend& bend) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double d = std::max(distance(a, b), 1e-9);
  const Point left{-dy / d, dx / d};
  return {a,
          {a.x + dx / 3 + left.x * bend.first, a.y + dy / 3 + left.y * bend.first},
          {b.x - dx / 3 + left.x * bend.second, b.y - dy / 3 + left.y * bend.second},
          b};
}

}  // namespace

std::vector<Point> along(const std::vector<Point>& bezier, std::size_t steps) {
  std::vector<Point> out;
  if (bezier.empty()) return out;
  out.push_back(bezier.front());
  for (std::size_t piece = 0; piece + 3 < bezier.size(); piece += 3) {
    for (std::size_t i = 1; i <= steps; ++i)
      out.push_back(on(&bezier[piece], static_cast<double>(i) / static_cast<double>(steps)));
  }
  return out;
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

ClearWays::ClearWays(std::vector<Obstacle> things, const Box& within, std::size_t lines)
    : things_(std::move(things)),
      within_(within),
      tries_(std::max<std::size_t>(1, kMostTries / std::max<std::size_t>(lines, 1))) {
  if (things_.empty()) return;
  field_ = things_[0].box;
  for (const auto& thing : things_) {
    field_ = {std::min(field_.x0, thing.box.x0), std::min(field_.y0, thing.box.y0),
              std::max(field_.x1, thing.box.x1), std::max(field_.y1, thing.box.y1)};
  }
  columns_ = squares(field_.width());
  rows_ = squares(field_.height());
  cells_.resize(columns_ * rows_);
  for (std::uint32_t i = 0; i < things_.size(); ++i) {
    const Cells cells = cells_of(things_[i].box.grown(kClearance));
    for (std::size_t row = cells.top; row <= cells.bottom; ++row) {
      for (std::size_t column = cells.left; column <= cells.right; ++column)
        cells_[row * columns_ + column].push_back(i);
    }
  }
}

ClearWays::Cells ClearWays::cells_of(const Box& box) const {
  const auto index = [](double at, double low, double high, std::size_t count) {
    const double share = high > low ? (at - low) / (high - low) : 0.0;
    const auto most = static_cast<double>(count - 1);
    return static_cast<std::size_t>(
        std::clamp(std::floor(share * static_cast<double>(count)), 0.0, most));
  };
  return {index(box.x0, field_.x0, field_.x1, columns_),
          index(box.x1, field_.x0, field_.x1, columns_), index(box.y0, field_.y0, field_.y1, rows_),
          index(box.y1, field_.y0, field_.y1, rows_)};
}

bool ClearWays::hit(Point a, Point b, std::uint32_t thing) const {
  const Obstacle& other = things_[thing];
  if (other.shape == Shape::circle)
    return near(a, b, other.box.centre(), other.box.width() / 2 + kClearance);
  return touches(a, b, other.box.grown(kClearance));
}

/// How many third things the line runs behind, one more if it leaves the field; counting stops at `enough`.
std::size_t ClearWays::behind(const std::vector<Point>& line, std::uint32_t from, std::uint32_t to,
                              std::size_t enough) const {
  std::vector<std::uint32_t> found;
  bool strays = false;
  const std::size_t most = steps(line);
  Point b = line.front();
  for (std::size_t i = 1; i <= most; ++i) {
    const Point a = b;
    b = on(line.data(), static_cast<double>(i) / static_cast<double>(most));
    if (!holds(within_, b) && !strays) {
      strays = true;
      if (found.size() + 1 >= enough) return enough;
    }
    const Cells cells =
        cells_of({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
    for (std::size_t row = cells.top; row <= cells.bottom; ++row) {
      for (std::size_t column = cells.left; column <= cells.right; ++column) {
        for (const auto thing : cells_[row * columns_ + column]) {
          if (thing == from || thing == to || !hit(a, b, thing)) continue;
          if (std::find(found.begin(), found.end(), thing) != found.end()) continue;
          found.push_back(thing);
          if (found.size() + (strays ? 1 : 0) >= enough) return enough;
        }
      }
    }
  }
  return found.size() + (strays ? 1 : 0);
}

Way ClearWays::way(std::uint32_t from, std::uint32_t to, double bend) const {
  static const std::vector<Bend> kBends = all_bends();
  const Point a = things_[from].box.centre();
  const Point b = things_[to].box.centre();
  const double d = distance(a, b);
  const double scale = std::max(1.0, d / kLong);
  Way best{{}, std::numeric_limits<std::size_t>::max()};
  for (std::size_t i = 0; i < std::min(tries_, kBends.size()) && best.behind > 0; ++i) {
    const Bend here{bend + scale * kBends[i].first, bend + scale * kBends[i].second};
    if (i > 0 && std::max(std::abs(here.first), std::abs(here.second)) > d) continue;
    std::vector<Point> line = bent(a, b, here);
    const std::size_t count = behind(line, from, to, best.behind);
    if (count < best.behind) best = {std::move(line), count};
  }
  return best;
}

}  // namespace interstice::map
