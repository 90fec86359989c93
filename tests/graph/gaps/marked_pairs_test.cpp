#include "graph/gaps/marked_pairs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

// Bodies 0-3 in system 0, 4-7 in 1, 8-11 in 2, and 12 in none.
const std::vector<SystemId> kSystemOf =
    systems_of({0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, kNotStated});
const std::vector<std::uint8_t> kAllAnswered(13, 1);

void add(std::vector<MarkedPair>& pairs, std::uint32_t u, std::uint32_t v, Mark mark,
         std::uint8_t group = 0) {
  pairs.push_back({.u = u, .v = v, .mark = mark, .group = group});
}

// Systems 0 and 1: nine pairs, all marked. Elsewhere, inside systems and with nobody's body: 21 pairs, three marked.
std::vector<MarkedPair> planted() {
  std::vector<MarkedPair> pairs;
  for (std::uint32_t i = 0; i < 9; ++i) add(pairs, i / 3, 4 + i % 3, Mark::yes);
  for (std::uint32_t i = 0; i < 9; ++i) add(pairs, 8 + i % 3, i / 3, i < 2 ? Mark::yes : Mark::no);
  for (std::uint32_t i = 0; i < 8; ++i) add(pairs, 4 + i / 4, 8 + i % 4, Mark::no);
  add(pairs, 0, 1, Mark::yes);
  for (std::uint32_t v = 0; v < 3; ++v) add(pairs, 12, v, Mark::no);
  add(pairs, 3, 4, Mark::unknown);
  add(pairs, 12, 4, Mark::unknown);
  return pairs;
}

TEST(MarkedPairs, AreComparedWithThePlacesOwnShareByHand) {
  const std::vector<MarkedCell> cells = marked_cells(planted(), kSystemOf, 3, kAllAnswered);
  ASSERT_EQ(cells.size(), 3U);
  const MarkedCell& cell = cells[0];
  EXPECT_EQ(cell.a, SystemId{0});
  EXPECT_EQ(cell.b, SystemId{1});
  EXPECT_EQ(cell.pairs, 9U);
  EXPECT_EQ(cell.observed, 9U);
  EXPECT_EQ(cell.unknown, 1U);
  EXPECT_DOUBLE_EQ(cell.expected, 9.0 * 12.0 / 30.0);
  EXPECT_NEAR(cell.p, 220.0 / 14307150.0, 1e-15);  // C(12, 9) of C(30, 9) deals
  EXPECT_NEAR(cell.q, 3.0 * cell.p, 1e-15);
  EXPECT_NEAR(cell.low_share, 0.7688664806802434, 1e-12);  // 9 / (9 + 1.6449^2)
  EXPECT_DOUBLE_EQ(cell.high_share, 1.0);
  EXPECT_NEAR(cell.evidence, 5.4 / std::sqrt(9 * 0.4 * 0.6 * 21.0 / 29.0 + 0.25), 1e-12);
  EXPECT_EQ(cell.state, GapState::gap);
  EXPECT_EQ(cells[1].observed, 2U);
  EXPECT_EQ(cells[1].state, GapState::no_sign);  // fewer than chance gives is no gap
  EXPECT_EQ(cells[2].state, GapState::no_sign);
  EXPECT_EQ(cells[2].share, 0.0);
}

TEST(MarkedPairs, ComparesWithinAGroupAlone) {
  // Marks are usual in group 1, where the cell has all of its pairs, and rare in group 0.
  std::vector<MarkedPair> pairs;
  for (std::uint32_t i = 0; i < 9; ++i) add(pairs, i / 3, 4 + i % 3, Mark::yes, 1);
  for (std::uint32_t i = 0; i < 9; ++i) add(pairs, 8 + i % 3, i / 3, Mark::yes, 1);
  for (std::uint32_t i = 0; i < 9; ++i) add(pairs, 8 + i % 3, 4 + i / 3, Mark::no, 0);
  const std::vector<MarkedCell> cells = marked_cells(pairs, kSystemOf, 3, kAllAnswered);
  EXPECT_DOUBLE_EQ(cells[0].expected, 9.0);
  EXPECT_EQ(cells[0].p, 1.0);
  EXPECT_EQ(cells[0].state, GapState::no_sign);
}

