/// @file  How `gaps` prints what was found: for people, one gap with all that is behind it, and as rows for programs.
#pragma once

#include <cstddef>
#include <cstdint>

#include "graph/findings/findings.hpp"

namespace interstice::cli {

/// Which rows are printed: gaps, or those in all three states.
enum class GapStates : std::uint8_t { gaps, all };

/// A list a kind, of at most `top` rows each.
void print_gaps(const Findings& findings, GapStates states, std::size_t top);

/// One row a gap, by rank: at most `top`.
void print_gap_rows(const Findings& findings, GapStates states, std::size_t top);

/// Everything that is behind one gap.
void print_gap(const Findings& findings, const Gap& gap);

}  // namespace interstice::cli
