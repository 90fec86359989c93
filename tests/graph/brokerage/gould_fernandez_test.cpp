#include "graph/brokerage/gould_fernandez.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "graph/brokerage/gould_fernandez_null.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::NanSensitiveDoubleEq;
using testing::NanSensitiveDoubleNear;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

// The seven-vertex example of docs: 1 to 7 are 0 to 6, systems H H H C C P P.
Network gf7() {
  return {Direction::directed,
          7,
          {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 1}, {4, 3}, {4, 5}, {5, 6}, {0, 4}}};
}
std::vector<SystemId> gf7_systems() { return systems_of({0, 0, 0, 1, 1, 2, 2}); }

std::vector<std::vector<double>> rows_of(const BrokerageRoles& roles) {
  return {roles.coordinator, roles.itinerant, roles.representative,
          roles.gatekeeper,  roles.liaison,   roles.brokerage};
}
std::vector<double> row_of(const RoleTotals& t) {
  return {t.coordinator, t.itinerant, t.representative, t.gatekeeper, t.liaison, t.brokerage};
}
auto same(const std::vector<double>& values, double tolerance = 1e-12) {
  return Pointwise(NanSensitiveDoubleNear(tolerance), values);
}

// Every ordered (or unordered) pair of others, from the definition.
BrokerageRoles by_definition(const Network& network, const std::vector<SystemId>& group) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::vector<bool>> tied(n, std::vector<bool>(n, false));
  for (const Tie& tie : network.ties()) {
    tied[index(tie.from)][index(tie.to)] = true;
    if (!network.directed()) tied[index(tie.to)][index(tie.from)] = true;
  }
  const std::vector<double> none(n, 0.0);
  BrokerageRoles roles{none, none, none, none, none, none};
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t a = 0; a < n; ++a) {
      for (std::uint32_t b = network.directed() ? 0 : a + 1; b < n; ++b) {
        if (a == b || a == v || b == v || !tied[a][v] || !tied[v][b] || tied[a][b]) continue;
        if (group[a] == SystemId::none || group[b] == SystemId::none) continue;
        const bool from = group[a] == group[v];
        const bool to = group[b] == group[v];
        ++roles.brokerage[v];
        if (from && to) {
          ++roles.coordinator[v];
        } else if (from || to) {
          if (from || !network.directed()) ++roles.representative[v];
          if (to || !network.directed()) ++roles.gatekeeper[v];
        } else {
          ++(group[a] == group[b] ? roles.itinerant : roles.liaison)[v];
        }
      }
    }
    if (group[v] == SystemId::none) {
      for (auto* column : {&roles.coordinator, &roles.itinerant, &roles.representative,
                           &roles.gatekeeper, &roles.liaison, &roles.brokerage})
        (*column)[v] = std::numeric_limits<double>::quiet_NaN();
    }
  }
  return roles;
}

// Up to four systems; seeds divisible by 3 leave some out.
std::vector<SystemId> random_systems(std::uint32_t n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<SystemId> systems;
  for (std::uint32_t v = 0; v < n; ++v) {
    const auto number = static_cast<std::uint32_t>(random() % 4);
    systems.push_back(seed % 3 == 0 && number == 3 ? SystemId::none
                                                   : static_cast<SystemId>(number));
  }
  return systems;
}

TEST(GouldFernandez, CountedByHand) {
  const auto roles = gould_fernandez(gf7(), gf7_systems());
  EXPECT_THAT(roles.coordinator, ElementsAre(0, 1, 0, 0, 0, 0, 0));
  EXPECT_THAT(roles.itinerant, Each(0.0));
  EXPECT_THAT(roles.representative, ElementsAre(0, 1, 1, 1, 0, 0, 0));
  EXPECT_THAT(roles.gatekeeper, ElementsAre(0, 1, 0, 0, 2, 1, 0));
  EXPECT_THAT(roles.liaison, ElementsAre(0, 0, 0, 0, 2, 0, 0));
  EXPECT_THAT(roles.brokerage, ElementsAre(0, 3, 1, 1, 4, 1, 0));
}

