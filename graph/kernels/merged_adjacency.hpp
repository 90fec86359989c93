/// @file  Neighbours of every vertex, sorted and each once, with what ties them; and how two such lists meet.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Whose arcs make a neighbour of i: a tie either way, one from i, or one to i. All the same without direction.
enum class Merged : std::uint8_t { either, out, in };
/// What stands beside a neighbour j of i: nothing, a_ij + a_ji, or the weight of the arcs that `Merged` reads
/// (out: a_ij, in: a_ji).
enum class TieWeights : std::uint8_t { none, both_ways, one_way };

struct MergedOptions {
  Merged side = Merged::either;
  TieWeights weights = TieWeights::none;
  Strengths strengths = Strengths::ignore;  ///< use: a tie of strength 0 is no tie
};

/// Rows of a symmetric (either) or directed 0/1 pattern, compressed; a slot is a place in `ids`.
struct MergedAdjacency {
  std::vector<std::uint32_t> starts;  ///< n + 1
  std::vector<std::uint32_t> ids;     ///< by row ascending, each once, the vertex itself left out
  std::vector<double> weights;        ///< by slot; empty where none were asked for
  double unit = 1.0;  ///< weights are in units of this power of two, so that their sums are finite

  [[nodiscard]] std::uint32_t num_vertices() const {
    return static_cast<std::uint32_t>(starts.size() - 1);
  }
  [[nodiscard]] std::uint32_t degree(std::uint32_t v) const { return starts[v + 1] - starts[v]; }
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t v) const {
    return std::span(ids).subspan(starts[v], degree(v));
  }
};

/// Merges parallel and opposite ties. a_ij = number of ties i -> j, or their summed strengths where used; an
/// undirected tie counts both ways (a_ij = a_ji).
///
/// Complexity   O(n + m).
/// Errors       invalid_argument: a strength that is used and negative or not finite, naming the tie.
///              cancelled: execution.stop was requested.
[[nodiscard]] MergedAdjacency merged_adjacency(const Network& network,
                                               const MergedOptions& options = {},
                                               const Execution& execution = {});

/// Whether the arcs are such rows already: undirected, without parallel or self-ties. O(n + m).
[[nodiscard]] bool is_simple_undirected(const Network& network);

/// By slot of (i, j) in a symmetric adjacency, the slot of (j, i). O(m).
[[nodiscard]] std::vector<std::uint32_t> opposite_slots(const MergedAdjacency& adjacency);

/// The first place at or after `from` whose value is not below `value`: by doubling steps, then halving.
[[nodiscard]] inline std::size_t gallop(std::span<const std::uint32_t> sorted, std::size_t from,
                                        std::uint32_t value) {
  std::size_t step = 1;
  std::size_t low = from;
  while (from + step <= sorted.size() && sorted[from + step - 1] < value) {
    low = from + step;
    step *= 2;
  }
  const auto end =
      sorted.begin() + static_cast<std::ptrdiff_t>(std::min(from + step, sorted.size()));
  return static_cast<std::size_t>(
      std::lower_bound(sorted.begin() + static_cast<std::ptrdiff_t>(low), end, value) -
      sorted.begin());
}

/// Calls take(place in a, place in b) for each value that two sorted lists without repeats share, ascending. Merges
/// lists of like length and gallops through the longer one otherwise: O(short log(long / short)).
template <class Take>
void for_each_common(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                     Take&& take) {
  constexpr std::size_t kGallop = 16;  // times as long
  if (a.size() > kGallop * b.size() || b.size() > kGallop * a.size()) {
    const bool a_short = a.size() < b.size();
    const auto few = a_short ? a : b;
    const auto many = a_short ? b : a;
    std::size_t at = 0;
    for (std::size_t i = 0; i < few.size() && at < many.size(); ++i) {
      at = gallop(many, at, few[i]);
      if (at < many.size() && many[at] == few[i]) take(a_short ? i : at, a_short ? at : i);
    }
    return;
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const std::uint32_t x = a[i];
    const std::uint32_t y = b[j];
    if (x == y) take(i, j);
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
}

}  // namespace interstice
