/// @file  Numbers as exact as others than the team may have them.
#pragma once

#include "graph/findings/findings.hpp"

namespace interstice {

/// `value` with this many decimals; one that would be 0 and is not keeps its first digit. NaN and infinity stay.
[[nodiscard]] double to_decimals(double value, int decimals);

/// Rounds every number of findings that is no count, so that page, map, tables, CSV and JSON of one audience say the same and
/// none of them is exact enough to work back from.
///
/// Definition   Shares of a network, chances and odds: 2 decimals. Densities and a body's share of routes: 3. What is usual: 1
///              decimal below 10, else whole; what is missing is that less the links. Evidence: 1 decimal. Betweenness: 2
///              digits. q just above 0.1 becomes 0.11, as 0.1 would read as if it were a gap.
///              States, ranks and the order of lists were settled before and stay.
void round_numbers(Findings& findings);

}  // namespace interstice
