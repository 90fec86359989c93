#include "graph/expectation/variance_search.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace interstice {
namespace {

constexpr double kGolden = 0.3819660112501051;

// Relative gains below this decide nothing: an end of the bracket is then as good.
constexpr double kNoGain = 1e-7;

struct Found {
  double at;
  double value;
};

// The place of the minimum of -value in (a, b), started at x with value fx.
Found brent(const std::function<double(double)>& value, double a, double b, double x, double fx,
            double tolerance) {
  double w = x;
  double v = x;
  double fw = fx;
  double fv = fx;
  double step = 0.0;
  double before = 0.0;
  for (int k = 0; k < 60; ++k) {
    const double middle = 0.5 * (a + b);
    const double tol = 0.5 * tolerance;
    if (std::abs(x - middle) <= 2.0 * tol - 0.5 * (b - a)) break;
    bool golden = true;
    if (std::abs(before) > tol) {
      const double r = (x - w) * (fx - fv);
      double q = (x - v) * (fx - fw);
      double p = (x - v) * q - (x - w) * r;
      q = 2.0 * (q - r);
      if (q > 0.0) p = -p;
      q = std::abs(q);
      const double last = before;
      before = step;
      if (std::abs(p) < std::abs(0.5 * q * last) && p > q * (a - x) && p < q * (b - x)) {
        step = p / q;
        const double u = x + step;
        if (u - a < 2.0 * tol || b - u < 2.0 * tol) step = x < middle ? tol : -tol;
        golden = false;
      }
    }
    if (golden) {
      before = x < middle ? b - x : a - x;
      step = kGolden * before;
    }
    const double u = x + (std::abs(step) >= tol ? step : step > 0.0 ? tol : -tol);
    const double fu = -value(u);
    if (fu <= fx) {
      (u < x ? b : a) = x;
      v = w, fv = fw;
      w = x, fw = fx;
      x = u, fx = fu;
      continue;
    }
    (u < x ? a : b) = u;
    if (fu <= fw || w == x) {
      v = w, fv = fw;
      w = u, fw = fu;
    } else if (fu <= fv || v == x || v == w) {
      v = u, fv = fu;
    }
  }
  return {x, -fx};
}

}  // namespace

double highest(const std::function<double(double)>& value, Bracket bracket, int grid,
               double tolerance) {
  const double step = (bracket.high - bracket.low) / (grid - 1);
  std::vector<double> found(static_cast<std::size_t>(grid));
  std::size_t peak = found.size() - 1;
  for (std::size_t k = found.size(); k-- > 0;) {
    found[k] = value(bracket.low + static_cast<double>(k) * step);
    if (found[k] > found[peak]) peak = k;
  }
  const double at = bracket.low + static_cast<double>(peak) * step;
  const Found best = brent(value, std::max(bracket.low, at - step),
                           std::min(bracket.high, at + step), at, -found[peak], tolerance);
  const bool at_end = peak == 0 || peak + 1 == found.size();
  const double gain = best.value - found[peak];
  const double place = at_end && gain <= kNoGain * (1.0 + std::abs(best.value)) ? at : best.at;
  return std::round(place / tolerance) * tolerance;
}

}  // namespace interstice
