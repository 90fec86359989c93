#include "graph/brokerage/structural_holes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::NanSensitiveDoubleNear;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr auto kEgo = EgoModel::ego_network;

auto same(const std::vector<double>& values, double tolerance = 1e-12) {
  return Pointwise(NanSensitiveDoubleNear(tolerance), values);
}

// From the definition, on the matrix; in the ego model on the matrix of ego and its contacts alone.
StructuralHoles by_definition(const Network& network, const StructuralHolesOptions& options) {
  const std::uint32_t n = network.num_vertices();
  using Matrix = std::vector<std::vector<double>>;
  Matrix all(n, std::vector<double>(n, 0.0));
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to) continue;
    const double a = options.strengths == Strengths::use ? tie.strength : 1.0;
    const double ways = network.directed() ? 1.0 : 2.0;
    all[index(tie.from)][index(tie.to)] += ways * a;
    all[index(tie.to)][index(tie.from)] += ways * a;
  }
  StructuralHoles result{std::vector<double>(n, kNaN), std::vector<double>(n, kNaN),
                         std::vector<double>(n, kNaN), std::vector<double>(n, kNaN)};
  for (std::uint32_t i = 0; i < n; ++i) {
    Matrix w = all;
    if (options.ego == kEgo) {
      for (std::uint32_t u = 0; u < n; ++u) {
        for (std::uint32_t v = 0; v < n; ++v) {
          if ((u != i && all[i][u] == 0.0) || (v != i && all[i][v] == 0.0)) w[u][v] = 0.0;
        }
      }
    }
    const auto total = [&](std::uint32_t v) {
      double sum = 0.0;
      for (const double x : w[v]) sum += x;
      return sum;
    };
    std::vector<double> c;
    double size = 0.0;
    for (std::uint32_t j = 0; j < n; ++j) {
      if (w[i][j] == 0.0) continue;
      double share = w[i][j] / total(i);
      double own = 1.0;
      for (std::uint32_t q = 0; q < n; ++q) {
        if (q == i || q == j || w[i][q] == 0.0) continue;
        share += w[i][q] / total(i) * w[q][j] / total(q);
        own -= w[i][q] / total(i) * w[j][q] / *std::ranges::max_element(w[j]);
      }
      c.push_back(share * share);
      size += own;
    }
    if (c.empty()) continue;
    const double contacts = static_cast<double>(c.size());
    double sum = 0.0;
    for (const double x : c) sum += x;
    double unequal = 0.0;
    for (const double x : c) unequal += x / (sum / contacts) * std::log(x / (sum / contacts));
    result.constraint[i] = sum;
    result.effective_size[i] = size;
    result.ego_efficiency[i] = size / contacts;
    result.constraint_hierarchy[i] =
        contacts == 1.0 ? 1.0 : unequal / (contacts * std::log(contacts));
  }
  return result;
}

// Borgatti 1997; A to G are 0 to 6.
Network holes() {
  return {Direction::undirected,
          7,
          {{0, 1, 2},
           {0, 5, 3},
           {0, 6, 5},
           {0, 4, 2},
           {4, 6, 8},
           {5, 6, 3},
           {1, 6, 4},
           {1, 3, 1},
           {3, 6, 3},
           {6, 2, 10}}};
}
Network d3() { return {Direction::directed, 3, {{0, 1, 2}, {0, 2, 2}, {1, 0, 1}, {2, 1, 1}}}; }

TEST(StructuralHoles, OfAStar) {
  const auto found = structural_holes(star(6));
  EXPECT_THAT(found.constraint, same({0.2, 1, 1, 1, 1, 1}));
  EXPECT_THAT(found.effective_size, same({5, 1, 1, 1, 1, 1}));
  EXPECT_THAT(found.ego_efficiency, Each(1.0));
  EXPECT_THAT(found.constraint_hierarchy, same({0, 1, 1, 1, 1, 1}));
}

TEST(StructuralHoles, OfPathAndCycle) {
  EXPECT_THAT(constraint(path(4)), same({1, 0.5, 0.5, 1}));
  EXPECT_THAT(constraint(cycle(5)), Each(0.5));
  EXPECT_THAT(constraint(cycle(3)), Each(1.125));
  EXPECT_THAT(effective_size(cycle(3)), Each(1.0));
  EXPECT_THAT(ego_efficiency(cycle(3)), Each(0.5));
}

TEST(StructuralHoles, OfACompleteNetwork) {  // (1/(n-1) + (n-2)/(n-1)^2)^2 (n-1)
  EXPECT_THAT(constraint(complete(4)), Each(DoubleNear(25.0 / 27.0, 1e-15)));
  EXPECT_THAT(constraint(complete(4), {.ego = kEgo}), Each(DoubleNear(25.0 / 27.0, 1e-15)));
  EXPECT_THAT(effective_size(complete(9)), Each(DoubleNear(1.0, 1e-15)));
  EXPECT_THAT(constraint_hierarchy(complete(9)), Each(DoubleNear(0.0, 1e-15)));
}

