#include "graph/cohesion/ei_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::Range;
using testing::TestWithParam;

TEST(EiIndex, CountsTiesAcrossAgainstTiesInside) {
  const EiIndex found = ei_index(path(4), systems_of({0, 0, 1, 1}), {.permutations = 0});
  EXPECT_EQ(found.external, 1U);
  EXPECT_EQ(found.internal, 2U);
  EXPECT_DOUBLE_EQ(found.value, -1.0 / 3.0);
  EXPECT_DOUBLE_EQ(found.expected, 1.0 - 2.0 * 4.0 / 12.0);
  EXPECT_TRUE(std::isnan(found.p));
}

TEST(EiIndex, ReachesBothEnds) {
  EXPECT_DOUBLE_EQ(ei_index(path(4), systems_of({0, 1, 0, 1})).value, 1.0);
  EXPECT_DOUBLE_EQ(ei_index(path(4), systems_of({2, 2, 2, 2})).value, -1.0);
  EXPECT_DOUBLE_EQ(ei_index(path(4), systems_of({2, 2, 2, 2})).p,
                   1.0);  // every relabelling is the same
}

// Five inside to one across is -.667 (Krackhardt and Stern 1988).
TEST(EiIndex, FiveInsideToOneAcross) {
  const Network network{Direction::undirected, 6, {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {2, 3}}};
  EXPECT_NEAR(ei_index(network, systems_of({0, 0, 0, 1, 1, 1})).value, -0.667, 5e-4);
}

TEST(EiIndex, LeavesOutWhoseSystemIsNotStated) {
  const Network network{Direction::undirected, 4, {{0, 1}, {1, 2}, {2, 3}}};
  const EiIndex found = ei_index(network, systems_of({0, 1, kNotStated, 1}));
  EXPECT_EQ(found.external, 1U);
  EXPECT_EQ(found.internal, 0U);
  EXPECT_DOUBLE_EQ(found.expected, 1.0 - 2.0 * 2.0 / 6.0);
}

TEST(EiIndex, WithoutATieOrAPairItIsUndefined) {
  const EiIndex no_tie = ei_index(Network(Direction::undirected, 3, {}), systems_of({0, 0, 1}));
  EXPECT_TRUE(std::isnan(no_tie.value));
  EXPECT_TRUE(std::isnan(no_tie.p));
  EXPECT_DOUBLE_EQ(no_tie.expected, 1.0 - 2.0 * 2.0 / 6.0);
  for (const EiIndex& found :
       {ei_index(path(0), {}), ei_index(path(2), systems_of({0, kNotStated}))}) {
    EXPECT_TRUE(std::isnan(found.value) && std::isnan(found.expected) && std::isnan(found.p));
  }
}

TEST(EiIndex, EachArcAndEachParallelTieCountsSelfTiesDoNot) {
  const Network network{Direction::directed, 3, {{0, 1}, {1, 0}, {0, 1}, {0, 2}, {0, 0}}};
  const EiIndex found = ei_index(network, systems_of({0, 1, 0}));
  EXPECT_EQ(found.external, 3U);
  EXPECT_EQ(found.internal, 1U);
}

// Zachary (1977), the club that each member joined. Values recomputed: E 11, I 67, p = 1/5001 with
// 5,000 relabellings.
TEST(EiIndex, KarateClubMatchesReferenceValues) {
  const Place place = load_network("karate_club");
  const Projection projection = project(place);
  const EiIndex found = ei_index(projection.network, projection.system_of);
  EXPECT_EQ(found.external, 11U);
  EXPECT_EQ(found.internal, 67U);
  EXPECT_NEAR(found.value, -0.7179, 5e-5);
  EXPECT_NEAR(found.expected, 0.0303, 5e-5);
  EXPECT_DOUBLE_EQ(found.p, 1.0 / 5001.0);
}

TEST(EiIndex, TheSeedAloneDecidesP) {
  const std::vector<SystemId> halves = [] {
    std::vector<std::uint32_t> numbers(34);
    for (std::uint32_t v = 0; v < 34; ++v) numbers[v] = v % 2;
    return systems_of(numbers);
  }();
  const Network club = karate_club();
  const double p = ei_index(club, halves, {}, {.threads = 1}).p;
  EXPECT_EQ(p, ei_index(club, halves, {}, {.threads = 2}).p);
  EXPECT_EQ(p, ei_index(club, halves, {}, {.threads = 3}).p);
  EXPECT_NE(p, ei_index(club, halves, {.seed = 2}).p);
  EXPECT_NEAR(p, ei_index(club, halves, {.seed = 2}).p, 0.05);
}

TEST(EiIndex, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT(
      [&] {
        (void)ei_index(path(4), systems_of({0, 0, 1, 1}), {}, {.stop = source.get_token()});
      },
      ThrowsError(ErrorCode::cancelled, "stopped"));
}

// Every handing-out of the labels in turn, on networks of at most seven vertices.
class EiIndexProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, EiIndexProperty, Range<std::uint64_t>(0, 24));

TEST_P(EiIndexProperty, ExpectedIsTheMeanOverAllRelabellingsAndPTheirShare) {
  std::mt19937_64 random(GetParam());
  const auto n = static_cast<std::uint32_t>(3 + random() % 5);
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < 2 * n; ++i) {
    ties.emplace_back(static_cast<std::uint32_t>(random() % n),
                      static_cast<std::uint32_t>(random() % n));
  }
  const Network network{GetParam() % 2 == 0 ? Direction::undirected : Direction::directed, n,
                        std::move(ties)};
  std::vector<std::uint32_t> labels(n);
  for (auto& label : labels) label = static_cast<std::uint32_t>(random() % 3);
  const auto index_of = [&](const std::vector<std::uint32_t>& at,
                            const std::vector<std::uint32_t>& order) {
    double across = 0.0;
    double inside = 0.0;
    for (const Tie& tie : network.ties()) {
      if (tie.from == tie.to) continue;
      (at[order[index(tie.from)]] != at[order[index(tie.to)]] ? across : inside) += 1.0;
    }
    return (across - inside) / (across + inside);
  };
  std::vector<std::uint32_t> order(n);
  for (std::uint32_t v = 0; v < n; ++v) order[v] = v;
  const double observed = index_of(labels, order);
  double sum = 0.0;
  double orders = 0.0;
  std::vector<double> all;
  do {
    all.push_back(index_of(labels, order));
    sum += all.back();
    ++orders;
  } while (std::ranges::next_permutation(order).found);
  const double mean = sum / orders;
  const auto as_far = std::ranges::count_if(all, [&](double value) {
    return std::abs(value - mean) >= std::abs(observed - mean) - 1e-9;
  });
  const double share = static_cast<double>(as_far) / orders;

  const EiIndex found =
      ei_index(network, systems_of(labels), {.permutations = 20'000, .seed = GetParam()});
  EXPECT_NEAR(found.value, observed, 1e-12);
  EXPECT_NEAR(found.expected, mean, 1e-12);
  EXPECT_NEAR(found.p, share, 5.0 * std::sqrt(share * (1.0 - share) / 20'000) + 1e-4);
}

}  // namespace
}  // namespace interstice
