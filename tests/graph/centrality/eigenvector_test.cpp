#include "graph/centrality/eigenvector.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/graph/centrality/dense.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

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

Network joined(const Network& a, const Network& b) {
  std::vector<Tie> ties(a.ties().begin(), a.ties().end());
  for (const Tie& tie : b.ties())
    ties.emplace_back(index(tie.from) + a.num_vertices(), index(tie.to) + a.num_vertices(),
                      tie.strength);
  return {a.direction(), a.num_vertices() + b.num_vertices(), std::move(ties)};
}

// A network of m ties drawn at random, some vertices far more tied than others, with strengths.
Network crowd(std::uint32_t n, std::uint32_t m, Direction direction = Direction::undirected) {
  Random random(11);
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < m; ++i) {
    const std::uint32_t from = random.below(1 + random.below(n));
    ties.emplace_back(from, random.below(n), 1.0 + random.uniform());
  }
  return {direction, n, std::move(ties)};
}

TEST(Eigenvector, StarLeavesHaveOneOverTheRootOfTheirNumber) {  // bipartite: eigenvalues +2 and -2
  const auto result = eigenvector(star(5));
  EXPECT_THAT(result.scores, Pointwise(DoubleNear(1e-12), {1.0, 0.5, 0.5, 0.5, 0.5}));
  EXPECT_NEAR(result.eigenvalue, 2.0, 1e-12);
  EXPECT_EQ(result.leading, Leading::unique);
  EXPECT_EQ(result.num_components, 1U);
}

TEST(Eigenvector, PathIsASine) {
  for (const std::uint32_t n : {2U, 3U, 10U, 63U, 400U}) {
    const auto result = eigenvector(path(n));
    const double step = std::numbers::pi / (n + 1);
    const double most = std::sin(step * ((n + 1) / 2));
    for (std::uint32_t v = 0; v < n; ++v)
      ASSERT_NEAR(result.scores[v], std::sin(step * (v + 1)) / most, 1e-8) << n << ' ' << v;
    EXPECT_NEAR(result.eigenvalue, 2.0 * std::cos(step), 1e-10);
    EXPECT_LE(result.residual, 1e-12);
  }
}

TEST(Eigenvector, AllAlikeWhereAllHaveTheSameDegree) {
  for (const Network& network : {cycle(7), cycle(8), complete(6), path(2)}) {
    const auto result = eigenvector(network);
    EXPECT_THAT(result.scores, Each(1.0));
    EXPECT_EQ(result.leading, Leading::unique);
  }
  EXPECT_EQ(eigenvector(complete(6)).eigenvalue, 5.0);
}

TEST(Eigenvector, NothingToRestOnIsUndefined) {
  EXPECT_THAT(eigenvector(path(0)).scores, IsEmpty());
  EXPECT_EQ(eigenvector(path(0)).leading, Leading::none);
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    EXPECT_THAT(eigenvector({direction, 1, {}}).scores, ElementsAre(IsNan()));
    EXPECT_THAT(eigenvector({direction, 3, {}}).scores, Each(IsNan()));
    EXPECT_THAT(eigenvector({direction, 2, {{0, 0}}}).scores, Each(IsNan()));
  }
  const Network acyclic{Direction::directed, 3, {{0, 1}, {1, 2}, {0, 2}}};
  const auto result = eigenvector(acyclic);
  EXPECT_THAT(result.scores, Each(IsNan()));
  EXPECT_EQ(result.leading, Leading::none);
  EXPECT_EQ(result.eigenvalue, 0.0);
}

TEST(Eigenvector, OfSeveralComponentsTheOneWithTheGreatestEigenvalueCounts) {
  const auto result = eigenvector(joined(joined(path(2), star(5)), path(3)));  // 1, 2, sqrt 2
  EXPECT_THAT(result.scores,
              Pointwise(DoubleNear(1e-12), {0.0, 0.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0}));
  EXPECT_EQ(result.leading, Leading::unique);
}

TEST(Eigenvector, RepeatedOverComponentsIsSaidAndEachScaledByItself) {  // star(5) and triangle: 2
  const auto result = eigenvector(joined(joined(star(5), path(3)), complete(3)));
  EXPECT_EQ(result.leading, Leading::repeated);
  EXPECT_EQ(result.num_components, 2U);
  EXPECT_THAT(result.scores, Pointwise(DoubleNear(1e-12),
                                       {1.0, 0.5, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0}));
  const auto relabelled_too =
      eigenvector(relabelled(joined(karate_club(), karate_club()), random_order(68, 5)));
  EXPECT_EQ(relabelled_too.leading, Leading::repeated);
}

