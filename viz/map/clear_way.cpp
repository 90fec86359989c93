#include "viz/map/clear_way.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace interstice::map {
namespace {

constexpr double kCell = 48.0;        // side of a square of the field
constexpr double kMostCells = 256.0;  // a side
constexpr double kStep = 12.0;        // of a line, between two points that are looked at
constexpr std::array<double, 13> kMoves = {0,   -14, 14,   -30, 30,   -50, 50,
                                           -74, 74,  -104, 104, -140, 140};

/// How far the two halves of a line are moved to its left.
struct Bend {
  double first = 0.0;
  double second = 0.0;
};

/// All pairs of moves, the smallest first; of two alike, arcs before S.
std::vector<Bend> all_bends() {
  std::vector<Bend> out;
  for (const double first : kMoves) {
    for (const double second : kMoves) out.push_back({first, second});
  }
  const auto cost = [](const Bend& bend) {
    const double twist = bend.first - bend.second;
    return bend.first * bend.first + bend.second * bend.second + twist * twist / 2;
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const Bend& a, const Bend& b) { return cost(a) < cost(b); });
  return out;
}

double distance(Point a, Point b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

std::size_t squares(double side) {
  return static_cast<std::size_t>(std::clamp(std::ceil(side / kCell), 1.0, kMostCells));
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

ClearWays::ClearWays(std::vector<Obstacle> things, std::size_t lines)
    : things_(std::move(things)),
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

/// How many third things the line runs behind; counting stops at `enough`.
std::size_t ClearWays::behind(const std::vector<Point>& line, std::uint32_t from, std::uint32_t to,
                              std::size_t enough) const {
  std::vector<std::uint32_t> found;
  const std::size_t most = steps(line);
  Point b = line.front();
  for (std::size_t i = 1; i <= most; ++i) {
    const Point a = b;
    b = on(line.data(), static_cast<double>(i) / static_cast<double>(most));
    const Cells cells =
        cells_of({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
    for (std::size_t row = cells.top; row <= cells.bottom; ++row) {
      for (std::size_t column = cells.left; column <= cells.right; ++column) {
        for (const auto thing : cells_[row * columns_ + column]) {
          if (thing == from || thing == to || !hit(a, b, thing)) continue;
          if (std::find(found.begin(), found.end(), thing) != found.end()) continue;
          found.push_back(thing);
          if (found.size() >= enough) return enough;
        }
      }
    }
  }
  return found.size();
}

Way ClearWays::way(std::uint32_t from, std::uint32_t to, double bend) const {
  static const std::vector<Bend> kBends = all_bends();
  const Point a = things_[from].box.centre();
  const Point b = things_[to].box.centre();
  const double d = distance(a, b);
  Way best{{}, std::numeric_limits<std::size_t>::max()};
  for (std::size_t i = 0; i < std::min(tries_, kBends.size()) && best.behind > 0; ++i) {
    const Bend here{bend + kBends[i].first, bend + kBends[i].second};
    if (i > 0 && std::max(std::abs(here.first), std::abs(here.second)) > d) continue;
    std::vector<Point> line = bent(a, b, here);
    const std::size_t count = behind(line, from, to, best.behind);
    if (count < best.behind) best = {std::move(line), count};
  }
  return best;
}

}  // namespace interstice::map
