#include "graph/expectation/logistic_batch.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

namespace interstice {
namespace {

constexpr std::size_t kLanes = 8;

// e^x for -700 <= x <= 0.
[[gnu::always_inline]] inline double exponential(double x) {
  constexpr double kLog2E = 1.4426950408889634;
  constexpr double kLn2High = 6.93147180369123816490e-01;
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  constexpr double kToInteger = 0x1.8p52;
  const double shifted = x * kLog2E + kToInteger;
  const double k = shifted - kToInteger;
  const double r = (x - k * kLn2High) - k * kLn2Low;
  double sum = 1.0 / 6227020800.0;
  sum = sum * r + 1.0 / 479001600.0;
  sum = sum * r + 1.0 / 39916800.0;
  sum = sum * r + 1.0 / 3628800.0;
  sum = sum * r + 1.0 / 362880.0;
  sum = sum * r + 1.0 / 40320.0;
  sum = sum * r + 1.0 / 5040.0;
  sum = sum * r + 1.0 / 720.0;
  sum = sum * r + 1.0 / 120.0;
  sum = sum * r + 1.0 / 24.0;
  sum = sum * r + 1.0 / 6.0;
  sum = sum * r + 0.5;
  sum = sum * r + 1.0;
  sum = sum * r + 1.0;
  const auto power = std::bit_cast<double>((std::bit_cast<std::uint64_t>(shifted) + 1023U) << 52U);
  return sum * power;
}

[[gnu::always_inline]] inline double batch_body(LogisticBatch& batch) {
  alignas(64) std::array<double, kLanes> product;
  product.fill(1.0);
  for (std::size_t first = 0; first < kBatch; first += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double eta = batch.eta[first + lane];
      double x = -std::abs(eta);
      x = x < -700.0 ? -700.0 : x;
      const double e = exponential(x);
      const double larger = 1.0 / (1.0 + e);
      batch.p[first + lane] = eta >= 0.0 ? larger : e * larger;
      product[lane] *= 1.0 + e;
    }
  }
  // Products of 32 numbers from 1 to 2, eight of them: at most 2^256.
  double all = 1.0;
  for (const double lane : product) all *= lane;
  return std::log(all);
}

INTERSTICE_TARGET_AVX2 double batch_avx2(LogisticBatch& batch) { return batch_body(batch); }
INTERSTICE_TARGET_AVX512 double batch_avx512(LogisticBatch& batch) { return batch_body(batch); }
double batch_baseline(LogisticBatch& batch) { return batch_body(batch); }

}  // namespace

double logistic_batch(LogisticBatch& batch, VectorWidth width) {
  switch (width) {
    case VectorWidth::avx512:
      return batch_avx512(batch);
    case VectorWidth::avx2:
      return batch_avx2(batch);
    case VectorWidth::baseline:
      break;
  }
  return batch_baseline(batch);
}

}  // namespace interstice