TEST(GouldFernandez, EachRoleOnItsOwn) {
  const auto chain = [](Direction direction, std::vector<std::uint32_t> systems) {
    const Network network{direction, 3, {{0, 1}, {1, 2}}};
    std::vector<double> at;
    for (const auto& column : rows_of(gould_fernandez(network, systems_of(systems))))
      at.push_back(column[1]);
    return at;
  };
  for (const Direction direction : {Direction::directed, Direction::undirected}) {
    EXPECT_THAT(chain(direction, {0, 0, 0}), ElementsAre(1, 0, 0, 0, 0, 1));
    EXPECT_THAT(chain(direction, {1, 0, 1}), ElementsAre(0, 1, 0, 0, 0, 1));
    EXPECT_THAT(chain(direction, {1, 0, 2}), ElementsAre(0, 0, 0, 0, 1, 1));
  }
  EXPECT_THAT(chain(Direction::directed, {0, 0, 1}), ElementsAre(0, 0, 1, 0, 0, 1));
  EXPECT_THAT(chain(Direction::directed, {1, 0, 0}), ElementsAre(0, 0, 0, 1, 0, 1));
  EXPECT_THAT(chain(Direction::undirected, {0, 0, 1}), ElementsAre(0, 0, 1, 1, 0, 1));
  EXPECT_THAT(chain(Direction::undirected, {1, 0, 0}), ElementsAre(0, 0, 1, 1, 0, 1));
}

TEST(GouldFernandez, OnlyATieFromTheFirstToTheSecondClosesAPair) {
  const std::vector<SystemId> one = systems_of({0, 0, 0});
  EXPECT_EQ(gould_fernandez({Direction::directed, 3, {{0, 1}, {1, 2}, {2, 0}}}, one).brokerage[1],
            1.0);
  EXPECT_EQ(gould_fernandez({Direction::directed, 3, {{0, 1}, {1, 2}, {0, 2}}}, one).brokerage[1],
            0.0);
}

TEST(GouldFernandez, WithoutASystemOneHasNoRoleAndIsInNobodys) {
  const Network star_in{Direction::undirected, 4, {{0, 1}, {0, 2}, {0, 3}}};
  const auto roles = gould_fernandez(star_in, systems_of({0, 0, 1, kNotStated}));
  EXPECT_EQ(roles.brokerage[0], 1.0);  // {1, 2}; neither {1, 3} nor {2, 3}
  for (const auto& column : rows_of(roles)) EXPECT_TRUE(std::isnan(column[3]));
}

TEST(GouldFernandez, OfNobody) {
  EXPECT_TRUE(gould_fernandez(path(0), {}).brokerage.empty());
  EXPECT_THAT(gould_fernandez(path(1), systems_of({0})).brokerage, ElementsAre(0));
}

TEST(GouldFernandez, RejectsSystemsThatDoNotFit) {
  EXPECT_THAT(
      [] {
        (void)gould_fernandez(path(3), systems_of({0, 1}));
      },
      ThrowsError(ErrorCode::invalid_argument, "2 systems for 3 vertices"));
  EXPECT_THAT(
      [] {
        (void)gould_fernandez_permutations(path(2), systems_of({0, 1}), {.permutations = 0});
      },
      ThrowsError(ErrorCode::invalid_argument, "permutations is 0"));
}

