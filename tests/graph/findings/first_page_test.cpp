#include "graph/findings/first_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Findings two_systems_apart() {
  Findings findings;
  findings.manifest.input = "Aldermere";
  findings.answers = {.bodies = 60, .answered = 43, .pairs_both = 0.51, .pairs_neither = 0.08};
  findings.network = {.links = 212U,
                      .within = 115U,
                      .across = 97U,
                      .across_share = 97.0 / 212.0,
                      .across_range = Range{0.41, 0.51},
                      .across_by_chance = 0.45,
                      .components = 1,
                      .largest_component = 60};
  for (const char* id : {"housing", "health", "police"})
    findings.systems.push_back({.id = id, .name = id, .bodies = 20, .answered = 14U});
  return findings;
}

Gap gap() {
  return {.id = "interface:housing|health",
          .system_b = 1,
          .state = GapState::gap,
          .pairs = 30.0,
          .possible = 40.0,
          .observed = 3U,
          .expected = 11.2,
          .range = Range{7, 15},
          .missing = 8.2,
          .q = 0.03};
}

TEST(FirstPage, SaysHowOftenRangesAreRightOnlyWhereItHasOne) {
  Findings findings = two_systems_apart();
  EXPECT_THAT(first_page(findings).rests_on, EndsWith(kRangesSentence));
  findings.network.across_range.reset();
  EXPECT_THAT(first_page(findings).rests_on, Not(HasSubstr("nine times")));
  findings.interfaces = {gap()};
  EXPECT_THAT(first_page(findings).rests_on, EndsWith(kRangesSentence));
  findings.gap_headline = false;  // the gap's range is not on the page
  EXPECT_THAT(first_page(findings).rests_on, Not(HasSubstr("nine times")));
  findings.network.across_range = Range{0.41, 0.51};
  findings.totals_withheld = true;  // nor is that of the share
  EXPECT_THAT(first_page(findings).rests_on, Not(HasSubstr("nine times")));
}

TEST(FirstPage, WithoutAHeadlineNoGapHeadsThePage) {
  Findings findings = two_systems_apart();
  findings.interfaces = {gap()};
  EXPECT_THAT(first_page(findings).decide, HasSubstr("an owner and a date for each gap"));
  findings.gap_headline = false;
  const FirstPage page = first_page(findings);
  EXPECT_THAT(page.gaps, IsEmpty());
  EXPECT_THAT(page.gap_ids, IsEmpty());
  EXPECT_THAT(page.decide, Not(HasSubstr("gap")));
  EXPECT_THAT(page.gaps_summary,
              AllOf(HasSubstr("No headline: who answered is not known"),
                    HasSubstr("Of 1 pair of systems: one has a gap, none no sign of one")));
}

std::size_t words_on(const FirstPage& page) {
  std::string all;
  for (const std::string* text : {&page.decide, &page.rests_on, &page.holds, &page.gaps_summary,
                                  &page.lean, &page.cannot_tell, &page.not_measured})
    all += *text + ' ';
  for (const std::string& text : page.gaps) all += text + ' ';
  return static_cast<std::size_t>(std::ranges::count(all, ' '));
}

TEST(FirstPage, SaysLessOfEachGapWhereTheWordsWouldBeTooMany) {
  const auto page_with = [](std::vector<const char*> ids, int further_words) {
    Findings findings = two_systems_apart();
    std::string name = "Body";
    for (int i = 0; i < further_words; ++i) name += " long";
    for (int i = 0; i < 4; ++i) findings.bodies.push_back({.id = std::to_string(i), .name = name});
    for (const char* id : ids) {
      Gap outcome = gap();
      outcome.kind = GapKind::outcome;
      outcome.id = id;
      outcome.outcome = "homes";
      outcome.outcome_name = "A home";
      outcome.could_start = GapPair{0, 1};
      outcome.bridges = {2, 3};
      findings.gaps.push_back(outcome);
    }
    findings.interfaces = {gap()};
    return first_page(findings);
  };
  const FirstPage few = page_with({"a"}, 0);
  EXPECT_THAT(
      few.gaps[0],
      EndsWith("usual here (7 to 15). Body and Body could start; Body and Body know both."));
  const FirstPage many = page_with({"a", "b", "c"}, 2);
  EXPECT_THAT(many.gaps[0], AllOf(HasSubstr("could introduce them"), Not(HasSubstr("start"))));
  const FirstPage most = page_with({"a", "b", "c"}, 30);
  EXPECT_THAT(most.gaps[0], EndsWith("on \"A home\": 3 links; 11 usual (7 to 15)."));
  EXPECT_THAT(most.gaps_summary,
              HasSubstr("Of 3 pairs of systems on an outcome three have a gap, "
                        "none show no sign of one, none we cannot tell; of 1 pair "
                        "of systems one, none and none."));
  EXPECT_THAT(most.rests_on, Not(HasSubstr("Both sides")));
  for (const FirstPage& page : {few, many, most}) EXPECT_LE(words_on(page), 199U);
}