TEST(Eigenvector,
     NearlyRepeatedOverComponentsIsNotRepeated) {  // 1e-6 apart: power iteration stalls
  std::vector<Tie> ties;
  for (std::uint32_t v = 1; v < 5; ++v) ties.emplace_back(0U, v, 1.0);
  for (std::uint32_t v = 6; v < 10; ++v) ties.emplace_back(5U, v, 1.0 + 1e-6);
  const auto result = eigenvector({Direction::undirected, 10, ties}, {.strengths = Strengths::use});
  EXPECT_EQ(result.leading, Leading::unique);
  EXPECT_THAT(result.scores,
              Pointwise(DoubleNear(1e-12), {0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.5, 0.5, 0.5, 0.5}));
}

TEST(Eigenvector, EigenvaluesOfOneComponentThatRoundingCannotTellApartAreUnclear) {
  // Two cliques of 8 at the ends of a path of 40: their eigenvalues differ by less than rounding; a leaf near one
  // end decides between them.
  std::vector<Tie> ties;
  const auto clique = [&](std::uint32_t first) {
    for (std::uint32_t u = first; u < first + 8; ++u) {
      for (std::uint32_t v = u + 1; v < first + 8; ++v) ties.emplace_back(u, v);
    }
  };
  clique(0);
  clique(8);
  for (std::uint32_t v = 16; v < 56; ++v) ties.emplace_back(v == 16 ? 0U : v - 1, v);
  ties.emplace_back(55U, 8U);
  ties.emplace_back(30U, 56U);  // 14 steps from one, 25 from the other
  EXPECT_EQ(eigenvector({Direction::undirected, 57, ties}).leading, Leading::unclear);
}

TEST(Eigenvector, IncomingTiesCount) {
  // 0 and 1 point at each other; 1 points at 2, and 3 at 0.
  const Network network{Direction::directed, 4, {{0, 1}, {1, 0}, {1, 2}, {3, 0}}};
  EXPECT_THAT(eigenvector(network).scores, Pointwise(DoubleNear(1e-12), {1.0, 1.0, 1.0, 0.0}));
  const Network turned{Direction::directed, 4, {{1, 0}, {0, 1}, {2, 1}, {0, 3}}};
  EXPECT_THAT(eigenvector(turned).scores, Pointwise(DoubleNear(1e-12), {1.0, 1.0, 0.0, 1.0}));
}

TEST(Eigenvector, PeriodicCycleWithATail) {  // eigenvalues on a circle
  const Network network{Direction::directed, 4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}}};
  EXPECT_THAT(eigenvector(network).scores, Each(DoubleNear(1.0, 1e-12)));
}

TEST(Eigenvector, DirectedWithTwoEqualLoopsIsUndefined) {
  const Network network{Direction::directed, 4, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 2}}};
  const auto result = eigenvector(network);
  EXPECT_EQ(result.leading, Leading::repeated);
  EXPECT_EQ(result.num_components, 2U);
  EXPECT_THAT(result.scores, Each(IsNan()));
}

TEST(Eigenvector, ALesserLoopDownstreamIsSolvedExactly) {
  // A mutual pair of strength 1 feeds one of strength w: x_2 w + 1 = x_2's own eigenvalue 1 times it.
  for (const double w : {0.5, 0.99, 1.0 - 1e-5}) {
    const Network network{
        Direction::directed, 4, {{0, 1, 1}, {1, 0, 1}, {1, 2, 1}, {2, 3, w}, {3, 2, w}}};
    const auto result = eigenvector(network, {.strengths = Strengths::use});
    // x_3 = w x_2, x_2 = 1 + w x_3 = 1 / (1 - w w)
    const double x2 = 1.0 / (1.0 - w * w);
    EXPECT_EQ(result.leading, Leading::unique);
    EXPECT_NEAR(result.scores[2], 1.0, 1e-9) << w;
    EXPECT_NEAR(result.scores[3], w, 1e-9) << w;
    EXPECT_NEAR(result.scores[0], 1.0 / x2, 1e-6 / x2) << w;
  }
}

TEST(Eigenvector, StrengthsChangeTheAnswerAndTheirUnitDoesNot) {
  const Network network{Direction::undirected, 3, {{0, 1, 3}, {1, 2, 4}}};  // eigenvalue 5
  const auto used = eigenvector(network, {.strengths = Strengths::use});
  EXPECT_THAT(used.scores, Pointwise(DoubleNear(1e-12), {0.6, 1.0, 0.8}));
  EXPECT_NEAR(used.eigenvalue, 5.0, 1e-12);
  EXPECT_NEAR(eigenvector(network).scores[0], std::numbers::sqrt2 / 2, 1e-12);
  for (const double unit : {1e-290, 1e290}) {
    const auto other = eigenvector(scaled(network, unit), {.strengths = Strengths::use});
    EXPECT_THAT(other.scores, Pointwise(DoubleNear(1e-12), used.scores));
    EXPECT_NEAR(other.eigenvalue / unit, 5.0, 1e-11);
  }
}

