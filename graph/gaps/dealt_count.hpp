/// @file  What chance would give where a place's marks are dealt out over all its pairs: the hypergeometric distribution.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace interstice {

/// One class of pairs. Marks are dealt within the class.
struct Dealt {
  std::uint64_t pairs = 0;   ///< in the cell
  std::uint64_t marked = 0;  ///< of which marked
  std::uint64_t all_pairs = 0;
  std::uint64_t all_marked = 0;  ///< in the whole place, the cell's included
};

struct DealtCount {
  double expected = 0.0;
  double variance = 0.0;
  double low = 0.0;  ///< 5 % and 95 % points of a usual count
  double high = 0.0;
  double p = 1.0;        ///< P(count >= marked)
  double least_p = 1.0;  ///< P(count = the most there could be): the smallest p the cell could have
};

/// The number of marks in a cell of several classes of pairs, if the place's marks were dealt at random over the place's
/// pairs of each class (one-sided Fisher's exact test; with several classes the sum of their counts).
///
/// Definition   Count = sum over classes of Hypergeometric(all_pairs, all_marked, pairs).
/// Why this     The place's share outside a cell is itself a count: a binomial tail takes it as known, and is too small
///              where the rest of the place is small.
/// Degenerate   No pair: expected 0, p 1.
/// Numerics     Ratios of neighbouring terms from the mode, no logarithms: the same bits on any processor. Terms below
///              1e-300 of the mode are left out.
/// Complexity   O(pairs), with several classes the product of their spreads.
/// Errors       invalid_argument: more marked than pairs, or more in the cell than in the place.
/// Reference    R. A. Fisher, JRSS 98:39-82, 1935. doi:10.2307/2342435. Several classes: C. R. Mehta, N. R. Patel and
///              R. Gray, JASA 80:969-973, 1985. doi:10.1080/01621459.1985.10478212
/// Peers        One class: R's phyper(marked - 1, ..., lower.tail = FALSE).
[[nodiscard]] DealtCount dealt_count(std::span<const Dealt> classes);

}  // namespace interstice
