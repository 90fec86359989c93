/// @file  Which ties of a vertex are walked.
#pragma once

#include <cstdint>

namespace interstice {

/// In an undirected network the three are the same.
enum class Walk : std::uint8_t {
  outgoing,  ///< along the ties' direction
  incoming,  ///< against it
  either     ///< whatever the direction
};

}  // namespace interstice
