#include "viz/map/gutter_grid.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace interstice::map {
namespace {

constexpr double kBend = 60.0;
constexpr double kUsedAgain = 2.0;  // extra lengths for each route that already takes a piece
constexpr double kOutside = 1.0;    // extra lengths at the left and right rim: no room for a label
constexpr double kClear = 14.0;     // from the middle lane to any region
constexpr double kLane = 6.0;       // between two routes in one gutter
constexpr int kLanes = 5;

std::vector<double> sorted(std::vector<double> values, double low, double high) {
  std::sort(values.begin(), values.end());
  std::vector<double> out;
  for (const double value : values) {
    if (value >= low && value <= high && (out.empty() || value - out.back() > 1.0))
      out.push_back(value);
  }
  return out;
}

}  // namespace

GutterGrid::GutterGrid(const std::vector<Box>& boxes, const Box& field, Size gutter)
    : boxes_(boxes), half_{gutter.width / 2, gutter.height / 2} {
  const double outer = half_.height;
  double left = field.x1;
  double right = field.x0;
  double top = field.y1;
  double bottom = field.y0;
  for (const auto& box : boxes) {
    left = std::min(left, box.x0);
    right = std::max(right, box.x1);
    top = std::min(top, box.y0);
    bottom = std::max(bottom, box.y1);
  }
  const Box rim{left - outer, top - outer, right + outer, bottom + outer};
  for (const auto& box : boxes) {
    for (const double x : {std::max(box.x0 - half_.width, rim.x0), box.centre().x,
                           std::min(box.x1 + half_.width, rim.x1)})
      xs_.push_back(x);
    for (const double y : {std::max(box.y0 - half_.height, rim.y0), box.centre().y,
                           std::min(box.y1 + half_.height, rim.y1)})
      ys_.push_back(y);
  }
  xs_ = sorted(std::move(xs_), rim.x0, rim.x1);
  ys_ = sorted(std::move(ys_), rim.y0, rim.y1);
  const std::size_t crossings = xs_.size() * ys_.size();
  right_open_.assign(crossings, false);
  down_open_.assign(crossings, false);
  right_used_.assign(crossings, 0);
  down_used_.assign(crossings, 0);
  for (std::size_t row = 0; row < ys_.size(); ++row) {
    for (std::size_t column = 0; column < xs_.size(); ++column) {
      const std::size_t here = at(column, row);
      if (column + 1 < xs_.size())
        right_open_[here] = !blocked(point(here), point(at(column + 1, row)));
      if (row + 1 < ys_.size())
        down_open_[here] = !blocked(point(here), point(at(column, row + 1)));
    }
  }
}

void GutterGrid::avoid(Point a, Point b) {
  constexpr double kRoom = 24.0;
  const Box kept =
      Box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}.grown(
          kRoom);
  for (std::size_t here = 0; here < xs_.size() * ys_.size(); ++here) {
    const Point p = point(here);
    const std::size_t column = here % xs_.size();
    const std::size_t row = here / xs_.size();
    if (column + 1 < xs_.size() && overlap(kept, {p.x, p.y - 1, xs_[column + 1], p.y + 1}))
      right_used_[here] += 2;
    if (row + 1 < ys_.size() && overlap(kept, {p.x - 1, p.y, p.x + 1, ys_[row + 1]}))
      down_used_[here] += 2;
  }
}

bool GutterGrid::blocked(Point a, Point b) const {
  const Box piece =
      Box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}.grown(
          kClear);
  return std::any_of(boxes_.begin(), boxes_.end(),
                     [&](const Box& box) { return overlap(piece, box); });
}

/// The crossings in front of the middles of a region's sides.
std::vector<GutterGrid::Port> GutterGrid::ports(std::uint32_t region) const {
  const Box& box = boxes_[region];
  const auto nearest = [](const std::vector<double>& values, double value) {
    std::size_t found = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (std::abs(values[i] - value) < std::abs(values[found] - value)) found = i;
    }
    return found;
  };
  const std::size_t column = nearest(xs_, box.centre().x);
  const std::size_t row = nearest(ys_, box.centre().y);
  const std::size_t left = nearest(xs_, box.x0 - half_.width);
  const std::size_t right = nearest(xs_, box.x1 + half_.width);
  const std::size_t above = nearest(ys_, box.y0 - half_.height);
  const std::size_t below = nearest(ys_, box.y1 + half_.height);
  return {{at(left, row), {box.x0, ys_[row]}},
          {at(right, row), {box.x1, ys_[row]}},
          {at(column, above), {xs_[column], box.y0}},
          {at(column, below), {xs_[column], box.y1}}};
}

