#include "graph/centrality/bonacich_power.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/graph/centrality/dense.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsNan;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

// From the definition, by elimination: (I - beta A) c = A 1, squares adding up to n.
std::vector<double> by_elimination(const Network& network, Strengths strengths) {
  const Eigen::MatrixXd a = dense(network, strengths);
  const double beta = 0.5 / dense_leading(a).value;
  const Eigen::Index n = a.rows();
  Eigen::VectorXd c = (Eigen::MatrixXd::Identity(n, n) - beta * a)
                          .fullPivLu()
                          .solve(a * Eigen::VectorXd::Constant(n, 1.0));
  c *= std::sqrt(static_cast<double>(n)) / c.norm();
  return {c.data(), c.data() + n};
}

TEST(BonacichPower,
     StarIsInClosedForm) {  // beta .25: centre 4 (1 + beta leaf), leaf 1 + beta centre
  const auto result = bonacich_power(star(5));
  const double centre = 4.0 * 1.25 / (1.0 - 4.0 * 0.0625);
  const double leaf = 1.0 + 0.25 * centre;
  const double scale = std::sqrt(5.0 / (centre * centre + 4.0 * leaf * leaf));
  EXPECT_NEAR(result.beta, 0.25, 1e-12);
  EXPECT_NEAR(result.scores[0], scale * centre, 1e-11);
  EXPECT_NEAR(result.scores[1], scale * leaf, 1e-11);
}

TEST(BonacichPower, AllAlikeWhereAllHaveTheSameDegree) {
  EXPECT_THAT(bonacich_power(cycle(8)).scores, Each(DoubleNear(1.0, 1e-11)));
  EXPECT_THAT(bonacich_power(complete(5)).scores, Each(DoubleNear(1.0, 1e-11)));
}

TEST(BonacichPower, WithoutTiesOrWithNoneThatLeadBackItIsUndefined) {
  EXPECT_THAT(bonacich_power(path(0)).scores, IsEmpty());
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    EXPECT_THAT(bonacich_power({direction, 1, {}}).scores, ElementsAre(IsNan()));
    EXPECT_THAT(bonacich_power({direction, 3, {{1, 1}}}).scores, Each(IsNan()));
  }
  const auto acyclic = bonacich_power({Direction::directed, 3, {{0, 1}, {1, 2}}});
  EXPECT_THAT(acyclic.scores, Each(IsNan()));
  EXPECT_EQ(acyclic.leading, Leading::none);
}

TEST(BonacichPower, ARepeatedEigenvalueDoesNoHarm) {
  const Network network{Direction::undirected, 5, {{0, 1}, {2, 3}}};
  const auto result = bonacich_power(network);
  EXPECT_EQ(result.leading, Leading::repeated);
  EXPECT_THAT(result.scores, Pointwise(DoubleNear(1e-11), {std::sqrt(1.25), std::sqrt(1.25),
                                                           std::sqrt(1.25), std::sqrt(1.25), 0.0}));
}

TEST(BonacichPower, OutgoingTiesAndStrengthsCount) {
  const Network network{
      Direction::directed, 4, {{0, 1, 1}, {1, 0, 1}, {2, 0, 1}, {3, 0, 2}, {3, 1, 2}}};
  const auto scores = bonacich_power(network).scores;
  EXPECT_THAT(scores, Pointwise(DoubleNear(1e-11), by_elimination(network, Strengths::ignore)));
  EXPECT_GT(scores[3], scores[0]);
  const auto used = bonacich_power(network, {.strengths = Strengths::use}).scores;
  EXPECT_THAT(used, Pointwise(DoubleNear(1e-11), by_elimination(network, Strengths::use)));
  EXPECT_LT(used[2], 0.9 * scores[2]);
  const Network receiving{Direction::directed, 3, {{0, 1}, {1, 0}, {0, 2}}};
  EXPECT_EQ(bonacich_power(receiving).scores[2], 0.0);
}

TEST(BonacichPower, TheStrengthsUnitDoesNotMatter) {
  const Network network{Direction::undirected, 3, {{0, 1, 3}, {1, 2, 4}}};
  const auto used = bonacich_power(network, {.strengths = Strengths::use});
  EXPECT_NEAR(used.beta, 0.1, 1e-12);
  for (const double unit : {1e-290, 1e290}) {
    const auto other = bonacich_power(scaled(network, unit), {.strengths = Strengths::use});
    EXPECT_THAT(other.scores, Pointwise(DoubleNear(1e-12), used.scores));
    EXPECT_NEAR(other.beta * unit, 0.1, 1e-12);
  }
}

TEST(BonacichPower, RejectsANegativeStrengthAndNamesTheTie) {
  const Network network{Direction::directed, 3, {{0, 1, 1}, {1, 2, -2}}};
  EXPECT_NO_THROW((void)bonacich_power(network));
  EXPECT_THAT([&] { (void)bonacich_power(network, {.strengths = Strengths::use}); },
              ThrowsError(ErrorCode::invalid_argument, "bonacich_power: tie 1-2 has strength -2"));
}

TEST(BonacichPower, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)bonacich_power(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class BonacichPowerProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());  // even seeds undirected, odd directed
};
INSTANTIATE_TEST_SUITE_P(Seeds, BonacichPowerProperty, Range<std::uint64_t>(0, 100));

TEST_P(BonacichPowerProperty, AgreesWithElimination) {
  for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
    const auto result = bonacich_power(network, {.strengths = strengths});
    if (dense_leading(dense(network, strengths)).value < 1e-3) {
      EXPECT_THAT(result.scores, Each(IsNan()));
    } else if (dense_leading(dense(network, strengths)).multiplicity == 1) {
      EXPECT_THAT(result.scores, Pointwise(DoubleNear(1e-9), by_elimination(network, strengths)));
    } else {  // the full matrix's repeated eigenvalue is good to a root of rounding only
      EXPECT_THAT(result.scores, Pointwise(DoubleNear(1e-4), by_elimination(network, strengths)));
    }
    EXPECT_LE(result.residual, 1e-12);
  }
}

TEST_P(BonacichPowerProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  const auto scores = bonacich_power(network).scores;
  const auto renamed = bonacich_power(relabelled(network, order)).scores;
  for (std::uint32_t v = 0; v < scores.size(); ++v) {
    if (std::isnan(scores[v])) continue;
    EXPECT_NEAR(renamed[order[v]], scores[v], 1e-9);
  }
}

TEST(BonacichPowerThreads, DoNotChangeABit) {  // enough work for several threads
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    Random random(7);
    std::vector<Tie> ties;
    for (std::uint32_t i = 0; i < 500000; ++i)
      ties.emplace_back(random.below(1 + random.below(30000)), random.below(30000));
    const Network network{direction, 30000, std::move(ties)};
    const auto one = bonacich_power(network, {}, {.threads = 1});
    EXPECT_EQ(one.scores, bonacich_power(network, {}, {.threads = 2}).scores);
    EXPECT_EQ(one.scores, bonacich_power(network, {}, {.threads = 3}).scores);
  }
}

}  // namespace
}  // namespace interstice
