/// @file  What a reading of a place assumed, merged and left out, a sentence each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/projection.hpp"

namespace interstice {

/// Whether counts of one or two are printed, or said to be fewer than three.
enum class SmallCounts : std::uint8_t { printed, withheld };

/// What a projection merged, dropped and symmetrised, a sentence each.
[[nodiscard]] std::vector<std::string> reading_notes(const Projection& projection,
                                                     SmallCounts small = SmallCounts::printed);

/// What the reading assumes, a sentence each.
[[nodiscard]] std::vector<std::string> reading_assumptions(const Projection& projection);

}  // namespace interstice
