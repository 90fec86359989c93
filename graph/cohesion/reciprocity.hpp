/// @file  Reciprocity: how often a tie is returned.
#pragma once

#include <cstdint>

#include "graph/model/network.hpp"

namespace interstice {

struct Reciprocity {
  double edgewise = 0.0;         ///< 2M / (2M + A): share of ties that are returned
  double dyadic = 0.0;           ///< (M + N) / all: share of pairs that are alike both ways
  double dyadic_nonnull = 0.0;   ///< M / (M + A): share of tied pairs that are mutual
  std::uint64_t mutual = 0;      ///< M: pairs tied both ways
  std::uint64_t asymmetric = 0;  ///< A: pairs tied one way
  std::uint64_t null = 0;        ///< N: pairs not tied
};

/// Reciprocity in the three forms in use; `reciprocity` alone means the edgewise one.
///
/// Range        [0, 1]
/// Degenerate   No tie: edgewise and dyadic_nonnull NaN. n < 2: all NaN. Without direction every tie is mutual.
/// Multigraph   Parallel ties count once; self-ties do not.
/// Complexity   O(n + m).
/// Reference    M. E. J. Newman, Networks, 2nd ed. 2018, section 7.4. doi:10.1093/oso/9780198805090.001.0001
/// Peers        edgewise: igraph's and NetworkX's default; dyadic: sna's default; dyadic_nonnull: igraph's "ratio".
[[nodiscard]] Reciprocity reciprocity(const Network& network);

}  // namespace interstice
