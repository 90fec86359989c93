#include "graph/centrality/pagerank.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <numeric>
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
using testing::Gt;
using testing::IsEmpty;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

// From the definition: the stationary shares of the walk with its fresh starts, by elimination.
std::vector<double> stationary(const Network& network, double damping, Strengths strengths) {
  const Eigen::MatrixXd a = dense(network, strengths);
  const Eigen::Index n = a.rows();
  Eigen::MatrixXd step = Eigen::MatrixXd::Constant(n, n, 1.0 / static_cast<double>(n));
  for (Eigen::Index i = 0; i < n; ++i) {
    if (a.row(i).sum() > 0.0) step.row(i) = a.row(i) / a.row(i).sum();
  }
  const Eigen::VectorXd fresh =
      Eigen::VectorXd::Constant(n, (1.0 - damping) / static_cast<double>(n));
  const Eigen::VectorXd x =
      (Eigen::MatrixXd::Identity(n, n) - damping * step.transpose()).fullPivLu().solve(fresh);
  return {x.data(), x.data() + n};
}

TEST(Pagerank, StarIsInClosedForm) {  // centre c = (1-d)/n + d (1-c)
  const auto result = pagerank(star(5));
  const double centre = (0.03 + 0.85) / 1.85;
  EXPECT_NEAR(result.scores[0], centre, 1e-10);
  EXPECT_NEAR(result.scores[1], (1.0 - centre) / 4.0, 1e-10);
}

TEST(Pagerank, AllAlikeWhereAllHaveTheSameDegree) {
  EXPECT_THAT(pagerank(cycle(8)).scores, Each(DoubleNear(0.125, 1e-11)));
  EXPECT_THAT(pagerank(complete(5)).scores, Each(DoubleNear(0.2, 1e-11)));
}

TEST(Pagerank, WithoutTiesAllStartAlike) {
  EXPECT_THAT(pagerank(path(0)).scores, IsEmpty());
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    EXPECT_THAT(pagerank({direction, 1, {}}).scores, ElementsAre(1.0));
    EXPECT_THAT(pagerank({direction, 1, {{0, 0}}}).scores, ElementsAre(1.0));
    const auto apart = pagerank({direction, 4, {}});
    EXPECT_THAT(apart.scores, Each(DoubleNear(0.25, 1e-12)));
    EXPECT_EQ(apart.num_dangling, 4U);
  }
}

TEST(Pagerank, DanglingVerticesPassTheirsOnToAll) {  // 0 -> 1: x_0 = s, x_1 = s + d x_0
  const auto result = pagerank({Direction::directed, 2, {{0, 1}}});
  EXPECT_NEAR(result.scores[0], 1.0 / 2.85, 1e-10);
  EXPECT_NEAR(result.scores[1], 1.85 / 2.85, 1e-10);
  EXPECT_EQ(result.num_dangling, 1U);
}

TEST(Pagerank, DirectionsDampingAndStrengthsChangeTheAnswer) {
  const Network network{Direction::directed, 3, {{0, 1, 1}, {0, 2, 3}, {1, 0, 1}, {2, 0, 1}}};
  const Network turned{Direction::directed, 3, {{1, 0, 1}, {2, 0, 3}, {0, 1, 1}, {0, 2, 5}}};
  EXPECT_NEAR(pagerank(network).scores[1], pagerank(network).scores[2], 1e-10);
  const auto used = pagerank(network, {.strengths = Strengths::use}).scores;
  EXPECT_THAT(used, Pointwise(DoubleNear(1e-10), stationary(network, 0.85, Strengths::use)));
  EXPECT_GT(used[2], 1.5 * used[1]);
  EXPECT_GT(std::abs(pagerank(turned, {.strengths = Strengths::use}).scores[1] - used[1]), 0.01);
  EXPECT_THAT(pagerank(network, {.damping = 0.0}).scores, Each(DoubleNear(1.0 / 3.0, 1e-12)));
  const Network tailed{Direction::directed, 3, {{0, 1}, {1, 2}, {2, 1}}};
  for (const double damping : {0.3, 0.99}) {
    EXPECT_THAT(pagerank(tailed, {.damping = damping}).scores,
                Pointwise(DoubleNear(1e-9), stationary(tailed, damping, Strengths::ignore)));
  }
}

