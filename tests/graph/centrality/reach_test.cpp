#include "graph/centrality/reach.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::DoubleEq;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsNan;
using testing::NanSensitiveDoubleNear;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

TEST(Reach, OfShapes) {
  EXPECT_THAT(reach(path(5)), ElementsAre(0.5, 0.75, 1.0, 0.75, 0.5));
  EXPECT_THAT(reach(path(5), {.steps = 1}), ElementsAre(0.25, 0.5, 0.5, 0.5, 0.25));
  EXPECT_THAT(reach(path(5), {.steps = 3}), ElementsAre(0.75, 1.0, 1.0, 1.0, 0.75));
  EXPECT_THAT(reach(star(9)), Each(1.0));
  EXPECT_THAT(reach(complete(4), {.steps = 1}), Each(1.0));
}

TEST(Reach, WithoutOthers) {
  EXPECT_THAT(reach(path(0)), IsEmpty());
  EXPECT_THAT(reach(path(1)), ElementsAre(IsNan()));
  EXPECT_THAT(reach(Network(Direction::undirected, 3, {{0, 0}})), ElementsAre(0.0, 0.0, 0.0));
}

TEST(Reach, FollowsTheDirection) {
  const Network chain{Direction::directed, 4, {{0, 1}, {1, 2}, {2, 3}}};
  EXPECT_THAT(reach(chain),
              ElementsAre(DoubleEq(2.0 / 3), DoubleEq(2.0 / 3), DoubleEq(1.0 / 3), 0));
}

TEST(Reach, NeedsAStep) {
  EXPECT_THAT([] { (void)reach(path(3), {.steps = 0}); },
              ThrowsError(ErrorCode::invalid_argument, "steps is 0; it must be at least 1"));
  const DistanceProfile profile = distance_profile(path(3), {.num_within = 2});
  for (const std::uint32_t steps : {0U, 3U}) {
    EXPECT_THAT([&] { (void)reach(profile, steps); },
                ThrowsError(ErrorCode::invalid_argument, "the profile holds 1 to 2"));
  }
}

TEST(Reach, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)reach(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class ReachProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, ReachProperty, Range<std::uint64_t>(0, 40));

TEST_P(ReachProperty, AgreesWithTheDefinitionAndWithAProfile) {
  const Network network = random_network(GetParam());
  const auto d = all_distances(network, Length::hops);
  const DistanceProfile profile = distance_profile(network, {.num_within = 4});
  for (const std::uint32_t steps : {1U, 2U, 3U, 4U}) {
    const auto score = reach(network, {.steps = steps}, {.threads = 1 + steps % 3});
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      double within = 0.0;
      for (std::uint32_t w = 0; w < network.num_vertices(); ++w)
        within += w != v && d[v][w] <= steps ? 1.0 : 0.0;
      EXPECT_DOUBLE_EQ(score[v], within / (network.num_vertices() - 1.0));
    }
    EXPECT_EQ(reach(profile, steps), score);
  }
}

}  // namespace
}  // namespace interstice
