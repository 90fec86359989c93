#include "graph/expectation/directed_tie_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kSystems = 4;
constexpr double kReciprocity = 1.2;
constexpr double kShared = 0.8;

struct Simulated {
  Network network{Direction::directed, 0, {}};
  std::vector<SystemId> system_of;
  BodyFacts facts;
  ObservedPairs observed;
};

// Senders and receivers of unequal activity; `silent`: one body in five did not answer.
Simulated simulate(std::uint32_t n, std::uint64_t seed, bool silent = false) {
  Random random(seed + 40);
  Simulated place;
  std::vector<std::uint32_t> system;
  std::vector<double> sends;
  std::vector<double> receives;
  std::vector<std::uint64_t> answered;
  for (std::uint32_t v = 0; v < n; ++v) {
    system.push_back(random.below(kSystems));
    sends.push_back(2.4 * random.uniform() - 1.2 - (system.back() == 2 ? 0.7 : 0.0));
    receives.push_back(1.6 * random.uniform() - 0.8);
    place.facts.outcomes.push_back(random.uniform() < 0.4 ? std::vector<std::uint32_t>{0}
                                                          : std::vector<std::uint32_t>{});
    answered.push_back(silent && random.uniform() < 0.2 ? 0 : 1);
  }
  place.system_of = systems_of(system);
  place.observed = ObservedPairs(ObservedPairs::Sides::first, 1, answered);
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const double common =
          -2.0 + (system[u] == system[v] ? 0.8 : 0.0) +
          (!place.facts.outcomes[u].empty() && !place.facts.outcomes[v].empty() ? kShared : 0.0);
      const Dyad d =
          dyad_of(common + sends[u] + receives[v], common + sends[v] + receives[u], kReciprocity);
      const double x = random.uniform();
      const bool both = x < d.both;
      if (both || x < d.both + d.there) ties.emplace_back(u, v);
      if (both || (x >= d.both + d.there && x < d.both + d.there + d.back)) ties.emplace_back(v, u);
    }
  }
  std::erase_if(ties, [&](const Tie& tie) { return answered[index(tie.from)] == 0; });
  place.network = Network(Direction::directed, n, std::move(ties));
  return place;
}

DirectedTieModel fit(const Simulated& place) {
  return fit_directed_tie_model(place.network, place.system_of, kSystems, place.observed,
                                {.affinities = PairAffinities::fitted, .facts = &place.facts});
}

double beta(const DirectedTieModel& model, Covariate covariate) {
  return std::ranges::find(model.coefficients, covariate, &Coefficient::covariate)->beta;
}

TEST(DirectedTieModel, FindsWhatWasSimulated) {
  double reciprocity = 0.0;
  double shared = 0.0;
  double half_asked = 0.0;
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const DirectedTieModel model = fit(simulate(80, seed));
    ASSERT_TRUE(model.converged) << model.residual;
    reciprocity += model.reciprocity / 8.0;
    shared += beta(model, Covariate::shared_outcome) / 8.0;
    half_asked += fit(simulate(80, seed, true)).reciprocity / 8.0;
  }
  EXPECT_NEAR(reciprocity, kReciprocity, 0.2);
  EXPECT_NEAR(shared, kShared, 0.12);
  EXPECT_NEAR(half_asked, kReciprocity, 0.25);
}

TEST(DirectedTieModel, FittedTiesEqualTheObserved) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    const Simulated place = simulate(50, seed);
    const DirectedTieModel model = fit(place);
    ASSERT_TRUE(model.converged) << model.residual;
    std::vector<std::vector<double>> tied(50, std::vector<double>(50, 0.0));
    for (const Tie& tie : place.network.ties()) tied[index(tie.from)][index(tie.to)] = 1.0;
    std::vector<double> sent(kSystems, 0.0);
    std::vector<double> received(kSystems, 0.0);
    std::vector<double> body(50, 0.0);
    double mutual = 0.0;
    for (std::uint32_t u = 0; u < 50; ++u) {
      for (std::uint32_t v = u + 1; v < 50; ++v) {
        const Dyad d = model.dyad(static_cast<VertexId>(u), static_cast<VertexId>(v));
        EXPECT_NEAR(d.none + d.there + d.back + d.both, 1.0, 1e-14);
        const double there = tied[u][v] - (d.there + d.both);
        const double back = tied[v][u] - (d.back + d.both);
        sent[index(place.system_of[u])] += there;
        received[index(place.system_of[v])] += there;
        sent[index(place.system_of[v])] += back;
        received[index(place.system_of[u])] += back;
        body[u] += there;
        body[v] += back;
        mutual += tied[u][v] * tied[v][u] - d.both;
      }
    }
    for (std::uint32_t g = 0; g < kSystems; ++g) {
      EXPECT_NEAR(sent[g], 0.0, 1e-6);
      EXPECT_NEAR(received[g], 0.0, 1e-6);
    }
    EXPECT_NEAR(mutual, 0.0, 1e-6);
    for (std::uint32_t v = 0; v < 50; ++v)
      EXPECT_NEAR(body[v], model.sender[v] / model.sender_variance, 1e-6);
  }
}

