/// @file  Gould and Fernandez's brokerage roles: between which systems a vertex stands.
#pragma once

#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// One number per vertex and role, in VertexId order; A is the broker's system.
struct BrokerageRoles {
  std::vector<double> coordinator;     ///< A-A-A
  std::vector<double> itinerant;       ///< B-A-B
  std::vector<double> representative;  ///< A-A-B: from inside to outside
  std::vector<double> gatekeeper;      ///< B-A-A: from outside to inside
  std::vector<double> liaison;         ///< B-A-C
  std::vector<double> brokerage;       ///< all of them
};

/// How often every vertex brokers in each role.
///
/// Definition   v brokers the ordered pair (a, b) iff a -> v, v -> b, a != b and not a -> b. The role is read off the
///              systems of a, v and b. Undirected: each unordered pair once; representative = gatekeeper = pairs with one
///              end inside, counted once in brokerage.
/// Result       Counts. brokerage = coordinator + itinerant + representative + gatekeeper + liaison (undirected: without
///              gatekeeper).
/// Range        [0, (n-1)(n-2)], undirected half of it.
/// Degenerate   A vertex without a system: NaN in every role. It takes part in nobody's count either, as a, v or b: every role
///              needs the systems of all three.
/// Multigraph   Parallel ties count once; self-ties have no effect.
/// Complexity   Time O(m + sum over arcs a -> v of the smaller out-degree of the two): open pairs are what is left of all
///              pairs after the closed ones, so that a hub's are never listed. Space O(n + m).
/// Determinism  Whole numbers.
/// Errors       invalid_argument: group does not hold one system per vertex. cancelled: execution.stop was requested.
/// Reference    R. V. Gould and R. M. Fernandez, Sociological Methodology 19:89-126, 1989. doi:10.2307/270949
/// Peers        sna's brokerage: w_I, w_O, b_IO, b_OI, b_O, t in this order; on undirected ties it counts ordered pairs:
///              twice these, but for b_IO and b_OI. Papers differ on which of the two is the gatekeeper.
/// See also     gould_fernandez_null.hpp for what chance would give
[[nodiscard]] BrokerageRoles gould_fernandez(const Network& network,
                                             const std::vector<SystemId>& group,
                                             const Execution& execution = {});

}  // namespace interstice
