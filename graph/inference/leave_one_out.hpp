/// @file  How far a score rests on any one vertex: everything worked out again with one left out at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct LeaveOneOutOptions {
  std::uint32_t most = 0xffffffffU;  ///< vertices left out; where there are more, drawn by the seed
  std::uint64_t seed = 1;
};

/// Of one vertex, over the whole network and every run that did not leave it out.
struct LeftOutRange {
  double low = 0.0;  ///< lowest score
  double high = 0.0;
  std::uint32_t best_rank = 0;  ///< 1 = the highest score; equal scores share a rank; see below
  std::uint32_t worst_rank = 0;
};

struct LeaveOneOut {
  std::vector<LeftOutRange> ranges;  ///< by VertexId
  std::uint32_t runs = 0;            ///< vertices left out, one at a time
};

/// Ranks from the highest score: 1 + the number of scores that are higher by more than rounding (1e-9 relative).
[[nodiscard]] std::vector<std::uint32_t> ranks_of(const std::vector<double>& scores);

/// Range of every vertex's score and rank when one other vertex is left out, with all its ties.
///
/// Definition   A run takes the network without vertex r (vertices above r move down by one), and `scores` of it. The range
///              of v spans its score in the whole network and in all runs with r != v. In a run, r keeps the place above
///              or below v that it has in the whole network: nobody moves up merely because one above is left out. It
///              says how far a score rests on any single vertex; it is not a confidence interval.
/// Result       One range for each vertex, in VertexId order.
/// Degenerate   No vertex, or most = 0: no run; the range is the score itself.
/// Complexity   runs times (O(n log n + m) and the function).
/// Determinism  The seed and the network alone decide; `scores` must be a function of its arguments.
/// Errors       cancelled: execution.stop was requested. `scores` must not throw anything else.
/// Reference    E. Costenbader and T. W. Valente, Social Networks 25(4):283-307, 2003. doi:10.1016/S0378-8733(03)00012-1
[[nodiscard]] LeaveOneOut leave_one_out(
    const Network& network,
    const std::function<std::vector<double>(const Network&, const Execution&)>& scores,
    const LeaveOneOutOptions& options = {}, const Execution& execution = {});

}  // namespace interstice
