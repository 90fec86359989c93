#include "graph/model/observed_pairs.hpp"

#include <gtest/gtest.h>

namespace interstice {
namespace {

TEST(ObservedPairs, AsIfEverybodyAnsweredObservesEveryPairButWhatNothingObserves) {
  for (const auto sides : {ObservedPairs::Sides::first, ObservedPairs::Sides::one,
                           ObservedPairs::Sides::both, ObservedPairs::Sides::none}) {
    const ObservedPairs some(sides, 3, {3, 1, 0});
    const ObservedPairs all = some.as_if_everybody_answered();
    EXPECT_FALSE(some.everything());
    EXPECT_EQ(all.everything(), sides != ObservedPairs::Sides::none);
    EXPECT_EQ(all.size(), 3U);
    EXPECT_FALSE(some(VertexId{1}, VertexId{2}));
    EXPECT_EQ(all(VertexId{1}, VertexId{2}), sides != ObservedPairs::Sides::none);
    EXPECT_TRUE(all.answered(VertexId{2}));
  }
}

}  // namespace
}  // namespace interstice
