#include "viz/map/packing.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace interstice::map {
namespace {

constexpr std::size_t kMostShapes = 28;     // sizes kept per cut
constexpr std::size_t kMostPolished = 100;  // rectangles up to which orders and sides are improved

/// One way to draw a cut: its size, and which shapes of its halves make it.
struct Option {
  Size size;
  bool beside = false;
  std::size_t first = 0;
  std::size_t second = 0;
};

struct Cut {
  std::uint32_t leaf = 0;  ///< of a cut without halves
  int first = -1;
  int second = -1;
  bool swapped = false;
  std::vector<Option> options;
};

/// Keeps the sizes that no other beats on both sides, widest last, thinned evenly.
std::vector<Option> best(std::vector<Option> options) {
  std::stable_sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
    return std::pair(a.size.width, a.size.height) < std::pair(b.size.width, b.size.height);
  });
  std::vector<Option> kept;
  for (const auto& option : options) {
    if (kept.empty() || option.size.height < kept.back().size.height - 1e-9) kept.push_back(option);
  }
  if (kept.size() <= kMostShapes) return kept;
  std::vector<Option> thinned;
  for (std::size_t i = 0; i < kMostShapes; ++i) {
    thinned.push_back(kept[i * (kept.size() - 1) / (kMostShapes - 1)]);
  }
  return thinned;
}

class Floorplan {
 public:
  explicit Floorplan(const Packing& packing)
      : packing_(packing), order_(chain(packing.affinity)), boxes_(packing.choices.size()) {
    for (const auto& sizes : packing.choices) {
      double area = std::numeric_limits<double>::infinity();
      for (const auto& size : sizes) area = std::min(area, size.width * size.height);
      area_.push_back(area);
    }
    root_ = cut(0, order_.size());
  }

  [[nodiscard]] std::vector<Box> boxes() {
    const std::size_t chosen = choose();
    const Size size = cuts_[root_].options[chosen].size;
    const Box whole{0, 0, std::max(size.width, packing_.least_width), size.height};
    place(root_, chosen, whole);
    if (order_.size() <= kMostPolished) turn(chosen, whole);
    return boxes_;
  }

 private:
  std::size_t cut(std::size_t low, std::size_t high) {
    Cut out;
    if (high - low == 1) {
      out.leaf = order_[low];
      for (const auto& size : packing_.choices[out.leaf])
        out.options.push_back({size, false, 0, 0});
    } else {
      const std::size_t middle = balanced(low, high);
      const std::size_t first = cut(low, middle);
      const std::size_t second = cut(middle, high);
      out.first = static_cast<int>(first);
      out.second = static_cast<int>(second);
      out.options = join(cuts_[first].options, cuts_[second].options);
    }
    out.options = best(std::move(out.options));
    cuts_.push_back(std::move(out));
    return cuts_.size() - 1;
  }

