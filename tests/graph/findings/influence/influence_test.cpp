// The whole answer, for each audience: what is said, what is withheld, and in which words.
#include "graph/findings/influence/influence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>

#include "graph/findings/analyse.hpp"
#include "graph/findings/influence/influence_sentences.hpp"
#include "graph/findings/influence/influence_words.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Findings found(std::string_view text, Audience audience = Audience::team, Unit unit = Unit::post) {
  const Place place = place_from_text(text);
  return analyse(place, {.reading = {.unit = unit},
                         .audience = audience,
                         .draws = 5,
                         .parts = FindingParts::influence});
}

// Twelve bodies, all answered; each but the last three names p, the post of h; three name i; two name j; one k.
std::string stuck(const std::string& setting = "") {
  std::string text =
      "stakeholders: id, name, kind, organisation, authority, told, visibility, response\n";
  for (const char c : std::string("abcdefghijkl"))
    text += std::string("  ") + c + ", Body " + c + ", organisation, , , , public, answered\n";
  text += "  p, Outreach post, post, h, 0.1, yes, public,\n";
  text += "  q, Quentin Quince, person, a, 1, yes, public,\n";
  text += "outcomes: id, name\n  o, Warm homes\n";
  text +=
      "commitments: stakeholder, outcome, role, interest\n  i, o, lead, 0.9\n  q, o, sponsor, 1\n";
  text += "layers: kind, direction, question\n  would ring, directed, Whom would you ring?\n";
  text += "relationships: from, to, kind, reported by, visibility\n";
  for (const char c : std::string("abcdefghijkl")) {
    if (c == 'h') continue;
    if (c < 'j') text += std::string("  ") + c + ", p, would ring, " + c + ", team\n";
    if (c >= 'j') text += std::string("  ") + c + ", i, would ring, " + c + ", team\n";
    if (c < 'c') text += std::string("  ") + c + ", j, would ring, " + c + ", team\n";
    if (c == 'd') text += "  d, k, would ring, d, team\n  d, q, would ring, d, team\n";
  }
  return text + setting;
}

const Nomination& named(const Findings& findings, std::string_view id) {
  const auto body = std::ranges::find(findings.bodies, id, &Body::id);
  return *nomination_of(*findings.influence,
                        static_cast<std::uint32_t>(body - findings.bodies.begin()));
}

TEST(Influence, TheFirstPlaceThatIsSharedInSomeRunSaysSo) {
  // c and d each name x; e names y: x 2, y 1; without c or d they are level.
  const Findings findings = found(
      "stakeholders: id, response\n  a, answered\n  b, answered\n  c, answered\n  d, answered\n"
      "  e, answered\n"
      "layers: kind, direction, question\n  would ring, directed, Whom?\n"
      "relationships: from, to, kind, reported by\n  c, a, would ring, c\n  d, a, would ring, d\n"
      "  e, b, would ring, e\n");
  EXPECT_THAT(findings.influence->named_by[0].statement,
              HasSubstr("a stays first or shares the first place, whichever one respondent"));
}

TEST(Influence, ThePostThatMostWouldRingAndThatHasNoRoleIsTheHeadline) {
  const Findings findings = found(stuck());
  const InfluenceFindings& influence = *findings.influence;
  ASSERT_THAT(influence.named_by, SizeIs(1));
  EXPECT_EQ(influence.named_by[0].statement,
            "On \"would ring\" (Whom would you ring?), 8 of the 12 bodies that answered named "
            "Outreach post; no other was named by more than 3. It stays first whichever one "
            "respondent is left out.");
  ASSERT_THAT(influence.without_role, SizeIs(1));
  EXPECT_EQ(findings.bodies[influence.without_role[0]].id, "p");
  EXPECT_THAT(influence.without_role_statement,
              HasSubstr("with little or no formal role in the data: Outreach post (by 8; chance "
                        "gives up to"));
  EXPECT_THAT(influence.grids, SizeIs(1));
  EXPECT_EQ(influence.grids[0].people, 1U);
}

