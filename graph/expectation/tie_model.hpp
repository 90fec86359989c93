/// @file  How likely a tie is for each pair of bodies, as active as they are: the expectation behind every gap.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "graph/expectation/body_facts.hpp"
#include "graph/expectation/pair_patterns.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

/// Whether two systems may have more or less to do with each other than their activity says.
enum class PairAffinities : std::uint8_t { none, fitted };

struct TieModelOptions {
  std::uint32_t max_iterations = 200;  ///< Newton steps for one variance
  double tolerance = 1e-9;             ///< largest score left, in ties
  std::uint32_t max_bodies = 5000;     ///< more is refused
  std::uint32_t exact_bodies = 5000;   ///< more are fitted to all ties and a sample of other pairs
  std::uint64_t seed = 1;              ///< of that sample
  PairAffinities affinities = PairAffinities::none;
  const BodyFacts* facts = nullptr;  ///< what bodies have in common; nullptr = systems alone
};

/// One covariate: its coefficient, and what it means in chances. Averages over the observed pairs that know it, all
/// else of each pair as it is.
struct Coefficient {
  Covariate covariate{};
  double beta = 0.0;
  double standard_error = 0.0;
  double without = 0.0;  ///< mean chance if the covariate were 0 for every pair
  double with = 0.0;     ///< and 1; at further_*: one more than the first
  double with_low =
      0.0;  ///< `with` at beta - and + 1.645 standard errors: right about nine times in ten
  double with_high = 0.0;
};

/// A fitted model. Vertices without a stated system are outside it.
struct TieModel {
  double mu = 0.0;  ///< logit of a tie between two bodies of mean systems that are unlike
  std::vector<double> system_mean = {};  ///< m, by SystemId; sums to 0
  std::vector<double> propensity = {};   ///< u, by VertexId; NaN outside the model
  double same_system = 0.0;              ///< beta of the covariate "same system"
  double variance = 0.0;                 ///< of u
  double log_marginal = 0.0;             ///< Laplace's approximation at the variances
  std::uint32_t iterations = 0;          ///< Newton steps in all
  double residual = 0.0;                 ///< largest score left, in ties
  bool converged = false;

  std::vector<SystemId> system_of = {};  ///< as given
  std::vector<Coefficient> coefficients =
      {};                             ///< of the covariates that vary; same_system among them
  double affinity_variance = 0.0;     ///< of gamma; 0 without affinities
  std::vector<double> affinity = {};  ///< gamma, systems x systems, symmetric; empty without
  std::vector<double> affinity_weight =
      {};                                ///< sum of p (1 - p) over each two systems' observed pairs
  std::vector<double> body_weight = {};  ///< and over each body's
  std::shared_ptr<const PairPatterns> patterns = {};
  std::vector<double> pattern_logit = {};  ///< what each pattern adds

  /// logit P(tie u-v), and P; both must be in the model.
  [[nodiscard]] double logit(VertexId u, VertexId v) const;
  [[nodiscard]] double probability(VertexId u, VertexId v) const;
};

/// Fits the tie model to the observed pairs of an undirected network.
///
/// Definition   logit P(tie ij) = mu + m[sys i] + m[sys j] + u_i + u_j + sum_k beta_k x_ijk + gamma[sys i, sys j], over
///              observed unordered pairs of bodies with a stated system. x: same system and, from `facts`, those of
///              Covariate that vary. mu, m (sum zero) and beta carry a ridge of 1e-9 only; u_i is normal around 0 (so
///              that s_i is shrunk towards its system's mean), gamma of two unlike systems normal around 0; their
///              variances maximise Laplace's approximation of the marginal likelihood (standard deviations within
///              [0.001, 5]).
/// Result       Fitted ties per system (ends of ties in it) equal the observed to 1e-6 relative, absolute below 1.
/// Degenerate   No ties, all pairs tied, or a system tied to nobody or to all: the ridge keeps the estimates finite
///              and the fitted counts equal the observed. Fewer than two modelled bodies: all zero, converged. Fewer
///              than three systems: no affinities. A fact not known of a pair: its covariate stands at its mean.
/// Multigraph   A pair is tied or not, however many ties it has; self-ties do not count.
/// Numerics     Newton steps by preconditioned conjugate gradients, scores in double; 12 printed digits on any x86-64.
///              Beyond exact_bodies: all ties, and 20 times as many other pairs (at least 1,000,000, at most half of
///              them) that stand for the rest; fitted ties then equal the observed over the sample.
///              Beyond 500 bodies the marginal likelihood's determinant is split (tie_model_laplace.cpp). Where there are
///              five times as many pairs as ties times ten (and as 100,000), the best variances of such a sample of pairs
///              are where they are looked for on all; they are then those of all pairs.
/// Complexity   O(n^2) a step, 6 bytes a pair; up to 500 bodies O(n^3) for each of 15 to 70 variances tried.
/// Determinism  Fixed blocks of rows, no random numbers: the same bits for any number of threads.
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