TEST(Pagerank, TheStrengthsUnitDoesNotMatter) {
  const Network network{Direction::undirected, 3, {{0, 1, 3}, {1, 2, 4}}};
  const auto used = pagerank(network, {.strengths = Strengths::use}).scores;
  for (const double unit : {1e-290, 1e290}) {
    EXPECT_THAT(pagerank(scaled(network, unit), {.strengths = Strengths::use}).scores,
                Pointwise(DoubleNear(1e-12), used));
  }
  const Network far{Direction::undirected, 3, {{0, 1, 1e308}, {1, 2, 1e-308}}};
  EXPECT_THAT([&] { (void)pagerank(far, {.strengths = Strengths::use}); },
              ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has strength 1e-308"));
}

TEST(Pagerank, RejectsWhatIsNotADampingOrAStrength) {
  for (const double bad : {-0.1, 1.0, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_THAT([&] { (void)pagerank(path(3), {.damping = bad}); },
                ThrowsError(ErrorCode::invalid_argument, "damping is"));
  }
  const Network network{Direction::directed, 3, {{0, 1, 1}, {1, 2, -2}}};
  EXPECT_NO_THROW((void)pagerank(network));
  EXPECT_THAT([&] { (void)pagerank(network, {.strengths = Strengths::use}); },
              ThrowsError(ErrorCode::invalid_argument, "pagerank: tie 1-2 has strength -2"));
}

TEST(Pagerank, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)pagerank(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class PagerankProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(/*seed=*/GetParam());  // even seeds undirected, odd directed
};
INSTANTIATE_TEST_SUITE_P(Seeds, PagerankProperty, Range<std::uint64_t>(0, 100));

TEST_P(PagerankProperty, AgreesWithTheStationaryWalk) {
  for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
    const auto result = pagerank(network, {.strengths = strengths});
    EXPECT_THAT(result.scores, Pointwise(DoubleNear(1e-9), stationary(network, 0.85, strengths)));
    EXPECT_NEAR(std::accumulate(result.scores.begin(), result.scores.end(), 0.0), 1.0, 1e-12);
    EXPECT_THAT(result.scores, Each(Gt(0.0)));
    EXPECT_LE(result.residual, 1e-10);
  }
}

TEST_P(PagerankProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  const auto scores = pagerank(network).scores;
  const auto renamed = pagerank(relabelled(network, order)).scores;
  for (std::uint32_t v = 0; v < scores.size(); ++v) EXPECT_NEAR(renamed[order[v]], scores[v], 1e-9);
}

TEST(PagerankThreads, AndVectorWidthsDoNotChangeABit) {  // enough work for several threads
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    Random random(7);
    std::vector<Tie> ties;
    for (std::uint32_t i = 0; i < 500000; ++i)
      ties.emplace_back(random.below(1 + random.below(30000)), random.below(30000),
                        1.0 + random.uniform());
    const Network network{direction, 30000, std::move(ties)};
    for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
      const auto one = pagerank(network, {.strengths = strengths}, {.threads = 1});
      for (const unsigned threads : {2U, 3U}) {
        const auto other = pagerank(network, {.strengths = strengths}, {.threads = threads});
        EXPECT_EQ(one.scores, other.scores);
        EXPECT_EQ(one.iterations, other.iterations);
      }
      for (const auto& [name, width] : kVectorWidths) {
        const WithVectors on(name);
        EXPECT_EQ(one.scores, pagerank(network, {.strengths = strengths}).scores) << name;
      }
    }
  }
}

}  // namespace
}  // namespace interstice
