/// @file  The logistic function of many numbers at once, the same bits whatever the processor's vectors.
#pragma once

#include <array>
#include <cstddef>

#include "graph/kernels/dispatch.hpp"

namespace interstice {

inline constexpr std::size_t kBatch = 256;

/// Numbers of one batch; those beyond the ones in use hold kPadding, which adds nothing.
struct LogisticBatch {
  static constexpr double kPadding = -1e4;
  alignas(64) std::array<double, kBatch> eta;
  alignas(64) std::array<double, kBatch> p;  ///< 1 / (1 + e^-eta)
};

/// Fills p and returns the sum of log(1 + e^-|eta|).
///
/// Numerics     e^x by a polynomial of degree 13 after Cody and Waite's reduction: relative error below 4e-16. Chances
///              under 1e-304 are held there. The logarithms of 256 numbers are one logarithm of their product.
[[nodiscard]] double logistic_batch(LogisticBatch& batch, VectorWidth width);

}  // namespace interstice
