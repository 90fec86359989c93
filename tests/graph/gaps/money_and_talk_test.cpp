#include "graph/gaps/money_and_talk.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

MoneyAndTalk read(const std::string& text) {
  const Place place = place_from_text(text);
  const Projection projection =
      project(place, {.layer_set = LayerSet::working, .view = View::either});
  const std::vector<Layer> layers = layers_of(place);
  return money_and_talk(place, find_actors(place, layers, {.as_of = projection.as_of}), layers,
                        projection.as_of, projection.network, projection.observed);
}

// Vertices: a 0, b 1, c 2, d 3, e 4.
constexpr const char* kPlace = R"(
stakeholders: id, kind, organisation, system, response
  a, organisation, , x, answered
  b, organisation, , x, no reply
  c, organisation, , y, answered
  d, organisation, , y, no reply
  e, organisation, , , no reply
  p, post, a, , answered
relationships: from, to, kind, amount, currency, outcomes, until, reported by
  a, c, money, 300, GBP, o1, , 
  a, c, money, 300, , o1, , 
  b, c, money, 100, , o1;o2, , 
  p, b, money, 400, , , , 
  b, d, money, , , , , 
  e, d, money, 50, EUR, o2, , 
  e, d, money, 200, gbp, , , 
  d, e, money, 70, , , 2020, 
  a, p, money, 9, , , , 
  a, c, works with, , , , , a
  a, e, works with, , , , , a
  c, d, works with, , , , , c
layers: kind, source
  money, documentary
place: key, value
  date, 2026-01-01
  currency, GBP
)";

TEST(MoneyAndTalk, PaymentsAreReadOnceAndInOneCurrency) {
  const MoneyAndTalk found = read(kPlace);
  std::vector<std::string> lines;
  for (const Payment& payment : found.payments)
    lines.push_back(fmt::format("{}>{} {}", payment.from, payment.to, payment.amount.value_or(-1)));
  EXPECT_THAT(lines, ElementsAre("0>2 300", "1>2 100", "0>1 400", "1>3 -1", "4>3 -1", "4>3 200"));
  EXPECT_EQ(found.typed_twice, 1U);
  EXPECT_EQ(found.other_currency, 1U);
  EXPECT_EQ(found.no_amount, 1U);
}

TEST(MoneyAndTalk, MoneyThatStaysInsideAndWhoItHangsOnByHand) {
  const MoneyAndTalk found = read(kPlace);
  ASSERT_EQ(found.shares.size(), 3U);
  EXPECT_EQ(found.shares[0].system, SystemId::none);
  EXPECT_EQ(found.shares[0].total, 1000.0);
  EXPECT_EQ(found.shares[0].inside, 400.0);
  EXPECT_NEAR(found.shares[0].hhi, 0.49 + 0.01 + 0.04, 1e-12);  // a .7, b .1, e .2
  EXPECT_EQ(found.shares[0].funders, 3U);
  EXPECT_EQ(found.shares[1].inside, 400.0);  // x: all that b is paid
  EXPECT_EQ(found.shares[1].hhi, 1.0);
  EXPECT_EQ(found.shares[2].total, 600.0);  // y
  EXPECT_EQ(found.shares[2].inside, 0.0);
  EXPECT_NEAR(found.shares[2].hhi, (9.0 + 1.0 + 4.0) / 36.0, 1e-12);
}

TEST(MoneyAndTalk, FundedWithoutTalkAndTheReverseByHand) {
  const MoneyAndTalk found = read(kPlace);
  ASSERT_EQ(found.without_talk.size(), 1U);
  EXPECT_EQ(found.without_talk[0].pairs, 2U);     // a-c, b-c; of b and d nobody answered
  EXPECT_EQ(found.without_talk[0].observed, 1U);  // b-c
  EXPECT_EQ(found.without_talk[0].unknown, 1U);
  EXPECT_EQ(found.without_money[0].pairs, 1U);  // a-c
  EXPECT_EQ(found.without_money[0].observed, 0U);
}

TEST(MoneyAndTalk, ParallelFundingSaysWhetherFundersTalk) {
  const MoneyAndTalk found = read(kPlace);
  ASSERT_EQ(found.parallel.size(), 4U);
  EXPECT_EQ(found.parallel[0].body, 2U);
  EXPECT_THAT(found.parallel[0].funders, ElementsAre(0, 1));
  EXPECT_FALSE(found.parallel[0].talk);
  EXPECT_EQ(found.parallel[1].body, 3U);
  EXPECT_THAT(found.parallel[1].funders, ElementsAre(1, 4));
  EXPECT_EQ(found.parallel[2].outcome, "o1");
  EXPECT_THAT(found.parallel[2].funders, ElementsAre(0, 1));
  EXPECT_EQ(found.parallel[3].outcome, "o2");
  const MoneyAndTalk talking = read(
      "stakeholders: id, system\n a, x\n b, x\n c, y\nrelationships: from, to, kind\n a, c, "
      "money\n b, c, "
      "money\n b, a, works with\n");
  EXPECT_TRUE(talking.parallel.at(0).talk);
  EXPECT_THAT(talking.shares, IsEmpty());  // no sum is stated
}

TEST(MoneyAndTalk, APaymentNobodyWasAskedAboutIsUnknown) {
  // Money is a survey question here, and the payer is asked: b did not answer.
  const MoneyAndTalk found = read(R"(
stakeholders: id, system, response
  a, x, answered
  b, y, no reply
  c, y, answered
relationships: from, to, kind, reported by
  a, b, works with, a
  a, c, works with, a
  c, b, money, c
)");
  EXPECT_EQ(found.without_money.at(0).unknown, 1U);
  EXPECT_EQ(found.without_money.at(0).observed, 1U);
}

TEST(MoneyAndTalk, FindsSystemsThatPayWithoutTalk) {
  std::string text = "stakeholders: id, system\n";
  for (int v = 0; v < 15; ++v) text += fmt::format(" b{:02}, s{}\n", v, v % 3);
  text += "relationships: from, to, kind\n";
  for (int u = 0; u < 15; ++u) {
    for (int v = u + 1; v < 15; ++v) {
      if (u % 3 == v % 3) continue;
      text += fmt::format(" b{:02}, b{:02}, money\n", u, v);
      if (u % 3 + v % 3 != 3) text += fmt::format(" b{:02}, b{:02}, works with\n", u, v);
    }
  }
  const MoneyAndTalk found = read(text + "layers: kind, source\n money, documentary\n");
  EXPECT_EQ(found.without_talk[0].state, GapState::no_sign);
  EXPECT_EQ(found.without_talk[1].state, GapState::no_sign);
  EXPECT_EQ(found.without_talk[2].observed, 25U);
  EXPECT_EQ(found.without_talk[2].state, GapState::gap);
}

TEST(MoneyAndTalk, WithoutPaymentsThereIsNothing) {
  const MoneyAndTalk found = read("relationships: from, to\n a, b\n");
  EXPECT_THAT(found.payments, IsEmpty());
  EXPECT_THAT(found.without_talk, IsEmpty());
  EXPECT_THAT(found.parallel, IsEmpty());
  const Place place = place_from_text("relationships: from, to\n a, b\n");
  const std::vector<Layer> layers = layers_of(place);
  EXPECT_THAT(
      [&] {
        (void)money_and_talk(place, find_actors(place, layers, {}), layers, {},
                             Network(Direction::directed, 2, {}), everything_observed(2));
      },
      ThrowsError(ErrorCode::invalid_argument, "view either"));
}

}  // namespace
}  // namespace interstice
