#include "graph/centrality/closeness.hpp"

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

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// From the definition, by looping over all distances.
std::vector<double> by_definition(const Network& network, Length length, Scale scale) {
  const auto d = all_distances(network, length);
  const std::uint32_t n = network.num_vertices();
  std::vector<double> score(n, kNaN);
  for (std::uint32_t v = 0; v < n; ++v) {
    double reached = 0.0;
    double total = 0.0;
    for (std::uint32_t w = 0; w < n; ++w) {
      if (w == v || std::isinf(d[v][w])) continue;
      reached += 1.0;
      total += d[v][w];
    }
    if (reached > 0.0) score[v] = reached / total;
    if (scale == Scale::normalised) score[v] *= reached / (n - 1.0);
  }
  return score;
}

TEST(Closeness, OfShapes) {
  EXPECT_THAT(closeness(star(5)), ElementsAre(1.0, DoubleEq(4.0 / 7), DoubleEq(4.0 / 7),
                                              DoubleEq(4.0 / 7), DoubleEq(4.0 / 7)));
  EXPECT_THAT(closeness(complete(6)), Each(1.0));
  EXPECT_THAT(closeness(cycle(7)), Each(DoubleEq(6.0 / 12)));
  EXPECT_THAT(closeness(path(4)),
              ElementsAre(DoubleEq(3.0 / 6), DoubleEq(3.0 / 4), DoubleEq(3.0 / 4), DoubleEq(0.5)));
}

TEST(Closeness, WhereNobodyIsReachedItIsUndefined) {
  EXPECT_THAT(closeness(path(0)), IsEmpty());
  for (const Scale scale : {Scale::raw, Scale::normalised}) {
    EXPECT_THAT(closeness(path(1), {.scale = scale}), ElementsAre(IsNan()));
    const Network arrow{Direction::directed, 3, {{0, 1}, {1, 1}}};
    EXPECT_THAT(closeness(arrow, {.scale = scale}),
                ElementsAre(scale == Scale::raw ? 1.0 : 0.5, IsNan(), IsNan()));
  }
}

TEST(Closeness, NormalisedCountsTheShareReached) {
  const Network apart{Direction::undirected, 5, {{0, 1}, {1, 2}, {3, 4}}};
  EXPECT_THAT(closeness(apart), ElementsAre(DoubleEq(2.0 / 3), 1, DoubleEq(2.0 / 3), 1, 1));
  EXPECT_THAT(closeness(apart, {.scale = Scale::normalised}),
              ElementsAre(DoubleEq(1.0 / 3), 0.5, DoubleEq(1.0 / 3), 0.25, 0.25));
}

TEST(Closeness, DirectionsChangeTheAnswer) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  EXPECT_THAT(closeness(chain), ElementsAre(DoubleEq(2.0 / 3), 1.0, IsNan()));
}

TEST(Closeness, StrengthsChangeTheAnswer) {  // 0-2 is one hop but five long
  const Network triangle{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 1}, {0, 2, 5}}};
  EXPECT_DOUBLE_EQ(closeness(triangle)[0], 1.0);
  EXPECT_DOUBLE_EQ(closeness(triangle, {.length = Length::strength})[0], 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(closeness(triangle, {.length = Length::inverse_strength})[0], 2.0 / 1.2);
}

TEST(Closeness, LengthsHaveTheirUnit) {
  for (const double unit : {1e-300, 3.0, 1e300}) {
    const Network pair{Direction::undirected, 2, {{0, 1, unit}}};
    EXPECT_DOUBLE_EQ(closeness(pair, {.length = Length::strength})[0], 1.0 / unit);
    EXPECT_DOUBLE_EQ(closeness(pair, {.length = Length::inverse_strength})[0], unit);
  }
}

TEST(Closeness, RejectsLengthsThatAreNone) {
  for (const double bad : {0.0, -1.0, kNaN, std::numeric_limits<double>::infinity()}) {
    const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, bad}}};
    EXPECT_NO_THROW((void)closeness(network));
    EXPECT_THAT([&] { (void)closeness(network, {.length = Length::strength}); },
                ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has strength"));
  }
  const Network far{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 2e12}}};
  EXPECT_THAT([&] { (void)closeness(far, {.length = Length::inverse_strength}); },
              AllOf(ThrowsError(ErrorCode::invalid_argument, "tie 0-1"),
                    ThrowsError(ErrorCode::invalid_argument, "tie 1-2")));
}

TEST(Closeness, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  for (const Length length : {Length::hops, Length::strength}) {
    EXPECT_THAT(
        [&] { (void)closeness(path(50), {.length = length}, {.stop = source.get_token()}); },
        ThrowsError(ErrorCode::cancelled, "stopped"));
  }
}

class ClosenessProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, ClosenessProperty, Range<std::uint64_t>(0, 40));

TEST_P(ClosenessProperty, AgreesWithTheDefinition) {
  for (const Length length : {Length::hops, Length::strength, Length::inverse_strength}) {
    for (const Scale scale : {Scale::raw, Scale::normalised}) {
      const auto score = closeness(network, {.length = length, .scale = scale});
      const auto slow = by_definition(network, length, scale);
      ASSERT_EQ(score.size(), slow.size());
      for (std::size_t v = 0; v < slow.size(); ++v)
        EXPECT_THAT(score[v], NanSensitiveDoubleNear(slow[v], 1e-12));
    }
  }
}

TEST_P(ClosenessProperty, NamesAndThreadsDoNotChangeABit) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  for (const Length length : {Length::hops, Length::inverse_strength}) {
    const auto score = closeness(network, {.length = length}, {.threads = 1});
    const auto renamed = closeness(relabelled(network, order), {.length = length}, {.threads = 3});
    for (std::uint32_t v = 0; v < score.size(); ++v)
      EXPECT_TRUE(score[v] == renamed[order[v]] || std::isnan(score[v] + renamed[order[v]]));
  }
}

}  // namespace
}  // namespace interstice
