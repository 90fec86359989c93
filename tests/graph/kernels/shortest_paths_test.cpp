#include "graph/kernels/shortest_paths.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Network with_strengths(double a, double b) {
  return {Direction::undirected, 3, {{0, 1, a}, {1, 2, b}}};
}

TEST(TieLengths, OfHopsAreNone) {
  EXPECT_THAT(tie_lengths(with_strengths(kNaN, -1), Length::hops), IsEmpty());
}

TEST(TieLengths, AreTheStrengthsOrTheirInverseUpToOneFactor) {
  const auto strength = tie_lengths(with_strengths(3, 12), Length::strength);
  EXPECT_DOUBLE_EQ(strength[1] / strength[0], 4.0);
  const auto inverse = tie_lengths(with_strengths(3, 12), Length::inverse_strength);
  EXPECT_DOUBLE_EQ(inverse[0] / inverse[1], 4.0);
}

TEST(TieLengths, TimesTheirPowerOfTwoAreAsWritten) {
  for (const double unit : {1.0, 1e-300, 1e300}) {
    const Network network = with_strengths(12 * unit, 3 * unit);
    for (const Length length : {Length::strength, Length::inverse_strength}) {
      const auto lengths = tie_lengths(network, length);
      const double written = length == Length::strength ? 12 * unit : 1.0 / (12 * unit);
      EXPECT_DOUBLE_EQ(std::scalbn(lengths[0], length_exponent(network, length)), written);
    }
  }
  EXPECT_EQ(length_exponent(with_strengths(8, 8), Length::hops), 0);
  EXPECT_EQ(length_exponent(path(1), Length::strength), 0);
}

TEST(TieLengths, RefuseWhatIsNotAPositiveNumberAndNameTheTie) {
  for (const Length length : {Length::strength, Length::inverse_strength}) {
    for (const double bad : {0.0, -0.0, -1.0, kNaN, kInfinity, -kInfinity}) {
      EXPECT_THAT([&] { (void)tie_lengths(with_strengths(1, bad), length); },
                  ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has strength"))
          << bad;
      EXPECT_THAT([&] { (void)tie_lengths(with_strengths(bad, 1), length); },
                  ThrowsError(ErrorCode::invalid_argument, "tie 0-1 has strength"))
          << bad;
    }
  }
}

TEST(TieLengths, RefuseARatioAbove1e12AndNameBothTies) {
  for (const Length length : {Length::strength, Length::inverse_strength}) {
    EXPECT_THAT([&] { (void)tie_lengths(with_strengths(1, 1.001e12), length); },
                AllOf(ThrowsError(ErrorCode::invalid_argument, "tie 0-1"),
                      ThrowsError(ErrorCode::invalid_argument, "tie 1-2")));
    EXPECT_NO_THROW((void)tie_lengths(with_strengths(1, 1e12), length));
    EXPECT_THAT([&] { (void)tie_lengths(with_strengths(1e-300, 1e300), length); },
                ThrowsError(ErrorCode::invalid_argument, "differ by more than 1e12"));
  }
}

TEST(TieLengths, StayFiniteAndPositiveAtBothEndsOfTheScale) {
  for (const Length length : {Length::strength, Length::inverse_strength}) {
    for (const double scale : {1e-300, 5e-324, 1.0, 1e300, 1.7e308}) {
      const double larger = scale > 1.0 ? scale / 1e11 : scale * 1e11;
      for (const double value : tie_lengths(with_strengths(scale, larger), length)) {
        EXPECT_TRUE(std::isfinite(value) && value > 0.0) << scale;
      }
    }
  }
}

// For every source: distances, and for every vertex the share of its shortest paths that comes over
// each arc.
struct Shares {
  std::vector<double> distance;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, double> share;
};
Shares shares_from(const Network& network, Length length, std::uint32_t source) {
  const std::vector<double> lengths = tie_lengths(network, length);
  ShortestPaths paths(network, lengths);
  paths.run(VertexId{0});  // a search before must leave no trace
  paths.run(static_cast<VertexId>(source));
  Shares result;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v)
    result.distance.push_back(paths.distance(v));
  paths.for_each_shortest_arc_backwards([&](std::uint32_t v, std::uint32_t w, TieId tie,
                                            double share) {
    EXPECT_TRUE(result.share.emplace(std::tuple(v, w, index(tie)), share).second) << "an arc twice";
  });
  return result;
}

TEST(ShortestPaths, SplitsTheShareOverParallelTies) {
  const Network network{Direction::undirected, 3, {{0, 1}, {0, 1}, {1, 2}}};
  const Shares shares = shares_from(network, Length::hops, 0);
  EXPECT_DOUBLE_EQ((shares.share.at({0, 1, 0})), 0.5);
  EXPECT_DOUBLE_EQ((shares.share.at({0, 1, 1})), 0.5);
  EXPECT_DOUBLE_EQ((shares.share.at({1, 2, 2})), 1.0);
  EXPECT_EQ(shares.share.size(), 3U);
}

