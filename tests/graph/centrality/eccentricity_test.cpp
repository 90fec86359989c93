#include "graph/centrality/eccentricity.hpp"

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

TEST(Eccentricity, OfShapes) {
  EXPECT_THAT(eccentricity(path(5)), ElementsAre(4, 3, 2, 3, 4));
  EXPECT_THAT(eccentricity(star(4)), ElementsAre(1, 2, 2, 2));
  EXPECT_THAT(eccentricity(cycle(9)), Each(4.0));
  EXPECT_THAT(eccentricity(complete(5)), Each(1.0));
}

TEST(Eccentricity, OfIsolatesIsZero) {
  EXPECT_THAT(eccentricity(path(0)), IsEmpty());
  EXPECT_THAT(eccentricity(path(1)), ElementsAre(0.0));
  EXPECT_THAT(eccentricity(Network(Direction::undirected, 4, {{0, 1}, {2, 2}})),
              ElementsAre(1, 1, 0, 0));
}

TEST(Eccentricity, IgnoresDirection) {
  EXPECT_THAT(eccentricity(Network(Direction::directed, 4, {{0, 1}, {2, 1}, {2, 3}})),
              ElementsAre(3, 2, 2, 3));
}

TEST(Eccentricity, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)eccentricity(path(50), {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class EccentricityProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, EccentricityProperty, Range<std::uint64_t>(0, 40));

TEST_P(EccentricityProperty, AgreesWithTheDefinitionAndWithAProfile) {
  const Network network = random_network(GetParam());
  const auto d = all_distances(network, Length::hops, /*undirected=*/true);
  std::vector<double> farthest(network.num_vertices(), 0.0);
  for (std::uint32_t v = 0; v < farthest.size(); ++v) {
    for (const double distance : d[v])
      if (std::isfinite(distance)) farthest[v] = std::max(farthest[v], distance);
  }
  EXPECT_EQ(eccentricity(network, {.threads = 1}), farthest);
  EXPECT_EQ(eccentricity(network, {.threads = 3}), farthest);
  EXPECT_EQ(eccentricity(distance_profile(network, {.walk = Walk::either})), farthest);
}

}  // namespace
}  // namespace interstice