  [[nodiscard]] std::vector<Option> join(const std::vector<Option>& a,
                                         const std::vector<Option>& b) const {
    std::vector<Option> out;
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size(); ++j) {
        const Size& s = a[i].size;
        const Size& t = b[j].size;
        out.push_back({{s.width + t.width + packing_.gutter.width, std::max(s.height, t.height)},
                       true,
                       i,
                       j});
        out.push_back({{std::max(s.width, t.width), s.height + t.height + packing_.gutter.height},
                       false,
                       i,
                       j});
      }
    }
    return out;
  }

  /// Where to cut: both parts hold at least a third of the area if that can be, and few friends are parted.
  [[nodiscard]] std::size_t balanced(std::size_t low, std::size_t high) const {
    double total = 0.0;
    for (std::size_t i = low; i < high; ++i) total += area_[order_[i]];
    std::size_t found = low + 1;
    double least = std::numeric_limits<double>::infinity();
    double left = 0.0;
    for (std::size_t middle = low + 1; middle < high; ++middle) {
      left += area_[order_[middle - 1]];
      const double lean = std::abs(2.0 * left / total - 1.0);
      const double cost = (lean > 1.0 / 3.0 ? 10.0 * lean : lean) + parted(low, middle, high);
      if (cost < least) {
        least = cost;
        found = middle;
      }
    }
    return found;
  }

  /// The share of the affinity between low and high that a cut at middle runs through.
  [[nodiscard]] double parted(std::size_t low, std::size_t middle, std::size_t high) const {
    if (high - low > kMostPolished) return 0.0;
    double through = 0.0;
    double all = 1e-12;
    for (std::size_t i = low; i < high; ++i) {
      for (std::size_t j = i + 1; j < high; ++j) {
        const double w = packing_.affinity[order_[i]][order_[j]];
        all += w;
        if (i < middle && j >= middle) through += w;
      }
    }
    return through / all;
  }

  [[nodiscard]] std::size_t choose() const {
    std::size_t found = 0;
    double least = std::numeric_limits<double>::infinity();
    const auto& options = cuts_[root_].options;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const double width = std::max(options[i].size.width, packing_.least_width);
      const double off = std::abs(std::log(width / options[i].size.height / packing_.aspect));
      const double side = std::max(width, packing_.aspect * options[i].size.height);
      const double cost = packing_.fit
                              ? side * side + width * options[i].size.height / 1000.0
                              : width * options[i].size.height * (1.0 + 0.5 * off + off * off);
      if (cost < least) {
        least = cost;
        found = i;
      }
    }
    return found;
  }

  /// Gives a cut its box; what is left over goes to the halves by their size.
  void place(std::size_t index, std::size_t chosen, const Box& box) {
    const Cut& here = cuts_[index];
    if (here.first < 0) {
      boxes_[here.leaf] = box;
      return;
    }
    const Option& option = here.options[chosen];
    auto first = static_cast<std::size_t>(here.first);
    auto second = static_cast<std::size_t>(here.second);
    std::size_t first_shape = option.first;
    std::size_t second_shape = option.second;
    if (here.swapped) {
      std::swap(first, second);
      std::swap(first_shape, second_shape);
    }
    const Size& s = cuts_[first].options[first_shape].size;
    const Size& t = cuts_[second].options[second_shape].size;
    Box one = box;
    Box two = box;
    if (option.beside) {
      one.x1 =
          box.x0 + s.width +
          (box.width() - packing_.gutter.width - s.width - t.width) * s.width / (s.width + t.width);
      two.x0 = one.x1 + packing_.gutter.width;
    } else {
      one.y1 = box.y0 + s.height +
               (box.height() - packing_.gutter.height - s.height - t.height) * s.height /
                   (s.height + t.height);
      two.y0 = one.y1 + packing_.gutter.height;
    }
    place(first, first_shape, one);
    place(second, second_shape, two);
  }

  [[nodiscard]] double apart() const {
    double sum = 0.0;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes_.size(); ++j) {
        const Point a = boxes_[i].centre();
        const Point b = boxes_[j].centre();
        sum += packing_.affinity[i][j] *
               std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
      }
    }
    return sum;
  }

  void turn(std::size_t chosen, const Box& whole) {
    double now = apart();
    for (int pass = 0; pass < 4; ++pass) {
      bool better = false;
      for (auto& here : cuts_) {
        if (here.first < 0) continue;
        here.swapped = !here.swapped;
        place(root_, chosen, whole);
        const double then = apart();
        if (then < now * (1.0 - 1e-9)) {
          now = then;
          better = true;
        } else {
          here.swapped = !here.swapped;
        }
      }
      if (!better) break;
    }
    place(root_, chosen, whole);
  }

  const Packing& packing_;
  std::vector<std::uint32_t> order_;
  std::vector<double> area_;
  std::vector<Cut> cuts_;
  std::vector<Box> boxes_;
  std::size_t root_ = 0;
};

}  // namespace

std::vector<Box> pack(const Packing& packing) {
  if (packing.choices.empty()) return {};
  return Floorplan(packing).boxes();
}

}  // namespace interstice::map
