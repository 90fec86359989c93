/// @file  How likely the four states of each pair are in a directed network: senders, receivers and reciprocity.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "graph/expectation/dyad.hpp"
#include "graph/expectation/tie_model.hpp"

namespace interstice {

/// A fitted model. Vertices without a stated system are outside it.
struct DirectedTieModel {
  double mu = 0.0;
  double reciprocity = 0.0;                ///< what a tie adds to the logit of its return
  std::vector<double> sender_mean = {};    ///< by SystemId; sums to 0
  std::vector<double> receiver_mean = {};  ///< the same
  std::vector<double> sender = {};         ///< u, by VertexId; NaN outside the model
  std::vector<double> receiver = {};       ///< the same
  double sender_variance = 0.0;
  double receiver_variance = 0.0;
  double affinity_variance = 0.0;     ///< 0 without affinities
  std::vector<double> affinity = {};  ///< gamma, systems x systems, symmetric; empty without
  std::vector<Coefficient> coefficients = {};  ///< beta alone is filled in
  std::uint32_t iterations = 0;
  double residual = 0.0;  ///< largest score left, in ties
  bool converged = false;

  std::vector<SystemId> system_of = {};
  std::shared_ptr<const PairPatterns> patterns = {};
  std::vector<double> pattern_logit = {};

  /// logit P(tie u -> v) where v does not name u; both must be in the model.
  [[nodiscard]] double logit(VertexId u, VertexId v) const;
  [[nodiscard]] Dyad dyad(VertexId u, VertexId v) const;
};

/// Fits the p2 model to the observed ties of a directed network.
///
/// Definition   P(y_ij, y_ji) proportional to exp(y_ij eta_ij + y_ji eta_ji + y_ij y_ji reciprocity), eta_ij = mu + ms[sys i]
///              + mr[sys j] + s_i + r_j + sum_k beta_k x_ijk + gamma[sys i, sys j]. A pair of which one tie was asked about
///              counts by that tie's chance, whatever the other. x, gamma and what is shrunk: as fit_tie_model; s and r
///              each have a variance of their own, independent, and are shrunk towards their systems' means.
/// Result       Fitted ties sent and received per system equal the observed to 1e-6 relative, absolute below 1, where
///              both of every pair's ties were asked about.
/// Degenerate   As fit_tie_model.
/// Multigraph   A tie is there or not; self-ties do not count.
/// Numerics     Newton steps by preconditioned conjugate gradients. The variances maximise Laplace's approximation with
///              the determinant of the curvature's diagonal (each body's own), one after the other.
/// Complexity   O(n^2) a step, 26 bytes a pair.
/// Determinism  Fixed order of pairs, no random numbers.
/// Errors       invalid_argument: an undirected network. resource_exhausted: more than max_bodies modelled bodies.
///              cancelled: execution.stop was requested.
/// Reference    Holland and Leinhardt, JASA 76:33-50, 1981, doi:10.1080/01621459.1981.10477598; van Duijn, Snijders and
///              Zijlstra, Statistica Neerlandica 58:234-254, 2004, doi:10.1046/j.0039-0402.2003.00258.x
[[nodiscard]] DirectedTieModel fit_directed_tie_model(const Network& network,
                                                      const std::vector<SystemId>& system_of,
                                                      std::uint32_t num_systems,
                                                      const ObservedPairs& observed,
                                                      const TieModelOptions& options = {},
                                                      const Execution& execution = {});

}  // namespace interstice
