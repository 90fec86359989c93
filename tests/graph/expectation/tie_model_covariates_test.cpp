// The tie model with covariates and affinities: places simulated from it, and the equations that its estimates satisfy.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "graph/expectation/logistic.hpp"
#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model.hpp"
#include "graph/expectation/tie_model_fit.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kSystems = 5;
constexpr double kShared = 0.9;
constexpr double kTier = -0.5;

struct Simulated {
  Network network{Direction::undirected, 0, {}};
  std::vector<SystemId> system_of;
  BodyFacts facts;
  ObservedPairs observed;
};

double affinity(std::uint32_t a, std::uint32_t b) { return (a + b) % 2 == 0 ? 0.7 : -0.7; }

Simulated simulate(std::uint32_t n, std::uint64_t seed, double level = -1.5) {
  Random random(seed);
  Simulated place;
  std::vector<std::uint32_t> system;
  std::vector<double> side;
  std::vector<std::uint64_t> answered;
  place.facts.outcomes.resize(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    system.push_back(random.below(kSystems));
    side.push_back(random.uniform() * 2.0 - 1.0 - (system.back() == 1 ? 0.8 : 0.0));
    for (std::uint32_t o = 0; o < 3; ++o) {
      if (random.uniform() < 0.35) place.facts.outcomes[v].push_back(o);
    }
    place.facts.tier.push_back(random.below(2));
    answered.push_back(random.uniform() < 0.8 ? 1 : 0);
  }
  place.system_of = systems_of(system);
  place.observed = ObservedPairs(ObservedPairs::Sides::one, 1, answered);
  const PairPatterns patterns(place.system_of, place.observed, &place.facts);
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const std::uint32_t pattern = patterns(u, v);
      const double eta = level + side[u] + side[v] +
                         (system[u] == system[v] ? 1.0 : affinity(system[u], system[v])) +
                         kShared * patterns.value(pattern, Covariate::shared_outcome) +
                         kTier * patterns.value(pattern, Covariate::same_tier);
      if (random.uniform() < logistic(eta)) ties.emplace_back(u, v);
    }
  }
  place.network = Network(Direction::undirected, n, std::move(ties));
  return place;
}

TieModel fit(const Simulated& place, unsigned threads = 1) {
  return fit_tie_model(place.network, place.system_of, kSystems, place.observed,
                       {.affinities = PairAffinities::fitted, .facts = &place.facts},
                       {.threads = threads});
}

Coefficient coefficient(const TieModel& model, Covariate covariate) {
  const auto at = std::ranges::find(model.coefficients, covariate, &Coefficient::covariate);
  EXPECT_NE(at, model.coefficients.end());
  return *at;
}

TEST(TieModelCovariates, FindsWhatWasSimulated) {
  double shared = 0.0;
  double inside = 0.0;
  double error = 0.0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const TieModel model = fit(simulate(120, seed));
    ASSERT_TRUE(model.converged);
    const Coefficient c = coefficient(model, Covariate::shared_outcome);
    shared += c.beta / 20.0;
    error += c.standard_error / 20.0;
    inside += std::abs(c.beta - kShared) <= 1.645 * c.standard_error ? 1.0 : 0.0;
  }
  EXPECT_NEAR(shared, kShared, 0.06);
  EXPECT_NEAR(error, 0.10, 0.04);
  EXPECT_GE(inside, 14.0);  // nine in ten, less the luck of 20
  const TieModel model = fit(simulate(200, 5));
  EXPECT_NEAR(coefficient(model, Covariate::same_tier).beta, kTier, 0.2);
  EXPECT_GT(model.affinity_variance, 0.2);
  for (std::uint32_t a = 0; a < kSystems; ++a) {
    EXPECT_EQ(model.affinity[a * kSystems + a], 0.0);
    for (std::uint32_t b = 0; b < a; ++b) {
      EXPECT_EQ(model.affinity[a * kSystems + b], model.affinity[b * kSystems + a]);
      EXPECT_GT(model.affinity[a * kSystems + b] * affinity(a, b), -0.1);
    }
  }
}

