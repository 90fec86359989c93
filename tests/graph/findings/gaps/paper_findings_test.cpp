#include "graph/findings/gaps/paper_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"
#include "tests/graph/findings/gaps/kind_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string planted(int acting, int recorded) {
  std::string text = fifteen_bodies() + "relationships: from, to, kind\n";
  for_each_across([&](int u, int v) {
    const bool quiet = u % 3 + v % 3 == 1;
    if (!quiet || u * 15 + v < recorded) text += fmt::format("  b{:02}, b{:02}, formal\n", u, v);
    if (!quiet || u * 15 + v < acting) text += fmt::format("  b{:02}, b{:02}, works with\n", u, v);
  });
  return text + "layers: kind, source, role\n  formal, documentary, formal\n";
}

TEST(PaperFindings, NameThePairsAndTheAgreementsBehindThem) {
  const Findings found = found_in(place_from_text(planted(0, 999)));
  const Gap& gap = gap_of(found, "paper_partnership:s0|s1");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_EQ(gap.observed, 0U);
  EXPECT_THAT(gap.statement,
              HasSubstr("s0 and s1: 25 pairs with an agreement or a shared board, asked "
                        "about links; 25 report no working link, where chance"));
  EXPECT_THAT(gap.without_link, SizeIs(25));
  EXPECT_THAT(gap.bodies_a, SizeIs(5));
  EXPECT_EQ(gap.reasons.at(1).text, "Of 25 pairs without a working link, 25 have an agreement.");
  EXPECT_THAT(gap.reasons.at(1).rows, SizeIs(20));
  EXPECT_EQ(gap_of(found, "paper_partnership:s0|s2").state, GapState::no_sign);
}

TEST(PaperFindings, LinksWithNothingOnRecordAreTheReverse) {
  const Findings found = found_in(place_from_text(planted(999, 0)));
  const Gap& gap = gap_of(found, "under_the_radar:s0|s1");
  EXPECT_EQ(gap.state, GapState::gap);
  EXPECT_THAT(gap.statement,
              HasSubstr("s0 and s1: 25 working links; 25 have neither agreement nor shared board "
                        "behind them, where chance"));
  EXPECT_THAT(gap.without_link, IsEmpty());  // these have a link
}

TEST(PaperFindings, WithoutRecordsBothKindsSaySo) {
  const Findings found = found_in(
      place_from_text("stakeholders: id, system\n a, x\n b, y\nrelationships: from, to\n a, b\n"));
  EXPECT_THAT(summary_of(found, GapKind::paper_partnership).note, HasSubstr("no agreement"));
  EXPECT_THAT(summary_of(found, GapKind::under_the_radar).note,
              HasSubstr("of no link is it known whether there is an agreement"));
  EXPECT_THAT(gaps_of(found, GapKind::paper_partnership), IsEmpty());
}

}  // namespace
}  // namespace interstice
