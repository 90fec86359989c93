#include "graph/expectation/tie_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  std::string name;
  Network network;
  std::vector<SystemId> system_of;
  std::uint32_t num_systems = 0;
  ObservedPairs observed;
};

TieModel fit(const Case& c) {
  return fit_tie_model(c.network, c.system_of, c.num_systems, c.observed);
}

// A place of unequal bodies in unequal systems. Seeds divisible by 3 have bodies without a system,
// by 4 unobserved pairs, by 5 parallel and self-ties.
Case random_case(std::uint64_t seed) {
  std::mt19937_64 random(seed + 99);
  const auto uniform = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
  const auto n = static_cast<std::uint32_t>(2 + random() % 39);
  const auto k = static_cast<std::uint32_t>(1 + random() % 6);
  std::vector<std::uint32_t> system(n);
  std::vector<double> activity(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    system[v] =
        seed % 3 == 0 && uniform() < 0.2 ? kNotStated : static_cast<std::uint32_t>(random() % k);
    activity[v] = 3.0 * uniform() - 2.0 - static_cast<double>(seed % 4);
  }
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const double eta = activity[u] + activity[v] + (system[u] == system[v] ? 1.0 : 0.0);
      if (uniform() < 1.0 / (1.0 + std::exp(-eta))) ties.emplace_back(v, u);
    }
    if (seed % 5 == 0) ties.emplace_back(u, u);
  }
  if (seed % 5 == 0 && !ties.empty()) ties.push_back(ties[0]);
  std::vector<std::uint64_t> answered(n, 1);
  if (seed % 4 == 0) {
    for (auto& a : answered) a = uniform() < 0.5 ? 1 : 0;
  }
  return {"seed " + std::to_string(seed), Network(Direction::undirected, n, std::move(ties)),
          systems_of(system), k, ObservedPairs(ObservedPairs::Sides::one, 1, std::move(answered))};
}

// Ties given as rows of system sizes: within[g] and across say which blocks are full, the rest are
// empty.
Case blocks(const std::string& name, const std::vector<std::uint32_t>& sizes,
            const std::function<bool(std::uint32_t, std::uint32_t)>& tied) {
  std::vector<std::uint32_t> system;
  for (std::uint32_t g = 0; g < sizes.size(); ++g) system.insert(system.end(), sizes[g], g);
  const auto n = static_cast<std::uint32_t>(system.size());
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      if (tied(system[u], system[v])) ties.emplace_back(u, v);
    }
  }
  return {name, Network(Direction::undirected, n, std::move(ties)), systems_of(system),
          static_cast<std::uint32_t>(sizes.size()), everything_observed(n)};
}

// A network of many ties over the same bodies, with one system changed.
Case changed(const std::string& name, const std::vector<std::uint32_t>& sizes, std::uint32_t odd,
             bool full) {
  Case c = blocks(name, sizes, [](std::uint32_t, std::uint32_t) { return false; });
  std::mt19937_64 random(5);
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < c.network.num_vertices(); ++u) {
    for (std::uint32_t v = u + 1; v < c.network.num_vertices(); ++v) {
      const bool at_odd = index(c.system_of[u]) == odd || index(c.system_of[v]) == odd;
      if (at_odd ? full : random() % 3 == 0) ties.emplace_back(u, v);
    }
  }
  c.network = Network(Direction::undirected, c.network.num_vertices(), std::move(ties));
  return c;
}