TEST(Influence, PeopleAreNeitherCountedNorRanked) {
  const Findings findings = found(stuck());
  const auto q = std::ranges::find(findings.bodies, "q", &Body::id);
  ASSERT_NE(q, findings.bodies.end()) << "the person is a body here";
  for (const NamedBy& layer : findings.influence->named_by) {
    for (const Nomination& one : layer.nominations) EXPECT_NE(findings.bodies[one.body].id, "q");
  }
  for (const PowerInterest& grid : findings.influence->grids) {
    for (const GridEntry& entry : grid.entries) EXPECT_NE(findings.bodies[entry.body].id, "q");
  }
}

TEST(Influence, PartnersSeeNoCountOfOneOrTwoAndNoRoles) {
  const Findings findings = found(stuck(), Audience::partners);
  EXPECT_EQ(named(findings, "p").named_by, 8U);
  EXPECT_EQ(named(findings, "i").named_by, 3U);
  for (const char* id : {"j", "k", "l"}) {
    EXPECT_FALSE(named(findings, id).named_by.has_value()) << id;
    EXPECT_EQ(named(findings, id).rank, 0U) << id << ": none, one and two are not told apart";
  }
  for (const Nomination& one : findings.influence->named_by[0].nominations) {
    EXPECT_FALSE(one.usual_high.has_value());
    EXPECT_FALSE(one.often);
    EXPECT_EQ(one.rank_low, 0U) << "how ranks rest on single respondents";
  }
  EXPECT_THAT(findings.influence->roles, IsEmpty());
  EXPECT_THAT(findings.influence->grids, IsEmpty());
  EXPECT_THAT(findings.influence->without_role, IsEmpty());
  EXPECT_THAT(findings.influence->without_role_statement, IsEmpty());
  EXPECT_FALSE(findings.influence->other_counts.has_value());
}

TEST(Influence, PartnersAreToldWhoComesFirstOnlyAmongThoseTheySee) {
  EXPECT_EQ(found(stuck(), Audience::partners).influence->named_by[0].statement,
            "On \"would ring\" (Whom would you ring?), 8 bodies named Outreach post; no other was "
            "named by more than 3.");
  std::string hidden = stuck();
  const std::size_t i = hidden.find("Body i, organisation, , , , public");
  hidden.replace(i, 34, "Body i, organisation, , , , team");
  EXPECT_EQ(found(hidden, Audience::partners).influence->named_by[0].statement,
            "On \"would ring\" (Whom would you ring?), 8 bodies named Outreach post.");
}

TEST(Influence, ThePublicSeesNoRankingAtAll) {
  const Findings findings = found(stuck(), Audience::published);
  EXPECT_EQ(named(findings, "p").named_by, 8U);
  for (const Nomination& one : findings.influence->named_by[0].nominations) EXPECT_EQ(one.rank, 0U);
  EXPECT_THAT(findings.influence->named_by[0].statement, IsEmpty());
  EXPECT_THAT(findings.influence->grids, IsEmpty());
  EXPECT_THAT(findings.influence->roles, IsEmpty());
}

TEST(Influence, WhereNearlyEverybodyNamesOneThatWouldTellWhoDid) {
  // l, k and j name p as well: eleven of twelve respondents.
  std::string text = stuck();
  for (const char c : std::string("jkl"))
    text += std::string("  ") + c + ", p, would ring, " + c + ", team\n";
  EXPECT_EQ(named(found(text), "p").named_by, 11U);
  const Findings partners = found(text, Audience::partners);
  EXPECT_FALSE(named(partners, "p").named_by.has_value());
  EXPECT_EQ(named(partners, "i").named_by, 3U);
  EXPECT_THAT(partners.influence->named_by[0].statement, IsEmpty())
      << "the one who comes first is not shown";
}

