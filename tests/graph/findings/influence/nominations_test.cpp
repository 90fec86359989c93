#include "graph/findings/influence/nominations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;

// Nine bodies answered but f; post p belongs to a.
constexpr const char* kStuck = R"(
stakeholders: id, kind, organisation, response, told
  a, organisation, , answered,
  b, organisation, , answered,
  c, organisation, , answered,
  d, organisation, , answered,
  e, organisation, , answered,
  f, organisation, , partly,
  p, post, a, , yes
  q, person, b, ,
layers: kind, direction, question
  would ring, directed, Whom would you ring first?
relationships: from, to, kind, strength, reported by
  b, p, would ring, , b
  c, p, would ring, , c
  d, p, would ring, , d
  d, p, would ring, , d
  q, p, would ring, , q
  a, p, would ring, , a
  p, b, would ring, , p
  a, b, would ring, , a
  c, b, would ring, , b
  d, b, would ring, 0, d
  e, q, would ring, , e
  f, p, would ring, , f
)";

struct Counted {
  NominationCounts found;
  std::map<std::string, NominationCount> by_id;
};

Counted count(std::string_view text, Unit unit = Unit::post) {
  const Place place = place_from_text(text);
  const ProjectionOptions reading = findings_reading(place, {.unit = unit});
  const Projection projection = project(place, reading);
  const std::vector<Layer> layers = naming_layers(place, {});
  Counted out{.found = count_nominations(place, projection, reading, layers.at(0)), .by_id = {}};
  for (std::size_t v = 0; v < out.found.counts.size(); ++v)
    out.by_id[std::string(projection.ids[v])] = out.found.counts[v];
  return out;
}

TEST(Nominations, CountOrganisationsThatAnsweredOnceEach) {
  const Counted counted = count(kStuck);
  // b (and q, who is b's), c and d name p; a's own post does not count, nor does f, who answered in part.
  EXPECT_EQ(counted.by_id.at("p").named_by, 3U);
  EXPECT_EQ(counted.found.raters, 5U);
  EXPECT_EQ(counted.found.respondents, 6U);
  EXPECT_EQ(counted.found.not_counted, 1U);
  EXPECT_TRUE(counted.found.answers_known);
  EXPECT_FALSE(counted.found.everyone_assumed);
}

TEST(Nominations, ANameThatAnotherReportedAZeroAndAPersonDoNotCount) {
  const Counted counted = count(kStuck);
  // a and its post p name b, once; c is said by b to name b, d says 0.
  EXPECT_EQ(counted.by_id.at("b").named_by, 1U);
  EXPECT_EQ(counted.by_id.at("q").named_by, 0U);
  EXPECT_EQ(counted.by_id.at("q").rank, 0U);
}

TEST(Nominations, AtTheOrganisationAPostsNamesAreItsOwn) {
  const Counted counted = count(kStuck, Unit::organisation);
  EXPECT_EQ(counted.by_id.at("a").named_by, 3U);
  EXPECT_EQ(counted.by_id.at("b").named_by, 2U) << "e names q, who is b's";
}

TEST(Nominations, ChanceIsNamingAsManyButAnybody) {
  // Eleven bodies, each names one: all others name h. The chance of being named by any one is 1/10.
  std::string text = "layers: kind, direction\n  advice, directed\nrelationships: from, to, kind\n";
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "i", "j", "k"})
    text += std::string("  ") + id + ", h, advice\n";
  text += "  h, a, advice\n";
  const Counted counted = count(text);
  const auto at = [&](const std::string& id) { return counted.by_id.at(id); };
  EXPECT_TRUE(counted.found.everyone_assumed);
  EXPECT_EQ(at("h").named_by, 10U);
  EXPECT_TRUE(at("h").often);
  EXPECT_FALSE(at("a").often);
  // Ten others, 1/10 each: P(X <= 2) = 0.930, P(X <= 3) = 0.987.
  EXPECT_EQ(at("h").usual_high, 3U);
  EXPECT_NEAR(at("h").beyond_by_chance, 1.0 - 0.9872048016, 1e-9);
  EXPECT_EQ(at("h").rank_high, 1U);
}

TEST(Nominations, TwoNamesAreNeverOften) {
  std::string text = "layers: kind, direction\n  advice, directed\nrelationships: from, to, kind\n";
  for (int i = 0; i < 40; ++i)
    text += "  x" + std::to_string(i) + ", y" + std::to_string(i) + ", works with\n";
  text += "  x1, h, advice\n  x2, h, advice\n";
  const Counted counted = count(text);
  for (const NominationCount& one : counted.found.counts) EXPECT_FALSE(one.often);
  EXPECT_EQ(counted.by_id.at("h").named_by, 2U);
}

TEST(Nominations, WhereSomeRowsNameNoReporterRespondentsAreThoseWhoNamedAnybody) {
  const Counted counted = count(R"(
layers: kind, direction
  advice, directed
relationships: from, to, kind, reported by
  a, c, advice, a
  b, c, advice,
  d, d2, works with, d
)");
  EXPECT_FALSE(counted.found.answers_known);
  EXPECT_EQ(counted.found.raters, 2U);
  EXPECT_EQ(counted.by_id.at("c").named_by, 2U);
}

TEST(NamingLayers, AreDirectedAskedAndAboutTurningToSomebody) {
  const Place place = place_from_text(R"(
layers: kind, name, modes, direction, source, role, asked of, sensitive
  advice, , one, directed, survey, working, all, no
  r1, Would ring first, one, directed, survey, working, all, no
  influence_attribution, , one, directed, survey, working, all, no
  information, , one, mutual, survey, working, all, no
  information on record, , one, directed, documentary, working, all, no
  help, , one, directed, survey, working, named partners, no
  ask, , one, directed, survey, working, all, yes
  trust, , one, directed, survey, working, all, no
  seek, , two, directed, survey, working, all, no
  support money, , one, directed, survey, money, all, no
  friendship, , one, directed, survey, working, all, no
  bring, , one, directed, survey, working, all, no
relationships: from, to, kind
  a, b, advice
)");
  std::vector<std::string> kinds;
  for (const Layer& layer : naming_layers(place, {})) kinds.push_back(layer.kind);
  EXPECT_THAT(kinds, ElementsAre("influence_attribution", "r1", "advice"));
  kinds.clear();
  for (const Layer& layer : naming_layers(place, {"Friendship", "trust", "ask"}))
    kinds.push_back(layer.kind);
  EXPECT_THAT(kinds, ElementsAre("friendship")) << "named by the user; attitudes never";
}

TEST(Nominations, ARespondentIsAnOrganisationWhateverTheUnit) {
  const Counted post = count(kStuck, Unit::post);
  const Counted person = count(kStuck, Unit::person);
  EXPECT_EQ(person.found.raters, post.found.raters);
  EXPECT_EQ(person.by_id.at("p").named_by, post.by_id.at("p").named_by)
      << "b and its person q name p as one";
}

}  // namespace
}  // namespace interstice
