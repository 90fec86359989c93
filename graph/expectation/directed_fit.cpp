#include "graph/expectation/directed_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kRidge = 1e-9;
constexpr std::uint32_t kMostConjugateSteps = 400;
constexpr double kConjugateTolerance = 1e-5;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// Of one pair: minus its log likelihood, its score and its curvature over (eta_ij, eta_ji, reciprocity).
struct Part {
  double objective = 0.0;
  std::array<double, 3> score{};
  std::array<double, 6> curvature{};
};

Part whole_pair(const Dyad& d, bool there, bool back) {
  const double p1 = d.there + d.both;
  const double p2 = d.back + d.both;
  const double chance = there && back ? d.both : there ? d.there : back ? d.back : d.none;
  return {.objective = -std::log(chance),
          .score = {(there ? 1.0 : 0.0) - p1, (back ? 1.0 : 0.0) - p2,
                    (there && back ? 1.0 : 0.0) - d.both},
          .curvature = {p1 * (1.0 - p1), p2 * (1.0 - p2), d.both * (1.0 - d.both), d.both - p1 * p2,
                        d.both * (1.0 - p1), d.both * (1.0 - p2)}};
}

// One tie asked about: the expected curvature, which is never negative.
Part half_pair(double other, double both, double none, double only, bool tied, bool first) {
  const double p = only + both;
  const double given = p > 0.0 ? both / p : 0.0;  // the return, where the tie is there
  const double else_ = p < 1.0 ? other / (other + none) : 0.0;  // and where it is not
  const double a = given - else_;
  const double w = p * (1.0 - p);
  const double left = (tied ? 1.0 : 0.0) - p;
  Part part{.objective = -std::log(tied ? p : other + none)};
  const double one = first ? 1.0 : a;
  const double two = first ? a : 1.0;
  part.score = {left * one, left * two, left * given};
  part.curvature = {w * one * one, w * two * two,   w * given * given,
                    w * one * two, w * one * given, w * two * given};
  return part;
}

}  // namespace

DirectedFit::DirectedFit(const Network& network, const std::vector<SystemId>& system_of,
                         std::uint32_t num_systems, const ObservedPairs& observed,
                         const BodyFacts* facts, bool affinities)
    : num_systems_(num_systems),
      patterns_(system_of, observed, facts),
      system_size_(num_systems, 0.0) {
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    if (system_of[v] == SystemId::none) continue;
    vertex_.push_back(v);
    system_.push_back(index(system_of[v]));
    system_size_[system_.back()] += 1.0;
  }
  std::vector<double> count(patterns_.size(), 0.0);
  std::vector<std::uint8_t> out(network.num_vertices(), 0);
  std::vector<std::uint8_t> in(network.num_vertices(), 0);
  for (std::uint32_t i = 0; i < size(); ++i) {
    const auto u = static_cast<VertexId>(vertex_[i]);
    const auto mark = [&](std::uint8_t value) {
      for (const std::uint32_t w : network.out_arcs(u).targets) out[w] = value;
      for (const std::uint32_t w : network.in_arcs(u).targets) in[w] = value;
    };
    mark(1);
    for (std::uint32_t j = i + 1; j < size(); ++j) {
      const auto v = static_cast<VertexId>(vertex_[j]);
      const bool there = observed(u, v);
      const bool back = observed(v, u);
      if (!there && !back) continue;
      const std::uint16_t pattern = patterns_(vertex_[i], vertex_[j]);
      count[pattern] += 1.0;
      pairs_.push_back({i, j, pattern,
                        there && back ? DyadSides::both
                        : there       ? DyadSides::there
                                      : DyadSides::back,
                        out[vertex_[j]] != 0, in[vertex_[j]] != 0});
    }
    mark(0);
  }
  patterns_.set_means(count);
  for (std::uint32_t p = 0; p < patterns_.size(); ++p) {
    if (count[p] > 0.0) used_patterns_.push_back(p);
  }
  for (std::size_t k = 0; k < kCovariates; ++k) {
    const auto covariate = static_cast<Covariate>(k);
    const bool varies = std::ranges::any_of(used_patterns_, [&](std::uint32_t p) {
      return patterns_.value(p, covariate) != patterns_.value(used_patterns_[0], covariate);
    });
    if (patterns_.has(covariate) && (k == 0 || varies)) covariates_.push_back(covariate);
  }
  std::size_t next = 2 * std::size_t{size()} + covariates_.size() + 1;
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  cell_of_.assign(std::size_t{num_systems} * num_systems, kNone);
  for (std::uint32_t a = 0; affinities && a < num_systems; ++a) {
    for (std::uint32_t b = a + 1; b < num_systems; ++b) {
      if (system_size_[a] > 0.0 && system_size_[b] > 0.0)
        cell_of_[a * num_systems + b] = cell_of_[b * num_systems + a] = next++;
    }
  }
  for (std::size_t& place : cell_of_) place = std::min(place, next);
  x_.assign(next + 1, 0.0);
  curvature_.resize(pairs_.size());
}

