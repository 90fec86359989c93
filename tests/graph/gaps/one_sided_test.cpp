#include "graph/gaps/one_sided.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "graph/kernels/random.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;

std::vector<OneSidedLayer> read(const Place& place) {
  const std::vector<Layer> layers = layers_of(place);
  return one_sided_links(place, find_actors(place, layers, {.as_of = place.date()}), layers,
                         place.date());
}

const MarkedCell& cell(const std::vector<OneSidedLayer>& found, std::size_t layer = 0) {
  return found.at(layer).cells.at(0);
}

constexpr const char* kPlace = R"(
stakeholders: id, kind, organisation, system, response
  a, organisation, , x, answered
  b, organisation, , x, answered
  c, organisation, , y, answered
  d, organisation, , y, no reply
  e, organisation, , y, answered
  p, post, e, ,
relationships: from, to, strength, reported by, direction, sign, until
  a, c, , a, , ,
  c, a, , c, , ,
  b, c, , b, , ,
  c, b, 0, c, , ,
  a, d, , a, , ,
  b, d, , d, , ,
  a, e, , p, , ,
  b, e, , , , ,
  e, b, , c, , ,
  a, b, , b, , ,
  b, a, , , directed, ,
  c, e, , c, , -,
  c, e, , e, , , 2020-01-01
place: key, value
  date, 2026-01-01
)";

TEST(OneSided, ALinkIsConfirmedOrOneSidedOrTheOtherWasNotAsked) {
  const auto found = read(place_from_text(kPlace));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "works with");
  EXPECT_EQ(cell(found).pairs, 3U);  // a-c confirmed; b-c and a-e (the post spoke for e) one-sided
  EXPECT_EQ(cell(found).observed, 2U);  // a 0 of c's is no report
  EXPECT_EQ(cell(found).unknown, 2U);   // d did not answer, whoever reported
  EXPECT_EQ(found[0].no_reporter, 1U);  // b-e: c reported it, who is no end
  EXPECT_EQ(cell(found).reason, CannotTell::few_pairs);
}

TEST(OneSided, NobodyNamedAsReporterLeavesNothing) {
  const auto found = read(
      place_from_text("stakeholders: id, system\n a, x\n b, y\nrelationships: from, to\n a, b\n"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(cell(found).pairs, 0U);
  EXPECT_EQ(found[0].no_reporter, 1U);
  EXPECT_EQ(cell(found).state, GapState::cannot_tell);
}

TEST(OneSided, KindsThatAreNotAskedOfBothEndsAreLeftOut) {
  const auto found = read(place_from_text(R"(
stakeholders: id, system, response
  a, x, answered
  b, y, answered
relationships: from, to, kind, reported by
  a, b, advice, a
  a, b, trust, a
  a, b, formal, a
  a, b, money, a
  a, b, conflict, a
  a, b, named five, a
  a, b, secret, a
  a, b, partners, a
  a, b, shares data, a
layers: kind, source, roster, sensitive, asked of
  formal, documentary, , ,
  named five, , open, ,
  secret, , , yes,
  partners, , , , named partners
)"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "shares data");
  EXPECT_EQ(cell(found).observed, 1U);
}

// Every pair of 24 bodies in three systems has a link; both ends report it but with the chance `one`, and across systems
// 0 and 1 with the chance `across`.
Place made(std::uint64_t seed, double one, double across) {
  Random random(seed);
  std::string text = "stakeholders: id, system, response\n";
  for (int v = 0; v < 24; ++v) text += fmt::format(" b{:02}, s{}, answered\n", v, v % 3);
  text += "relationships: from, to, reported by\n";
  for (int u = 0; u < 24; ++u) {
    for (int v = u + 1; v < 24; ++v) {
      const bool planted = u % 3 + v % 3 == 1;
      const bool half = random.uniform() < (planted ? across : one);
      const bool first = !half || random.below(2) == 0;
      const bool second = !half || !first;
      if (first) text += fmt::format(" b{:02}, b{:02}, b{:02}\n", u, v, u);
      if (second) text += fmt::format(" b{:02}, b{:02}, b{:02}\n", v, u, v);
    }
  }
  return place_from_text(text);
}

TEST(OneSided, FindsSystemsThatSeldomConfirmEachOther) {
  int found = 0;
  int others = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto layers = read(made(seed, 0.3, 0.75));
    found += layers[0].cells[0].state == GapState::gap;
    others += layers[0].cells[1].state == GapState::gap;
    others += layers[0].cells[2].state == GapState::gap;
  }
  EXPECT_GE(found, 9);
  EXPECT_EQ(others, 0);
}

TEST(OneSided, WhereSilenceIsEvenChanceSeldomMakesAGap) {
  int places = 0;
  for (std::uint64_t seed = 100; seed < 160; ++seed) {
    const auto cells = read(made(seed, 0.4, 0.4))[0].cells;
    places += std::ranges::any_of(
        cells, [](const MarkedCell& each) { return each.state == GapState::gap; });
  }
  EXPECT_LE(places, 13);  // .10 of 60, and three standard errors
}

TEST(OneSided, AFamilyHoldsTheCellsOfEveryKind) {
  std::string text = "stakeholders: id, system, response\n";
  for (int v = 0; v < 24; ++v) text += fmt::format(" b{:02}, s{}, answered\n", v, v % 3);
  text += "relationships: from, to, kind, reported by\n";
  for (const char* kind : {"k1", "k2"}) {
    for (int u = 0; u < 24; ++u) {
      for (int v = u + 1; v < 24; ++v) {
        text += fmt::format(" b{:02}, b{:02}, {}, b{:02}\n", u, v, kind, u);
        if (u % 3 + v % 3 != 1 || (kind[1] == '2' && (u + v) % 8 != 0))
          text += fmt::format(" b{:02}, b{:02}, {}, b{:02}\n", u, v, kind, v);
      }
    }
  }
  const auto both = read(place_from_text(text));
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].cells[0].observed, 64U);
  EXPECT_EQ(both[1].cells[0].observed, 8U);
  EXPECT_EQ(both[0].cells[0].state, GapState::gap);
  EXPECT_NEAR(both[0].cells[0].q, 6.0 * both[0].cells[0].p, 1e-12 * both[0].cells[0].q + 1e-300);
}

TEST(OneSided, OfAnEmptyPlaceThereIsNone) {
  EXPECT_THAT(read(place_from_text("stakeholders: id, system\n a, x\nrelationships: from, to\n")),
              IsEmpty());
}

}  // namespace
}  // namespace interstice