std::vector<Case> separated_cases() {
  std::vector<Case> cases;
  const std::vector<std::uint32_t> sizes = {5, 4, 6, 3};
  cases.push_back(changed("a system with no ties", sizes, 1, false));
  cases.push_back(changed("a system tied to everyone", sizes, 1, true));
  cases.push_back(changed("one body tied to everyone", {1, 4, 6, 3}, 0, true));
  cases.push_back(changed("one body with no ties", {1, 4, 6, 3}, 0, false));
  cases.push_back(changed("singleton systems", {1, 1, 1, 1, 1, 1, 1}, 99, false));
  cases.push_back(changed("singletons, one tied to everyone", {1, 1, 1, 1, 1, 1, 1}, 2, true));
  cases.push_back(changed("a singleton among others", {1, 8, 8}, 99, false));
  cases.push_back(changed("one system", {12}, 99, false));
  cases.push_back(changed("two systems", {6, 7}, 99, false));
  cases.push_back(blocks("all tied", sizes, [](auto, auto) { return true; }));
  cases.push_back(blocks("none tied", sizes, [](auto, auto) { return false; }));
  cases.push_back(
      blocks("all tied inside, none across", sizes, [](auto a, auto b) { return a == b; }));
  cases.push_back(
      blocks("all tied across, none inside", sizes, [](auto a, auto b) { return a != b; }));
  cases.push_back(blocks("two systems joined, all else empty", sizes,
                         [](auto a, auto b) { return a == 0 && b == 1; }));
  cases.push_back(blocks("a full system and an empty one", sizes,
                         [](auto a, auto b) { return a == 0 || b == 0 || (a != 1 && b != 1); }));
  Case star_case = blocks("a star", {5, 6, 4}, [](auto, auto) { return false; });
  star_case.network = star(15);
  cases.push_back(std::move(star_case));
  Case ring = blocks("a ring: nobody more active than another", {5, 6, 4},
                     [](auto, auto) { return false; });
  ring.network = cycle(15);
  cases.push_back(std::move(ring));
  Case nothing = changed("no pair observed", sizes, 99, false);
  nothing.observed = ObservedPairs(ObservedPairs::Sides::one, 1, std::vector<std::uint64_t>(18, 0));
  cases.push_back(std::move(nothing));
  Case silent = changed("a system that did not answer", sizes, 99, false);
  std::vector<std::uint64_t> answered(18, 1);
  std::fill(answered.begin() + 5, answered.begin() + 9, 0);
  silent.observed = ObservedPairs(ObservedPairs::Sides::both, 1, std::move(answered));
  cases.push_back(std::move(silent));
  return cases;
}

// What the estimates must satisfy, summed from the definition over the observed pairs of bodies
// with a system.
void expect_score_equations(const Case& c, const TieModel& model) {
  SCOPED_TRACE(c.name);
  const std::uint32_t n = c.network.num_vertices();
  std::vector<std::vector<bool>> tied(n, std::vector<bool>(n, false));
  for (const Tie& tie : c.network.ties()) {
    tied[index(tie.from)][index(tie.to)] = tied[index(tie.to)][index(tie.from)] = true;
  }
  std::vector<double> left(n, 0.0);  // observed less fitted ties
  std::vector<double> fitted(c.num_systems, 0.0);
  std::vector<double> observed(c.num_systems, 0.0);
  double fitted_same = 0.0;
  double observed_same = 0.0;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const SystemId a = c.system_of[u];
      const SystemId b = c.system_of[v];
      const auto x = static_cast<VertexId>(u);
      const auto y = static_cast<VertexId>(v);
      if (a == SystemId::none || b == SystemId::none || !c.observed(x, y)) continue;
      const double p = model.probability(x, y);
      ASSERT_GE(p, 0.0);
      ASSERT_LE(p, 1.0);
      ASSERT_EQ(p, model.probability(y, x));
      const double is_tied = tied[u][v] ? 1.0 : 0.0;
      for (const SystemId system : {a, b}) {
        fitted[index(system)] += p;
        observed[index(system)] += is_tied;
      }
      fitted_same += a == b ? p : 0.0;
      observed_same += a == b ? is_tied : 0.0;
      left[u] += is_tied - p;
      left[v] += is_tied - p;
    }
  }
  EXPECT_TRUE(model.converged) << model.residual;
  for (std::uint32_t g = 0; g < c.num_systems; ++g) {
    EXPECT_NEAR(fitted[g], observed[g], 1e-6 * std::max(1.0, observed[g])) << "system " << g;
  }
  EXPECT_NEAR(fitted_same, observed_same, 1e-6 * std::max(1.0, observed_same));
  // A body's own term is held back by its prior alone.
  std::vector<double> sum(c.num_systems, 0.0);
  for (std::uint32_t v = 0; v < n; ++v) {
    if (c.system_of[v] == SystemId::none) {
      EXPECT_TRUE(std::isnan(model.propensity[v]));
      continue;
    }
    sum[index(c.system_of[v])] += model.propensity[v];
    EXPECT_NEAR(left[v], model.propensity[v] / model.variance, 1e-6) << "body " << v;
  }
  for (const double total : sum) EXPECT_NEAR(total, 0.0, 1e-9);
  double means = 0.0;
  for (const double m : model.system_mean) means += m;
  EXPECT_NEAR(means, 0.0, 1e-9);
  EXPECT_GE(std::sqrt(model.variance), 0.001 * 0.99);
  EXPECT_LE(std::sqrt(model.variance), 5.0 * 1.01);
}

class TieModelProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, TieModelProperty, testing::Range<std::uint64_t>(0, 40));

TEST_P(TieModelProperty, FittedTiesEqualTheObserved) {
  const Case c = random_case(GetParam());
  const TieModel model = fit(c);
  if (std::ranges::count_if(c.system_of, [](SystemId s) { return s != SystemId::none; }) < 2)
    return;
  expect_score_equations(c, model);
}

TEST_P(TieModelProperty, NamesDoNotMatter) {
  const Case c = random_case(GetParam());
  const std::uint32_t n = c.network.num_vertices();
  const auto order = random_order(n, GetParam());
  Case renamed = c;
  renamed.network = relabelled(c.network, order);
  std::vector<std::uint64_t> answered(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    renamed.system_of[order[v]] = c.system_of[v];
    answered[order[v]] = c.observed.pattern(static_cast<VertexId>(v));
  }
  renamed.observed = c.observed.with_patterns(std::move(answered));
  const TieModel a = fit(c);
  const TieModel b = fit(renamed);
  EXPECT_NEAR(std::log(a.variance), std::log(b.variance), 1e-6);
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      if (c.system_of[u] == SystemId::none || c.system_of[v] == SystemId::none) continue;
      if (!c.observed(static_cast<VertexId>(u), static_cast<VertexId>(v))) continue;
      EXPECT_NEAR(a.probability(static_cast<VertexId>(u), static_cast<VertexId>(v)),
                  b.probability(static_cast<VertexId>(order[u]), static_cast<VertexId>(order[v])),
                  1e-6);
    }
  }
}

TEST_P(TieModelProperty, WhatIsNotObservedOrHasNoSystemDoesNotCount) {
  Case c = random_case(GetParam() * 12);  // has both
  Case without = c;
  std::vector<Tie> ties;
  for (const Tie& tie : c.network.ties()) {
    if (c.system_of[index(tie.from)] == SystemId::none ||
        c.system_of[index(tie.to)] == SystemId::none)
      continue;
    if (c.observed(tie.from, tie.to) && tie.from != tie.to) ties.push_back(tie);
  }
  without.network = Network(Direction::undirected, c.network.num_vertices(), std::move(ties));
  const TieModel a = fit(c);
  const TieModel b = fit(without);
  EXPECT_EQ(a.mu, b.mu);
  EXPECT_EQ(a.same_system, b.same_system);
  EXPECT_EQ(a.system_mean, b.system_mean);
  EXPECT_EQ(a.variance, b.variance);
}

TEST(TieModel, FittedTiesEqualTheObservedWhereSystemsAreSeparated) {
  for (const Case& c : separated_cases()) expect_score_equations(c, fit(c));
}

TEST(TieModel, ProbabilityIsTheFormulaOfTheHeader) {
  const Case c = random_case(1);
  const TieModel model = fit(c);
  for (std::uint32_t u = 0; u < c.network.num_vertices(); ++u) {
    for (std::uint32_t v = u + 1; v < c.network.num_vertices(); ++v) {
      const std::uint32_t a = index(c.system_of[u]);
      const std::uint32_t b = index(c.system_of[v]);
      const double eta = model.mu + model.system_mean[a] + model.system_mean[b] +
                         model.propensity[u] + model.propensity[v] +
                         (a == b ? model.same_system : 0.0);
      EXPECT_NEAR(model.probability(static_cast<VertexId>(u), static_cast<VertexId>(v)),
                  1.0 / (1.0 + std::exp(-eta)), 1e-12);
    }
  }
}

TEST(TieModel, OneSystemOfEqualBodiesHasTheirDensity) {  // a ring of 10: two ties each, of nine
  Case c = blocks("ring", {10}, [](auto, auto) { return false; });
  c.network = cycle(10);
  const TieModel model = fit(c);
  EXPECT_NEAR(model.probability(VertexId{0}, VertexId{5}), 2.0 / 9.0, 1e-6);
  EXPECT_NEAR(std::sqrt(model.variance), 0.001, 1e-5);  // nothing to tell bodies apart by
}

TEST(TieModel, UnequalBodiesHaveAWiderVarianceAndAnActiveOneAGreaterChance) {
  Case c = blocks("hub", {8, 8}, [](auto, auto) { return false; });
  const Network hub = star(16);
  std::vector<Tie> ties(hub.ties().begin(), hub.ties().end());
  ties.emplace_back(3U, 4U);
  ties.emplace_back(9U, 12U);
  c.network = Network(Direction::undirected, 16, std::move(ties));
  const TieModel model = fit(c);
  EXPECT_GT(model.variance, 0.5);
  EXPECT_GT(model.probability(VertexId{0}, VertexId{5}),
            2.0 * model.probability(VertexId{1}, VertexId{5}));
}

