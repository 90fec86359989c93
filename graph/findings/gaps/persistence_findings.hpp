/// @file  In how many of a hundred re-runs a gap stays one.
#pragma once

#include <cstdint>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Re-runs of the gaps of a place: gap_persistence.hpp.
struct GapReruns {
  std::uint32_t draws = 0;  ///< 0 = none
  std::uint64_t seed = 1;
  std::uint32_t most_bodies = 500;  ///< with more bodies of a stated system there is none
};

/// Sets the persistence of every outcome and pair of systems that was judged, and says in the manifest how it was found.
/// Outcomes judged by directions have none. Where nothing is unsure one re-run stands for all.
void add_persistence(GapContext& context, const GapReruns& reruns);

}  // namespace interstice
