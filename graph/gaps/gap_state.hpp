/// @file  The three states of every possible gap.
#pragma once

#include <cstdint>

namespace interstice {

/// All three are always counted and printed: absence from a list is never "fine".
enum class GapState : std::uint8_t { gap, no_sign, cannot_tell };

}  // namespace interstice
