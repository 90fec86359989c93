/// @file  Pairs of one row of the tie model's fit, some hundred at a time; a part of its passes over all pairs.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "graph/expectation/logistic_batch.hpp"
#include "graph/expectation/tie_model_fit.hpp"

namespace interstice {

inline constexpr std::size_t kStretchLanes = 4;

/// The sum in four lanes, which do not wait for each other.
[[nodiscard]] inline double sum_of(const double* values, std::size_t count) {
  std::array<double, kStretchLanes> lane{};
  std::size_t at = 0;
  for (; at + kStretchLanes <= count; at += kStretchLanes) {
    for (std::size_t l = 0; l < kStretchLanes; ++l) lane[l] += values[at + l];
  }
  for (; at < count; ++at) lane[0] += values[at];
  return (lane[0] + lane[1]) + (lane[2] + lane[3]);
}

/// Up to kBatch pairs of one row, side by side.
struct TieModelFit::Stretch {
  std::size_t first = 0;  // place of the first pair
  std::size_t count = 0;
  const std::uint16_t* flags = nullptr;
  std::array<std::uint32_t, kBatch> column;
  std::array<std::uint16_t, kBatch> pattern;  // place in used_patterns_
  std::array<std::uint32_t, kBatch> system;   // of the column
};

/// Calls take(stretch) for all pairs of row i.
template <class Take>
void TieModelFit::for_each_stretch(std::uint32_t i, Take&& take) const {
  Stretch stretch;
  const std::size_t first = data_.row(i);
  const std::size_t end = data_.row_end(i);
  const bool dense = data_.columns.empty();
  for (std::size_t next = first; next < end; next += stretch.count) {
    stretch.first = next;
    stretch.count = std::min(kBatch, end - next);
    stretch.flags = data_.flags.data() + next;
    const auto start = static_cast<std::uint32_t>(next - first) + i + 1;
    for (std::size_t at = 0; at < stretch.count; ++at) {
      stretch.column[at] =
          dense ? start + static_cast<std::uint32_t>(at) : data_.columns[next + at];
      stretch.pattern[at] = place_of_pattern_[stretch.flags[at] >> PairData::pattern_shift];
    }
    for (std::size_t at = 0; at < stretch.count; ++at)
      stretch.system[at] = data_.system[stretch.column[at]];
    take(stretch);
  }
}

}  // namespace interstice
