// How often the ranges of the first page are right: places whose truth is known, made from the model of the expectation.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

struct Simulated {
  Place place;
  double across_share;           // of the links that chance gives on average
  std::vector<double> expected;  // of each pair of systems, in the order of Interfaces
};

// Systems of equal size whose bodies are unequally active, and like their own system better.
Simulated simulate(std::uint32_t systems, std::uint32_t each, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> activity(0.0, 0.5);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  const std::uint32_t n = systems * each;
  std::vector<double> side;
  std::string text = "stakeholders: id, system\n";
  for (std::uint32_t i = 0; i < n; ++i) {
    side.push_back(activity(random));
    text += "  b" + std::to_string(i) + ", s" + std::to_string(i / each) + '\n';
  }
  text += "relationships: from, to\n";
  double across = 0.0;
  double all = 0.0;
  std::vector<double> expected(std::size_t{systems} * systems, 0.0);
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = i + 1; j < n; ++j) {
      const bool same = i / each == j / each;
      const double p = 1.0 / (1.0 + std::exp(1.2 - side[i] - side[j] - (same ? 1.0 : 0.0)));
      all += p;
      across += same ? 0.0 : p;
      expected[std::size_t{i / each} * systems + j / each] += p;
      if (uniform(random) < p) text += "  b" + std::to_string(i) + ", b" + std::to_string(j) + '\n';
    }
  }
  return {place_from_text(text), across / all, std::move(expected)};
}

struct Held {
  int share = 0;
  int counts = 0;
  int cells = 0;
};

Held held(std::uint32_t systems, std::uint32_t each, int places) {
  Held held;
  for (int seed = 0; seed < places; ++seed) {
    const Simulated made = simulate(systems, each, static_cast<std::uint64_t>(seed));
    const Findings found = analyse(
        made.place, {.seed = static_cast<std::uint32_t>(seed), .draws = 200, .permutations = 1});
    const Range range = *found.network.across_range;
    held.share += range.low <= made.across_share && made.across_share <= range.high ? 1 : 0;
    for (const Gap& cell : found.interfaces) {
      if (!cell.range) continue;
      ++held.cells;
      held.counts += cell.range->low <= *cell.observed && *cell.observed <= cell.range->high;
    }
  }
  return held;
}

// What the page says of its ranges: right about nine times in ten.
TEST(LikelyRanges, HoldTheTruthAboutNineTimesInTen) {
  for (const std::uint32_t each : {4U, 8U, 15U}) {
    const Held found = held(4, each, 100);
    RecordProperty("share_" + std::to_string(each), found.share);
    RecordProperty("counts_in_100_" + std::to_string(each), 100 * found.counts / found.cells);
    std::printf("%u bodies: share %d of 100, counts %d of %d\n", 4 * each, found.share,
                found.counts, found.cells);
    EXPECT_GE(found.share, 85) << each;
    EXPECT_GE(found.counts, 0.88 * found.cells) << each;
  }
}

}  // namespace
}  // namespace interstice
