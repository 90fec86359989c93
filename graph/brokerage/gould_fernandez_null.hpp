/// @file  What chance would give Gould and Fernandez's roles: by formula, and by permuting who is in which system.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/brokerage/gould_fernandez.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// One number per role for the whole network: the sum over vertices.
struct RoleTotals {
  double coordinator = 0.0;
  double itinerant = 0.0;
  double representative = 0.0;
  double gatekeeper = 0.0;
  double liaison = 0.0;
  double brokerage = 0.0;
};

/// z = (observed - expected) / sd.
struct BrokerageFormula {
  BrokerageRoles observed;
  BrokerageRoles expected;
  BrokerageRoles sd;
  BrokerageRoles z;
  RoleTotals total_observed;
  RoleTotals total_expected;
  RoleTotals total_sd;
  RoleTotals total_z;
};

/// Expected roles where every tie is there with the same chance, independent of all others.
///
/// Definition   d = ties / (N (N-1)) over the N vertices with a system (undirected: over N (N-1) / 2), n_i the size of v's
///              system. E and variance as Gould and Fernandez 1989 and sna; for undirected ties E is of unordered pairs
///              and the variance is derived likewise: E (1 - d^2 (1-d)) + K d^3 (1-d)^3, K = ordered couples of pairs that
///              have one end in common.
/// Degenerate   sd 0: z NaN. N < 2: all NaN. Undirected: total_sd and total_z NaN, there is no formula. A vertex without a
///              system: NaN.
/// Complexity   That of gould_fernandez(), and the square of the number of systems.
/// Errors       As gould_fernandez().
/// Reference    R. V. Gould and R. M. Fernandez, Sociological Methodology 19:89-126, 1989. doi:10.2307/270949
/// Peers        Equals sna's brokerage on directed ties. The normal approximation is unproven: prefer the permutations.
[[nodiscard]] BrokerageFormula gould_fernandez_formula(const Network& network,
                                                       const std::vector<SystemId>& group,
                                                       const Execution& execution = {});

struct BrokeragePermutationOptions {
  std::uint32_t permutations = 1000;  ///< > 0
  std::uint64_t seed = 1;
};

struct BrokeragePermutations {
  BrokerageRoles observed;
  BrokerageRoles expected;  ///< the exact mean over all permutations
  BrokerageRoles sd;        ///< over those drawn, about the exact mean
  BrokerageRoles z;
  BrokerageRoles p;  ///< two-sided: (1 + as far from the mean or farther) / (1 + permutations)
  RoleTotals total_observed;
  RoleTotals total_expected;
  RoleTotals total_sd;
  RoleTotals total_z;
  RoleTotals total_p;
};

/// Roles where systems are handed out at random: the network stays, and the labels of all vertices that have a system
/// are permuted among them, the broker's own too.
///
/// Degenerate   sd 0 (brokerage, which no label can change, always): z and p NaN. A vertex without a system: NaN.
/// Complexity   Time O(open pairs) a 512 permutations: labels are bits, and 512 permutations of a pair are judged at once.
///              Space O(n + m), 64 bytes a vertex and bit of a label.
/// Determinism  The seed and the network alone decide; the same bits for every thread count and vector width.
/// Errors       invalid_argument: permutations is 0, or as gould_fernandez(). cancelled: execution.stop was requested.
/// Peers        None does this; sna's manual advises it.
[[nodiscard]] BrokeragePermutations gould_fernandez_permutations(
    const Network& network, const std::vector<SystemId>& group,
    const BrokeragePermutationOptions& options = {}, const Execution& execution = {});

}  // namespace interstice