/// Dijkstra over (crossing, direction of travel); directions: 0 level, 1 upright.
std::vector<std::size_t> GutterGrid::shortest(const std::vector<Port>& from,
                                              const std::vector<Port>& to) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  const std::size_t crossings = xs_.size() * ys_.size();
  std::vector<double> cost(2 * crossings, kFar);
  std::vector<std::size_t> before(2 * crossings, 2 * crossings);
  using Step = std::pair<double, std::size_t>;
  std::priority_queue<Step, std::vector<Step>, std::greater<>> queue;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::size_t state = 2 * from[i].crossing + (i < 2 ? 0 : 1);
    cost[state] = 0.0;
    queue.push({0.0, state});
  }
  while (!queue.empty()) {
    const double so_far = queue.top().first;
    const std::size_t state = queue.top().second;
    queue.pop();
    if (so_far > cost[state]) continue;
    const std::size_t here = state / 2;
    const std::size_t column = here % xs_.size();
    const std::size_t row = here / xs_.size();
    const auto go = [&](std::size_t next, std::size_t direction, int used) {
      const Point a = point(here);
      const Point b = point(next);
      const double length = std::abs(a.x - b.x) + std::abs(a.y - b.y);
      const bool outside = direction == 1 && (column == 0 || column + 1 == xs_.size());
      const double sum = so_far + length * (1.0 + kUsedAgain * used + (outside ? kOutside : 0.0)) +
                         (state % 2 == direction ? 0.0 : kBend);
      if (sum >= cost[2 * next + direction]) return;
      cost[2 * next + direction] = sum;
      before[2 * next + direction] = state;
      queue.push({sum, 2 * next + direction});
    };
    if (right_open_[here]) go(at(column + 1, row), 0, right_used_[here]);
    if (down_open_[here]) go(at(column, row + 1), 1, down_used_[here]);
    if (column > 0 && right_open_[here - 1]) go(here - 1, 0, right_used_[here - 1]);
    if (row > 0 && down_open_[at(column, row - 1)])
      go(at(column, row - 1), 1, down_used_[at(column, row - 1)]);
  }
  std::size_t best = 2 * crossings;
  for (std::size_t i = 0; i < to.size(); ++i) {
    for (const std::size_t direction : {0U, 1U}) {
      const std::size_t state = 2 * to[i].crossing + direction;
      if (cost[state] < kFar && (best == 2 * crossings || cost[state] < cost[best])) best = state;
    }
  }
  std::vector<std::size_t> out;
  for (; best < 2 * crossings; best = before[best]) {
    if (out.empty() || out.back() != best / 2) out.push_back(best / 2);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

/// Later routes run beside earlier ones: everything moves by a lane, the ends stay on their borders.
std::vector<Point> GutterGrid::shifted(std::vector<Point> line) {
  static constexpr std::array<double, kLanes> kOffsets = {0.0, 1.0, -1.0, 2.0, -2.0};
  const double by = kLane * kOffsets[routes_++ % kLanes];
  const bool first_level = std::abs(line[0].y - line[1].y) < 1e-6;
  const bool last_level = std::abs(line[line.size() - 1].y - line[line.size() - 2].y) < 1e-6;
  const Point first = line.front();
  const Point last = line.back();
  for (auto& p : line) p = {p.x + by, p.y + by};
  (first_level ? line.front().x : line.front().y) = first_level ? first.x : first.y;
  (last_level ? line.back().x : line.back().y) = last_level ? last.x : last.y;
  return line;
}

std::vector<Point> GutterGrid::route(std::uint32_t a, std::uint32_t b) {
  const auto from = ports(a);
  const auto to = ports(b);
  const auto way = shortest(from, to);
  if (way.empty()) return {boxes_[a].centre(), boxes_[b].centre()};
  for (std::size_t i = 1; i < way.size(); ++i) {
    const std::size_t low = std::min(way[i - 1], way[i]);
    ++(std::max(way[i - 1], way[i]) - low == 1 ? right_used_ : down_used_)[low];
  }
  const auto border = [](const std::vector<Port>& ports_of, std::size_t crossing) {
    return std::find_if(ports_of.begin(), ports_of.end(),
                        [&](const Port& p) { return p.crossing == crossing; })
        ->border;
  };
  std::vector<Point> line = {border(from, way.front())};
  for (const auto crossing : way) {
    const Point p = point(crossing);
    // Only corners stay: a point between two in one line goes.
    while (line.size() >= 2 && ((std::abs(line[line.size() - 2].x - p.x) < 1e-6 &&
                                 std::abs(line.back().x - p.x) < 1e-6) ||
                                (std::abs(line[line.size() - 2].y - p.y) < 1e-6 &&
                                 std::abs(line.back().y - p.y) < 1e-6))) {
      line.pop_back();
    }
    line.push_back(p);
  }
  line.push_back(border(to, way.back()));
  return shifted(std::move(line));
}

}  // namespace interstice::map
