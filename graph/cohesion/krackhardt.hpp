/// @file  Krackhardt's four ways in which an organisation can differ from a tree of command.
#pragma once

#include <cstdint>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct KrackhardtOptions {
  /// Memory for who is reached by whom, one bit a pair of strong components within one weak component.
  std::uint64_t most_bytes = std::uint64_t{1} << 27U;
};

struct Krackhardt {
  double connectedness = 0.0;  ///< share of pairs that a path joins, direction ignored
  double hierarchy =
      0.0;  ///< share of the pairs that reach each other at all which do so one way only
  double efficiency = 0.0;  ///< 1 - ties more than a tree's, of the most there could be
  double lubness = 0.0;     ///< 1 - pairs without a least upper bound, of the most there could be
};

/// Connectedness, hierarchy, efficiency and least upper boundedness.
///
/// Definition   Over the weak components, k = the size of each: connectedness = sum k(k-1) / (n(n-1)) = 1 - F.
///              hierarchy = A / (A + M): M = pairs of vertices that reach each other, A = that reach one way only.
///              efficiency = 1 - sum (ties - (k-1)) / sum of the most: directed k(k-1) - (k-1), undirected (k-1)(k-2)/2;
///              each ordered (undirected: unordered) pair with a tie is one tie.
///              lubness = 1 - V / sum (k-1)(k-2)/2 over k >= 3: V = pairs in one weak component without a least upper
///              bound, that is a vertex which reaches both and which every vertex that reaches both reaches. A vertex
///              reaches itself.
/// Range        [0, 1] each. An out-tree (from the head down) has 1 of all.
/// Degenerate   NaN where there is nothing to divide by: connectedness n < 2; hierarchy no pair that reaches; efficiency
///              no component of 2 (directed) or 3 (undirected); lubness none of 3.
/// Multigraph   Parallel and self-ties have no effect.
/// Complexity   Undirected: O(n + m). Directed: with c = strong components within one weak component, c^2 / 8 bytes and
///              O(m c / 64) for who is reached, O(c^3 / 128) for upper bounds.
/// Determinism  Exact counts: the same bits on any x86-64 and for every thread count.
/// Errors       resource_exhausted: c^2 bits are more than most_bytes (c over 32,000 by default), saying c.
///              cancelled: execution.stop was requested.
/// Reference    D. Krackhardt, Graph theoretical dimensions of informal organizations, in K. M. Carley and M. J.
///              Prietula (eds.), Computational Organization Theory, 1994, pp. 89-111.
/// Peers        sna's hierarchy defaults to another measure ("krackhardt" is this one); its efficiency equals ours for
///              directed networks and counts an undirected tie twice; its lubness looks for a bound that reaches all
///              others, where this one is reached by all: an in-tree of 6 has .3, not .2. netrics's differ in all four.
/// See also     fragmentation.hpp
[[nodiscard]] Krackhardt krackhardt(const Network& network, const KrackhardtOptions& options = {},
                                    const Execution& execution = {});

}  // namespace interstice