TEST(Influence, HowManyAnsweredIsWithheldWhereOneOrTwoDidNot) {
  std::string text = stuck();
  const std::size_t last = text.find("  l, Body l, organisation, , , , public, answered");
  text.replace(last, 49, "  l, Body l, organisation, , , , public, no reply");
  const auto raters = [](const std::string& place, Audience audience, Unit unit) {
    return found(place, audience, unit).influence->named_by[0].raters;
  };
  EXPECT_EQ(raters(text, Audience::team, Unit::organisation), 11U);
  EXPECT_FALSE(raters(text, Audience::partners, Unit::organisation).has_value());
  EXPECT_EQ(raters(stuck(), Audience::partners, Unit::organisation), 12U);
  EXPECT_FALSE(raters(stuck(), Audience::partners, Unit::post).has_value())
      << "beside how many bodies and posts answered, it would tell whether the post did";
}

TEST(Influence, InAnOpenPlacePartnersSeeRolesButNoAuthority) {
  const Findings findings =
      found(stuck("place: key, value\n  visibility, public\n"), Audience::partners);
  ASSERT_THAT(findings.influence->roles, SizeIs(findings.bodies.size()));
  for (const Role& role : findings.influence->roles) {
    EXPECT_FALSE(role.authority.has_value());
    EXPECT_NE(role.formal, FormalRole::little);
  }
  const auto i = std::ranges::find(findings.bodies, "i", &Body::id) - findings.bodies.begin();
  EXPECT_THAT(findings.influence->roles[static_cast<std::size_t>(i)].leads,
              ElementsAre("Warm homes"));
}

TEST(Influence, WhereNoKindOfLinkAsksWhomOneTurnsToThatIsSaid) {
  const Findings findings = found("relationships: from, to\n  a, b\n  b, c\n");
  EXPECT_THAT(findings.influence->named_by, IsEmpty());
  EXPECT_THAT(findings.influence->named_by_note, HasSubstr("go-betweens only"));
  EXPECT_THAT(findings.influence->without_role_statement, IsEmpty());
}

TEST(Influence, WhereNobodyAnsweredNobodyIsNamed) {
  const Findings findings = found(R"(
stakeholders: id, response
  a, no reply
  b, no reply
  c, not asked
layers: kind, direction
  advice, directed
relationships: from, to, kind
  a, b, advice
  a, c, works with
)");
  const NamedBy& layer = findings.influence->named_by.at(0);
  EXPECT_EQ(layer.raters, 0U);
  EXPECT_EQ(layer.not_counted, 1U);
  EXPECT_EQ(layer.statement, "On \"advice\", nobody answered, so nobody is counted as named.");
}

TEST(Influence, WhereManyAreLevelNobodyStandsOut) {
  const Findings findings = found(R"(
layers: kind, direction
  advice, directed
relationships: from, to, kind
  a, b, advice
  b, c, advice
  c, d, advice
  d, a, advice
)");
  EXPECT_EQ(findings.influence->named_by.at(0).statement,
            "On \"advice\", nobody stands out: four were each named by 1 of the 4 bodies, and none "
            "by more.");
}

TEST(Influence, WhereTheDataSayNothingOfRolesThatIsSaid) {
  const Findings findings = found(
      "layers: kind, direction\n  advice, directed\n"
      "relationships: from, to, kind\n  a, b, advice\n");
  EXPECT_THAT(findings.influence->without_role_statement, HasSubstr("cannot be told"));
  EXPECT_THAT(findings.influence->without_role, IsEmpty());
}

TEST(Influence, OneSystemWillDo) {
  const Findings findings = found(
      "stakeholders: id, system\n  a, x\n  b, x\n  c, x\nlayers: kind, direction\n  advice, "
      "directed\nrelationships: from, to, kind\n  a, b, advice\n  c, b, advice\n");
  EXPECT_THAT(findings.influence->named_by.at(0).statement,
              HasSubstr("2 of the 3 bodies named b; nobody else was named."));
}