// What the estimates must satisfy, summed from the definition over the observed pairs.
TEST(TieModelCovariates, FittedTiesEqualTheObserved) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const Simulated place = simulate(60, seed);
    const TieModel model = fit(place);
    ASSERT_TRUE(model.converged) << model.residual;
    const PairPatterns& patterns = *model.patterns;
    std::map<Covariate, double> left;
    std::vector<double> system_left(kSystems, 0.0);
    std::vector<double> cell_left(kSystems * kSystems, 0.0);
    std::vector<std::vector<double>> tied(60, std::vector<double>(60, 0.0));
    for (const Tie& tie : place.network.ties())
      tied[index(tie.from)][index(tie.to)] = tied[index(tie.to)][index(tie.from)] = 1.0;
    for (std::uint32_t u = 0; u < 60; ++u) {
      for (std::uint32_t v = u + 1; v < 60; ++v) {
        const auto x = static_cast<VertexId>(u);
        const auto y = static_cast<VertexId>(v);
        if (!place.observed(x, y)) continue;
        const double r = tied[u][v] - model.probability(x, y);
        ASSERT_EQ(model.probability(x, y), model.probability(y, x));
        const std::uint32_t a = index(place.system_of[u]);
        const std::uint32_t b = index(place.system_of[v]);
        system_left[a] += r;
        system_left[b] += r;
        if (a != b) cell_left[std::min(a, b) * kSystems + std::max(a, b)] += r;
        for (const Coefficient& c : model.coefficients)
          left[c.covariate] += r * patterns.value(patterns(u, v), c.covariate);
      }
    }
    EXPECT_GE(left.size(), 4U);
    for (const auto& [covariate, value] : left)
      EXPECT_NEAR(value, 0.0, 1e-6) << to_string(covariate);
    for (const double value : system_left) EXPECT_NEAR(value, 0.0, 1e-6);
    for (std::uint32_t a = 0; a < kSystems; ++a) {
      for (std::uint32_t b = a + 1; b < kSystems; ++b)
        EXPECT_NEAR(cell_left[a * kSystems + b],
                    model.affinity[a * kSystems + b] / model.affinity_variance, 1e-6);
    }
  }
}

TEST(TieModelCovariates, ACoefficientIsSaidAsAChangeOfChance) {
  const Simulated place = simulate(120, 3);
  const TieModel model = fit(place);
  const Coefficient c = coefficient(model, Covariate::shared_outcome);
  double without = 0.0;
  double with = 0.0;
  double pairs = 0.0;
  for (std::uint32_t u = 0; u < 120; ++u) {
    for (std::uint32_t v = u + 1; v < 120; ++v) {
      if (!place.observed(static_cast<VertexId>(u), static_cast<VertexId>(v))) continue;
      const double x = model.patterns->value((*model.patterns)(u, v), Covariate::shared_outcome);
      const double rest =
          model.logit(static_cast<VertexId>(u), static_cast<VertexId>(v)) - c.beta * x;
      without += logistic(rest);
      with += logistic(rest + c.beta);
      pairs += 1.0;
    }
  }
  EXPECT_NEAR(c.without, without / pairs, 1e-9);
  EXPECT_NEAR(c.with, with / pairs, 1e-9);
  EXPECT_LT(c.without, c.with_low);
  EXPECT_LT(c.with_low, c.with);
  EXPECT_LT(c.with, c.with_high);
}

TEST(TieModelCovariates, IsTheSameToTheBitForAnyNumberOfThreads) {
  const Simulated place = simulate(450, 1);  // several blocks of rows
  const TieModel one = fit(place, 1);
  const TieModel three = fit(place, 3);
  EXPECT_EQ(one.mu, three.mu);
  EXPECT_EQ(one.propensity, three.propensity);
  EXPECT_EQ(one.affinity, three.affinity);
  EXPECT_EQ(one.variance, three.variance);
  EXPECT_EQ(one.coefficients.size(), three.coefficients.size());
  for (std::size_t k = 0; k < one.coefficients.size(); ++k)
    EXPECT_EQ(one.coefficients[k].beta, three.coefficients[k].beta);
}

