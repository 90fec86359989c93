/// @file  How likely a tie is for each pair of bodies, as active as they are: the expectation behind every gap.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct TieModelOptions {
  std::uint32_t max_iterations = 200;  ///< Newton steps for one variance
  double tolerance = 1e-9;             ///< largest score left, in ties
  std::uint32_t max_bodies =
      4000;  ///< more is refused: the fit looks at every pair, and factors a square matrix
};

/// A fitted model. Vertices without a stated system are outside it.
struct TieModel {
  double mu = 0.0;  ///< logit of a tie between two bodies of mean systems that are unlike
  std::vector<double> system_mean;  ///< m, by SystemId; sums to 0
  std::vector<double> propensity;   ///< u, by VertexId; NaN outside the model
  double same_system = 0.0;         ///< beta of the covariate "same system"
  double variance = 0.0;            ///< of u
  double log_marginal = 0.0;        ///< Laplace's approximation at that variance
  std::uint32_t iterations = 0;     ///< Newton steps in all
  double residual = 0.0;            ///< largest score left, in ties
  bool converged = false;

  std::vector<SystemId> system_of;  ///< as given
  /// P(tie u-v); both must be in the model.
  [[nodiscard]] double probability(VertexId u, VertexId v) const;
};

/// Fits the tie model to the observed pairs of an undirected network.
///
/// Definition   logit P(tie ij) = mu + m[sys i] + m[sys j] + u_i + u_j + beta same_system_ij, over observed unordered
///              pairs of bodies with a stated system. mu, m (sum zero) and beta carry a ridge of 1e-9 only; u_i is
///              normal around 0 with a variance that maximises Laplace's approximation of the marginal likelihood
///              (standard deviation within [0.001, 5]).
/// Result       Fitted ties per system (ends of ties in it) equal the observed to 1e-6 relative, absolute below 1.
/// Degenerate   No ties, all pairs tied, or a system tied to nobody or to all: the ridge keeps the estimates finite
///              and the fitted counts equal the observed. Fewer than two modelled bodies: all zero, converged.
/// Multigraph   A pair is tied or not, however many ties it has; self-ties do not count.
/// Numerics     Newton steps by preconditioned conjugate gradients, scores in double; 12 printed digits on any x86-64.
/// Complexity   O(n^2) a step, 5 bytes a pair; O(n^3) for each of about 20 variances tried, n^2 doubles.
/// Determinism  One thread, no random numbers: the same bits on one machine.
/// Errors       invalid_argument: a directed network. resource_exhausted: more than max_bodies modelled bodies.
///              cancelled: execution.stop was requested.
/// Reference    Holland and Leinhardt, JASA 76:33-50, 1981, doi:10.1080/01621459.1981.10477598 (sender and receiver
///              terms); van Duijn, Snijders and Zijlstra, Statistica Neerlandica 58:234-254, 2004,
///              doi:10.1046/j.0039-0402.2003.00258.x (random ones); Chatterjee, Diaconis and Sly, Annals of Applied
///              Probability 21:1400-1435, 2011, doi:10.1214/10-AAP728 (undirected).
[[nodiscard]] TieModel fit_tie_model(const Network& network, const std::vector<SystemId>& system_of,
                                     std::uint32_t num_systems, const ObservedPairs& observed,
                                     const TieModelOptions& options = {},
                                     const Execution& execution = {});

}  // namespace interstice
