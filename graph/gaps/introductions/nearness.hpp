/// @file  Nearness in whole numbers: 1/d in parts of one, so that sums are exact and equal effects are equal.
#pragma once

#include <cstdint>

namespace interstice {

/// The least number that 1 to 18 divide: 1/d is whole up to 18 hops, and rounded beyond.
inline constexpr std::int64_t kNearnessUnit = 12252240;

/// 1/d in parts of kNearnessUnit; d >= 1.
[[nodiscard]] constexpr std::int64_t nearness_of(std::uint32_t distance) {
  return (kNearnessUnit + distance / 2) / distance;
}

}  // namespace interstice