TEST(StructuralHoles, WithoutContactsAreUndefined) {
  EXPECT_THAT(constraint(path(0)), IsEmpty());
  const Network loop{Direction::undirected, 4, {{0, 0}, {1, 2}}};
  for (const EgoModel ego : {EgoModel::whole_network, kEgo}) {
    const auto found = structural_holes(loop, {.ego = ego});
    EXPECT_THAT(found.constraint, same({kNaN, 1, 1, kNaN}));
    EXPECT_THAT(found.effective_size, same({kNaN, 1, 1, kNaN}));
    EXPECT_THAT(found.ego_efficiency, same({kNaN, 1, 1, kNaN}));
    EXPECT_THAT(found.constraint_hierarchy, same({kNaN, 1, 1, kNaN}));
  }
}

// Borgatti 1997, checked with UCINET in NetworkX's tests.
TEST(StructuralHoles, BorgattisExample) {
  EXPECT_THAT(constraint(holes()),
              same({0.5955, 0.6427, 1.0, 0.7847, 0.7309, 0.7309, 0.4003}, 5e-5));
  EXPECT_THAT(constraint(holes(), {.strengths = Strengths::use}),
              same({0.7950, 0.8127, 1.0, 0.9134, 0.8835, 0.8332, 0.2989}, 5e-5));
  const auto size = effective_size(holes());
  EXPECT_NEAR(size[0], 2.5, 1e-12);
  EXPECT_NEAR(size[2], 1.0, 1e-12);
  EXPECT_NEAR(size[6], 4.67, 5e-3);
  const auto weighted = effective_size(holes(), {.strengths = Strengths::use});
  EXPECT_NEAR(weighted[0], 2.47, 5e-3);
  EXPECT_NEAR(weighted[6], 5.47, 5e-3);
}

TEST(StructuralHoles, ADirectedTriad) {  // NetworkX's tests
  const StructuralHolesOptions use{.strengths = Strengths::use};
  EXPECT_THAT(constraint(d3()), same({1.003, 1.003, 1.389}, 5e-4));
  EXPECT_THAT(constraint(d3(), use), same({0.840, 1.143, 1.378}, 5e-4));
  EXPECT_THAT(effective_size(d3()), same({1.167, 1.167, 1.0}, 5e-4));
  EXPECT_THAT(effective_size(d3(), use), same({1.567, 1.083, 1.0}, 5e-4));
}

TEST(StructuralHoles, TwoCliquesJoinedThroughOne) {  // igraph's tests
  const Network network{Direction::undirected,
                        9,
                        {{0, 1},
                         {0, 2},
                         {0, 3},
                         {1, 2},
                         {1, 3},
                         {2, 3},
                         {3, 4},
                         {4, 5},
                         {5, 6},
                         {5, 7},
                         {5, 8},
                         {6, 7},
                         {6, 8},
                         {7, 8}}};
  EXPECT_THAT(constraint(network), same({0.865741, 0.865741, 0.865741, 0.583333, 0.5, 0.583333,
                                         0.865741, 0.865741, 0.865741},
                                        1e-6));
}

TEST(StructuralHoles, TheKiteInBothModels) {
  const auto whole = structural_holes(krackhardt_kite());
  EXPECT_THAT(whole.constraint,
              same({.5412, .5412, .6641, .4702, .6641, .4451, .4451, .4311, .5, 1}, 5e-5));
  EXPECT_THAT(whole.effective_size, same({2, 2, 1, 3.3333, 1, 3, 3, 2.3333, 2, 1}, 5e-5));
  EXPECT_THAT(whole.constraint_hierarchy,
              same({.0336, .0336, .0011, .0095, .0011, .0196, .0196, .0122, 0, 1}, 5e-5));
  EXPECT_THAT(constraint(krackhardt_kite(), {.ego = kEgo}),
              same({.7044, .7044, .9259, .4985, .9259, .5542, .5542, .6111, .5, 1}, 5e-5));
}

TEST(StructuralHoles,
     ATieOfStrengthZeroIsNoTie) {  // complete, but only the path 0-1-2-3 has strength
  const Network network{
      Direction::undirected, 4, {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {0, 2, 0}, {1, 3, 0}, {0, 3, 0}}};
  for (const EgoModel ego : {EgoModel::whole_network, kEgo}) {
    EXPECT_THAT(constraint(network, {.strengths = Strengths::use, .ego = ego}),
                same({1, .5, .5, 1}));
    EXPECT_THAT(effective_size(network, {.strengths = Strengths::use, .ego = ego}),
                same({1, 2, 2, 1}));
    EXPECT_THAT(constraint(network, {.ego = ego}), Each(DoubleNear(25.0 / 27.0, 1e-15)));
  }
}

TEST(StructuralHoles, ParallelTiesAreAddedUp) {
  const Network split{Direction::undirected, 3, {{0, 1}, {1, 0}, {0, 2}, {1, 2}}};
  const Network merged{Direction::undirected, 3, {{0, 1, 2}, {0, 2, 1}, {1, 2, 1}}};
  EXPECT_EQ(constraint(split), constraint(merged, {.strengths = Strengths::use}));
  EXPECT_NE(constraint(split), constraint(merged));
}

