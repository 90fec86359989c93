#include "graph/gaps/introductions/join_systems.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "every_choice.hpp"
#include "graph/gaps/introductions/separate_routes.hpp"
#include "keeps_to_limits.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr SystemId kA{0};
constexpr SystemId kB{1};

// The fewest vertices without which no path joins the sides (Menger): every set of vertices is tried.
double fewest_between(const Matrix& d, const std::vector<SystemId>& system) {
  const auto n = static_cast<std::uint32_t>(d.size());
  int fewest = static_cast<int>(n);
  for (std::uint32_t gone = 0; gone < (1U << n); ++gone) {
    const int size = __builtin_popcount(gone);
    if (size >= fewest) continue;
    std::vector<std::uint32_t> open;
    std::uint32_t seen = gone;
    for (std::uint32_t v = 0; v < n; ++v) {
      if (system[v] != kA || ((gone >> v) & 1U) != 0) continue;
      open.push_back(v);
      seen |= 1U << v;
    }
    bool joined = false;
    while (!open.empty() && !joined) {
      const std::uint32_t v = open.back();
      open.pop_back();
      joined = system[v] == kB;
      for (std::uint32_t w = 0; w < n; ++w) {
        if (d[v][w] != 1.0 || ((seen >> w) & 1U) != 0) continue;
        seen |= 1U << w;
        open.push_back(w);
      }
    }
    if (!joined) fewest = size;
  }
  return fewest;
}

ValueOf joined(const Network& network, const std::vector<SystemId>& system) {
  return [&network, &system](const std::vector<VertexPair>& links) {
    const Matrix d = hops(network, links);
    double sum = 0.0;
    double a = 0.0;
    double b = 0.0;
    for (std::uint32_t u = 0; u < d.size(); ++u) {
      a += system[u] == kA ? 1.0 : 0.0;
      b += system[u] == kB ? 1.0 : 0.0;
      for (std::uint32_t v = 0; v < d.size(); ++v) {
        if (system[u] == kA && system[v] == kB) sum += 1.0 / d[u][v];
      }
    }
    return 0.5 * (sum / (a * b) + fewest_between(d, system) / std::min(a, b));
  };
}

// Three in a, three or more in b, the rest in neither.
std::vector<SystemId> three_kinds(std::uint32_t n) {
  std::vector<SystemId> system(n, SystemId::none);
  for (std::uint32_t v = 0; v < n; ++v)
    system[v] = v < 3 ? kA : v < 6 ? kB : v % 2 == 0 ? SystemId{2} : SystemId::none;
  return system;
}

MayBe across(const std::vector<SystemId>& system) {
  return [&system](std::uint32_t u, std::uint32_t v) {
    return (system[u] == kA && system[v] == kB) || (system[u] == kB && system[v] == kA);
  };
}

TEST(SeparateRoutes, AreAsManyAsTheFewestBetweenTheSides) {
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    const std::uint32_t n = 7 + static_cast<std::uint32_t>(seed % 3);
    const Network network = sparse_network(n, 0.25, seed);
    const std::vector<SystemId> system = three_kinds(n);
    std::vector<Side> side(n, Side::neither);
    for (std::uint32_t v = 0; v < n; ++v)
      side[v] = system[v] == kA ? Side::a : system[v] == kB ? Side::b : Side::neither;
    SeparateRoutes routes(network, side);
    const double before = fewest_between(hops(network), system);
    EXPECT_EQ(routes.count(), before) << seed;
    const SeparateRoutes as_it_is = routes;
    for (std::uint32_t u = 0; u < n; ++u) {
      for (std::uint32_t v = u + 1; v < n; ++v) {
        const VertexPair link{static_cast<VertexId>(u), static_cast<VertexId>(v)};
        const double with = fewest_between(hops(network, {link}), system);
        EXPECT_EQ(as_it_is.adds(u, v), with > before) << seed << ": " << u << '-' << v;
        routes.set(std::span(&link, 1));
        EXPECT_EQ(routes.count(), with) << seed << ": " << u << '-' << v;
      }
    }
  }
}

