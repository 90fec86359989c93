#include "graph/centrality/distance_profile.hpp"

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

TEST(DistanceProfile, HoldsEverythingOfOneSearch) {
  const DistanceProfile profile = distance_profile(path(4), {.num_within = 2});
  EXPECT_THAT(profile.reached, Each(3U));
  EXPECT_THAT(profile.total, ElementsAre(6, 4, 4, 6));
  EXPECT_THAT(profile.inverse_total,
              ElementsAre(1.0 + 0.5 + 1.0 / 3, 2.5, 2.5, 1.0 + 0.5 + 1.0 / 3));
  EXPECT_THAT(profile.farthest, ElementsAre(3, 2, 2, 3));
  EXPECT_THAT(profile.within, ElementsAre(ElementsAre(1, 2, 2, 1), ElementsAre(2, 3, 3, 2)));
}

TEST(DistanceProfile, WalksAsAsked) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  EXPECT_THAT(distance_profile(chain).reached, ElementsAre(2, 1, 0));
  EXPECT_THAT(distance_profile(chain, {.walk = Walk::incoming}).reached, ElementsAre(0, 1, 2));
  EXPECT_THAT(distance_profile(chain, {.walk = Walk::either}).reached, Each(2U));
}

TEST(DistanceProfile, OfLengths) {
  const Network chain{Direction::directed, 3, {{0, 1, 2}, {1, 2, 3}, {0, 1, 7}}};
  const DistanceProfile profile = distance_profile(chain, {.length = Length::strength});
  EXPECT_THAT(profile.reached, ElementsAre(2, 1, 0));
  EXPECT_THAT(profile.total, ElementsAre(7, 3, 0));
  EXPECT_THAT(profile.farthest, ElementsAre(5, 3, 0));
  EXPECT_THAT(profile.inverse_total, ElementsAre(DoubleEq(0.7), DoubleEq(1.0 / 3), 0));
}

TEST(DistanceProfile, OfLengthsIsOutgoingOnly) {
  const auto with_walk = [] {
    (void)distance_profile(path(3), {.walk = Walk::either, .length = Length::strength});
  };
  EXPECT_THAT(with_walk, ThrowsError(ErrorCode::invalid_argument, "along the ties' direction"));
  const auto with_steps = [] {
    (void)distance_profile(path(3), {.length = Length::strength, .num_within = 2});
  };
  EXPECT_THAT(with_steps, ThrowsError(ErrorCode::invalid_argument, "within so many hops"));
}

// Several passes on every kind of processor and on several threads.
TEST(DistanceProfileLarger, IsTheSameToTheBitAlways) {
  const Network network = relabelled(grid(40, 31), random_order(1240, 9));
  const DistanceProfile one = distance_profile(network, {.num_within = 3}, {.threads = 1});
  for (const auto& [name, width] : kVectorWidths) {
    const WithVectors on(name);
    for (const unsigned threads : {1U, 2U, 3U}) {
      const DistanceProfile other =
          distance_profile(network, {.num_within = 3}, {.threads = threads});
      EXPECT_EQ(one.reached, other.reached);
      EXPECT_EQ(one.total, other.total);
      EXPECT_EQ(one.inverse_total, other.inverse_total);
      EXPECT_EQ(one.farthest, other.farthest);
      EXPECT_EQ(one.within, other.within);
    }
  }
}

}  // namespace
}  // namespace interstice
