#include "graph/centrality/hubs_and_authorities.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "graph/centrality/eigenvector.hpp"
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

TEST(HubsAndAuthorities, AnOutwardStarHasOneHub) {
  const Network network{Direction::directed, 5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}};
  const auto result = hubs_and_authorities(network);
  EXPECT_THAT(result.hub, ElementsAre(1, 0, 0, 0, 0));
  EXPECT_THAT(result.authority, ElementsAre(0, 1, 1, 1, 1));
  EXPECT_NEAR(result.singular_value, 2.0, 1e-12);
  EXPECT_EQ(result.leading, Leading::unique);
}

TEST(HubsAndAuthorities, TwoHubsInClosedForm) {
  // 0 points at 2 and 3, 1 at 3: A A' = (2 1; 1 1), whose leading vector is (golden ratio, 1).
  const Network network{Direction::directed, 4, {{0, 2}, {0, 3}, {1, 3}}};
  const double golden = (1.0 + std::sqrt(5.0)) / 2.0;
  const auto result = hubs_and_authorities(network);
  EXPECT_THAT(result.hub, Pointwise(DoubleNear(1e-12), {1.0, 1.0 / golden, 0.0, 0.0}));
  EXPECT_THAT(result.authority, Pointwise(DoubleNear(1e-12), {0.0, 0.0, 1.0 / golden, 1.0}));
  EXPECT_NEAR(result.singular_value, golden, 1e-12);
}

TEST(HubsAndAuthorities, UndirectedWithOddCyclesBothAreTheEigenvector) {
  const auto result = hubs_and_authorities(karate_club());
  const auto leading = eigenvector(karate_club());
  EXPECT_THAT(result.hub, Pointwise(DoubleNear(1e-10), leading.scores));
  EXPECT_THAT(result.authority, Pointwise(DoubleNear(1e-10), leading.scores));
  EXPECT_NEAR(result.singular_value, leading.eigenvalue, 1e-10);
}

TEST(HubsAndAuthorities,
     UndirectedBipartiteIsRepeated) {  // hub centre with leaves, and the other way round
  const auto result = hubs_and_authorities(star(5));
  EXPECT_EQ(result.leading, Leading::repeated);
  EXPECT_EQ(result.num_components, 2U);
  EXPECT_THAT(result.hub, Each(1.0));
  EXPECT_THAT(result.authority, Each(1.0));
}

TEST(HubsAndAuthorities,
     RepeatedIsSaidAndEachScaledByItself) {  // two golden pairs and a lesser one
  const Network network{
      Direction::directed, 10, {{0, 2}, {0, 3}, {1, 3}, {4, 6}, {4, 7}, {5, 7}, {8, 9}}};
  const auto result = hubs_and_authorities(network);
  const double lesser = 2.0 / (1.0 + std::sqrt(5.0));
  EXPECT_EQ(result.leading, Leading::repeated);
  EXPECT_EQ(result.num_components, 2U);
  EXPECT_THAT(result.hub, Pointwise(DoubleNear(1e-12),
                                    {1.0, lesser, 0.0, 0.0, 1.0, lesser, 0.0, 0.0, 0.0, 0.0}));
  EXPECT_THAT(result.authority, Pointwise(DoubleNear(1e-12), {0.0, 0.0, lesser, 1.0, 0.0, 0.0,
                                                              lesser, 1.0, 0.0, 0.0}));
}

TEST(HubsAndAuthorities, WithoutTiesTheyAreUndefined) {
  EXPECT_THAT(hubs_and_authorities(path(0)).hub, IsEmpty());
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    EXPECT_THAT(hubs_and_authorities({direction, 1, {}}).hub, ElementsAre(IsNan()));
    const auto result = hubs_and_authorities({direction, 3, {{1, 1}}});
    EXPECT_THAT(result.hub, Each(IsNan()));
    EXPECT_THAT(result.authority, Each(IsNan()));
    EXPECT_EQ(result.leading, Leading::none);
  }
}

