#include "graph/cohesion/fragmentation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::Range;
using testing::TestWithParam;

TEST(Fragmentation, OfShapes) {
  EXPECT_DOUBLE_EQ(fragmentation(complete(5)).reach, 0.0);
  EXPECT_DOUBLE_EQ(fragmentation(complete(5)).distance, 0.0);
  EXPECT_DOUBLE_EQ(fragmentation(star(5)).reach, 0.0);
  EXPECT_DOUBLE_EQ(fragmentation(star(5)).distance, 1.0 - (4 * 1.0 + 6 * 0.5) / 10);
  const Network pairs{Direction::undirected, 4, {{0, 1}, {2, 3}}};
  EXPECT_DOUBLE_EQ(fragmentation(pairs).reach, 1.0 - 2.0 / 6.0);
  EXPECT_DOUBLE_EQ(fragmentation(Network(Direction::undirected, 3, {})).reach, 1.0);
  EXPECT_DOUBLE_EQ(fragmentation(Network(Direction::undirected, 3, {})).distance, 1.0);
}

TEST(Fragmentation, WithoutAPairThereIsNone) {
  for (const std::uint32_t n : {0U, 1U}) {
    EXPECT_TRUE(std::isnan(fragmentation(path(n)).reach));
    EXPECT_TRUE(std::isnan(fragmentation(path(n)).distance));
  }
}

TEST(Fragmentation, ReachIgnoresDirectionDistanceFollowsIt) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  EXPECT_DOUBLE_EQ(fragmentation(chain).reach, 0.0);
  EXPECT_DOUBLE_EQ(fragmentation(chain).distance, 1.0 - 2.5 / 6.0);
}

// Recomputed from the definition and compared with a published exercise (Borgatti, MGT 780:
// connectedness .875 and .458, compactness .438 and .252 for the two Florentine relations).
TEST(Fragmentation, MatchesReferenceValues) {
  const Place florence = load_network("florentine_families");
  const Fragmentation marriage = fragmentation(project(florence, {.layers = {"marriage"}}).network);
  EXPECT_NEAR(marriage.reach, 0.125, 1e-12);
  EXPECT_NEAR(marriage.distance, 0.56236, 5e-6);
  EXPECT_NEAR(1.0 - marriage.reach, 0.875, 5e-4);
  EXPECT_NEAR(1.0 - marriage.distance, 0.438, 5e-4);
  const Fragmentation business = fragmentation(project(florence, {.layers = {"business"}}).network);
  EXPECT_NEAR(business.reach, 0.54167, 5e-6);
  EXPECT_NEAR(business.distance, 0.74778, 5e-6);
  const Place kite = load_network("krackhardt_kite");
  EXPECT_NEAR(fragmentation(project(kite).network).reach, 0.0, 1e-12);
  EXPECT_NEAR(fragmentation(project(kite).network).distance, 0.35370, 5e-6);
  EXPECT_NEAR(fragmentation(karate_club()).reach, 0.0, 1e-12);
  EXPECT_NEAR(fragmentation(karate_club()).distance, 0.50799, 5e-6);
}

TEST(Fragmentation, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)fragmentation(path(50), {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class FragmentationProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, FragmentationProperty, Range<std::uint64_t>(0, 30));

TEST_P(FragmentationProperty, AgreesWithLoopingOverPairs) {
  const Network network = random_network(GetParam());
  const double n = network.num_vertices();
  const auto reach = all_distances(network, Length::hops, /*undirected=*/true);
  const auto along = all_distances(network, Length::hops);
  double apart = 0.0;
  double closeness = 0.0;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = 0; v < n; ++v) {
      if (u == v) continue;
      apart += std::isinf(reach[u][v]) ? 1.0 : 0.0;
      closeness += 1.0 / along[u][v];
    }
  }
  const Fragmentation found = fragmentation(network);
  EXPECT_NEAR(found.reach, apart / (n * (n - 1)), 1e-12);
  EXPECT_NEAR(found.distance, 1.0 - closeness / (n * (n - 1)), 1e-12);
  EXPECT_GE(found.distance, found.reach - 1e-12);
}

TEST_P(FragmentationProperty, NamesAndThreadsDoNotChangeABit) {
  const Network network = random_network(GetParam());
  const Network renamed = relabelled(network, random_order(network.num_vertices(), 3));
  const Fragmentation found = fragmentation(network, {.threads = 1});
  EXPECT_EQ(found.reach, fragmentation(renamed, {.threads = 3}).reach);
  EXPECT_EQ(found.distance, fragmentation(renamed, {.threads = 3}).distance);
}

TEST(FragmentationThreads, LargerWorkIsTheSameToTheBitToo) {
  const Network network = grid(30, 40);
  EXPECT_EQ(fragmentation(network, {.threads = 1}).distance,
            fragmentation(network, {.threads = 2}).distance);
  EXPECT_EQ(fragmentation(network, {.threads = 1}).distance,
            fragmentation(network, {.threads = 3}).distance);
}

}  // namespace
}  // namespace interstice