TEST(JoinSystems, EachLinkIsAShorterRouteAndAnotherOne) {
  // Two paths, 0-1-2 and 3-4-5, tied by 6 between 0 and 3.
  const Network network{
      Direction::undirected, 7, {{0U, 1U}, {1U, 2U}, {3U, 4U}, {4U, 5U}, {0U, 6U}, {6U, 3U}}};
  const std::vector<SystemId> system = {kA, kA, kA, kB, kB, kB, SystemId::none};
  const JoinSystemsPlan out = join_systems(network, system, kA, kB, {.budget = 2.0});
  ASSERT_THAT(out.plan.links, SizeIs(2));
  ASSERT_THAT(out.joins, SizeIs(3));
  EXPECT_EQ(out.joins[0].routes, 1U);
  EXPECT_EQ(out.joins[2].routes, 3U);
  EXPECT_LT(out.joins[0].nearness, out.joins[1].nearness);
  EXPECT_EQ(out.plan.guarantee, Guarantee::optimal);
  for (std::size_t i = 0; i < 3; ++i) {
    const double value = i == 0 ? out.plan.before : out.plan.links[i - 1].value;
    EXPECT_NEAR(0.5 * (out.joins[i].nearness + out.joins[i].routes / 3.0), value, 1e-12);
  }
}

TEST(JoinSystems, EqualsEveryChoiceWhereEveryChoiceIsLookedAt) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const std::uint32_t n = 7 + static_cast<std::uint32_t>(seed % 3);
    const Network network = sparse_network(n, 0.2, seed);
    const std::vector<SystemId> system = three_kinds(n);
    const MayBe candidate = across(system);
    IntroductionLimits limits =
        seed % 2 == 0 ? IntroductionLimits{.budget = 2.0} : random_limits(network, seed, candidate);
    EveryChoice every(network, limits, candidate);
    const double most = every.best(joined(network, system));
    const JoinSystemsPlan exact = join_systems(network, system, kA, kB, limits);
    EXPECT_EQ(exact.plan.guarantee, Guarantee::optimal);
    EXPECT_NEAR(exact.plan.after, most, 1e-12);
    expect_within_limits(network, limits, candidate, exact.plan);
    const JoinSystemsPlan searched =
        join_systems(network, system, kA, kB, limits, {.exhaustive = 0.0});
    EXPECT_EQ(searched.plan.guarantee, Guarantee::none);
    EXPECT_NEAR(joined(network, system)(links_of(searched.plan)), searched.plan.after, 1e-12);
    EXPECT_LE(searched.plan.after, most + 1e-12);
    EXPECT_GE(searched.plan.after - searched.plan.before,
              0.9 * (most - searched.plan.before) - 1e-12);
    expect_within_limits(network, limits, candidate, searched.plan);
  }
}

TEST(JoinSystems, ASystemWithoutMembersHasNoValue) {
  const std::vector<SystemId> system = {kA, kA, kA};
  const JoinSystemsPlan out = join_systems(path(3), system, kA, kB, {});
  EXPECT_TRUE(std::isnan(out.plan.before));
  EXPECT_THAT(out.plan.links, IsEmpty());
}

TEST(JoinSystems, RefusesOneSystemAndWantedLinksOfOthers) {
  const std::vector<SystemId> system = {kA, kA, kB, kB};
  EXPECT_THAT([&] { (void)join_systems(path(4), system, kA, kA, {}); },
              ThrowsError(ErrorCode::invalid_argument, "must be different"));
  const Network none{Direction::undirected, 4, {}};
  IntroductionLimits limits;
  limits.wanted = {{VertexId{0}, VertexId{1}}};
  EXPECT_THAT(
      [&] { (void)join_systems(none, system, kA, kB, limits); },
      ThrowsError(ErrorCode::invalid_argument, "wanted link 0-1 does not tie the two systems"));
}

}  // namespace
}  // namespace interstice
