// Gaps of every kind on the page: a section a kind, all three states, and a way from the first page to each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/findings/first_page.hpp"
#include "graph/findings/gaps/gap_sentences.hpp"
#include "page_fixture.hpp"
#include "page_tree.hpp"

namespace interstice {
namespace {

using page_tree::Element;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Gap on_outcome(std::uint32_t a, std::uint32_t b, GapState state) {
  Gap gap;
  gap.kind = GapKind::outcome;
  gap.id = "outcome:care|" + std::to_string(a) + "|" + std::to_string(b);
  gap.system_a = a;
  gap.system_b = b;
  gap.outcome = "care";
  gap.outcome_name = "Care leavers are settled";
  gap.state = state;
  gap.pairs = 23.0;
  gap.possible = 25.0;
  gap.observed = 1;
  if (state == GapState::cannot_tell) {
    gap.why = "Fewer than 3 in 10 of those signed up in Police answered.";
    return gap;
  }
  gap.expected = 8.7;
  gap.range = Range{4, 14};
  gap.missing = 7.7;
  gap.q = 0.004;
  return gap;
}

Findings with_gaps() {
  Findings findings = page_fixture::aldermere();
  findings.in_common = true;
  findings.gaps = {on_outcome(2, 3, GapState::gap), on_outcome(2, 5, GapState::cannot_tell),
                   on_outcome(3, 5, GapState::no_sign)};
  findings.gaps[0].could_start = GapPair{2, 3};
  findings.gaps[0].bridges = {0};
  findings.gaps[0].decision = GapDecision{"act", "The director", "", "", "decisions.csv:2"};
  Gap lead;
  lead.kind = GapKind::outcome_lead;
  lead.id = "outcome_lead:care";
  lead.system_a = lead.system_b = kNoSystem;
  lead.outcome_name = "Care leavers are settled";
  lead.state = GapState::gap;
  lead.reasons = {{.text = "No lead is named."}};
  findings.gaps.push_back(lead);
  for (Gap& gap : findings.gaps) gap.statement = gap_statement(findings, gap);
  for (const GapKind kind : kGapKinds) {
    findings.gap_kinds.push_back({.kind = kind});
    if (kind == GapKind::missing_relationship)
      findings.gap_kinds.back().note = "Which two bodies have no link is for the team only.";
  }
  findings.tie_reasons = {{"a shared outcome", 0.30, 0.51, {0.42, 0.60}}};
  findings.first_page = first_page(findings);
  return findings;
}

Element page_of(const Findings& findings) {
  return page_tree::parse(report_page(findings, page_fixture::pictures()));
}

TEST(PageGaps, OutcomesHeadThePageAndLeadToTheirRow) {
  const Findings findings = with_gaps();
  const Element page = page_of(findings);
  const auto items = page.id("first").tags("ol").at(0)->tags("li");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_THAT(items[0]->text, HasSubstr("on \"Care leavers are settled\": 1 link"));
  EXPECT_EQ(items[0]->tags("a").at(0)->attribute("href"), "#gap-1");
  EXPECT_THAT(page.id("gap-1").text,
              AllOf(HasSubstr("Care leavers are settled"), HasSubstr("8.7"),
                    HasSubstr("Leaving Care and Riverside Housing could start; Community safety "
                              "manager knows both. Decided: act, The director.")));
  EXPECT_EQ(items[1]->tags("a").at(0)->attribute("href"), "#pair-1");
}

TEST(PageGaps, EveryKindHasASectionWithItsStatesOrItsNote) {
  const Element page = page_of(with_gaps());
  EXPECT_THAT(
      page.id("kind-outcome").text,
      HasSubstr("Of 3 pairs of systems on an outcome: one has a gap, one no sign of one; one "
                "we cannot tell."));
  for (const char* table :
       {"outcome-gaps-table", "outcome-cannot-tell-table", "outcome-no-sign-table"})
    EXPECT_EQ(page.id(table).tags("tbody").at(0)->tags("tr").size(), 1U) << table;
  EXPECT_THAT(page.id("outcome-cannot-tell-table").text, HasSubstr("Fewer than 3 in 10"));
  EXPECT_THAT(page.id("outcome_lead-table").text, HasSubstr("no lead is named"));
  EXPECT_THAT(page.id("kind-missing_relationship").text, HasSubstr("for the team only"));
  EXPECT_THAT(page.tags("nav").at(0)->text, HasSubstr("Shared outcomes"));
  EXPECT_THAT(page.id("likelier").text,
              HasSubstr("A shared outcome raises it from 30 to 51 in 100 pairs (42 to 60)."));
  EXPECT_THAT(page.text, HasSubstr("for bodies as active, with as much in common"));
}

TEST(PageGaps, AWithheldOutcomeShowsNoNumber) {
  Findings findings = with_gaps();
  findings.gaps[2] = on_outcome(3, 5, GapState::cannot_tell);
  findings.gaps[2].observed.reset();
  findings.gaps[2].pairs.reset();
  findings.gaps[2].why = "Withheld.";
  const Element page = page_of(findings);
  EXPECT_THAT(page.id("gap-3").text, AllOf(HasSubstr("withheld"), Not(HasSubstr("8.7"))));
}

TEST(PageGaps, WithoutAnyThePageSaysNothingOfThem) {
  const std::string page = report_page(page_fixture::no_systems(), {});
  EXPECT_THAT(page, Not(HasSubstr("kind-outcome")));
  EXPECT_THAT(page, Not(HasSubstr("id=\"likelier\"")));
}

}  // namespace
}  // namespace interstice