double DirectedFit::gamma(std::uint32_t a, std::uint32_t b) const {
  const std::size_t place = cell_of_[std::size_t{a} * num_systems_ + b];
  return place + 1 < x_.size() ? x_[place] : 0.0;
}

std::vector<double> DirectedFit::means(const Vector& x, std::size_t first) const {
  std::vector<double> mean(num_systems_, 0.0);
  for (std::uint32_t i = 0; i < size(); ++i) mean[system_[i]] += x[first + i];
  for (std::uint32_t g = 0; g < num_systems_; ++g)
    mean[g] = system_size_[g] > 0.0 ? mean[g] / system_size_[g] : 0.0;
  return mean;
}

DirectedFit::Vector DirectedFit::shifts(const Vector& x) const {
  Vector shift(patterns_.size(), 0.0);
  for (const std::uint32_t p : used_patterns_) {
    for (std::size_t k = 0; k < covariates_.size(); ++k)
      shift[p] += patterns_.value(p, covariates_[k]) * x[2 * size() + k];
  }
  return shift;
}

void DirectedFit::fold(const Vector& pattern, Vector& y) const {
  for (const std::uint32_t p : used_patterns_) {
    for (std::size_t k = 0; k < covariates_.size(); ++k)
      y[2 * size() + k] += patterns_.value(p, covariates_[k]) * pattern[p];
  }
}

void DirectedFit::evaluate() {
  const std::uint32_t n = size();
  const std::size_t rho = 2 * std::size_t{n} + covariates_.size();
  const Vector shift = shifts(x_);
  objective_ = 0.0;
  score_.assign(x_.size(), 0.0);
  diagonal_.assign(x_.size(), 0.0);
  Vector pattern_score(patterns_.size(), 0.0);
  Vector pattern_curvature(patterns_.size(), 0.0);
  for (std::size_t at = 0; at < pairs_.size(); ++at) {
    const Pair& pair = pairs_[at];
    const std::size_t cell = cell_at(pair.i, pair.j);
    const double common = shift[pair.pattern] + x_[cell];
    const Dyad d = dyad_of((x_[pair.i] + x_[n + pair.j]) + common,
                           (x_[pair.j] + x_[n + pair.i]) + common, x_[rho]);
    const Part part = pair.observed == DyadSides::both ? whole_pair(d, pair.there, pair.back)
                      : pair.observed == DyadSides::there
                          ? half_pair(d.back, d.both, d.none, d.there, pair.there, true)
                          : half_pair(d.there, d.both, d.none, d.back, pair.back, false);
    objective_ += part.objective;
    const auto& [g1, g2, g3] = part.score;
    const auto& h = part.curvature;
    score_[pair.i] += g1;
    score_[n + pair.j] += g1;
    score_[pair.j] += g2;
    score_[n + pair.i] += g2;
    score_[rho] += g3;
    score_[cell] += g1 + g2;
    pattern_score[pair.pattern] += g1 + g2;
    const double both = h[0] + h[1] + 2.0 * h[3];
    diagonal_[pair.i] += h[0];
    diagonal_[n + pair.j] += h[0];
    diagonal_[pair.j] += h[1];
    diagonal_[n + pair.i] += h[1];
    diagonal_[rho] += h[2];
    diagonal_[cell] += both;
    pattern_curvature[pair.pattern] += both;
    for (std::size_t k = 0; k < h.size(); ++k) curvature_[at][k] = static_cast<float>(h[k]);
  }
  fold(pattern_score, score_);
  for (const std::uint32_t p : used_patterns_) {
    for (std::size_t k = 0; k < covariates_.size(); ++k) {
      const double x = patterns_.value(p, covariates_[k]);
      diagonal_[2 * n + k] += x * x * pattern_curvature[p];
    }
  }
  add_priors();
}

