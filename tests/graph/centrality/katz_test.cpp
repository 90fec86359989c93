#include "graph/centrality/katz.hpp"

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

// From the definition, by elimination: (I - alpha A') x = 1, the greatest 1.
std::vector<double> by_elimination(const Network& network, Strengths strengths) {
  const Eigen::MatrixXd a = dense(network, strengths).transpose();
  const double alpha = 0.85 / dense_leading(a).value;
  const Eigen::Index n = a.rows();
  Eigen::VectorXd x = (Eigen::MatrixXd::Identity(n, n) - alpha * a)
                          .fullPivLu()
                          .solve(Eigen::VectorXd::Constant(n, 1.0));
  x /= x.maxCoeff();
  return {x.data(), x.data() + n};
}

TEST(Katz,
     StarIsInClosedForm) {  // lambda 2, alpha .425: centre 1 + 4 alpha leaf, leaf 1 + alpha centre
  const auto result = katz(star(5));
  const double alpha = 0.425;
  const double centre = (1.0 + 4.0 * alpha) / (1.0 - 4.0 * alpha * alpha);
  EXPECT_NEAR(result.alpha, alpha, 1e-12);
  EXPECT_THAT(result.scores[0], 1.0);
  EXPECT_NEAR(result.scores[1], (1.0 + alpha * centre) / centre, 1e-11);
}

TEST(Katz, AllAlikeWhereAllHaveTheSameDegree) {
  EXPECT_THAT(katz(cycle(8)).scores, Each(DoubleNear(1.0, 1e-11)));
  EXPECT_THAT(katz(complete(5)).scores, Each(DoubleNear(1.0, 1e-11)));
}

TEST(Katz, WithoutTiesOrWithNoneThatLeadBackItIsUndefined) {
  EXPECT_THAT(katz(path(0)).scores, IsEmpty());
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    EXPECT_THAT(katz({direction, 1, {}}).scores, ElementsAre(IsNan()));
    EXPECT_THAT(katz({direction, 3, {{1, 1}}}).scores, Each(IsNan()));
  }
  const auto acyclic = katz({Direction::directed, 3, {{0, 1}, {1, 2}}});
  EXPECT_THAT(acyclic.scores, Each(IsNan()));
  EXPECT_EQ(acyclic.leading, Leading::none);
}

TEST(Katz, ARepeatedEigenvalueDoesNoHarm) {
  const Network network{Direction::undirected, 5, {{0, 1}, {2, 3}}};
  const auto result = katz(network);
  EXPECT_EQ(result.leading, Leading::repeated);
  EXPECT_THAT(result.scores, Pointwise(DoubleNear(1e-11), {1.0, 1.0, 1.0, 1.0, 0.15}));
}

TEST(Katz, IncomingTiesAndStrengthsCount) {
  const Network network{
      Direction::directed, 4, {{0, 1, 1}, {1, 0, 1}, {0, 2, 1}, {0, 3, 2}, {1, 3, 2}}};
  const auto scores = katz(network).scores;
  EXPECT_THAT(scores, Pointwise(DoubleNear(1e-11), by_elimination(network, Strengths::ignore)));
  EXPECT_EQ(scores[3], 1.0);
  const auto used = katz(network, {.strengths = Strengths::use}).scores;
  EXPECT_THAT(used, Pointwise(DoubleNear(1e-11), by_elimination(network, Strengths::use)));
  EXPECT_LT(used[2], 0.9 * scores[2]);
}

TEST(Katz, TheStrengthsUnitDoesNotMatter) {
  const Network network{Direction::undirected, 3, {{0, 1, 3}, {1, 2, 4}}};
  const auto used = katz(network, {.strengths = Strengths::use});
  EXPECT_NEAR(used.alpha, 0.17, 1e-12);
  for (const double unit : {1e-290, 1e290}) {
    const auto other = katz(scaled(network, unit), {.strengths = Strengths::use});
    EXPECT_THAT(other.scores, Pointwise(DoubleNear(1e-12), used.scores));
    EXPECT_NEAR(other.alpha * unit, 0.17, 1e-12);
  }
}

TEST(Katz, RejectsANegativeStrengthAndNamesTheTie) {
  const Network network{Direction::directed, 3, {{0, 1, 1}, {1, 2, -2}}};
  EXPECT_NO_THROW((void)katz(network));
  EXPECT_THAT([&] { (void)katz(network, {.strengths = Strengths::use}); },
              ThrowsError(ErrorCode::invalid_argument, "katz: tie 1-2 has strength -2"));
}

TEST(Katz, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)katz(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class KatzProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());  // even seeds undirected, odd directed
};
INSTANTIATE_TEST_SUITE_P(Seeds, KatzProperty, Range<std::uint64_t>(0, 100));

TEST_P(KatzProperty, AgreesWithElimination) {
  for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
    const auto result = katz(network, {.strengths = strengths});
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

TEST_P(KatzProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  const auto scores = katz(network).scores;
  const auto renamed = katz(relabelled(network, order)).scores;
  for (std::uint32_t v = 0; v < scores.size(); ++v) {
    if (std::isnan(scores[v])) continue;
    EXPECT_NEAR(renamed[order[v]], scores[v], 1e-9);
  }
}

TEST(KatzThreads, DoNotChangeABit) {  // enough work for several threads
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    Random random(7);
    std::vector<Tie> ties;
    for (std::uint32_t i = 0; i < 500000; ++i)
      ties.emplace_back(random.below(1 + random.below(30000)), random.below(30000));
    const Network network{direction, 30000, std::move(ties)};
    const auto one = katz(network, {}, {.threads = 1});
    EXPECT_EQ(one.scores, katz(network, {}, {.threads = 2}).scores);
    EXPECT_EQ(one.scores, katz(network, {}, {.threads = 3}).scores);
  }
}

}  // namespace
}  // namespace interstice