TEST(Eigenvector, StrengthZeroIsNoTie) {
  const Network network{Direction::undirected, 4, {{0, 1, 1}, {1, 2, 0}, {2, 3, 1}}};
  EXPECT_EQ(eigenvector(network, {.strengths = Strengths::use}).leading, Leading::repeated);
  EXPECT_EQ(eigenvector(network).leading, Leading::unique);
}

TEST(Eigenvector, RejectsAStrengthThatIsNoneAndNamesTheTie) {
  for (const double bad :
       {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, bad}}};
    EXPECT_NO_THROW((void)eigenvector(network));
    EXPECT_THAT([&] { (void)eigenvector(network, {.strengths = Strengths::use}); },
                ThrowsError(ErrorCode::invalid_argument, "eigenvector: tie 1-2 has strength"));
  }
}

TEST(Eigenvector, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)eigenvector(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

TEST(Eigenvector, PathOf2000IsReachedThoughEigenvaluesAreClose) {  // 4e-6 apart
  const auto result = eigenvector(path(2000));
  const double step = std::numbers::pi / 2001.0;
  for (std::uint32_t v = 0; v < 2000; ++v)
    ASSERT_NEAR(result.scores[v], std::sin(step * (v + 1)) / std::sin(step * 1000.0), 1e-6) << v;
}

class EigenvectorProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());  // even seeds undirected, odd directed
};
INSTANTIATE_TEST_SUITE_P(Seeds, EigenvectorProperty, Range<std::uint64_t>(0, 200));

TEST_P(EigenvectorProperty, AgreesWithAllEigenvaluesOfTheFullMatrix) {
  for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
    const auto result = eigenvector(network, {.strengths = strengths});
    const DenseLeading full = dense_leading(dense(network, strengths).transpose());
    if (full.value < 1e-3) {  // an acyclic one's eigenvalues are 0, to a root of rounding
      EXPECT_EQ(result.leading, Leading::none);
      continue;
    }
    EXPECT_NEAR(result.eigenvalue, full.value, 1e-5);
    EXPECT_EQ(result.num_components, static_cast<std::uint32_t>(full.multiplicity));
    EXPECT_EQ(result.leading, full.multiplicity == 1 ? Leading::unique : Leading::repeated);
    if (full.multiplicity > 1 && network.directed()) {
      EXPECT_THAT(result.scores, Each(IsNan()));
      continue;
    }
    if (full.multiplicity == 1) {
      const Eigen::VectorXd sizes = full.vector.cwiseAbs();
      for (Eigen::Index v = 0; v < sizes.size(); ++v)
        EXPECT_NEAR(result.scores[static_cast<std::size_t>(v)], sizes[v] / sizes.maxCoeff(), 1e-9);
    }
    const Eigen::Map<const Eigen::VectorXd> x(result.scores.data(), full.vector.size());
    EXPECT_LE((dense(network, strengths).transpose() * x - result.eigenvalue * x).norm(), 1e-9);
    EXPECT_DOUBLE_EQ(x.maxCoeff(), 1.0);
    EXPECT_GE(x.minCoeff(), 0.0);
  }
}

TEST_P(EigenvectorProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  const auto result = eigenvector(network);
  const auto renamed = eigenvector(relabelled(network, order));
  EXPECT_EQ(renamed.leading, result.leading);
  for (std::uint32_t v = 0; v < result.scores.size(); ++v) {
    if (std::isnan(result.scores[v])) {
      EXPECT_TRUE(std::isnan(renamed.scores[order[v]]));
    } else {
      EXPECT_NEAR(renamed.scores[order[v]], result.scores[v], 1e-9);
    }
  }
}

TEST(EigenvectorThreads, AndVectorWidthsDoNotChangeABit) {  // enough work for several threads
  const Network strong = crowd(20000, 250000);
  const auto one = eigenvector(strong, {.strengths = Strengths::use}, {.threads = 1});
  EXPECT_EQ(one.leading, Leading::unique);
  for (const unsigned threads : {2U, 3U}) {
    const auto other = eigenvector(strong, {.strengths = Strengths::use}, {.threads = threads});
    EXPECT_EQ(one.scores, other.scores);
    EXPECT_EQ(one.iterations, other.iterations);
  }
  for (const auto& [name, width] : kVectorWidths) {
    const WithVectors on(name);
    EXPECT_EQ(eigenvector(karate_club()).scores, eigenvector(karate_club()).scores);
  }
}

}  // namespace
}  // namespace interstice