void DirectedFit::add_priors() {
  const std::uint32_t n = size();
  for (const std::size_t first : {std::size_t{0}, std::size_t{n}}) {
    const double variance = first == 0 ? variances_.sender : variances_.receiver;
    const std::vector<double> mean = means(x_, first);
    for (std::uint32_t i = 0; i < n; ++i) {
      const double u = x_[first + i] - mean[system_[i]];
      objective_ += 0.5 * u * u / variance;
      score_[first + i] -= u / variance + kRidge * mean[system_[i]] / system_size_[system_[i]];
    }
    for (const double m : mean) objective_ += 0.5 * kRidge * m * m;
  }
  const std::size_t affinities = 2 * std::size_t{n} + covariates_.size() + 1;
  for (std::size_t at = 2 * std::size_t{n}; at + 1 < x_.size(); ++at) {
    const double precision = at < affinities ? kRidge : 1.0 / variances_.affinity;
    objective_ += 0.5 * precision * x_[at] * x_[at];
    score_[at] -= precision * x_[at];
  }
  score_.back() = 0.0;
  residual_ = 0.0;
  for (const double value : score_) residual_ = std::max(residual_, std::abs(value));
}

DirectedFit::Vector DirectedFit::times_hessian(const Vector& x) const {
  const std::uint32_t n = size();
  const std::size_t rho = 2 * std::size_t{n} + covariates_.size();
  const Vector shift = shifts(x);
  Vector y(x.size(), 0.0);
  Vector pattern(patterns_.size(), 0.0);
  for (std::size_t at = 0; at < pairs_.size(); ++at) {
    const Pair& pair = pairs_[at];
    const Curvature& h = curvature_[at];
    const std::size_t cell = cell_at(pair.i, pair.j);
    const double common = shift[pair.pattern] + x[cell];
    const double d1 = (x[pair.i] + x[n + pair.j]) + common;
    const double d2 = (x[pair.j] + x[n + pair.i]) + common;
    const double d3 = x[rho];
    const double g1 = static_cast<double>(h[0]) * d1 + static_cast<double>(h[3]) * d2 +
                      static_cast<double>(h[4]) * d3;
    const double g2 = static_cast<double>(h[3]) * d1 + static_cast<double>(h[1]) * d2 +
                      static_cast<double>(h[5]) * d3;
    y[rho] += static_cast<double>(h[4]) * d1 + static_cast<double>(h[5]) * d2 +
              static_cast<double>(h[2]) * d3;
    y[pair.i] += g1;
    y[n + pair.j] += g1;
    y[pair.j] += g2;
    y[n + pair.i] += g2;
    y[cell] += g1 + g2;
    pattern[pair.pattern] += g1 + g2;
  }
  fold(pattern, y);
  for (const std::size_t first : {std::size_t{0}, std::size_t{n}}) {
    const double variance = first == 0 ? variances_.sender : variances_.receiver;
    const std::vector<double> mean = means(x, first);
    for (std::uint32_t i = 0; i < n; ++i)
      y[first + i] += (x[first + i] - mean[system_[i]]) / variance + kRidge * x[first + i];
  }
  for (std::size_t at = 2 * std::size_t{n}; at + 1 < x.size(); ++at)
    y[at] += (at <= rho ? kRidge : 1.0 / variances_.affinity) * x[at];
  y.back() = 0.0;
  return y;
}