TEST(MarkedPairs, TooFewPairsOrAnswersCannotTell) {
  std::vector<MarkedPair> pairs = planted();
  std::erase_if(pairs,
                [](const MarkedPair& pair) { return pair.u == 2 && pair.v >= 4 && pair.v <= 6; });
  add(pairs, 3, 5, Mark::yes);
  std::vector<MarkedCell> cells = marked_cells(pairs, kSystemOf, 3, kAllAnswered);
  EXPECT_EQ(cells[0].pairs, 7U);
  EXPECT_EQ(cells[0].reason, CannotTell::few_pairs);
  EXPECT_EQ(cells[0].state, GapState::cannot_tell);
  EXPECT_TRUE(std::isnan(cells[0].p) && std::isnan(cells[0].q));
  add(pairs, 3, 6, Mark::yes);
  EXPECT_EQ(marked_cells(pairs, kSystemOf, 3, kAllAnswered)[0].state, GapState::gap);

  std::vector<std::uint8_t> answered = kAllAnswered;
  answered[4] = answered[5] = answered[6] = 0;  // one of four: under three in ten
  cells = marked_cells(planted(), kSystemOf, 3, answered);
  EXPECT_EQ(cells[0].reason, CannotTell::few_answers);
  EXPECT_EQ(cells[1].reason, CannotTell::no);
  EXPECT_EQ(cells[2].reason, CannotTell::few_answers);
  answered[4] = 1;
  EXPECT_EQ(marked_cells(planted(), kSystemOf, 3, answered)[0].state, GapState::gap);
}

TEST(MarkedPairs, ACellThatNoCountCouldMakeAGapIsNotInTheFamily) {
  std::vector<MarkedPair> pairs = planted();
  for (MarkedPair& pair : pairs) {
    if (pair.u >= 8 && pair.u < 12 && pair.mark == Mark::yes) pair.mark = Mark::no;
  }
  const double among_three = marked_cells(planted(), kSystemOf, 3, kAllAnswered)[0].q;
  const std::vector<MarkedCell> cells = marked_cells(pairs, kSystemOf, 3, kAllAnswered);
  EXPECT_FALSE(std::isnan(cells[0].q));
  std::vector<MarkedCell> twice = cells;
  twice.insert(twice.end(), cells.begin(), cells.end());
  set_marked_family(twice, {});
  EXPECT_NEAR(twice[0].q, cells[0].q, 1e-15);  // twice as many tests, the smallest p twice
  EXPECT_GT(among_three, 0.0);
}

TEST(MarkedPairs, NamesWhatIsNoVertex) {
  EXPECT_THAT(
      [] {
        (void)marked_cells(std::vector<MarkedPair>{{.u = 0, .v = 13}}, kSystemOf, 3, kAllAnswered);
      },
      ThrowsError(ErrorCode::invalid_argument, "13 is no vertex"));
}

TEST(MarkedPairs, WithoutAnyEveryPairOfSystemsCannotBeTold) {
  const std::vector<MarkedCell> cells = marked_cells({}, kSystemOf, 3, kAllAnswered);
  ASSERT_EQ(cells.size(), 3U);
  for (const MarkedCell& cell : cells) {
    EXPECT_EQ(cell.state, GapState::cannot_tell);
    EXPECT_TRUE(std::isnan(cell.share));
    EXPECT_EQ(cell.expected, 0.0);
  }
}

// Marks that chance deals out: a tenth of the places at most has any gap, within sampling error.
TEST(MarkedPairs, ChanceSeldomMakesAGap) {
  int places = 0;
  constexpr int kPlaces = 300;
  for (std::uint64_t seed = 0; seed < kPlaces; ++seed) {
    Random random(seed);
    std::vector<MarkedPair> pairs;
    for (std::uint32_t u = 0; u < 12; ++u) {
      for (std::uint32_t v = u + 1; v < 12; ++v)
        add(pairs, u, v, random.uniform() < 0.4 ? Mark::yes : Mark::no);
    }
    const auto cells = marked_cells(pairs, kSystemOf, 3, kAllAnswered);
    places += std::ranges::any_of(
        cells, [](const MarkedCell& cell) { return cell.state == GapState::gap; });
  }
  EXPECT_LE(places, 0.10 * kPlaces + 3.0 * std::sqrt(0.09 * kPlaces));
  EXPECT_GE(places, 1);
}

TEST(MarkedPairs, TheOrderOfPairsDoesNotMatter) {
  std::vector<MarkedPair> pairs = planted();
  const auto cells = marked_cells(pairs, kSystemOf, 3, kAllAnswered);
  Random random(7);
  shuffle(std::span(pairs), random);
  for (MarkedPair& pair : pairs) std::swap(pair.u, pair.v);
  const auto turned = marked_cells(pairs, kSystemOf, 3, kAllAnswered);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    EXPECT_EQ(cells[i].observed, turned[i].observed);
    EXPECT_EQ(cells[i].p, turned[i].p);
    EXPECT_EQ(cells[i].q, turned[i].q);
  }
}

}  // namespace
}  // namespace interstice
