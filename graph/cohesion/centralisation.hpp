/// @file  Freeman centralisation: how far one vertex stands out, of the most that is possible.
#pragma once

#include <cstdint>
#include <span>

#include "graph/model/network.hpp"

namespace interstice {

/// What the scores are. All are on the raw scale of their measure but closeness, which is normalised by (n-1).
enum class CentralisationOf : std::uint8_t {
  degree,       ///< directed: in or out, one of the two
  betweenness,  ///< raw pair counts by hops
  closeness,    ///< (n-1) over the sum of distances to all others; directed: outgoing
  eigenvector   ///< the greatest 1
};

/// Freeman's centralisation of a vector of scores, whoever computed it.
///
/// Definition   C = sum_v (max c - c_v) / M, M = the greatest that sum can be among networks of n vertices without
///              parallel and self-ties (eigenvector: among those with one tie):
///                            undirected              directed
///              degree        (n-1)(n-2)              (n-1)^2
///              betweenness   (n-1)^2 (n-2) / 2       (n-1)^2 (n-2)
///              closeness     (n-1)(n-2) / (2n-3)     (n-1)(1 - 1/n)
///              eigenvector   n-2                     n-1
/// Range        [0, 1]; a star has 1 (undirected; eigenvector: less).
/// Degenerate   Where M is 0 (n < 3 undirected, n < 2 directed, n < 3 betweenness), or a score is NaN: NaN. So closeness
///              of a network in which not all reach all is to be given as NaN, or left out: closeness of those reached
///              only has another maximum.
/// Complexity   O(n).
/// Errors       invalid_argument: a score is negative or infinite.
/// Reference    L. C. Freeman, Social Networks 1(3):215-239, 1978. doi:10.1016/0378-8733(78)90021-7
/// Peers        igraph's maxima (degree without loops; its R default counts them, and a star has less than 1). sna
///              divides eigenvector, scaled to length 1, by sqrt(1/2) (n-2).
/// See also     graph/centrality/degree.hpp, graph/centrality/betweenness.hpp, graph/centrality/eigenvector.hpp
[[nodiscard]] double centralisation(std::span<const double> scores, CentralisationOf of,
                                    Direction direction);

}  // namespace interstice
