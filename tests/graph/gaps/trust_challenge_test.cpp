#include "graph/gaps/trust_challenge.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> read(const char* text) {
  const Place place = place_from_text(text);
  const std::vector<Layer> layers = layers_of(place);
  std::vector<std::string> lines;
  for (const Rating& rating : ratings_of(place, find_actors(place, layers, {.as_of = place.date()}),
                                         layers, place.date())) {
    lines.push_back(fmt::format("{}{} {} {:.2f}", static_cast<char>('a' + rating.rater),
                                static_cast<char>('a' + rating.rated),
                                rating.attitude == Attitude::trust ? "trust" : "challenge",
                                rating.value));
  }
  return lines;
}

TEST(Ratings, AreReadFromColumnsAndFromLayers) {
  EXPECT_THAT(read(R"(
stakeholders: id, kind, organisation
  a, organisation,
  b, organisation,
  c, organisation,
  p, post, a
relationships: from, to, kind, strength, trust, challenge, reported by, until
  a, b, works with, 4, 0.5, , a,
  a, b, works with, 4, 1, 0.25, b,
  a, c, trust, 0, , , a,
  p, c, trust, 1, , , p,
  b, c, challenge, 0.33, , , ,
  c, b, trust, , , , c,
  c, a, trust, 0.5, , , b,
  b, a, trust, 3, , , b,
  c, b, challenge, 1, , , c, 2020
place: key, value
  date, 2026-01-01
)"),
              ElementsAre("ab trust 0.50",  // a's own
                          "ac trust 0.50",  // the body's 0 and its post's 1
                          "ba trust 1.00",  // b reported the row, so b rates a; 3 is no rating
                          "ba challenge 0.25",
                          "bc challenge 0.33"));  // a blank, another's word, the past: none
}

// Every body of three systems of `size` rates every body of the others; systems 0 and 1 rate each other `low`.
std::vector<Rating> ratings(std::uint32_t size, double low, double other, std::uint64_t seed = 1) {
  Random random(seed);
  std::vector<Rating> made;
  for (std::uint32_t u = 0; u < 3 * size; ++u) {
    for (std::uint32_t v = 0; v < 3 * size; ++v) {
      if (u % 3 == v % 3) continue;
      const bool planted = u % 3 + v % 3 == 1;
      const double value = (planted ? low : other) + 0.2 * (random.uniform() - 0.5);
      made.push_back({.rater = u, .rated = v, .attitude = Attitude::trust, .value = value});
      made.push_back({.rater = u, .rated = v, .attitude = Attitude::challenge, .value = 0.5});
    }
  }
  return made;
}

std::vector<SystemId> three_systems(std::uint32_t size) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t v = 0; v < 3 * size; ++v) numbers.push_back(v % 3);
  return systems_of(numbers);
}

TEST(TrustChallenge, FindsSystemsThatRelyLessOnEachOther) {
  const auto cells = trust_and_challenge(ratings(6, 0.2, 0.8), three_systems(6), 3);
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].state, GapState::gap);
  EXPECT_NEAR(cells[0].trust->average, 0.2, 0.05);
  EXPECT_EQ(cells[0].trust->raters_a, 6U);
  EXPECT_EQ(cells[0].trust->raters_b, 6U);
  EXPECT_EQ(cells[0].quadrant, PartnershipQuadrant::disagree_only);
  EXPECT_NEAR(cells[0].trust->p, 0.001, 1e-12);
  EXPECT_NEAR(cells[0].p, 0.002, 1e-12);  // twice, as two were looked at
  EXPECT_EQ(cells[0].challenge->p, 1.0);  // all alike
  for (const std::size_t other : {1U, 2U}) {
    EXPECT_EQ(cells[other].state, GapState::no_sign);
    EXPECT_EQ(cells[other].quadrant, PartnershipQuadrant::both);
  }
}

TEST(TrustChallenge, ARaterCountsOnceHoweverManyItRates) {
  // Five raters a side; rater 0 says 0 of five bodies, the others 1 of one.
  std::vector<Rating> made;
  for (std::uint32_t i = 0; i < 5; ++i) {
    made.push_back({.rater = 0, .rated = 5 + i, .value = 0.0});
    if (i > 0) made.push_back({.rater = i, .rated = 5, .value = 1.0});
    made.push_back({.rater = 5 + i, .rated = 0, .value = 1.0});
  }
  const auto cells = trust_and_challenge(made, systems_of({0, 0, 0, 0, 0, 1, 1, 1, 1, 1}), 2);
  EXPECT_NEAR(cells[0].trust->average, 0.9, 1e-15);  // nine of ten raters say 1
  EXPECT_FALSE(cells[0].challenge);
  EXPECT_FALSE(cells[0].quadrant);
}