// As TieModelFit's, for senders and receivers apart.
DirectedFit::Vector DirectedFit::precondition(const Vector& r) const {
  const std::uint32_t n = size();
  const std::size_t rho = 2 * std::size_t{n} + covariates_.size();
  Vector x = r;
  for (std::size_t at = 2 * std::size_t{n}; at + 1 < x.size(); ++at)
    x[at] /= diagonal_[at] + (at <= rho ? kRidge : 1.0 / variances_.affinity);
  x.back() = 0.0;
  for (const std::size_t first : {std::size_t{0}, std::size_t{n}}) {
    const double precision = 1.0 / (first == 0 ? variances_.sender : variances_.receiver);
    std::vector<double> sum(num_systems_, 0.0);
    std::vector<double> slack(num_systems_, 0.0);
    for (std::uint32_t i = 0; i < n; ++i) {
      const double own = diagonal_[first + i] + kRidge;
      x[first + i] /= own + precision;
      sum[system_[i]] += x[first + i];
      slack[system_[i]] += own / (own + precision);
    }
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t g = system_[i];
      x[first + i] += precision * sum[g] / slack[g] / (diagonal_[first + i] + kRidge + precision);
    }
  }
  return x;
}

DirectedFit::Vector DirectedFit::newton_step(const Execution& execution) const {
  Vector x(x_.size(), 0.0);
  Vector r = score_;
  Vector z = precondition(r);
  Vector direction = z;
  double rz = dot(r, z);
  const double enough = rz * kConjugateTolerance * kConjugateTolerance;
  for (std::uint32_t step = 0; step < kMostConjugateSteps && rz > enough; ++step) {
    if (execution.stop.stop_requested())
      throw Error(ErrorCode::cancelled, "fit_directed_tie_model: stopped");
    const Vector h = times_hessian(direction);
    const double along = rz / dot(direction, h);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += along * direction[i];
    for (std::size_t i = 0; i < x.size(); ++i) r[i] -= along * h[i];
    z = precondition(r);
    const double next = dot(r, z);
    const double keep = next / rz;
    rz = next;
    for (std::size_t i = 0; i < z.size(); ++i) direction[i] = z[i] + keep * direction[i];
  }
  return x;
}

std::uint32_t DirectedFit::solve(const DirectedVariances& variances, double tolerance,
                                 std::uint32_t max_iterations, const Execution& execution) {
  variances_ = variances;
  evaluate();
  std::uint32_t iterations = 0;
  while (residual_ > tolerance && iterations < max_iterations) {
    ++iterations;
    const Vector step = newton_step(execution);
    const Vector from = x_;
    double scale = 1.0;
    const double most = objective_ + 1e-13 * (1.0 + std::abs(objective_));
    for (int halving = 0; halving < 40; ++halving, scale *= 0.5) {
      for (std::size_t i = 0; i < x_.size(); ++i) x_[i] = from[i] + scale * step[i];
      evaluate();
      if (objective_ <= most) break;
    }
  }
  return iterations;
}

double DirectedFit::log_marginal() const {
  const std::uint32_t n = size();
  double log_det = 0.0;
  for (std::uint32_t i = 0; i < n; ++i) {
    log_det += std::log1p(variances_.sender * diagonal_[i]) +
               std::log1p(variances_.receiver * diagonal_[n + i]);
  }
  for (std::size_t at = 2 * std::size_t{n} + covariates_.size() + 1; at + 1 < x_.size(); ++at)
    log_det += std::log1p(variances_.affinity * diagonal_[at]);
  return -objective_ - 0.5 * log_det;
}

}  // namespace interstice