TEST(TieModelCovariates, TheSplitDeterminantIsCloseToTheExactOne) {
  const Simulated place = simulate(500, 2);
  const PairData data(place.network, place.system_of, kSystems, place.observed, &place.facts);
  double last = 0.0;
  double last_exact = 0.0;
  for (const double deviation : {0.2, 0.5, 1.0}) {
    TieModelFit model(data, TieModelFit::Affinities::fitted);
    model.solve({deviation * deviation, 0.25}, 1e-6, 100, {});
    const double exact = model.exact_log_det({});
    const double split = model.split_log_det({});
    EXPECT_NEAR(split, exact, 0.01 * exact);
    // What a variance is chosen by is how it changes.
    if (last != 0.0) {
      EXPECT_NEAR(split - last, exact - last_exact, 0.3);
    }
    last = split;
    last_exact = exact;
  }
}

TEST(TieModelCovariates, WithFewerThanThreeSystemsThereAreNoAffinities) {
  Simulated place = simulate(40, 4);
  for (SystemId& system : place.system_of)
    system = index(system) % 2 == 0 ? SystemId{0} : SystemId{1};
  const TieModel model = fit(place);
  EXPECT_TRUE(model.converged);
  EXPECT_TRUE(model.affinity.empty());
  EXPECT_EQ(model.affinity_variance, 0.0);
}

TEST(TieModelCovariates, ASampleOfPairsIsWeighedToStandForAll) {
  const Simulated place = simulate(300, 6);
  const PairData all(place.network, place.system_of, kSystems, place.observed, &place.facts);
  const PairData sample = PairData::sampled(place.network, place.system_of, kSystems,
                                            place.observed, &place.facts, 12000, 1);
  double pairs = 0.0;
  double ties = 0.0;
  double drawn = 0.0;
  all.for_each_observed([&](std::uint32_t, std::uint32_t, std::uint16_t flags, std::size_t) {
    pairs += 1.0;
    ties += (flags & PairData::tied) != 0 ? 1.0 : 0.0;
  });
  double sampled_ties = 0.0;
  std::uint64_t last = 0;
  sample.for_each_observed([&](std::uint32_t i, std::uint32_t j, std::uint16_t flags, std::size_t) {
    drawn += sample.weight(flags);
    sampled_ties += (flags & PairData::tied) != 0 ? 1.0 : 0.0;
    ASSERT_LT(i, j);
    const std::uint64_t place_of_pair = std::uint64_t{i} * 300 + j;
    ASSERT_GT(place_of_pair, last);  // in order, and none twice
    last = place_of_pair;
    ASSERT_EQ(flags, all.flags[all.row(i) + j - i - 1]);
  });
  EXPECT_EQ(sampled_ties, ties);
  EXPECT_NEAR(drawn, pairs, 1e-6 * pairs);
  EXPECT_EQ(sample.flags.size(), static_cast<std::size_t>(ties) + 12000);
  const TieModel whole = fit(place);
  const TieModel part = fit_tie_model_to(sample, place.system_of,
                                         {.affinities = PairAffinities::fitted}, {.threads = 1});
  ASSERT_TRUE(part.converged) << part.residual;
  for (const Coefficient& c : whole.coefficients) {
    const Coefficient other = coefficient(part, c.covariate);
    EXPECT_NEAR(other.beta, c.beta, 1.5 * c.standard_error) << to_string(c.covariate);
    EXPECT_NEAR(other.with, c.with, 0.05);
  }
  EXPECT_NEAR(std::sqrt(part.variance), std::sqrt(whole.variance), 0.2 * std::sqrt(whole.variance));
}