// Half the pairs asked about on one side: the score of a sender's term by differences of the log likelihood.
TEST(DirectedTieModel, WithOneSideAskedTheLikelihoodIsAtItsTop) {
  const Simulated place = simulate(40, 3, true);
  DirectedTieModel model = fit(place);
  ASSERT_TRUE(model.converged) << model.residual;
  std::vector<std::vector<bool>> tied(40, std::vector<bool>(40, false));
  for (const Tie& tie : place.network.ties()) tied[index(tie.from)][index(tie.to)] = true;
  const auto log_likelihood = [&] {
    double sum = 0.0;
    for (std::uint32_t u = 0; u < 40; ++u) {
      for (std::uint32_t v = u + 1; v < 40; ++v) {
        const auto x = static_cast<VertexId>(u);
        const auto y = static_cast<VertexId>(v);
        const Dyad d = model.dyad(x, y);
        const double there = d.there + d.both;
        const double back = d.back + d.both;
        if (place.observed(x, y) && place.observed(y, x)) {
          sum += std::log(tied[u][v] && tied[v][u] ? d.both
                          : tied[u][v]             ? d.there
                          : tied[v][u]             ? d.back
                                                   : d.none);
        } else if (place.observed(x, y)) {
          sum += std::log(tied[u][v] ? there : 1.0 - there);
        } else if (place.observed(y, x)) {
          sum += std::log(tied[v][u] ? back : 1.0 - back);
        }
      }
    }
    return sum;
  };
  constexpr double kStep = 1e-4;
  const auto slope = [&](double& term) {
    const double at = term;
    term = at + kStep;
    const double up = log_likelihood();
    term = at - kStep;
    const double down = log_likelihood();
    term = at;
    return (up - down) / (2.0 * kStep);
  };
  EXPECT_NEAR(slope(model.reciprocity), 0.0, 1e-4);
  EXPECT_NEAR(slope(model.mu), 0.0, 1e-4);
  for (std::uint32_t v = 0; v < 40; v += 7) {
    EXPECT_NEAR(slope(model.sender[v]), model.sender[v] / model.sender_variance, 1e-4);
    EXPECT_NEAR(slope(model.receiver[v]), model.receiver[v] / model.receiver_variance, 1e-4);
  }
}

TEST(DirectedTieModel, EmptyFullAndTinyNetworksAreFinite) {
  for (const bool full : {false, true}) {
    std::vector<Tie> ties;
    for (std::uint32_t u = 0; full && u < 9; ++u) {
      for (std::uint32_t v = 0; v < 9; ++v) {
        if (u != v) ties.emplace_back(u, v);
      }
    }
    const Network network(Direction::directed, 9, std::move(ties));
    const ObservedPairs all(ObservedPairs::Sides::first, 1, std::vector<std::uint64_t>(9, 1));
    const DirectedTieModel model =
        fit_directed_tie_model(network, systems_of({0, 0, 0, 1, 1, 1, 2, 2, 2}), 3, all);
    EXPECT_TRUE(model.converged) << model.residual;
    const Dyad d = model.dyad(VertexId{0}, VertexId{5});
    EXPECT_NEAR(full ? d.both : d.none, 1.0, 1e-5);
  }
  const Network one(Direction::directed, 1, {});
  EXPECT_TRUE(fit_directed_tie_model(one, systems_of({0}), 1, everything_observed(1)).converged);
}

TEST(DirectedTieModel, RefusesAnUndirectedNetworkTooManyBodiesAndStopsWhenAsked) {
  EXPECT_THAT(
      [] {
        (void)fit_directed_tie_model(path(3), systems_of({0, 1, 2}), 3, everything_observed(3));
      },
      ThrowsError(ErrorCode::invalid_argument, "use fit_tie_model"));
  const Simulated place = simulate(30, 1);
  EXPECT_THAT(
      [&] {
        (void)fit_directed_tie_model(place.network, place.system_of, kSystems, place.observed,
                                     {.max_bodies = 29});
      },
      ThrowsError(ErrorCode::resource_exhausted, "30 bodies have a system, at most 29"));
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT(
      [&] {
        (void)fit_directed_tie_model(place.network, place.system_of, kSystems, place.observed, {},
                                     {.stop = source.get_token()});
      },
      ThrowsError(ErrorCode::cancelled, "stopped"));
}

}  // namespace
}  // namespace interstice
