/// @file  The E-I index: ties across groups against ties inside them, with what chance would give.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct EiOptions {
  std::uint32_t permutations = 5000;  ///< of the labels; 0 = no p
  std::uint64_t seed = 1;
};

struct EiIndex {
  double value = 0.0;     ///< (E - I) / (E + I)
  double expected = 0.0;  ///< its mean when labels are handed out at random
  double p = 0.0;         ///< two-sided, (1 + as far from the mean or farther) / (1 + permutations)
  std::uint64_t external = 0;  ///< E: ties between groups
  std::uint64_t internal = 0;  ///< I: ties inside one
};

/// Krackhardt and Stern's E-I index over vertices whose group is stated.
///
/// Definition   EI = (E - I) / (E + I), each tie once (directed: each arc). Expected under relabelling, whatever the
///              network: 1 - 2 sum_g n_g (n_g - 1) / (N (N - 1)). p: labels permuted among the N vertices.
/// Range        [-1, 1]; -1 = all ties inside.
/// Degenerate   No tie between stated vertices: value and p NaN. N < 2: expected NaN.
/// Multigraph   Each of parallel ties counts; self-ties do not.
/// Complexity   O(n + m) and as much a permutation.
/// Determinism  The seed and the network alone decide p.
/// Errors       cancelled: execution.stop was requested.
/// Reference    D. Krackhardt and R. N. Stern, Social Psychology Quarterly 51(2):123-140, 1988. doi:10.2307/2786835
/// Peers        netrics' net_by_heterophily sums weights and counts both directions; UCINET symmetrises first.
[[nodiscard]] EiIndex ei_index(const Network& network, const std::vector<SystemId>& group,
                               const EiOptions& options = {}, const Execution& execution = {});

}  // namespace interstice