TEST(FirstPage, OneSheetOfLinksHasNoHeadline) {
  std::string text = "stakeholders: id, system\n";
  std::string links = "relationships: from, to\n";
  for (int i = 0; i < 40; ++i) {
    text += "  b" + std::to_string(i) + ", s" + std::to_string(i / 10) + '\n';
    for (int j = i + 1; j < 40; ++j) {
      // A third of all pairs are linked, but nobody of the first system with anybody of the second.
      if ((i * i + 3 * j) % 7 < 3 && (i / 10 != 0 || j / 10 != 1))
        links += "  b" + std::to_string(i) + ", b" + std::to_string(j) + '\n';
    }
  }
  const auto page_of = [](const std::string& tables) {
    return analyse(place_from_text(tables), {.draws = 20, .permutations = 20});
  };
  const Findings hour = page_of(text + links);
  ASSERT_EQ(summary_of(hour, GapKind::interface).gaps, 1U);
  EXPECT_THAT(hour.first_page.gaps, IsEmpty());
  const Findings month =
      page_of(text + links + "layers: kind, source\n  works with, documentary\n");
  ASSERT_EQ(summary_of(month, GapKind::interface).gaps, 1U);
  EXPECT_EQ(month.first_page.gaps.size(), 1U);
}

TEST(FirstPage, FewerLinksAcrossThanChanceIsNotWhatHolds) {
  Findings findings = two_systems_apart();
  EXPECT_THAT(first_page(findings).holds,
              HasSubstr("97 cross between systems: 46 in 100 (41 to 51); if links ignored systems, "
                        "about 45 would."));
  findings.network.across_by_chance = 0.71;
  FirstPage page = first_page(findings);
  EXPECT_EQ(page.holds, "A reported route joins all 60 bodies.");
  EXPECT_THAT(page.gaps_summary,
              HasSubstr("97 cross between systems: 46 in 100 (41 to 51); if links ignored systems, "
                        "about 71 would."));
  findings.totals_withheld = true;
  page = first_page(findings);
  EXPECT_THAT(page.gaps_summary, Not(HasSubstr("cross")));
}

TEST(FirstPage, LinksThroughSharedBoardsAreNotCalledReported) {
  const Place place = place_from_text(R"(
stakeholders: id, system
  a, x
  b, x
  c, y
  d, z
  one,
  two,
memberships: stakeholder, board
  a, one
  b, one
  b, two
  c, two
  d, two
)");
  const Findings found = analyse(place, {.draws = 20, .permutations = 20});
  ASSERT_EQ(found.links_from, LinkSource::shared_boards);
  const FirstPage& page = found.first_page;
  for (const std::string* text : {&page.decide, &page.rests_on, &page.holds, &page.gaps_summary,
                                  &page.lean, &page.cannot_tell})
    EXPECT_THAT(*text, Not(HasSubstr("eported r"))) << *text;
  EXPECT_THAT(page.lean, HasSubstr("only route through shared boards for others: b (for 1 body)"));
}

TEST(FirstPage, LinksFromDocumentsAreRecorded) {
  const Place place = place_from_text(R"(
relationships: from, to
  a, b
  b, c
layers: kind, source
  works with, documentary
)");
  const Findings found = analyse(place, {.draws = 20, .permutations = 20});
  EXPECT_EQ(found.first_page.rests_on,
            "records on 3 bodies; nobody was asked for more. \"Not recorded\" does not mean \"no "
            "contact\".");
  EXPECT_THAT(found.first_page.holds, HasSubstr("A recorded route joins all 3 bodies. 2 links are "
                                                "recorded."));
  EXPECT_THAT(found.first_page.lean, HasSubstr("the only recorded route for others: b"));
}

TEST(FirstPage, WithoutAKindOfWorkingLinkNothingRestsOnRecords) {
  const Place place = place_from_text(R"(
relationships: from, to, kind
  a, b, conflict
  b, c, conflict
)");
  const Findings found = analyse(place, {.draws = 20, .permutations = 20});
  EXPECT_EQ(found.first_page.rests_on,
            "3 bodies, and no kind of link that says who works with whom: nothing can be said of "
            "links here.");
  EXPECT_THAT(found.first_page.holds, IsEmpty());
}

TEST(Interfaces, WhatCannotBeToldHasNoUsualNumber) {
  // Of the second system nobody answered.
  std::string text = "stakeholders: id, system, response\n";
  std::string links = "relationships: from, to, reported by\n";
  for (int i = 0; i < 18; ++i) {
    text += "  b" + std::to_string(i) + ", s" + std::to_string(i / 6) +
            (i / 6 == 1 ? ", no reply\n" : ", answered\n");
    for (const int step : {1, 4, 7})
      links += "  b" + std::to_string(i) + ", b" + std::to_string((i + step) % 18) + ", b" +
               std::to_string(i) + '\n';
  }
  const Findings found = analyse(place_from_text(text + links), {.draws = 20, .permutations = 20});
  ASSERT_EQ(summary_of(found, GapKind::interface).cannot_tell, 2U);
  for (const Gap& cell : found.interfaces) {
    const bool judged = cell.state != GapState::cannot_tell;
    EXPECT_EQ(cell.expected.has_value(), judged);
    EXPECT_EQ(cell.range.has_value(), judged);
    EXPECT_EQ(cell.missing.has_value(), judged);
    EXPECT_EQ(cell.evidence.has_value(), judged);
    EXPECT_EQ(cell.p.has_value(), judged);
  }
}

}  // namespace
}  // namespace interstice
