#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "page_fixture.hpp"
#include "page_tree.hpp"

namespace interstice {
namespace {

using page_tree::Element;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct MadeUp {
  const char* name;
  Findings (*make)();
};

void PrintTo(const MadeUp& place, std::ostream* out) { *out << place.name; }

const MadeUp kPlaces[] = {{"aldermere", &page_fixture::aldermere},
                          {"two_systems", &page_fixture::two_systems},
                          {"no_systems", &page_fixture::no_systems},
                          {"everything_withheld", &page_fixture::everything_withheld},
                          {"many_systems", &page_fixture::many_systems},
                          {"hostile", &page_fixture::hostile}};

Element page_of(const Findings& findings) {
  return page_tree::parse(report_page(findings, page_fixture::pictures()));
}

std::string squeezed(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (std::isspace(static_cast<unsigned char>(c)) == 0)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> texts(const std::vector<const Element*>& elements) {
  std::vector<std::string> out;
  for (const Element* element : elements) out.push_back(squeezed(element->text));
  return out;
}

bool is_heading(const Element& element) {
  return element.tag.size() == 2 && element.tag[0] == 'h' &&
         std::isdigit(static_cast<unsigned char>(element.tag[1])) != 0;
}

class EveryPage : public testing::TestWithParam<MadeUp> {
 protected:
  Findings findings = GetParam().make();
  std::string bytes = report_page(findings, page_fixture::pictures());
  Element page = page_tree::parse(bytes);
};
INSTANTIATE_TEST_SUITE_P(Places, EveryPage, testing::ValuesIn(kPlaces),
                         [](const auto& place) { return std::string(place.param.name); });

TEST_P(EveryPage, HasItsLandmarksLanguageAndOneTitle) {
  EXPECT_EQ(page.tags("html").at(0)->attribute("lang"), "en-GB");
  for (const char* landmark : {"header", "nav", "main", "footer", "title", "h1"})
    EXPECT_EQ(page.tags(landmark).size(), 1U) << landmark;
  EXPECT_EQ(page.tags("a").at(0)->attribute("href"), "#main");
}

TEST_P(EveryPage, HeadingsNeverSkipALevel) {
  int level = 0;
  for (const Element* heading : page.all(is_heading)) {
    const int next = heading->tag[1] - '0';
    EXPECT_LE(next, level + 1) << heading->text;
    level = next;
  }
}

TEST_P(EveryPage, TablesHaveCaptionsScopesAndAFocusableRegion) {
  for (const Element* table : page.tags("table")) {
    EXPECT_EQ(table->children.at(0)->tag, "caption");
    EXPECT_FALSE(squeezed(table->tags("caption").at(0)->text).empty());
    for (const Element* head : table->tags("th"))
      EXPECT_THAT(head->attribute("scope"), testing::AnyOf("col", "row"));
    const std::size_t columns = table->tags("thead").at(0)->tags("th").size();
    for (const Element* row : table->tags("tbody").at(0)->tags("tr"))
      EXPECT_EQ(row->children.size(), columns);
  }
  const auto scrolls = page.all([](const Element& e) { return e.attribute("class") == "scroll"; });
  EXPECT_GE(scrolls.size(), page.tags("table").size());
  for (const Element* scroll : scrolls) {
    EXPECT_EQ(scroll->attribute("role"), "region");
    EXPECT_EQ(scroll->attribute("tabindex"), "0");
    const std::string name = scroll->attribute("aria-labelledby");
    EXPECT_FALSE(name.empty() ? scroll->attribute("aria-label").empty()
                              : page.id(name).text.empty());
  }
}

TEST_P(EveryPage, AsksForNothingAndRunsNothing) {
  for (const char* tag : {"script", "link", "img", "iframe", "object", "embed", "form", "base"})
    EXPECT_TRUE(page.tags(tag).empty()) << tag;
  for (const Element* element : page.all([](const Element&) { return true; }))
    for (const auto& [name, value] : element->attributes) {
      EXPECT_THAT(name, Not(StartsWith("on"))) << element->tag;
      if (name == "style") {
        EXPECT_THAT(value, testing::MatchesRegex("background:#[0-9a-fA-F]{6}"));
      }
      if (name == "src" || name == "href") {
        EXPECT_THAT(value, StartsWith("#"));
      }
    }
  EXPECT_THAT(page.tags("style").at(0)->text,
              AllOf(Not(HasSubstr("url(")), Not(HasSubstr("@import"))));
  EXPECT_THAT(page.tags("meta").at(2)->attribute("content"), StartsWith("default-src 'none';"));
}

TEST_P(EveryPage, EveryLinkLeadsToExactlyOnePlace) {
  std::set<std::string> ids;
  for (const Element* element :
       page.all([](const Element& e) { return !e.attribute("id").empty(); }))
    EXPECT_TRUE(ids.insert(element->attribute("id")).second) << element->attribute("id");
  for (const Element* link : page.tags("a"))
    EXPECT_THAT(ids, Contains(link->attribute("href").substr(1)));
}

TEST_P(EveryPage, HoldsEveryPairOfSystemsOnceAndCountsAllThreeStates) {
  std::vector<std::string> rows;
  for (const char* id : {"gaps-table", "no-sign-table", "cannot-tell-table"})
    for (const Element* table : page.all([&](const Element& e) { return e.attribute("id") == id; }))
      for (const Element* row : table->tags("tbody").at(0)->tags("tr"))
        rows.push_back(row->children.at(0)->text + "/" + squeezed(row->children.at(1)->text));
  std::vector<std::string> expected;
  std::size_t states[3] = {0, 0, 0};
  for (const Gap& meeting : findings.interfaces) {
    constexpr const char* kWords[] = {"\u25B2 gap", "\u25CB no sign of a gap", "? cannot tell"};
    const auto state = static_cast<std::size_t>(meeting.state);
    ++states[state];
    expected.push_back(findings.systems[meeting.system_a].name + " and " +
                       findings.systems[meeting.system_b].name + "/" + kWords[state]);
  }
  EXPECT_THAT(rows, testing::UnorderedElementsAreArray(expected));
  const auto counts = page.all([](const Element& e) { return e.attribute("class") == "counts"; });
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_THAT(texts(counts[0]->tags("li")),
              ElementsAre("\u25B2 gap " + std::to_string(states[0]),
                          "\u25CB no sign of a gap " + std::to_string(states[1]),
                          "? cannot tell " + std::to_string(states[2])));
}

TEST_P(EveryPage, IsTheSameBytesEveryTime) {
  EXPECT_EQ(bytes, report_page(GetParam().make(), page_fixture::pictures()));
}

TEST(ReportPage, FirstPageComesInTheOrderOfTheMeeting) {
  const Element page = page_of(page_fixture::aldermere());
  EXPECT_THAT(texts(page.id("first").tags("h2")),
              ElementsAre("Please decide:", "What this rests on:", "What holds:", "Gaps:",
                          "Where we lean on one body:", "What we cannot tell:", "Not measured:",
                          "The words on this page"));
  EXPECT_THAT(texts(page.id("behind").tags("h3")),
              ElementsAre("Map", "The place in numbers", "Where systems meet", "Systems",
                          "Go-betweens", "How this was made", "What this does not show"));
  const auto items = page.id("first").tags("ol").at(0)->tags("li");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_THAT(items[0]->text, StartsWith("Housing and Mental health: 3 links reported"));
  const std::string row = items[0]->tags("a").at(0)->attribute("href").substr(1);
  EXPECT_EQ(page.id(row).children.at(0)->text, "Housing and Mental health");
}

TEST(ReportPage, LeansOnAPostWhereTheUnitIsThePost) {
  Findings findings = page_fixture::aldermere();
  findings.manifest.unit = "post";
  EXPECT_THAT(texts(page_of(findings).tags("h2")), Contains("Where we lean on one post:"));
}

TEST(ReportPage, SaysForWhomItIsAndHowManyAreNotShown) {
  Findings findings = page_fixture::aldermere();
  const auto header = [&] { return squeezed(page_of(findings).tags("header").at(0)->text); };
  EXPECT_THAT(header(), AllOf(HasSubstr("For the team."), Not(HasSubstr("not shown"))));
  findings.audience = Audience::partners;
  findings.hidden_bodies = 1;
  EXPECT_THAT(header(), AllOf(HasSubstr("For partners."), HasSubstr("1 body not shown.")));
  findings.audience = Audience::published;
  findings.hidden_bodies = 1017;
  EXPECT_THAT(header(),
              AllOf(HasSubstr("Can be published."), HasSubstr("1,017 bodies not shown.")));
}

TEST(ReportPage, SaysPlainlyThatNobodyIsShownAndWhatToDo) {
  Findings findings = page_fixture::aldermere();
  findings.audience = Audience::published;
  findings.hidden_bodies = 60;
  const auto header = [&] { return squeezed(page_of(findings).tags("header").at(0)->text); };
  EXPECT_THAT(header(), Not(HasSubstr("Nobody is named")));
  findings.bodies.clear();
  findings.links.clear();
  EXPECT_THAT(header(), AllOf(HasSubstr("Nobody is named on this page, and there is no map."),
                              HasSubstr("marked public; none of the 60 bodies here is."),
                              HasSubstr("--for team"), HasSubstr("write public in their column"),
                              Not(HasSubstr("not shown"))));
  const Element page = page_of(findings);
  EXPECT_TRUE(page.id("map").tags("svg").empty());
  EXPECT_THAT(page.id("map").text, HasSubstr("none may be shown here"));
  EXPECT_THAT(page.id("go-betweens").text, HasSubstr("no body may be named here"));
  findings.audience = Audience::partners;
  findings.hidden_bodies = 1;
  EXPECT_THAT(header(), AllOf(HasSubstr("marked partners or public; the one body here is not."),
                              HasSubstr("write partners in their column")));
}

TEST(ReportPage, APlaceWithoutBodiesIsNotCalledHidden) {
  Findings findings = page_fixture::no_systems();
  EXPECT_THAT(page_of(findings).tags("header").at(0)->text, Not(HasSubstr("Nobody is named")));
}

TEST(ReportPage, GivesTheDateOnlyWhereTheTitleDoesNot) {
  Findings findings = page_fixture::aldermere();  // "Aldermere, spring 2026", as of 2026-04-01
  const auto header = [&] { return squeezed(page_of(findings).tags("header").at(0)->text); };
  EXPECT_THAT(header(), Not(HasSubstr("As of")));
  findings.first_page.date = "1 April 2026";
  EXPECT_THAT(header(), HasSubstr("As of 1 April 2026."));
}

TEST(ReportPage, TheWordLinkNamesTheKindsThatWereRead) {
  Findings findings = page_fixture::aldermere();
  const auto words = [&] { return squeezed(page_of(findings).id("first").text); };
  findings.manifest.layers = {"would_ring"};
  EXPECT_THAT(words(), HasSubstr("one body or both report it; kind read here: would ring"));
  findings.manifest.layers.emplace_back("works with");
  EXPECT_THAT(words(), HasSubstr("kinds read here: would ring, works with"));
  findings.through_boards = true;
  EXPECT_THAT(words(), HasSubstr("were not read; kinds read here: would ring, works with"));
  findings.manifest.layers.assign(9, "a");
  EXPECT_THAT(words(), HasSubstr("a, a, a, a and 5 others"));
  findings.manifest.layers.clear();
  EXPECT_THAT(words(), Not(HasSubstr("read here")));
}

TEST(ReportPage, SaysWhenNothingIsKnownAboutGaps) {
  EXPECT_THAT(page_of(page_fixture::no_systems()).id("first").text,
              HasSubstr("nothing is known about gaps"));
  const Element two = page_of(page_fixture::two_systems());
  EXPECT_THAT(two.id("first").text, HasSubstr("no gap is judged"));
  EXPECT_TRUE(
      two.id("first").tags("ol").empty());  // a sentence that there is none is no item of a list
}

TEST(ReportPage, ReadsBoardsAsBoards) {
  Findings findings = page_fixture::aldermere();
  EXPECT_THAT(page_of(findings).id("first").text, Not(HasSubstr("sit on the same board")));
  findings.through_boards = true;
  const Element page = page_of(findings);
  EXPECT_THAT(page.id("first").text, HasSubstr("sit on the same board"));
  EXPECT_THAT(texts(page.id("behind").tags("th")),
              AllOf(Contains("Links through shared boards"), Not(Contains("Links reported"))));
}

TEST(ReportPage, PicturesCarryTheirWordsAndMayBeMissing) {
  const Findings findings = page_fixture::aldermere();
  const auto pictures = [](const Element& page) {
    return page.all([](const Element& e) { return e.attribute("class") == "picture"; });
  };
  const Element page = page_of(findings);
  ASSERT_EQ(pictures(page).size(), 2U);
  EXPECT_EQ(pictures(page)[0]->attribute("aria-label"),
            "Blocks: Housing & Mental health, 3 of 11 usual.");
  EXPECT_EQ(pictures(page)[1]->attribute("aria-label"), "Map: two bodies <and> one link.");
  EXPECT_EQ(page.tags("svg").size(), 2U);
  const Element bare = page_tree::parse(report_page(findings, {}));
  EXPECT_TRUE(pictures(bare).empty());
  EXPECT_THAT(bare.id("map").text, HasSubstr("No map was drawn."));
}

TEST(ReportPage, GoBetweensAreThoseThatCountAndAllOnlyRoutes) {
  Findings findings = page_fixture::aldermere();
  const auto names = [&] {
    const Element page = page_of(findings);
    std::vector<std::string> out;
    for (const Element* row : page.id("go-betweens-table").tags("tbody").at(0)->tags("tr"))
      out.push_back(row->children.at(0)->text);
    return out;
  };
  EXPECT_THAT(names(), ElementsAre("Community safety manager", "Voluntary Forum", "Leaving Care",
                                   "Harbour School"));
  findings.manifest.unit = "person";  // people are never ranked
  EXPECT_THAT(names(), ElementsAre("Community safety manager", "Harbour School", "Leaving Care",
                                   "Voluntary Forum"));
  findings.bodies[0].is_board = true;
  EXPECT_THAT(names(), Not(Contains("Community safety manager")));
}

TEST(PageGoBetweens, EveryShareAndPlaceHasItsRange) {
  Findings findings = page_fixture::aldermere();
  findings.bodies[1].unlisted = true;
  const auto cells = [&](std::size_t row) {
    const Element page = page_of(findings);
    std::vector<std::string> out;
    const auto rows = page.id("go-betweens-table").tags("tbody").at(0)->tags("tr");
    for (const auto& cell : rows.at(row)->children) out.push_back(cell->text);
    return out;
  };
  EXPECT_EQ(cells(0).at(3), "21 in 100 (16 to 32)");
  EXPECT_EQ(cells(0).at(4), "1 to 3");
  EXPECT_EQ(cells(1).at(4), "not ranked");
  const std::string words = page_of(findings).id("go-betweens").text;
  EXPECT_THAT(words, HasSubstr("leave out one other body at a time: they say"));
  EXPECT_THAT(words, HasSubstr("Community safety manager comes first"));
  findings.left_out = 40;
  EXPECT_THAT(page_of(findings).id("go-betweens").text, HasSubstr("40 drawn by the seed"));
  findings.left_out = 0;
  EXPECT_THAT(page_of(findings).id("go-betweens").text, HasSubstr("No range was worked out"));
}

TEST(ReportPage, LinksThroughSharedBoardsAndFromDocumentsAreNotReported) {
  Findings findings = page_fixture::aldermere();
  findings.first_page = {};
  findings.through_boards = true;
  findings.links_from = LinkSource::shared_boards;
  findings.manifest.methods.clear();
  std::string text = squeezed(page_of(findings).id("main").text);
  EXPECT_THAT(text, Not(HasSubstr("only reported")));
  EXPECT_THAT(text, Not(HasSubstr("reported route")));
  EXPECT_THAT(text, HasSubstr("the only route through shared boards for 6 bodies"));
  findings.through_boards = false;
  findings.links_from = LinkSource::recorded;
  for (auto& meeting : findings.interfaces) meeting.statement.clear();
  text = squeezed(page_of(findings).id("main").text);
  EXPECT_THAT(text, Not(HasSubstr("eported l")));
  EXPECT_THAT(text, Not(HasSubstr("reported route")));
  EXPECT_THAT(text, HasSubstr("the only recorded route for 6 bodies"));
}

TEST(ReportPage, TheFootSaysForWhomAndHowItWasMade) {
  Findings findings = page_fixture::aldermere();
  findings.audience = Audience::partners;
  findings.manifest.options = {{"layer", "works with"}, {"min-confidence", "0.7"}};
  findings.network.permutations = 4000;
  const std::string foot = squeezed(page_of(findings).tags("footer").at(0)->text);
  EXPECT_THAT(foot, HasSubstr("Made for partners"));
  EXPECT_THAT(foot, HasSubstr("report --for partners --layer works with --min-confidence 0.7"));
  EXPECT_THAT(foot, HasSubstr("Seed 20260401"));
  EXPECT_THAT(foot, HasSubstr("4,000 shufflings"));
  const std::string run = squeezed(page_of(findings).id("made").text);
  EXPECT_THAT(run, HasSubstr("a link counts if either side reports it"));
  EXPECT_THAT(run, Not(HasSubstr("either:")));
}

TEST(ReportPage, SaysHowManyGoBetweensAreShown) {
  Findings findings = page_fixture::aldermere();
  for (std::uint32_t i = 0; i < 20; ++i) {
    findings.bodies.push_back(findings.bodies[2]);
    findings.bodies.back().rank = 20 + i;
  }
  EXPECT_THAT(squeezed(page_of(findings).id("go-betweens").text), HasSubstr("Shown: 4 of 25"));
}

TEST(PageGoBetweens, WhereItCannotBeToldThatIsSaid) {
  Findings findings = page_fixture::aldermere();
  findings.bodies[1].only_route = OnlyRoute::cannot_tell;
  const Element page = page_of(findings);
  const auto rows = page.id("go-betweens-table").tags("tbody").at(0)->tags("tr");
  EXPECT_EQ(rows.at(1)->children.back()->text, "we cannot tell");
}

TEST(PageNamed, WhoIsNamedByOthersHasItsSentenceAndTable) {
  Findings findings = page_fixture::aldermere();
  EXPECT_TRUE(
      page_of(findings).all([](const Element& e) { return e.attribute("id") == "named"; }).empty());
  findings.unit_note = "Counted by body here.";
  NamedBy layer{
      .kind = "would ring", .raters = 43U, .statement = "14 of the 43 named Leaving Care."};
  layer.nominations = {
      {.body = 0, .named_by = 3U, .rank = 2, .rank_low = 2, .rank_high = 3, .usual_high = 4U},
      {.body = 2, .named_by = 14U, .rank = 1, .rank_low = 1, .rank_high = 1, .usual_high = 4U},
      {.body = 3, .named_by = 0U, .rank = 3}};
  findings.influence = InfluenceFindings{};
  findings.influence->named_by = {layer};
  const auto names = [&](const Element& page) {
    std::vector<std::string> out;
    for (const Element* row : page.id("named-table").tags("tbody").at(0)->tags("tr"))
      out.push_back(row->children.at(0)->text + ' ' + row->children.at(2)->text);
    return out;
  };
  const Element page = page_of(findings);
  EXPECT_THAT(names(page), ElementsAre("Leaving Care 14", "Community safety manager 3"));
  EXPECT_THAT(page.id("first").text, HasSubstr("14 of the 43 named Leaving Care."));
  EXPECT_THAT(page.id("named").text, HasSubstr("Counted by body here."));
  EXPECT_THAT(page.id("go-betweens").text, HasSubstr("Counted by body here."));
  findings.audience = Audience::published;
  findings.influence->named_by[0].statement.clear();
  for (Nomination& one : findings.influence->named_by[0].nominations) one.rank = 0;
  findings.influence->named_by[0].nominations[2].named_by.reset();
  const Element published = page_of(findings);
  EXPECT_THAT(names(published), ElementsAre("Community safety manager 3", "Leaving Care 14"));
  EXPECT_THAT(published.id("named").text,
              HasSubstr("2 of 2 that three or more named; smaller counts are withheld."));
  EXPECT_THAT(published.id("named").text, Not(HasSubstr("Chance gives")));
}

}  // namespace
}  // namespace interstice
