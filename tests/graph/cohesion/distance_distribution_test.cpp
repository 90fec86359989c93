#include "graph/cohesion/distance_distribution.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::Range;
using testing::TestWithParam;

TEST(DistanceDistribution, OfShapes) {
  const DistanceDistribution line = distance_distribution(path(4));
  EXPECT_THAT(line.pairs_at, ElementsAre(0, 3, 2, 1));
  EXPECT_EQ(line.pairs_apart, 0U);
  EXPECT_EQ(line.diameter, 3U);
  EXPECT_DOUBLE_EQ(line.mean_distance, 10.0 / 6.0);
  EXPECT_DOUBLE_EQ(line.global_efficiency, (3 + 1 + 1.0 / 3) / 6);
  const DistanceDistribution all = distance_distribution(complete(5));
  EXPECT_THAT(all.pairs_at, ElementsAre(0, 10));
  EXPECT_EQ(all.global_efficiency, 1.0);
  EXPECT_THAT(distance_distribution(star(6)).pairs_at, ElementsAre(0, 5, 10));
}

TEST(DistanceDistribution, OfNothing) {
  for (const std::uint32_t n : {0U, 1U}) {
    const DistanceDistribution none = distance_distribution(path(n));
    EXPECT_THAT(none.pairs_at, ElementsAre(0));
    EXPECT_EQ(none.pairs_apart, 0U);
    EXPECT_TRUE(std::isnan(none.mean_distance));
    EXPECT_TRUE(std::isnan(none.global_efficiency));
    EXPECT_EQ(none.diameter, 0U);
  }
  const DistanceDistribution apart =
      distance_distribution(Network(Direction::undirected, 4, {{0, 0}}));
  EXPECT_EQ(apart.pairs_apart, 6U);
  EXPECT_TRUE(std::isnan(apart.mean_distance));
  EXPECT_EQ(apart.global_efficiency, 0.0);
}

TEST(DistanceDistribution, DirectionsChangeTheAnswer) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  const DistanceDistribution along = distance_distribution(chain);
  EXPECT_THAT(along.pairs_at, ElementsAre(0, 2, 1));
  EXPECT_EQ(along.pairs_apart, 3U);
  EXPECT_DOUBLE_EQ(along.mean_distance, 4.0 / 3.0);
  EXPECT_DOUBLE_EQ(along.global_efficiency, 2.5 / 6.0);
  const DistanceDistribution either = distance_distribution(chain, {.walk = Walk::either});
  EXPECT_THAT(either.pairs_at, ElementsAre(0, 2, 1));
  EXPECT_EQ(either.pairs_apart, 0U);
  EXPECT_DOUBLE_EQ(either.global_efficiency, 2.5 / 3.0);
}

TEST(DistanceDistribution, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)distance_distribution(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class DistanceDistributionProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, DistanceDistributionProperty, Range<std::uint64_t>(0, 40));

TEST_P(DistanceDistributionProperty, AgreesWithLoopingOverPairs) {
  const Network network = random_network(GetParam());
  for (const Walk walk : {Walk::outgoing, Walk::either}) {
    const bool unordered = !network.directed() || walk == Walk::either;
    const auto d = all_distances(network, Length::hops, walk == Walk::either);
    double pairs = 0.0;
    double joined = 0.0;
    double total = 0.0;
    double inverse = 0.0;
    double greatest = 0.0;
    for (std::uint32_t u = 0; u < network.num_vertices(); ++u) {
      for (std::uint32_t v = unordered ? u + 1 : 0; v < network.num_vertices(); ++v) {
        if (u == v) continue;
        pairs += 1.0;
        if (std::isinf(d[u][v])) continue;
        joined += 1.0;
        total += d[u][v];
        inverse += 1.0 / d[u][v];
        greatest = std::max(greatest, d[u][v]);
      }
    }
    const DistanceDistribution found = distance_distribution(network, {.walk = walk});
    EXPECT_EQ(static_cast<double>(found.pairs_apart), pairs - joined);
    EXPECT_EQ(found.diameter, greatest);
    EXPECT_NEAR(found.global_efficiency, inverse / pairs, 1e-12);
    if (joined > 0.0) {
      EXPECT_NEAR(found.mean_distance, total / joined, 1e-12);
    } else {
      EXPECT_TRUE(std::isnan(found.mean_distance));
    }
  }
}

TEST(DistanceDistributionLarger, ThreadsAndVectorsDoNotChangeABit) {
  const Network network = relabelled(grid(31, 40), random_order(1240, 2));
  const DistanceDistribution one = distance_distribution(network, {}, {.threads = 1});
  for (const auto& [name, width] : kVectorWidths) {
    const WithVectors on(name);
    const DistanceDistribution other = distance_distribution(network, {}, {.threads = 3});
    EXPECT_EQ(one.pairs_at, other.pairs_at);
    EXPECT_EQ(one.mean_distance, other.mean_distance);
    EXPECT_EQ(one.global_efficiency, other.global_efficiency);
  }
}

class RecordedDistanceDistribution : public TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedDistanceDistribution, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(RecordedDistanceDistribution, Agrees) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const DistanceDistribution found = distance_distribution(project_as(place, view).network);
    std::size_t compared = expect_number(view, "mean_distance", found.mean_distance, 1e-9);
    compared += expect_number(view, "diameter", found.diameter, 0.0);
    compared += expect_number(view, "global_efficiency", found.global_efficiency, 1e-9);
    if (view.view != View::two_mode && view.view != View::shared_boards) {
      EXPECT_EQ(compared, 3U) << view.title;
    }
  }
}

}  // namespace
}  // namespace interstice