TEST(Influence, RolesInWordsSayWhatTheyRestOn) {
  EXPECT_EQ(role_in_words({}), "not known");
  EXPECT_EQ(role_in_words({.authority = 0.05}), "authority 0.05 of 1");
  EXPECT_EQ(role_in_words({.chairs = {"A", "B"},
                           .leads = {"C"},
                           .statutory_post = "chief constable",
                           .reported_to_by = 1U}),
            "statutory: chief constable; chairs A and B; leads C; one reports to it");
  EXPECT_EQ(role_in_words({.reported_to_by = 0U}), "nobody reports to it");
}

const char* const kBanned =
    R"(\b(nodes?|edges?|weak|silos?|hero(es)?|key[- ]players?|targets?|denied|significant(ly)?|at risk|removed?|league|best|worst|never meet|not talk)\b)";

TEST(Influence, NoBannedWordIsInAnySentence) {
  const std::regex banned(kBanned, std::regex::icase);
  for (const Audience audience : {Audience::team, Audience::partners, Audience::published}) {
    for (const std::string& text :
         {stuck(), std::string("relationships: from, to\n  a, b\n  b, c\n"),
          stuck("place: key, value\n  visibility, public\n")}) {
      const Findings findings = found(text, audience);
      const InfluenceFindings& influence = *findings.influence;
      std::string all = influence.named_by_note + influence.without_role_statement;
      for (const NamedBy& layer : influence.named_by) all += layer.statement;
      for (const Role& role : influence.roles) all += role_in_words(role);
      if (influence.other_counts) all += influence.other_counts->statement;
      for (const Way way : {Way::degree, Way::harmonic, Way::betweenness, Way::eigenvector})
        all += in_words(way);
      EXPECT_FALSE(std::regex_search(all, banned)) << all;
    }
  }
}

TEST(Influence, ABodyOfWhoseRoleNothingIsKnownIsNotSaidToHaveLittle) {
  std::string text = stuck();
  text.replace(text.find("post, h, 0.1, yes"), 17, "post, h, , yes");
  const Findings findings = found(text);
  const InfluenceFindings& influence = *findings.influence;
  EXPECT_THAT(influence.without_role, IsEmpty());
  ASSERT_THAT(influence.role_unknown, SizeIs(1));
  EXPECT_THAT(influence.without_role_statement,
              testing::StartsWith("On \"would ring\", nobody with little or no formal role in the "
                                  "data is named more often than chance gives. Named more often "
                                  "than chance gives, and the data do not say what formal role: "
                                  "Outreach post (by 8; chance gives up to"));
}

TEST(Influence, PostsThatAnsweredAreReconciledWithTheBodiesThatDid) {
  std::string text = stuck();
  text.replace(text.find("0.1, yes, public,"), 17, "0.1, yes, public, answered");
  EXPECT_THAT(found(text).influence->named_by[0].statement,
              testing::EndsWith(" Of the 13 that answered, one is a post of a body that "
                                "answered, and counts with it."));
  EXPECT_THAT(found(stuck()).influence->named_by[0].statement, Not(HasSubstr("Of the 1")));
}

TEST(Influence, WhoIsAccountableIsNotSaidToLead) {
  EXPECT_EQ(role_in_words({.leads = {"A", "B"}, .accountable = {"B"}}),
            "leads A; accountable for B");
  std::string text = stuck();
  text.replace(text.find("i, o, lead, 0.9"), 15, "i, o, accountable, 0.9");
  const Findings findings = found(text);
  const auto i = std::ranges::find(findings.bodies, "i", &Body::id) - findings.bodies.begin();
  EXPECT_EQ(role_in_words(findings.influence->roles[static_cast<std::size_t>(i)]),
            "accountable for Warm homes");
}

TEST(Influence, WhereSomethingIsSentNobodyIsSaidToBeNamed) {
  const Findings findings = found(
      "layers: kind, direction, question\n  information, directed, each sends information to the "
      "other\nrelationships: from, to, kind\n  a, b, information\n  c, b, information\n");
  EXPECT_EQ(
      findings.influence->named_by.at(0).statement,
      "On \"information\" (each sends information to the other), 2 of the 3 bodies send to b; "
      "nobody else is sent to. It stays first whichever one respondent is left out.");
}

}  // namespace
}  // namespace interstice
