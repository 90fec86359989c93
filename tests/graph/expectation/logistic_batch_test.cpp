#include "graph/expectation/logistic_batch.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "graph/expectation/logistic.hpp"

namespace interstice {
namespace {

LogisticBatch filled(double from, double step) {
  LogisticBatch batch;
  for (std::size_t i = 0; i < kBatch; ++i) batch.eta[i] = from + step * static_cast<double>(i);
  return batch;
}

TEST(LogisticBatch, EqualsTheLibraryTo15Digits) {
  for (const double from : {-690.0, -40.0, -3.0, 0.0, 2.0, 30.0}) {
    LogisticBatch batch = filled(from, 0.0371);
    const double sum = logistic_batch(batch, VectorWidth::baseline);
    double expected = 0.0;
    for (std::size_t i = 0; i < kBatch; ++i) {
      EXPECT_NEAR(batch.p[i] / logistic(batch.eta[i]), 1.0, 2e-15) << batch.eta[i];
      expected += std::log1p(std::exp(-std::abs(batch.eta[i])));
    }
    EXPECT_NEAR(sum, expected, 1e-13 * (1.0 + expected));
  }
}

TEST(LogisticBatch, PaddingAddsNothingAndFarEndsAreHeld) {
  LogisticBatch batch = filled(LogisticBatch::kPadding, 0.0);
  batch.eta[3] = 900.0;
  EXPECT_EQ(logistic_batch(batch, VectorWidth::baseline), 0.0);
  EXPECT_EQ(batch.p[3], 1.0);
  EXPECT_LT(batch.p[0], 1e-300);
  batch.eta[7] = 0.0;
  EXPECT_DOUBLE_EQ(logistic_batch(batch, VectorWidth::baseline), std::log(2.0));
}

TEST(LogisticBatch, IsTheSameBitsOnEveryWidthTheProcessorHas) {
  LogisticBatch baseline = filled(-11.0, 0.0917);
  LogisticBatch widest = baseline;
  EXPECT_EQ(logistic_batch(baseline, VectorWidth::baseline),
            logistic_batch(widest, vector_width()));
  EXPECT_EQ(baseline.p, widest.p);
}

}  // namespace
}  // namespace interstice
