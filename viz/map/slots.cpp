#include "viz/map/slots.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace interstice::map {
namespace {

constexpr std::size_t kMostSwapped = 1500;  // members of a group up to which pairs are tried
constexpr int kPasses = 8;

std::size_t rows_of(std::size_t count, std::size_t columns) {
  return (count + columns - 1) / columns;
}

/// Columns of width `cell` in `width`; more than one row needs half a cell more.
std::size_t most_columns(const Band& band, double width) {
  const double cells = width / band.cell.width + 1e-6;
  if (cells >= static_cast<double>(band.count)) return band.count;
  return static_cast<std::size_t>(std::max(1.0, std::floor(cells - 0.5)));
}

/// The number of columns that leaves cells most alike in spare width and spare height.
std::size_t even_columns(const Band& band, const Box& box) {
  const std::size_t most = most_columns(band, box.width());
  std::size_t found = most;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t columns = 1; columns <= most; ++columns) {
    const std::size_t rows = rows_of(band.count, columns);
    const double tall = box.height() / static_cast<double>(rows) / band.cell.height;
    if (tall < 1.0 - 1e-6) continue;
    const double wide =
        box.width() / (static_cast<double>(columns) + (rows > 1 ? 0.5 : 0.0)) / band.cell.width;
    const double off = std::abs(std::log(wide / tall));
    if (off < least) {
      least = off;
      found = columns;
    }
  }
  return found;
}

double length(Point a, Point b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

double pull(const Arrangement& all, std::uint32_t member, Point at, std::uint32_t other) {
  double sum = 0.0;
  for (const auto friend_of : all.near[member]) {
    if (friend_of != other) sum += length(at, all.places[friend_of]);
  }
  return sum;
}

bool try_swap(Arrangement& all, std::uint32_t a, std::uint32_t b) {
  const Point pa = all.places[a];
  const Point pb = all.places[b];
  const double before = pull(all, a, pa, b) + pull(all, b, pb, a);
  const double after = pull(all, a, pb, b) + pull(all, b, pa, a);
  if (after >= before - 1e-6) return false;
  std::swap(all.places[a], all.places[b]);
  return true;
}

}  // namespace

double band_height(const Band& band, double width) {
  if (band.count == 0) return 0.0;
  return static_cast<double>(rows_of(band.count, most_columns(band, width))) * band.cell.height;
}

std::vector<Point> slots(const Band& band, const Box& box) {
  std::vector<Point> out;
  if (band.count == 0) return out;
  const std::size_t columns = even_columns(band, box);
  const std::size_t rows = rows_of(band.count, columns);
  const double stagger = rows > 1 ? 0.5 : 0.0;
  const double wide =
      std::min(box.width() / (static_cast<double>(columns) + stagger), band.cell.width * 1.7);
  const double tall = std::min(box.height() / static_cast<double>(rows), band.cell.height * 1.6);
  const double top = box.centre().y - tall * static_cast<double>(rows) / 2;
  const double left = box.centre().x - wide * (static_cast<double>(columns) + stagger) / 2;
  for (std::size_t row = 0, left_over = band.count; row < rows; ++row) {
    const std::size_t here = std::min(columns, left_over);
    left_over -= here;
    // The last row is centred on whole cells, so that it stays staggered against the one above.
    const auto indent = static_cast<double>((columns - here) / 2) + (row % 2 == 1 ? stagger : 0.0);
    for (std::size_t i = 0; i < here; ++i) {
      out.push_back({left + wide * (indent + static_cast<double>(i) + 0.5),
                     top + tall * (static_cast<double>(row) + 0.5)});
    }
  }
  return out;
}

std::vector<Point> arrange(Arrangement arrangement) {
  for (int pass = 0; pass < kPasses; ++pass) {
    bool better = false;
    for (const auto& group : arrangement.groups) {
      if (group.size() > kMostSwapped) continue;
      for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) {
          better = try_swap(arrangement, group[i], group[j]) || better;
        }
      }
    }
    if (!better) break;
  }
  return std::move(arrangement.places);
}

}  // namespace interstice::map
