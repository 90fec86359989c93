/// @file  How the list of the most central changes under other ways of counting, and which orders none disputes.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/findings/influence/influence_findings.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

inline constexpr std::uint32_t kFirst = 5;  ///< "among the first five"

/// Who is among the first five by each way of counting.
///
/// Definition   Ways: degree, harmonic closeness, betweenness, eigenvector centrality, over the links read, without strengths
///              and direction. v is among the first five by one of them where it scores more than 0 and at most five listed
///              vertices score as much as v or more (equal within 1e-9 relative): where more are level at the fifth
///              place, none of these is. Where `listed` is 0 (people) a vertex counts in nobody's place.
///              certain_low, certain_high, certain_share: neighbourhood_inclusion.hpp. w stands above v whatever is counted
///              where every contact of v is one of w's, or w itself, and not the other way round.
/// Degenerate   Eigenvector centrality is left out where several parts of the network share the leading eigenvalue,
///              or it is undefined or unclear.
/// Complexity   That of the four measures and of neighbourhood_inclusion().
/// Errors       cancelled.
[[nodiscard]] OtherCounts other_counts(const Network& network,
                                       const std::vector<double>& betweenness,
                                       const std::vector<std::uint8_t>& listed,
                                       const Execution& execution = {});

}  // namespace interstice
