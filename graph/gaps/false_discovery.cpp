#include "graph/gaps/false_discovery.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interstice {

std::vector<double> false_discovery(std::span<const double> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!std::isnan(p[i])) order.push_back(i);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });
  std::vector<double> q(p.size(), std::numeric_limits<double>::quiet_NaN());
  double least = 1.0;
  for (std::size_t j = order.size(); j > 0; --j) {
    least = std::min(least,
                     p[order[j - 1]] * static_cast<double>(order.size()) / static_cast<double>(j));
    q[order[j - 1]] = least;
  }
  return q;
}

}  // namespace interstice
