#include <cmath>
#include <numeric>
#include <utility>

#include "viz/map/packing.hpp"

namespace interstice::map {
namespace {

constexpr std::size_t kMostSwapped = 100;  // things up to which every pair is tried

double stretch(const std::vector<std::vector<double>>& affinity,
               const std::vector<std::uint32_t>& order) {
  double sum = 0.0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      sum += affinity[order[i]][order[j]] * static_cast<double>(j - i);
    }
  }
  return sum;
}

/// Always the thing with the most affinity to those already placed; the first of equals.
std::vector<std::uint32_t> greedy(const std::vector<std::vector<double>>& affinity) {
  const std::size_t k = affinity.size();
  std::vector<double> pull(k, 0.0);
  std::vector<bool> placed(k, false);
  std::vector<std::uint32_t> order;
  for (std::size_t step = 0; step < k; ++step) {
    std::size_t next = k;
    for (std::size_t i = 0; i < k; ++i) {
      if (!placed[i] && (next == k || pull[i] > pull[next])) next = i;
    }
    placed[next] = true;
    order.push_back(static_cast<std::uint32_t>(next));
    for (std::size_t i = 0; i < k; ++i) pull[i] += affinity[next][i];
  }
  return order;
}

}  // namespace

std::vector<std::uint32_t> chain(const std::vector<std::vector<double>>& affinity) {
  std::vector<std::uint32_t> order = greedy(affinity);
  if (order.size() > kMostSwapped) return order;
  const int passes = order.size() > 30 ? 1 : 6;
  double now = stretch(affinity, order);
  for (int pass = 0; pass < passes; ++pass) {
    bool better = false;
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        std::swap(order[i], order[j]);
        const double then = stretch(affinity, order);
        if (then < now - 1e-9 * (1.0 + now)) {
          now = then;
          better = true;
        } else {
          std::swap(order[i], order[j]);
        }
      }
    }
    if (!better) break;
  }
  return order;
}

}  // namespace interstice::map