// A triangle and two bodies alone: the marginal likelihood has a peak at no variance (-3.82) and a
// higher one at a standard deviation of 4.2 (-3.66).
TEST(TieModel, OfTwoPeaksTheHigherIsTaken) {
  const Network network{Direction::undirected, 5, {{1, 3}, {1, 4}, {3, 4}}};
  const TieModel model =
      fit_tie_model(network, systems_of({0, 1, 0, 1, 0}), 2, everything_observed(5));
  EXPECT_NEAR(std::sqrt(model.variance), 4.22, 0.01);
  EXPECT_NEAR(model.log_marginal, -3.65984, 1e-4);
}

TEST(TieModel, OfFewerThanTwoBodiesIsZeroAndConverged) {
  const TieModel none = fit_tie_model(path(0), {}, 0, everything_observed(0));
  EXPECT_TRUE(none.converged);
  EXPECT_THAT(none.propensity, IsEmpty());
  const TieModel one =
      fit_tie_model(path(2), systems_of({0, kNotStated}), 1, everything_observed(2));
  EXPECT_TRUE(one.converged);
  EXPECT_EQ(one.mu, 0.0);
  EXPECT_THAT(one.system_mean, ElementsAre(0.0));
  EXPECT_EQ(one.propensity[0], 0.0);
  EXPECT_TRUE(std::isnan(one.propensity[1]));
}

TEST(TieModel, ASystemWithoutABodyIsLeftOut) {
  Case c = changed("three systems", {6, 5, 7}, 99, false);
  const TieModel model = fit(c);
  Case wider = c;
  wider.num_systems = 4;
  for (SystemId& system : wider.system_of) {
    if (index(system) == 2) system = SystemId{3};
  }
  const TieModel with_gap = fit(wider);
  EXPECT_EQ(with_gap.system_mean[2], 0.0);
  EXPECT_EQ(with_gap.mu, model.mu);
  EXPECT_EQ(with_gap.system_mean[3], model.system_mean[2]);
}

TEST(TieModel, IsTheSameToTheBitEveryTime) {
  const Case c = random_case(2);
  const TieModel a = fit(c);
  const TieModel b =
      fit_tie_model(c.network, c.system_of, c.num_systems, c.observed, {}, {.threads = 3});
  EXPECT_EQ(a.mu, b.mu);
  EXPECT_EQ(a.propensity, b.propensity);
  EXPECT_EQ(a.variance, b.variance);
  EXPECT_EQ(a.iterations, b.iterations);
}

TEST(TieModel, SaysWhenItHasNotConverged) {
  const Case c = random_case(2);
  const TieModel model =
      fit_tie_model(c.network, c.system_of, c.num_systems, c.observed, {.max_iterations = 0});
  EXPECT_FALSE(model.converged);
  EXPECT_GT(model.residual, 1e-7);
}

TEST(TieModel, RefusesADirectedNetwork) {
  const Network directed{Direction::directed, 2, {{0, 1}}};
  EXPECT_THAT(
      [&] {
        (void)fit_tie_model(directed, systems_of({0, 1}), 2, everything_observed(2));
      },
      ThrowsError(ErrorCode::invalid_argument, "read it as either or both"));
}

TEST(TieModel, RefusesMoreBodiesThanItMayModel) {
  const Case c = changed("four systems", {5, 4, 6, 3}, 99, false);
  EXPECT_THAT(
      [&] { (void)fit_tie_model(c.network, c.system_of, 4, c.observed, {.max_bodies = 17}); },
      ThrowsError(ErrorCode::resource_exhausted, "18 bodies have a system, at most 17"));
  EXPECT_NO_THROW((void)fit_tie_model(c.network, c.system_of, 4, c.observed, {.max_bodies = 18}));
}

TEST(TieModel, StopsWhenAsked) {
  const Case c = random_case(2);
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT(
      [&] {
        (void)fit_tie_model(c.network, c.system_of, c.num_systems, c.observed, {},
                            {.stop = source.get_token()});
      },
      ThrowsError(ErrorCode::cancelled, "stopped"));
}

}  // namespace
}  // namespace interstice