TEST(TrustChallenge, FourRatersOnASideTellNothing) {
  std::vector<Rating> made = ratings(5, 0.2, 0.8);
  EXPECT_EQ(trust_and_challenge(made, three_systems(5), 3)[0].state, GapState::gap);
  std::erase_if(made, [](const Rating& rating) { return rating.rater == 0; });
  const auto cells = trust_and_challenge(made, three_systems(5), 3);
  for (const std::size_t quiet : {0U, 1U}) {
    EXPECT_EQ(cells[quiet].state, GapState::cannot_tell);
    EXPECT_FALSE(cells[quiet].trust);
    EXPECT_FALSE(cells[quiet].challenge);
    EXPECT_TRUE(std::isnan(cells[quiet].p) && std::isnan(cells[quiet].q));
  }
  EXPECT_EQ(cells[2].state, GapState::no_sign);
}

TEST(TrustChallenge, WhereAllAreAlikeChanceSeldomMakesAGap) {
  int places = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto cells = trust_and_challenge(ratings(6, 0.6, 0.6, seed), three_systems(6), 3,
                                           {.permutations = 199, .seed = seed});
    places += std::ranges::any_of(
        cells, [](const AttitudeCell& cell) { return cell.state == GapState::gap; });
  }
  EXPECT_LE(places, 13);
}

// The p of the definition, from every order of the values: five raters in one direction and five in the other are too
// many to list, so two by two.
TEST(TrustChallenge, PIsThatOfAllOrders) {
  std::vector<Rating> made;
  const std::vector<SystemId> system_of = systems_of({0, 0, 1, 1, 2, 2});
  const double said[6][2] = {{0.1, 0.6}, {0.3, 0.7}, {0.2, 0.8},
                             {0.5, 0.9}, {0.4, 1.0}, {0.0, 0.55}};
  std::vector<double> values;
  std::vector<std::size_t> cell;
  for (std::uint32_t v = 0; v < 6; ++v) {
    for (std::uint32_t k = 0; k < 2; ++k) {
      const std::uint32_t other = (v / 2 + 1 + k) % 3;
      made.push_back({.rater = v, .rated = 2 * other, .value = said[v][k]});
      values.push_back(said[v][k]);
      cell.push_back(v / 2 + other - 1);  // 0-1: 0, 0-2: 1, 1-2: 2
    }
  }
  double observed = 0.0;
  for (std::size_t i = 0; i < 12; ++i) observed += cell[i] == 0 ? values[i] : 0.0;
  int low = 0;
  int all = 0;
  for (std::uint32_t hand = 0; hand < (1U << 12U); ++hand) {  // which four values fall to the cell
    if (std::popcount(hand) != 4) continue;
    double sum = 0.0;
    for (std::size_t i = 0; i < 12; ++i) sum += (hand >> i & 1U) != 0 ? values[i] : 0.0;
    low += sum <= observed + 1e-9;
    ++all;
  }
  const auto cells = trust_and_challenge(made, system_of, 3,
                                         {.least_raters = 2, .permutations = 20000, .seed = 3});
  const double exact = static_cast<double>(low) / all;
  EXPECT_NEAR(cells[0].trust->p, exact, 4.0 * std::sqrt(exact * (1.0 - exact) / 20000.0));
  EXPECT_GT(exact, 0.001);
}

TEST(TrustChallenge, ThreadsDoNotMatterAndTheSeedDoes) {
  const auto made = ratings(6, 0.5, 0.6, 4);
  const auto one = trust_and_challenge(made, three_systems(6), 3, {}, {.threads = 1});
  const auto three = trust_and_challenge(made, three_systems(6), 3, {}, {.threads = 3});
  const auto other = trust_and_challenge(made, three_systems(6), 3, {.seed = 2});
  bool differs = false;
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(one[i].trust->p, three[i].trust->p);
    differs = differs || one[i].trust->p != other[i].trust->p;
  }
  EXPECT_TRUE(differs);
}

TEST(TrustChallenge, WithoutRatingsNothingIsTold) {
  const auto cells = trust_and_challenge({}, three_systems(2), 3);
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].state, GapState::cannot_tell);
  EXPECT_THAT(trust_and_challenge({}, {}, 0), IsEmpty());
  EXPECT_THAT([] { (void)trust_and_challenge({}, {}, 0, {.permutations = 0}); },
              ThrowsError(ErrorCode::invalid_argument, "permutations is 0"));
}

}  // namespace
}  // namespace interstice
