#include "graph/findings/gaps/money_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"
#include "tests/graph/findings/gaps/kind_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(MoneyFindings, PaymentsWithoutALinkAndWhereMoneyGoes) {
  std::string text = fifteen_bodies() + "relationships: from, to, kind, amount\n";
  for_each_across([&](int u, int v) {
    text += fmt::format("  b{:02}, b{:02}, money, 10\n", u, v);
    if (u % 3 + v % 3 != 1) text += fmt::format("  b{:02}, b{:02}, works with,\n", u, v);
  });
  text += "  b00, b03, money, 250\n";
  const Findings found =
      found_in(place_from_text(text + "layers: kind, source\n  money, documentary\n"));
  const Gap& gap = gap_of(found, "money_and_talk:s0|s1");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_THAT(gap.statement,
              HasSubstr("25 pairs of bodies of which one pays the other, asked about links; "
                        "25 report no working link, where chance"));
  EXPECT_THAT(gap_of(found, "money_and_talk:s0|s2|no_money").statement,
              HasSubstr("25 working links; 0 have no payment beside them"));
  EXPECT_THAT(
      summary_of(found, GapKind::money_and_talk).note,
      AllOf(HasSubstr("Of 1,000 that payments state in all, 25 in 100 stay inside one system"),
            HasSubstr("Several bodies pay for the same: 13 bodies")));
}

TEST(MoneyFindings, WithoutPaymentsTheKindSaysSo) {
  const Findings found = found_in(
      place_from_text("stakeholders: id, system\n a, x\n b, y\nrelationships: from, to\n a, b\n"));
  EXPECT_THAT(summary_of(found, GapKind::money_and_talk).note, HasSubstr("have no payment"));
}

}  // namespace
}  // namespace interstice
