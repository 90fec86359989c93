/// @file  Burt's structural holes: constraint, effective size, efficiency, hierarchy.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Which ties the contacts of ego are judged by: all of theirs, or those to ego and among its contacts alone.
enum class EgoModel : std::uint8_t { whole_network, ego_network };

struct StructuralHolesOptions {
  Strengths strengths = Strengths::ignore;  ///< use: a tie of strength 0 is no tie
  EgoModel ego = EgoModel::whole_network;
};

/// One score per vertex each, in VertexId order.
struct StructuralHoles {
  std::vector<double> constraint;
  std::vector<double> effective_size;
  std::vector<double> ego_efficiency;
  std::vector<double> constraint_hierarchy;
};

/// All four in one pass over what ties have in common.
///
/// Definition   w_ij = a_ij + a_ji, i != j; N(i) = those with w_ij > 0, N of them; p_ij = w_ij / sum_k w_ik;
///              m_jq = w_jq / max_k w_jk. c_ij = (p_ij + sum_{q != i,j} p_iq p_qj)^2.
///              constraint C_i = sum_{j in N(i)} c_ij; effective_size = sum_{j in N(i)} (1 - sum_{q != i,j} p_iq m_jq);
///              ego_efficiency = effective_size / N; constraint_hierarchy = sum_j x_j ln x_j / (N ln N),
///              x_j = c_ij / (C_i / N). ego_network: sums and maxima over k in N(i) and i alone.
/// Range        constraint > 0, at most 9/8 where no tie is stronger than another, else it may pass that;
///              effective_size [1, N]; ego_efficiency (0, 1]; constraint_hierarchy [0, 1].
/// Degenerate   No contacts: NaN. One contact: constraint 1 where it has no other, constraint_hierarchy 1.
/// Multigraph   Parallel ties are added up; self-ties left out. Mutual arcs are added up.
/// Numerics     Strengths are scaled by a power of two: any factor of that kind leaves every bit.
/// Complexity   Time O(m a), a the arboricity (at most sqrt(2m)); space O(n + m).
/// Determinism  Bit-identical for every thread count and x86-64; constraint_hierarchy to 12 digits (logarithm).
/// Errors       invalid_argument: a strength that is used and negative or not finite, naming the tie.
///              cancelled: execution.stop was requested.
/// Reference    R. S. Burt, Structural Holes, 1992, ch. 2. M. Everett and S. P. Borgatti, Soc. Networks 62:50-57, 2020.
///              doi:10.1016/j.socnet.2020.02.001
/// Peers        constraint equals igraph's and NetworkX's; those take a tie of weight 0 for a contact. UCINET offers
///              both models. netrics' hierarchy uses the contacts' own constraints, and its efficiency the degree.
[[nodiscard]] StructuralHoles structural_holes(const Network& network,
                                               const StructuralHolesOptions& options = {},
                                               const Execution& execution = {});

/// One of them alone, at less cost; the same bits as structural_holes() gives.
[[nodiscard]] std::vector<double> constraint(const Network& network,
                                             const StructuralHolesOptions& options = {},
                                             const Execution& execution = {});
[[nodiscard]] std::vector<double> effective_size(const Network& network,
                                                 const StructuralHolesOptions& options = {},
                                                 const Execution& execution = {});
[[nodiscard]] std::vector<double> ego_efficiency(const Network& network,
                                                 const StructuralHolesOptions& options = {},
                                                 const Execution& execution = {});
[[nodiscard]] std::vector<double> constraint_hierarchy(const Network& network,
                                                       const StructuralHolesOptions& options = {},
                                                       const Execution& execution = {});

}  // namespace interstice
