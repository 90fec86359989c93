/// @file  Bridging of Valente and Fujimoto: how much the network would come apart without a vertex's ties.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct BridgingValenteFujimotoOptions {
  std::uint64_t most_work = 2'000'000'000;  ///< vertices searched anew: those of a ring of 2,000
};

/// Mean drop of the network's cohesion over a vertex's ties, each taken out by itself.
///
/// Definition   Cohesion = mean of 1/d(s,t) over ordered pairs s != t, d in hops along the ties' direction, 1/inf = 0. Score:
///              mean over v's ties (directed: to and from it) of cohesion - cohesion without the tie.
/// Result       One score per vertex, in VertexId order.
/// Range        [0, 1]
/// Degenerate   A vertex without ties: NaN.
/// Multigraph   Parallel ties are one, taken out together; self-ties have no effect. Directed: the two arcs of a mutual
///              pair are two ties.
/// Complexity   From each source only ties that are the sole way on to some vertex are looked at, and of them only the
///              vertices that every shortest path reaches over the tie are searched anew: in networks with many routes
///              O(nm) in all, at worst (long cycles) O(nm) times the length of the way round. Bridges cost nothing extra.
///              Space O(n + m) per thread and up to 64 MB of partial sums.
/// Determinism  Bit-identical for every thread count and x86-64.
/// Errors       resource_exhausted: more than options.most_work vertices would be searched anew.
///              cancelled: execution.stop was requested.
/// Reference    T. W. Valente and K. Fujimoto, Social Networks 32(3):212-220, 2010. doi:10.1016/j.socnet.2010.03.003
/// Peers        influenceR's bridging, which takes all-pairs distances anew for every tie.
/// See also     bridging_hwang.hpp, which measures another thing under the same name
[[nodiscard]] std::vector<double> bridging_valente_fujimoto(
    const Network& network, const BridgingValenteFujimotoOptions& options = {},
    const Execution& execution = {});

/// The drop itself, of every tie: cohesion - cohesion without the tie and those parallel to it; 0 for a self-tie.
/// Result       One number per tie, in TieId order.
/// Errors       Those of bridging_valente_fujimoto().
[[nodiscard]] std::vector<double> cohesion_drop(const Network& network,
                                                const BridgingValenteFujimotoOptions& options = {},
                                                const Execution& execution = {});

}  // namespace interstice
