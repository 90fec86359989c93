#include "graph/centrality/harmonic.hpp"

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

std::vector<double> by_definition(const Network& network, Length length) {
  const auto d = all_distances(network, length);
  std::vector<double> score(network.num_vertices(), 0.0);
  for (std::uint32_t v = 0; v < score.size(); ++v) {
    for (std::uint32_t w = 0; w < score.size(); ++w) score[v] += w == v ? 0.0 : 1.0 / d[v][w];
  }
  return score;
}

TEST(Harmonic, OfShapes) {
  EXPECT_THAT(harmonic(star(5)), ElementsAre(4.0, 2.5, 2.5, 2.5, 2.5));
  EXPECT_THAT(harmonic(star(5), {.scale = Scale::normalised}),
              ElementsAre(1.0, 0.625, 0.625, 0.625, 0.625));
  EXPECT_THAT(harmonic(complete(6)), Each(5.0));
  EXPECT_THAT(harmonic(cycle(6)), Each(DoubleEq(2.0 + 1.0 + 1.0 / 3.0)));
  EXPECT_THAT(harmonic(path(3)), ElementsAre(1.5, 2.0, 1.5));
}

TEST(Harmonic, OutOfReachAddsNothing) {
  EXPECT_THAT(harmonic(path(0)), IsEmpty());
  EXPECT_THAT(harmonic(path(1)), ElementsAre(0.0));
  EXPECT_THAT(harmonic(path(1), {.scale = Scale::normalised}), ElementsAre(IsNan()));
  const Network apart{Direction::undirected, 5, {{0, 1}, {1, 2}, {2, 2}}};
  EXPECT_THAT(harmonic(apart), ElementsAre(1.5, 2.0, 1.5, 0.0, 0.0));
}

TEST(Harmonic, DirectionsChangeTheAnswer) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  EXPECT_THAT(harmonic(chain), ElementsAre(1.5, 1.0, 0.0));
}

TEST(Harmonic, StrengthsChangeTheAnswer) {
  const Network triangle{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 1}, {0, 2, 5}}};
  EXPECT_DOUBLE_EQ(harmonic(triangle)[0], 2.0);
  EXPECT_DOUBLE_EQ(harmonic(triangle, {.length = Length::strength})[0], 1.5);
  EXPECT_DOUBLE_EQ(harmonic(triangle, {.length = Length::inverse_strength})[0], 5.0 + 1.0);
  EXPECT_DOUBLE_EQ(harmonic(triangle, {.length = Length::inverse_strength})[1], 2.0);
}

TEST(Harmonic, LengthsHaveTheirUnit) {
  for (const double unit : {1e-300, 3.0, 1e300}) {
    const Network pair{Direction::undirected, 2, {{0, 1, unit}}};
    EXPECT_DOUBLE_EQ(harmonic(pair, {.length = Length::strength})[0], 1.0 / unit);
    EXPECT_DOUBLE_EQ(harmonic(pair, {.length = Length::inverse_strength})[0], unit);
  }
}

TEST(Harmonic, RejectsLengthsThatAreNone) {
  const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, -1}}};
  EXPECT_NO_THROW((void)harmonic(network));
  EXPECT_THAT([&] { (void)harmonic(network, {.length = Length::inverse_strength}); },
              ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has strength -1"));
  const Network far{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 2e12}}};
  EXPECT_THAT([&] { (void)harmonic(far, {.length = Length::strength}); },
              ThrowsError(ErrorCode::invalid_argument, "differ by more than 1e12"));
}

TEST(Harmonic, StopsWhenAsked) {
  for (const Length length : {Length::hops, Length::strength}) {
    for (const unsigned threads : {1U, 3U}) {
      std::stop_source later;
      const Execution on_the_way{.threads = threads,
                                 .stop = later.get_token(),
                                 .progress = [&](double) { later.request_stop(); }};
      EXPECT_THAT([&] { (void)harmonic(grid(30, 40), {.length = length}, on_the_way); },
                  ThrowsError(ErrorCode::cancelled, "stopped"));
    }
  }
}

class HarmonicProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, HarmonicProperty, Range<std::uint64_t>(0, 40));

TEST_P(HarmonicProperty, AgreesWithTheDefinition) {
  for (const Length length : {Length::hops, Length::strength, Length::inverse_strength}) {
    EXPECT_THAT(harmonic(network, {.length = length}),
                Pointwise(DoubleNear(1e-12), by_definition(network, length)));
  }
}

TEST_P(HarmonicProperty, NormalisedIsTheMean) {
  auto raw = harmonic(network);
  for (double& value : raw) value /= network.num_vertices() - 1.0;
  EXPECT_EQ(harmonic(network, {.scale = Scale::normalised}), raw);
}

TEST_P(HarmonicProperty, NamesAndThreadsDoNotChangeABit) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  for (const Length length : {Length::hops, Length::strength, Length::inverse_strength}) {
    const auto score = harmonic(network, {.length = length}, {.threads = 1});
    const auto renamed = harmonic(relabelled(network, order), {.length = length}, {.threads = 3});
    for (std::uint32_t v = 0; v < score.size(); ++v) EXPECT_EQ(renamed[order[v]], score[v]);
  }
}

TEST(HarmonicLarger, ThreadsAndVectorsDoNotChangeABit) {
  const Network network = relabelled(grid(33, 40), random_order(33 * 40, 4));
  for (const Length length : {Length::hops, Length::strength}) {
    const auto one = harmonic(network, {.length = length}, {.threads = 1});
    for (const auto& [name, width] : kVectorWidths) {
      const WithVectors on(name);
      for (const unsigned threads : {1U, 2U, 3U})
        EXPECT_EQ(one, harmonic(network, {.length = length}, {.threads = threads})) << name;
    }
  }
  // All ties are one long: sums of whole distances, one after another or by their counts.
  EXPECT_THAT(harmonic(network, {.length = Length::strength}),
              Pointwise(DoubleNear(1e-9), harmonic(network)));
}

}  // namespace
}  // namespace interstice
