/// @file  Ranks by how many name each, and how far they rest on any one of those who name.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace interstice {

struct NamedRanks {
  std::vector<std::uint32_t> named_by;
  std::vector<std::uint32_t> rank;   ///< 1 + the number of listed that are named by more
  std::vector<std::uint32_t> best;   ///< lowest rank with any one respondent left out, and with all
  std::vector<std::uint32_t> worst;  ///< highest
};

/// Counts and ranks, with every respondent and with each left out in turn.
///
/// Definition   names[r]: what respondent r names, each once. Without r, everything that r named is named by one fewer, and
///              nothing else changes; ranks are worked out anew (unlike leave_one_out.hpp, which takes a body out with all
///              its ties). Where `listed` is 0, nothing is counted: named_by 0, ranks 0.
/// Degenerate   No respondent: all ranks 1.
/// Complexity   O(N log N) and at most O(n R log R), R respondents, N = sum of the sizes of names; space O(N).
[[nodiscard]] NamedRanks named_ranks(std::span<const std::vector<std::uint32_t>> names,
                                     std::span<const std::uint8_t> listed);

}  // namespace interstice
