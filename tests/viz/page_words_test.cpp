// What may and may not stand on a page: banned words, numbers that are not the findings', counts that are withheld, text that bites.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>
#include <sstream>

#include "graph/findings/first_page.hpp"
#include "graph/findings/gaps/gap_sentences.hpp"
#include "page_fixture.hpp"
#include "page_tree.hpp"
#include "viz/page/numbers.hpp"

namespace interstice {
namespace {

using page_tree::Element;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Element page_of(const Findings& findings) {
  return page_tree::parse(report_page(findings, page_fixture::pictures()));
}

const char* const kBanned =
    R"(\b(nodes?|edges?|weak|silos?|hero(es)?|key[- ]players?|targets?|denied|significant(ly)?|at risk|removed?|league|best|worst|never meet|not talk)\b)";

std::string banned_word(const std::string& text) {
  std::smatch found;
  return std::regex_search(text, found, std::regex(kBanned, std::regex::icase)) ? found.str() : "";
}

/// Everything a reader sees or hears that does not come from the data: text outside <bdi>, and labels.
std::string own_words(const Element& element) {
  std::string out;
  for (const Element* one : element.all([](const Element&) { return true; })) {
    const bool leaf = one->children.empty();
    if (leaf && one->tag != "bdi" && one->tag != "style" && one->tag != "data")
      out += one->text + "\n";
    out += one->attribute("aria-label") + "\n";
  }
  for (const char* tag :
       {"p", "li", "dd", "dt", "caption", "figcaption", "summary", "h2", "h3", "h4"})
    for (const Element* one : element.tags(tag)) out += one->text + "\n";
  return out;
}

TEST(PageWords, TheListFindsWhatIsBanned) {
  for (const char* text :
       {"a weak link", "Key players", "at risk", "the edge of", "significantly", "League tables"})
    EXPECT_NE(banned_word(text), "") << text;
  for (const char* text :
       {"acknowledge", "knowledge", "bestow", "Targetted", "anode", "weakest-link"})
    EXPECT_EQ(banned_word(text), "") << text;
}

TEST(PageWords, NoBannedWordStandsOnAnyPage) {
  for (const auto& findings : {page_fixture::aldermere(), page_fixture::two_systems(),
                               page_fixture::no_systems(), page_fixture::everything_withheld()}) {
    EXPECT_EQ(banned_word(own_words(page_of(findings))), "");
    EXPECT_EQ(banned_word(own_words(page_tree::parse(report_page(findings, {})))), "");
  }
}

/// Arrows that lead to the numbers are no words.
std::size_t count_words(const std::string& text) {
  std::istringstream in(text);
  std::size_t words = 0;
  for (std::string word; in >> word;)
    words +=
        std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
  return words;
}

// The page for the meeting has at most 220 words (docs/words.md), also where it has much to say.
TEST(PageWords, TheFirstPageIsShort) {
  Findings findings = page_fixture::aldermere();
  findings.systems[6].answered = 2;
  findings.interfaces[2].state = GapState::gap;
  for (Body& body : findings.bodies) body.only_route = OnlyRoute::yes;
  for (Gap& meeting : findings.interfaces) meeting.statement = gap_statement(findings, meeting);
  findings.first_page = first_page(findings);
  ASSERT_EQ(findings.first_page.gaps.size(), 3U);
  const Element page = page_of(findings);
  const auto sentences =
      page.all([](const Element& element) { return element.attribute("class") == "sentences"; });
  ASSERT_EQ(sentences.size(), 1U);
  const std::size_t words = count_words(sentences[0]->text);
  EXPECT_LE(words, 220U) << sentences[0]->text;
  EXPECT_GT(words, 150U);
}

std::set<double> numbers_of(const Findings& findings) {
  std::set<double> all = {
      double(findings.manifest.seed),           findings.manifest.pairs_observed,
      findings.manifest.pairs_possible,         double(findings.answers.bodies),
      double(findings.answers.answered),        findings.answers.pairs_both,
      findings.answers.pairs_neither,           double(findings.hidden_bodies),
      double(findings.hidden_links.value_or(0))};
  const auto add = [&](const auto& value) {
    if (value) all.insert(double(*value));
  };
  const auto add_range = [&](const std::optional<Range>& range) {
    if (range) all.insert({range->low, range->high});
  };
  const WholeNetwork& network = findings.network;
  for (const auto& value : {network.links, network.within, network.across}) add(value);
  for (const auto& value :
       {network.across_share, network.across_by_chance, network.density, network.fragmentation,
        network.distance_weighted_fragmentation, network.ei_index, network.ei_expected,
        network.ei_p, findings.cross_within_odds})
    add(value);
  for (const auto& range : {network.across_range, network.density_range}) add_range(range);
  all.insert({double(network.components), double(network.largest_component), double(network.draws),
              double(network.permutations)});
  for (const System& system : findings.systems) {
    all.insert(double(system.bodies));
    for (const auto& value : {system.answered, system.within, system.across}) add(value);
  }
  for (const Gap& meeting : findings.interfaces) {
    add(meeting.pairs);
    all.insert(meeting.possible);
    add(meeting.observed);
    for (const auto& value : {meeting.expected, meeting.q, meeting.density}) add(value);
    add_range(meeting.range);
  }
  for (const Body& body : findings.bodies) {
    add(body.degree);
    all.insert({body.share, double(body.cut_off), double(body.rank), double(body.rank_low),
                double(body.rank_high)});
    add_range(body.share_range);
  }
  return all;
}

bool is_rounding(double value, const std::string& text) {
  for (auto* show : {&page::rounded, &page::per_100, &page::hundredths, &page::probability,
                     &page::false_alarm_share, &page::index_text, &page::signed_text})
    if (show(value) == text) return true;
  return page::rounded(value * 100) == text || std::to_string(static_cast<unsigned>(value)) == text;
}

TEST(PageNumbersOnPages, AreFieldsOfTheFindingsRounded) {
  for (const auto& findings : {page_fixture::aldermere(), page_fixture::two_systems(),
                               page_fixture::everything_withheld()}) {
    const std::set<double> known = numbers_of(findings);
    const Element page = page_of(findings);
    ASSERT_GT(page.tags("data").size(), 20U);
    for (const Element* number : page.tags("data")) {
      const double value = std::stod(number->attribute("value"));
      EXPECT_THAT(known, Contains(value)) << number->text;
      EXPECT_TRUE(is_rounding(value, number->text)) << value << " is shown as " << number->text;
      EXPECT_LE(number->text.size(), 19U) << number->text;
    }
    for (const Element* cell : page.all(
             [](const Element& e) { return e.tag == "td" && e.attribute("class") == "right"; }))
      if (cell->tags("data").empty()) {
        EXPECT_EQ(cell->text.find_first_of("0123456789"), std::string::npos) << cell->text;
      }
  }
}

std::vector<std::string> cells(const Element& page, const std::string& table, std::size_t column) {
  std::vector<std::string> out;
  for (const Element* row : page.id(table).tags("tbody").at(0)->tags("tr"))
    out.push_back(row->children.at(column)->text);
  return out;
}

TEST(PageWithheld, IsNeverShownAsNought) {
  const Element page = page_of(page_fixture::everything_withheld());
  for (const char* table : {"gaps-table", "no-sign-table", "cannot-tell-table"})
    for (const std::size_t column : {2U, 3U, 5U, 6U})
      EXPECT_THAT(cells(page, table, column), testing::Each("withheld")) << table << column;
  for (const std::size_t column : {2U, 3U, 4U})
    EXPECT_THAT(cells(page, "systems-table", column), testing::Each("withheld"));
  for (const char* row : {"n-links", "n-within", "n-across", "n-across-share", "n-density",
                          "n-balance", "n-hidden-links"})
    EXPECT_EQ(page.id(row).children.at(1)->text, "withheld") << row;
  EXPECT_EQ(page.id("n-bodies").children.at(1)->text, "60");
}

TEST(PageWithheld, OneCellHidesItsUsualCountAndItsShareToo) {
  Findings findings = page_fixture::aldermere();
  findings.interfaces[0].observed = {};  // expected, q and density are still there, and would tell
  const Element page = page_of(findings);
  EXPECT_EQ(cells(page, "gaps-table", 2), (std::vector<std::string>{"withheld", "4"}));
  EXPECT_EQ(cells(page, "gaps-table", 3), (std::vector<std::string>{"withheld", "10 (6.1 to 14)"}));
  EXPECT_EQ(cells(page, "gaps-table", 5), (std::vector<std::string>{"withheld", "9.8"}));
  EXPECT_EQ(cells(page, "gaps-table", 6), (std::vector<std::string>{"withheld", "0.03"}));
}

TEST(PageWithheld, AnswersThatNobodyRecordedAreAssumedNotCounted) {
  const Element page = page_of(page_fixture::no_systems());
  for (const char* row : {"n-answered", "n-both", "n-neither"})
    EXPECT_EQ(page.id(row).children.at(1)->text, "assumed, not recorded");
}

TEST(PageCannotTell, GivesItsReasonAndNoVerdict) {
  Findings findings = page_fixture::aldermere();
  const Element page = page_of(findings);
  EXPECT_THAT(cells(page, "cannot-tell-table", 7),
              testing::Each("Primary care: 2 of 9 answered. Ask them first."));
  EXPECT_THAT(cells(page, "cannot-tell-table", 6), testing::Each("not judged"));
  findings.interfaces.back().q = {};
  EXPECT_EQ(cells(page_of(findings), "no-sign-table", 6).back(), "too few usual to judge");
}

TEST(PageHostile, NamesStandIntactInElementsOfTheirOwn) {
  const Element page = page_of(page_fixture::hostile());
  std::vector<std::string> isolated;
  for (const Element* one : page.tags("bdi")) isolated.push_back(one->text);
  for (const std::string& name : page_fixture::hostile_names())
    EXPECT_THAT(isolated, Contains(name));
  EXPECT_THAT(page.tags("h1").at(0)->text, HasSubstr("<script>alert(1)</script>"));
  EXPECT_THAT(page.id("first").tags("ol").at(0)->text, HasSubstr("{{x}} {{{style}}} {{#run}}"));
  EXPECT_THAT(page.id("first").text,
              Not(HasSubstr("\u202E")));  // it would turn the sentence around
  for (const Element* swatch :
       page.all([](const Element& e) { return e.attribute("class") == "swatch"; }))
    EXPECT_THAT(swatch->attribute("style"), testing::MatchesRegex("background:#[0-9a-fA-F]{6}"));
}

TEST(PageHostile, BytesThatAreNotTextDoNotBreakThePage) {
  Findings findings = page_fixture::aldermere();
  findings.systems[3].name = std::string("\xFF\x01 Housing\x1B[31m\0", 16);
  findings.first_page.holds = "\xC3( and \xED\xA0\x80";
  findings.manifest.options.push_back({"name\x02", "]]>"});
  EXPECT_THAT(cells(page_of(findings), "gaps-table", 0),
              Contains(HasSubstr("\uFFFD\uFFFD Housing\uFFFD[31m")));
}

}  // namespace
}  // namespace interstice