TEST(HubsAndAuthorities, StrengthsChangeTheAnswerAndTheirUnitDoesNot) {
  const Network network{Direction::directed, 4, {{0, 2, 3}, {0, 3, 4}, {1, 2, 1}}};
  const auto used = hubs_and_authorities(network, {.strengths = Strengths::use});
  EXPECT_GT(used.authority[3], used.authority[2]);
  EXPECT_LT(hubs_and_authorities(network).authority[3], 0.9);
  for (const double unit : {1e-290, 1e290}) {
    const auto other = hubs_and_authorities(scaled(network, unit), {.strengths = Strengths::use});
    EXPECT_THAT(other.authority, Pointwise(DoubleNear(1e-12), used.authority));
    EXPECT_NEAR(other.singular_value / unit, used.singular_value, 1e-11);
  }
}

TEST(HubsAndAuthorities, RejectsANegativeStrengthAndNamesTheTie) {
  const Network network{Direction::directed, 3, {{0, 1, 1}, {1, 2, -2}}};
  EXPECT_NO_THROW((void)hubs_and_authorities(network));
  EXPECT_THAT([&] { (void)hubs_and_authorities(network, {.strengths = Strengths::use}); },
              ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has strength -2"));
}

TEST(HubsAndAuthorities, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)hubs_and_authorities(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class HubsAndAuthoritiesProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());  // even seeds undirected, odd directed
};
INSTANTIATE_TEST_SUITE_P(Seeds, HubsAndAuthoritiesProperty, Range<std::uint64_t>(0, 200));

TEST_P(HubsAndAuthoritiesProperty, AgreeWithAllSingularValuesOfTheFullMatrix) {
  for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
    const auto result = hubs_and_authorities(network, {.strengths = strengths});
    const Eigen::MatrixXd a = dense(network, strengths);
    const Eigen::JacobiSVD<Eigen::MatrixXd> full(a, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const double most = full.singularValues()[0];
    if (most < 1e-9) {
      EXPECT_EQ(result.leading, Leading::none);
      continue;
    }
    const auto times =
        static_cast<std::uint32_t>((full.singularValues().array() > most - 1e-7).count());
    EXPECT_NEAR(result.singular_value, most, 1e-9);
    EXPECT_EQ(result.num_components, times);
    EXPECT_EQ(result.leading, times == 1 ? Leading::unique : Leading::repeated);
    const Eigen::Map<const Eigen::VectorXd> hub(result.hub.data(), a.rows());
    const Eigen::Map<const Eigen::VectorXd> authority(result.authority.data(), a.rows());
    EXPECT_LE((a * (a.transpose() * hub) - most * most * hub).norm(), 1e-8);
    EXPECT_LE((a.transpose() * (a * authority) - most * most * authority).norm(), 1e-8);
    EXPECT_DOUBLE_EQ(hub.maxCoeff(), 1.0);
    EXPECT_DOUBLE_EQ(authority.maxCoeff(), 1.0);
    EXPECT_GE(std::min(hub.minCoeff(), authority.minCoeff()), 0.0);
    if (times > 1) continue;
    const Eigen::VectorXd u = full.matrixU().col(0).cwiseAbs();
    EXPECT_LE((hub - u / u.maxCoeff()).norm(), 1e-8);
  }
}

TEST_P(HubsAndAuthoritiesProperty, TurningAllTiesSwapsThem) {
  std::vector<Tie> turned;
  for (const Tie& tie : network.ties()) turned.emplace_back(tie.to, tie.from, tie.strength);
  const auto result = hubs_and_authorities(network);
  const auto other =
      hubs_and_authorities({network.direction(), network.num_vertices(), std::move(turned)});
  for (std::size_t v = 0; v < result.hub.size(); ++v) {
    if (std::isnan(result.hub[v])) continue;
    EXPECT_NEAR(other.authority[v], result.hub[v], 1e-9);
    EXPECT_NEAR(other.hub[v], result.authority[v], 1e-9);
  }
}

TEST(HubsAndAuthoritiesThreads, DoNotChangeABit) {  // enough work for several threads
  Random random(7);
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < 500000; ++i)
    ties.emplace_back(random.below(1 + random.below(20000)), random.below(20000));
  const Network network{Direction::directed, 20000, std::move(ties)};
  const auto one = hubs_and_authorities(network, {}, {.threads = 1});
  for (const unsigned threads : {2U, 3U}) {
    const auto other = hubs_and_authorities(network, {}, {.threads = threads});
    EXPECT_EQ(one.hub, other.hub);
    EXPECT_EQ(one.authority, other.authority);
  }
}

}  // namespace
}  // namespace interstice