TEST(StructuralHoles, RejectsAStrengthItCannotUse) {
  for (const double bad : {-1.0, kNaN, std::numeric_limits<double>::infinity()}) {
    const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, bad}}};
    EXPECT_NO_THROW((void)constraint(network));  // not read
    EXPECT_THAT([&] { (void)constraint(network, {.strengths = Strengths::use}); },
                ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has strength"));
  }
}

TEST(StructuralHoles, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)structural_holes(grid(20, 20), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

void expect_same(const StructuralHoles& a, const StructuralHoles& b, double tolerance) {
  EXPECT_THAT(a.constraint, same(b.constraint, tolerance));
  EXPECT_THAT(a.effective_size, same(b.effective_size, tolerance));
  EXPECT_THAT(a.ego_efficiency, same(b.ego_efficiency, tolerance));
  EXPECT_THAT(a.constraint_hierarchy, same(b.constraint_hierarchy, tolerance));
}

std::vector<StructuralHolesOptions> all_options() {
  std::vector<StructuralHolesOptions> all;
  for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
    for (const EgoModel ego : {EgoModel::whole_network, kEgo}) all.push_back({strengths, ego});
  }
  return all;
}

class StructuralHolesProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, StructuralHolesProperty, Range<std::uint64_t>(0, 40));

TEST_P(StructuralHolesProperty, AgreeWithTheDefinition) {
  for (const auto& options : all_options())
    expect_same(structural_holes(network, options), by_definition(network, options), 1e-12);
}

TEST_P(StructuralHolesProperty, StayInRange) {
  for (const auto& options : all_options()) {
    const auto found = structural_holes(network, options);
    for (std::size_t v = 0; v < found.constraint.size(); ++v) {
      if (std::isnan(found.constraint[v])) continue;
      EXPECT_GT(found.constraint[v], 0.0);
      EXPECT_GE(found.effective_size[v], 1.0 - 1e-12);
      EXPECT_LE(found.ego_efficiency[v], 1.0 + 1e-12);
      EXPECT_GE(found.constraint_hierarchy[v], 0.0);
      EXPECT_LE(found.constraint_hierarchy[v], 1.0 + 1e-12);
    }
  }
}

TEST_P(StructuralHolesProperty, DoNotDependOnNames) {
  const auto order = random_order(network.num_vertices(), GetParam());
  for (const auto& options : all_options()) {
    const auto before = constraint(network, options);
    const auto after = constraint(relabelled(network, order), options);
    for (std::size_t v = 0; v < before.size(); ++v) {
      EXPECT_THAT(after[order[v]], NanSensitiveDoubleNear(before[v], 1e-12));
    }
  }
}

TEST_P(StructuralHolesProperty, OneAloneHasTheSameBits) {
  const auto bits = [](const std::vector<double>& values) { return same(values, 0.0); };
  for (const auto& options : all_options()) {
    const auto all = structural_holes(network, options);
    EXPECT_THAT(constraint(network, options), bits(all.constraint));
    EXPECT_THAT(effective_size(network, options), bits(all.effective_size));
    EXPECT_THAT(ego_efficiency(network, options), bits(all.ego_efficiency));
    EXPECT_THAT(constraint_hierarchy(network, options), bits(all.constraint_hierarchy));
  }
}

TEST_P(StructuralHolesProperty, AnyFactorOfStrengthsIsTheSame) {
  for (const EgoModel ego : {EgoModel::whole_network, kEgo}) {
    const StructuralHolesOptions use{.strengths = Strengths::use, .ego = ego};
    for (const double factor : {0x1p-1000, 0x1p1000, 1e-300, 1e300})
      expect_same(structural_holes(scaled(network, factor), use), structural_holes(network, use),
                  1e-12);
  }
}

// Large enough for several blocks and threads, with hubs, cliques and pendants.
Network large(Direction direction) {
  std::vector<Tie> ties;
  for (std::uint32_t v = 1; v < 3000; ++v) {
    ties.emplace_back(v % 7, v, 1.0 + v % 5);
    if (v % 3 == 0) ties.emplace_back(v, v - 1, 1.0 + v % 4);
    for (std::uint32_t u = v - v % 20; u < v; ++u) ties.emplace_back(u, v, 1.0 + u % 3);
  }
  return {direction, 3001, std::move(ties)};
}

TEST(StructuralHolesBigNumbers, ThreadCountDoesNotChangeABit) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    const Network network = large(direction);
    for (const auto& options : all_options()) {
      const auto one = structural_holes(network, options, {.threads = 1});
      expect_same(structural_holes(network, options, {.threads = 2}), one, 0.0);
      expect_same(structural_holes(network, options, {.threads = 3}), one, 0.0);
    }
  }
}

TEST(StructuralHolesBigNumbers, AStarOf100000) {
  const auto found = structural_holes(star(100'000));
  EXPECT_NEAR(found.constraint[0], 1.0 / 99'999.0, 1e-15);
  EXPECT_EQ(found.effective_size[0], 99'999.0);
}

}  // namespace
}  // namespace interstice