TEST(ShortestPaths, SumsThatAreEqualButForRoundingAreEqual) {  // .1 + .2 and .3; ten tenths and 1
  const Network triangle{Direction::undirected, 3, {{0, 1, 0.1}, {1, 2, 0.2}, {0, 2, 0.3}}};
  EXPECT_DOUBLE_EQ((shares_from(triangle, Length::strength, 0).share.at({0, 2, 2})), 0.5);
  EXPECT_DOUBLE_EQ((shares_from(triangle, Length::strength, 0).share.at({1, 2, 1})), 0.5);
  std::vector<Tie> ties = {{0U, 10U, 1.0}};
  for (std::uint32_t v = 0; v < 10; ++v) ties.emplace_back(v, v + 1, 10.0);
  const Network ring{Direction::undirected, 11, std::move(ties)};
  const Shares shares = shares_from(ring, Length::inverse_strength, 0);
  EXPECT_DOUBLE_EQ((shares.share.at({0, 10, 0})), 0.5);
  EXPECT_DOUBLE_EQ((shares.share.at({9, 10, 10})), 0.5);
}

TEST(ShortestPaths, APathLongerByAMillionthIsNotShortest) {
  const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 1}, {0, 2, 2.000001}}};
  EXPECT_EQ(shares_from(network, Length::strength, 0).share.count({0, 2, 2}), 0U);
}

TEST(ShortestPaths, CountsCarryExponentsPastTheRangeOfDoubles) {  // 2^1100 paths
  const Network network = diamonds(1100);
  const std::vector<double> lengths;
  ShortestPaths paths(network, lengths);
  paths.run(VertexId{0});
  std::size_t arcs = 0;
  paths.for_each_shortest_arc_backwards([&](std::uint32_t, std::uint32_t w, TieId, double share) {
    ++arcs;
    ASSERT_DOUBLE_EQ(share, w % 3 == 0 ? 0.5 : 1.0) << w;
  });
  EXPECT_EQ(arcs, 4400U);
}

TEST(ShortestPaths, OnePathBesides2To1100IsAlmostNothing) {  // counts far apart meet at one vertex
  constexpr std::uint32_t kDiamonds = 1100;
  const Network chain = diamonds(kDiamonds);
  std::vector<Tie> ties(chain.ties().begin(), chain.ties().end());
  std::uint32_t last = 0;
  std::uint32_t n = chain.num_vertices();
  for (std::uint32_t step = 1; step < 2 * kDiamonds; ++step) {
    ties.emplace_back(last, n);
    last = n++;
  }
  const auto side_road = static_cast<std::uint32_t>(ties.size());
  ties.emplace_back(last, 3 * kDiamonds);
  const Shares shares =
      shares_from(Network(Direction::undirected, n, std::move(ties)), Length::hops, 0);
  EXPECT_LT((shares.share.at({last, 3 * kDiamonds, side_road})), 1e-300);
  EXPECT_DOUBLE_EQ((shares.share.at({3 * kDiamonds - 1, 3 * kDiamonds, 4 * kDiamonds - 1})), 0.5);
}

class ShortestPathsProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, ShortestPathsProperty, Range<std::uint64_t>(0, 30));

TEST_P(ShortestPathsProperty, DistancesAgreeWithRelaxationAndSharesAddUpToOne) {
  for (const Length length : {Length::hops, Length::strength, Length::inverse_strength}) {
    const auto d = all_distances(network, length);
    for (std::uint32_t s = 0; s < network.num_vertices(); ++s) {
      const Shares shares = shares_from(network, length, s);
      double factor = 0.0;  // lengths are kept up to one power of two
      for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
        EXPECT_EQ(std::isinf(shares.distance[v]), std::isinf(d[s][v]));
        if (v == s) {
          EXPECT_EQ(shares.distance[v], 0.0);
        } else if (std::isfinite(d[s][v])) {
          if (factor == 0.0) factor = shares.distance[v] / d[s][v];
          EXPECT_NEAR(shares.distance[v], factor * d[s][v], 1e-9);
        }
      }
      std::vector<double> total(network.num_vertices(), 0.0);
      for (const auto& [arc, share] : shares.share) {
        EXPECT_GT(share, 0.0);
        total[std::get<1>(arc)] += share;
      }
      for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
        EXPECT_NEAR(total[v], v != s && std::isfinite(d[s][v]) ? 1.0 : 0.0, 1e-12);
      }
    }
  }
}

}  // namespace
}  // namespace interstice