TEST(GouldFernandez, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const Network network = grid(10, 10);
  const auto systems = random_systems(100, 1);
  const Execution stopped{.stop = source.get_token()};
  EXPECT_THAT([&] { (void)gould_fernandez(network, systems, stopped); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
  EXPECT_THAT([&] { (void)gould_fernandez_permutations(network, systems, {}, stopped); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

// A hub that points everywhere and is pointed at: long rows against short ones.
Network hubs(Direction direction) {
  std::vector<Tie> ties;
  for (std::uint32_t v = 1; v < 200; ++v) {
    ties.emplace_back(0U, v);
    if (v % 2 == 0) ties.emplace_back(v, 0U);
    ties.emplace_back(v, (v * 7 + 1) % 200);
  }
  return {direction, 200, std::move(ties)};
}

TEST(GouldFernandez, AHubsClosedPairsAreFound) {
  for (const Direction direction : {Direction::directed, Direction::undirected}) {
    const auto systems = random_systems(200, 3);
    const auto found = rows_of(gould_fernandez(hubs(direction), systems));
    const auto expected = rows_of(by_definition(hubs(direction), systems));
    for (std::size_t r = 0; r < found.size(); ++r) EXPECT_THAT(found[r], same(expected[r])) << r;
  }
}

// sna 2.7-1 on the seven-vertex example.
TEST(GouldFernandezFormula, MatchesSna) {
  const auto found = gould_fernandez_formula(gf7(), gf7_systems());
  const std::vector<std::vector<double>> expected = {
      {.0722, .0722, .0722, 0, 0, 0, 0},
      {.1443, .1443, .1443, .2886, .2886, .2886, .2886},
      {.2886, .2886, .2886, .1804, .1804, .1804, .1804},
      {.2886, .2886, .2886, .1804, .1804, .1804, .1804},
      {.2886, .2886, .2886, .4329, .4329, .4329, .4329},
      {1.0824, 1.0824, 1.0824, 1.0824, 1.0824, 1.0824, 1.0824}};
  for (std::size_t r = 0; r < expected.size(); ++r)
    EXPECT_THAT(rows_of(found.expected)[r], same(expected[r], 1e-4)) << r;
  EXPECT_THAT(found.z.brokerage, same({-.732, 1.296, -.056, -.056, 1.972, -.056, -.732}, 6e-4));
  EXPECT_TRUE(std::isnan(found.z.coordinator[6]));  // nobody else to coordinate: sd 0
  EXPECT_THAT(row_of(found.total_observed), ElementsAre(1, 0, 3, 4, 2, 10));
  EXPECT_THAT(row_of(found.total_expected),
              same({.2165, 1.5875, 1.5875, 1.5875, 2.5977, 7.5765}, 1e-4));
  EXPECT_THAT(row_of(found.total_sd), same({.5157, 1.5323, 1.5423, 1.5423, 2.0906, 4.6118}, 1e-4));
  EXPECT_NEAR(found.total_z.brokerage, (10 - 7.5765) / 4.6118, 1e-4);
}

// By simulation: ties present with chance d, undirected too, where sna has no formula.
TEST(GouldFernandezFormula, IsWhatIndependentTiesGive) {
  constexpr std::uint32_t kN = 9;
  constexpr int kDraws = 4000;
  const auto systems = systems_of({0, 0, 0, 0, 1, 1, 1, 2, 2});
  for (const Direction direction : {Direction::directed, Direction::undirected}) {
    std::vector<double> sum(6, 0.0);
    std::vector<double> squares(6, 0.0);
    for (int draw = 0; draw < kDraws; ++draw) {
      Random random(7, static_cast<std::uint64_t>(draw));
      std::vector<Tie> ties;
      for (std::uint32_t u = 0; u < kN; ++u) {
        for (std::uint32_t v = direction == Direction::directed ? 0 : u + 1; v < kN; ++v) {
          if (u != v && random.uniform() < 0.5) ties.emplace_back(u, v);
        }
      }
      const auto rows = rows_of(gould_fernandez({direction, kN, std::move(ties)}, systems));
      for (std::size_t r = 0; r < 6; ++r) {
        sum[r] += rows[r][0];
        squares[r] += rows[r][0] * rows[r][0];
      }
    }
    std::vector<Tie> half;  // any network of density 1/2 has the same expectations
    for (std::uint32_t u = 0; u < kN; ++u) {
      for (std::uint32_t v = u + 1; v < kN; ++v) {
        if (direction == Direction::directed) half.emplace_back(u, v);
        if (direction == Direction::undirected && half.size() < 18) half.emplace_back(u, v);
      }
    }
    const auto found = gould_fernandez_formula({direction, kN, half}, systems);
    for (std::size_t r = 0; r < 6; ++r) {
      const double mean = sum[r] / kDraws;
      const double sd = std::sqrt(squares[r] / kDraws - mean * mean);
      EXPECT_NEAR(rows_of(found.expected)[r][0], mean, 5 * sd / std::sqrt(kDraws)) << r;
      EXPECT_NEAR(rows_of(found.sd)[r][0], sd, 0.06 * sd) << r;
    }
  }
}

class GouldFernandezProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());
  std::vector<SystemId> systems = random_systems(network.num_vertices(), GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, GouldFernandezProperty, Range<std::uint64_t>(0, 40));

TEST_P(GouldFernandezProperty, AgreesWithTheDefinition) {
  const auto found = rows_of(gould_fernandez(network, systems));
  const auto expected = rows_of(by_definition(network, systems));
  for (std::size_t r = 0; r < found.size(); ++r) EXPECT_THAT(found[r], same(expected[r])) << r;
}

// The same permutations, each counted from the definition.
TEST_P(GouldFernandezProperty, PermutationsAgreeWithCountingEach) {
  constexpr std::uint32_t kPermutations = 600;  // more than are judged at once
  const std::uint32_t n = network.num_vertices();
  const auto found =
      gould_fernandez_permutations(network, systems, {.permutations = kPermutations, .seed = 5});
  const auto expected = rows_of(found.expected);
  const auto observed = rows_of(found.observed);
  std::vector<std::vector<double>> squares(6, std::vector<double>(n, 0.0));
  std::vector<std::vector<double>> as_far(6, std::vector<double>(n, 1.0));
  std::vector<double> total_squares(6, 0.0);
  std::vector<double> total_off(6, 0.0);
  std::vector<std::uint32_t> stated;
  for (std::uint32_t v = 0; v < n; ++v) {
    if (systems[v] != SystemId::none) stated.push_back(v);
  }
  for (std::uint32_t draw = 0; draw < kPermutations; ++draw) {
    std::vector<SystemId> labels;
    for (const std::uint32_t v : stated) labels.push_back(systems[v]);
    Random random(5, draw);
    shuffle(std::span(labels), random);
    std::vector<SystemId> permuted(n, SystemId::none);
    for (std::size_t i = 0; i < stated.size(); ++i) permuted[stated[i]] = labels[i];
    const auto rows = rows_of(by_definition(network, permuted));
    for (std::size_t r = 0; r < 6; ++r) {
      double off_total = 0.0;
      for (const std::uint32_t v : stated) {
        const double off = rows[r][v] - expected[r][v];
        off_total += off;
        squares[r][v] += off * off;
        if (std::abs(off) >= std::abs(observed[r][v] - expected[r][v]) - 1e-9) ++as_far[r][v];
      }
      total_squares[r] += off_total * off_total;
      total_off[r] += off_total;
    }
  }
  for (std::size_t r = 0; r < 6; ++r) {
    const double total_sd = std::sqrt(total_squares[r] / kPermutations);
    EXPECT_NEAR(row_of(found.total_sd)[r], total_sd, 1e-8);
    // The exact mean is theirs too.
    EXPECT_NEAR(total_off[r] / kPermutations, 0.0, 5.0 * total_sd / std::sqrt(kPermutations) + 1e-9)
        << r;
    for (const std::uint32_t v : stated) {
      const double sd = std::sqrt(squares[r][v] / kPermutations);
      EXPECT_NEAR(rows_of(found.sd)[r][v], sd, 1e-8) << r << ' ' << v;
      if (sd < 1e-6) {
        EXPECT_TRUE(std::isnan(rows_of(found.z)[r][v]));
        EXPECT_TRUE(std::isnan(rows_of(found.p)[r][v]));
      } else {
        EXPECT_NEAR(rows_of(found.z)[r][v], (observed[r][v] - expected[r][v]) / sd, 1e-6);
        EXPECT_NEAR(rows_of(found.p)[r][v], as_far[r][v] / (1.0 + kPermutations), 1e-12);
      }
    }
  }
}

void expect_same_bits(const BrokeragePermutations& a, const BrokeragePermutations& b) {
  for (const auto field :
       {&BrokeragePermutations::sd, &BrokeragePermutations::z, &BrokeragePermutations::p}) {
    for (std::size_t r = 0; r < 6; ++r)
      EXPECT_THAT(rows_of(a.*field)[r], Pointwise(NanSensitiveDoubleEq(), rows_of(b.*field)[r]));
  }
  EXPECT_EQ(row_of(a.total_sd), row_of(b.total_sd));
}

TEST(GouldFernandezPermutations, NeitherThreadsNorVectorsChangeABit) {
  for (const Direction direction : {Direction::directed, Direction::undirected}) {
    const auto systems = random_systems(200, 7);
    const auto one = gould_fernandez_permutations(hubs(direction), systems, {}, {.threads = 1});
    for (const unsigned threads : {2U, 3U})
      expect_same_bits(
          gould_fernandez_permutations(hubs(direction), systems, {}, {.threads = threads}), one);
    for (const auto& [name, width] : kVectorWidths) {
      const WithVectors on(name);
      expect_same_bits(gould_fernandez_permutations(hubs(direction), systems), one);
    }
  }
}

TEST(GouldFernandezPermutations, LargeCountsKeepAllTheirDigits) {
  constexpr std::uint32_t kPermutations = 50;
  for (const Direction direction : {Direction::directed, Direction::undirected}) {
    const Network network = hubs(direction);
    std::vector<SystemId> systems(200,
                                  SystemId{0});  // nearly all alike: one pair after another counts
    for (std::size_t v = 0; v < 200; v += 25) systems[v] = SystemId{1};
    const auto found = gould_fernandez_permutations(network, systems, {kPermutations, 5});
    const auto expected = rows_of(found.expected);
    std::vector<double> squares(6, 0.0);
    for (std::uint32_t draw = 0; draw < kPermutations; ++draw) {
      std::vector<SystemId> permuted = systems;
      Random random(5, draw);
      shuffle(std::span(permuted), random);
      const auto rows = rows_of(gould_fernandez(network, permuted));
      for (std::size_t r = 0; r < 6; ++r) squares[r] += std::pow(rows[r][0] - expected[r][0], 2);
    }
    ASSERT_GT(found.observed.brokerage[0], 5000.0);
    for (std::size_t r = 0; r < 5; ++r) {
      const double sd = std::sqrt(squares[r] / kPermutations);
      EXPECT_NEAR(rows_of(found.sd)[r][0], sd, 1e-9 * (1.0 + sd)) << r;
    }
  }
}

TEST(GouldFernandezPermutations, ASeedIsADraw) {
  const auto systems = random_systems(200, 7);
  const auto sd = [&](std::uint64_t seed) {
    return gould_fernandez_permutations(hubs(Direction::directed), systems, {.seed = seed})
        .sd.liaison;
  };
  EXPECT_NE(sd(1), sd(2));
}

}  // namespace
}  // namespace interstice