// Where to look is found on a sample of the pairs, but what is found is of all of them.
TEST(TieModelCovariates, ManyPairsAreFittedAsIfNoSampleHadBeenLookedAtFirst) {
  const Simulated place = simulate(1150, 8, -4.6);
  ASSERT_LT(place.network.num_ties(), 13000U);
  for (const PairAffinities affinities : {PairAffinities::none, PairAffinities::fitted}) {
    const TieModelOptions options{.affinities = affinities, .facts = &place.facts};
    const TieModel first =
        fit_tie_model(place.network, place.system_of, kSystems, place.observed, options);
    const PairData all(place.network, place.system_of, kSystems, place.observed, &place.facts);
    const TieModel whole = fit_tie_model_to(all, place.system_of, options, {});
    ASSERT_TRUE(first.converged);
    EXPECT_LT(first.iterations, whole.iterations + 40);
    EXPECT_NEAR(std::log(first.variance), std::log(whole.variance), 9e-3);
    if (affinities == PairAffinities::fitted) {
      EXPECT_NEAR(std::log(first.affinity_variance), std::log(whole.affinity_variance), 9e-3);
    }
    EXPECT_NEAR(first.log_marginal, whole.log_marginal, 1e-3);
    for (std::size_t k = 0; k < first.coefficients.size(); ++k) {
      EXPECT_NEAR(first.coefficients[k].beta, whole.coefficients[k].beta, 1e-3);
      EXPECT_NEAR(first.coefficients[k].with, whole.coefficients[k].with, 1e-4);
    }
  }
}

// From estimates of another network of the same bodies, to the mode of this one at the same variances.
TEST(TieModelCovariates, ARefitIsTheModeAtTheVariancesItIsGiven) {
  const Simulated place = simulate(90, 9);
  const Simulated other = simulate(90, 9, -1.2);
  ASSERT_NE(place.network.num_ties(), other.network.num_ties());
  const TieModel start = fit(place);
  const PairData pairs(other.network, place.system_of, kSystems, place.observed, &place.facts);
  const TieModel again = refit_tie_model(pairs, start, {}, {.threads = 1});
  EXPECT_TRUE(again.converged);
  EXPECT_LT(again.iterations, 12U);
  EXPECT_EQ(again.variance, start.variance);
  EXPECT_EQ(again.affinity_variance, start.affinity_variance);
  TieModelFit from_nothing(pairs, TieModelFit::Affinities::fitted);
  from_nothing.solve({start.variance, start.affinity_variance}, 1e-9, 100, {});
  const std::vector<double> s = from_nothing.s();
  for (std::uint32_t v = 0; v < 90; ++v) {
    const std::uint32_t g = index(place.system_of[v]);
    EXPECT_NEAR(0.5 * again.mu + again.system_mean[g] + again.propensity[v], s[v], 1e-7);
  }
  for (std::size_t k = 0; k < again.coefficients.size(); ++k)
    EXPECT_NEAR(again.coefficients[k].beta, from_nothing.beta(k), 1e-7);
  for (std::uint32_t a = 0; a < kSystems; ++a) {
    for (std::uint32_t b = 0; b < kSystems; ++b) {
      EXPECT_NEAR(again.affinity[a * kSystems + b], from_nothing.gamma(a, b), 1e-7);
      EXPECT_NEAR(again.affinity_weight[a * kSystems + b], from_nothing.gamma_curvature(a, b),
                  1e-6);
    }
  }
  // Already there: no step.
  EXPECT_EQ(refit_tie_model(pairs, again, {.tolerance = 1e-7}, {}).iterations, 0U);
}

TEST(TieModelCovariates, MoreBodiesThanExactAreFittedToASample) {
  const Simulated place = simulate(300, 7);
  const TieModel model = fit_tie_model(
      place.network, place.system_of, kSystems, place.observed,
      {.exact_bodies = 200, .affinities = PairAffinities::fitted, .facts = &place.facts});
  EXPECT_TRUE(model.converged) << model.residual;
  EXPECT_NEAR(coefficient(model, Covariate::shared_outcome).beta, kShared, 0.2);
}

}  // namespace
}  // namespace interstice
