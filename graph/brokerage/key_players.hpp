/// @file  Key players: the few who together hold a network together, or reach it.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// What a set is chosen for.
enum class KeyPlayerGoal : std::uint8_t {
  fragmentation,                    ///< KPP-Neg: F of the network without the set
  distance_weighted_fragmentation,  ///< KPP-Neg: DF of the network without the set
  reach,                            ///< KPP-Pos: share within `steps` of the set
  distance_weighted_reach           ///< KPP-Pos: mean of 1/distance from the set
};

struct KeyPlayerOptions {
  KeyPlayerGoal goal = KeyPlayerGoal::fragmentation;
  std::uint32_t size = 1;        ///< k: how many are chosen; 1 to n
  std::uint32_t steps = 1;       ///< m of reach
  std::uint32_t most_sets = 20;  ///< the most optimal sets returned, at least 1
  std::uint32_t starts = 32;     ///< of the swap search
  std::uint64_t seed = 1;        ///< of its random starts
  double effort = 5e8;  ///< memory reads that the search may take, about; some nanoseconds each
};

struct KeyPlayers {
  double value = 0.0;  ///< of every one of `sets`
  double bound = 0.0;  ///< no set of this size has a greater value; = value where exact
  bool exact = false;  ///< value is the greatest there is
  std::vector<std::vector<VertexId>> sets;  ///< in the order of their ids, each in order
  bool all_sets = false;                    ///< exact, and no other set has this value
  double sets_looked_at = 0.0;              ///< sets whose value was worked out, repeats counted
  double num_sets = 0.0;                    ///< n choose k
  [[nodiscard]] double gap() const {
    return bound - value;
  }  ///< how much better a set may be at most
};

/// The sets of `size` vertices with the greatest value.
///
/// Definition   KPP-Neg: F or DF (graph/cohesion/fragmentation.hpp) of the n - k vertices left without the set. KPP-Pos,
///              from the set along the ties' direction, d in hops and members at 0: reach = |{j: d(S,j) <= steps}| / n;
///              distance_weighted_reach = sum_j w_j / n, w_j = 1/d(S,j), 1 for members, 0 where unreached.
/// Result       exact: the search by branches went through, or showed that what it left out is no better. Else the best of
///              lazy greedy and swaps from many starts, with a bound; say the gap with the value.
/// Range        [0, 1].
/// Degenerate   KPP-Neg with fewer than two vertices left: value and bound NaN, no set.
/// Multigraph   Parallel and self-ties have no effect.
/// Numerics     Counts by distance, summed in one order; values within 1e-12 of each other, relatively, are equal.
/// Bounds       reach: the sum of the most that members can still add (submodularity), and for greedy 1 - (1 - 1/k)^k.
///              fragmentation: vertices joined by k + 1 disjoint paths stay joined without any k. Its distance-weighted
///              form: 1/length of the (k+1)-th shortest of disjoint paths, or neighbours in common.
/// Complexity   One set: F O(n + m), n sets that differ in one member at once; DF O(diameter m n / 64); KPP-Pos O(n),
///              n <= 4096, else O(n + m). Sets: at most n choose k, limited by `effort`. Space O(n + m); DF n^2 / 4 bytes
///              a thread, KPP-Pos 4 n^2 bytes, n <= 4096.
/// Determinism  Network and options alone decide, `effort` among them: it is counted, not timed.
/// Errors       invalid_argument: size is 0 or above n; most_sets or starts is 0; effort is not above 0.
///              cancelled: execution.stop was requested.
/// Reference    S. P. Borgatti, Comput. Math. Organ. Theory 12:21-34, 2006. doi:10.1007/s10588-006-7084-x
///              G. L. Nemhauser, L. A. Wolsey and M. L. Fisher, Math. Programming 14:265-294, 1978.
///              doi:10.1007/BF01588971
/// Peers        R's keyplayer and influenceR search by swaps only and say no gap; keyplayer's reach divides by n - 1 and
///              leaves the set out.
[[nodiscard]] KeyPlayers key_players(const Network& network, const KeyPlayerOptions& options = {},
                                     const Execution& execution = {});

}  // namespace interstice
