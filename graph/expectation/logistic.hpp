/// @file  The logistic function and its companion, without overflow.
#pragma once

#include <cmath>

namespace interstice {

/// 1 / (1 + e^-x).
[[nodiscard]] inline double logistic(double x) {
  if (x >= 0.0) return 1.0 / (1.0 + std::exp(-x));
  const double e = std::exp(x);
  return e / (1.0 + e);
}

/// log(1 + e^x).
[[nodiscard]] inline double log_one_plus_exp(double x) {
  return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

/// Both at once, for one exponential.
struct LogisticTerms {
  double p;                 ///< logistic(x)
  double log_one_plus_exp;  ///< log_one_plus_exp(x)
};
[[nodiscard]] inline LogisticTerms logistic_terms(double x) {
  const double e = std::exp(-std::abs(x));
  const double larger = 1.0 / (1.0 + e);
  return {x >= 0.0 ? larger : e / (1.0 + e), (x > 0.0 ? x : 0.0) + std::log1p(e)};
}

}  // namespace interstice
