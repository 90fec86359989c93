// What stands where: labels that do not overlap, regions that are apart, a legend that explains.
#include <gmock/gmock.h>

#include "graph/findings/number_words.hpp"
#include "tests/viz/map_fixture.hpp"
#include "viz/map/blocks.hpp"
#include "viz/map/legend.hpp"
#include "viz/map/packing.hpp"
#include "viz/map/palette.hpp"
#include "viz/map/scenes.hpp"
#include "viz/map/slots.hpp"
#include "viz/map/text.hpp"

namespace interstice {
namespace {

using map::Box;
using map::influence_scene;
using map::interfaces_scene;
using map::Scene;
using map::TextRole;
using test::made_up_place;
using test::MadeUp;
using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

std::string all_text(const Scene& scene) {
  std::string out;
  for (const auto& text : scene.texts) {
    for (const auto& line : text.lines) out += line + ' ';
  }
  return out;
}

std::size_t curves(const Scene& scene, std::string_view kind) {
  return static_cast<std::size_t>(std::count_if(scene.curves.begin(), scene.curves.end(),
                                                [&](const auto& c) { return c.kind == kind; }));
}

/// The first two texts that overlap, or that leave the picture; empty = none.
std::string fault(const Scene& scene) {
  const Box page{0, 0, scene.width, scene.height};
  for (std::size_t i = 0; i < scene.texts.size(); ++i) {
    const auto& a = scene.texts[i];
    if (a.box.x0 < page.x0 || a.box.y0 < page.y0 || a.box.x1 > page.x1 || a.box.y1 > page.y1) {
      return "outside: " + a.lines.at(0);
    }
    for (std::size_t j = i + 1; j < scene.texts.size(); ++j) {
      if (overlap(a.box, scene.texts[j].box))
        return a.lines.at(0) + " / " + scene.texts[j].lines.at(0);
    }
  }
  return {};
}

/// A label must not lie on another body's circle either.
std::string covered(const Scene& scene) {
  for (const auto& text : scene.texts) {
    if (text.role != TextRole::name && text.role != TextRole::gap) continue;
    for (const auto& mark : scene.marks) {
      if (mark.shape != map::Shape::block && overlap(text.box, mark.box))
        return text.lines.at(0) + " / " + mark.name;
    }
  }
  return {};
}

class MapLayout : public testing::TestWithParam<MadeUp> {};
INSTANTIATE_TEST_SUITE_P(Sizes, MapLayout,
                         testing::Values(MadeUp{10, 3, 3, 1, false}, MadeUp{10, 10, 3, 2, true},
                                         MadeUp{21, 5, 4, 2, false}, MadeUp{21, 0, 4, 0, true},
                                         MadeUp{50, 8, 4, 5, false}, MadeUp{50, 1, 4, 0, true},
                                         MadeUp{80, 12, 4, 8, true}, MadeUp{200, 9, 5, 4, false},
                                         MadeUp{200, 40, 5, 12, true}, MadeUp{200, 0, 5, 0, false},
                                         MadeUp{1283, 12, 6, 5, false}, MadeUp{1283, 2, 6, 0, true},
                                         MadeUp{1, 1, 0, 0, true}, MadeUp{2, 2, 1, 1, false}));

TEST_P(MapLayout, NoTextOverlapsAnother) {
  const Findings place = made_up_place(GetParam());
  EXPECT_EQ(fault(influence_scene(place)), "");
  EXPECT_EQ(covered(influence_scene(place)), "");
  EXPECT_EQ(fault(interfaces_scene(place)), "");
}

TEST_P(MapLayout, NamesOnAPageAreLegible) {
  const Findings place = made_up_place(GetParam());
  const Scene scene = influence_scene(place, MapTitle::left_out, MapFit::page);
  EXPECT_EQ(fault(scene), "");
  EXPECT_EQ(covered(scene), "");
  // Points on A4 on its side, less margins, heading and caption; at least 15 are named whatever their number.
  const double scale = std::min(762.0 / scene.width, 448.0 / scene.height);
  std::size_t named = 0;
  double least = 100.0;
  for (const auto& text : scene.texts) {
    EXPECT_GE(text.size * scale, 6.0) << text.lines[0];
    if (text.role != TextRole::name) continue;
    ++named;
    least = std::min(least, text.size * scale);
  }
  EXPECT_GE(least, GetParam().systems > 30 ? 6.9 : 7.0) << named;
  EXPECT_GE(named, std::min<std::size_t>(place.bodies.size(), 15));
  if (named < place.bodies.size()) {
    EXPECT_THAT(all_text(scene), HasSubstr(std::to_string(named) + " of " +
                                           whole_number(static_cast<double>(place.bodies.size())) +
                                           " bodies are named"));
  }
}

TEST(MapNames, APageNamesTheOnlyRoutesForMostOthersFirst) {
  Findings place = made_up_place({120, 6, 4, 0, false});
  for (auto& body : place.bodies) body.only_route = OnlyRoute::no;
  const auto least =
      std::min_element(place.bodies.begin(), place.bodies.end(),
                       [](const Body& a, const Body& b) { return a.share < b.share; });
  least->share = 1e-6;
  least->name = "Quays Advice";
  EXPECT_THAT(all_text(influence_scene(place, MapTitle::left_out, MapFit::page)),
              Not(HasSubstr("Quays Advice")));
  least->only_route = OnlyRoute::yes;
  least->cut_off = 6;
  EXPECT_THAT(all_text(influence_scene(place, MapTitle::left_out, MapFit::page)),
              HasSubstr("Quays Advice"));
}

TEST_P(MapLayout, RegionsAreApartAndHoldTheirBodies) {
  const Scene scene = influence_scene(made_up_place(GetParam()));
  for (std::size_t i = 0; i < scene.panels.size(); ++i) {
    for (std::size_t j = i + 1; j < scene.panels.size(); ++j) {
      EXPECT_FALSE(overlap(scene.panels[i].box.grown(4), scene.panels[j].box.grown(4)))
          << i << ' ' << j;
    }
  }
  std::size_t bodies = 0;
  for (const auto& mark : scene.marks) {
    if (mark.kind == "body") ++bodies;
    if (!mark.panel) continue;
    const Box& region = scene.panels[*mark.panel].box;
    EXPECT_GE(mark.box.x0, region.x0) << mark.name;
    EXPECT_LE(mark.box.x1, region.x1) << mark.name;
    EXPECT_GE(mark.box.y0, region.y0) << mark.name;
    EXPECT_LE(mark.box.y1, region.y1) << mark.name;
  }
  EXPECT_EQ(bodies, GetParam().bodies);
}

TEST_P(MapLayout, NamesOnAPageStayInARegion) {
  const Scene scene = influence_scene(made_up_place(GetParam()), MapTitle::left_out, MapFit::page);
  if (scene.panels.size() < 2) return;  // the legend alone: no system is stated
  for (const auto& text : scene.texts) {
    if (text.role != TextRole::name) continue;
    const bool held = std::any_of(scene.panels.begin(), scene.panels.end(), [&](const auto& panel) {
      return text.box.x0 >= panel.box.x0 && text.box.x1 <= panel.box.x1 &&
             text.box.y0 >= panel.box.y0 && text.box.y1 <= panel.box.y1;
    });
    EXPECT_TRUE(held) << text.lines[0];
  }
}

TEST_P(MapLayout, LinesOfGapsKeepOffTheRegions) {
  const Scene scene = influence_scene(made_up_place(GetParam()));
  for (const auto& curve : scene.curves) {
    if (curve.kind != "gap") continue;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
      for (const auto& panel : scene.panels) {
        EXPECT_FALSE(overlap(map::box_around(curve.points[i], 0.2, 0.2), panel.box.grown(-0.2)))
            << curve.from << ' ' << curve.to;
      }
    }
  }
}

TEST_P(MapLayout, TheLegendIsThere) {
  const std::string text = all_text(influence_scene(made_up_place(GetParam())));
  EXPECT_THAT(text, HasSubstr("larger: on more of the shortest routes"));
  EXPECT_THAT(text, HasSubstr(map::counted(GetParam().bodies, "body", "bodies")));
  EXPECT_THAT(text, HasSubstr("Interstice 0.1.0"));
  EXPECT_THAT(text, HasSubstr("Aldermere"));
}

TEST(MapGaps, AreDrawnExactlyForStateGap) {
  Findings place = made_up_place({50, 8, 4, 5, false});
  const auto gaps = static_cast<std::size_t>(
      std::count_if(place.interfaces.begin(), place.interfaces.end(), [&](const Gap& i) {
        return i.state == GapState::gap && place.systems[i.system_a].bodies > 0 &&
               place.systems[i.system_b].bodies > 0;
      }));
  ASSERT_GT(gaps, 1U);
  EXPECT_EQ(curves(influence_scene(place), "gap"), gaps);
  for (auto& interface : place.interfaces) interface.state = GapState::cannot_tell;
  EXPECT_EQ(curves(influence_scene(place), "gap"), 0U);
  EXPECT_EQ(curves(interfaces_scene(place), "gap"), 0U);
  EXPECT_THAT(all_text(influence_scene(place)), Not(HasSubstr("dashed")));
}

TEST(MapGaps, EachIsSaidOnceInNumbersOnThePictureOrInTheLegend) {
  for (const std::uint32_t gaps : {1U, 4U, 12U}) {
    const Findings place = made_up_place({120, 14, 4, gaps, false});
    const Scene scene = influence_scene(place);
    const std::string text = all_text(scene);
    std::size_t said = 0;
    for (auto at = text.find(" usual"); at != std::string::npos; at = text.find(" usual", at + 1)) {
      if (text.compare(at, 11, " usual here") != 0) ++said;
    }
    EXPECT_EQ(said, std::min<std::size_t>(gaps, place.interfaces.size()));
  }
}

// A short dashed line behind its own number would not be seen as a gap.
TEST(MapInterfaces, ALabelLeavesTheDashesOfItsGapToBeSeen) {
  Gap interface;
  interface.system_b = 1;
  const auto placed = [&](double apart, GapState state) {
    interface.state = state;
    const Box left = map::box_around({-apart / 2 - 30.0, 0.0}, 60.0, 40.0);
    const Box right = map::box_around({apart / 2 + 30.0, 0.0}, 60.0, 40.0);
    const double x = right.centre().x;
    std::vector<map::Line> lines = {{.interface = &interface,
                                     .label = {"1, usual 6"},
                                     .way = {{{-x, 0}, {-x / 3, 0}, {x / 3, 0}, {x, 0}}, 0}}};
    return map::place_labels({left, right}, lines) && lines[0].place;
  };
  const double label = map::text_width("1, usual 6", map::kLineLabel, map::Weight::bold) + 8.0;
  EXPECT_FALSE(placed(label + 20.0, GapState::gap));
  EXPECT_TRUE(placed(label + 40.0, GapState::gap));
  EXPECT_TRUE(placed(label + 20.0, GapState::no_sign));
}

TEST(MapInterfaces, BetweenColumnsOnlyGapsHaveNumbers) {
  Findings place = made_up_place({200, 14, 5, 3, false});
  const auto labels = [&](TextRole role) {
    const Scene scene = interfaces_scene(place);
    return std::count_if(scene.texts.begin(), scene.texts.end(), [&](const auto& text) {
      return text.role == role && text.lines.at(0).find("usual") != std::string::npos;
    });
  };
  EXPECT_EQ(labels(TextRole::name), 0);
  EXPECT_EQ(labels(TextRole::gap), 3);
  EXPECT_THAT(all_text(interfaces_scene(place)), HasSubstr("Only the gaps have their numbers."));
  for (auto& interface : place.interfaces) interface.state = GapState::no_sign;
  EXPECT_THAT(all_text(interfaces_scene(place)),
              AllOf(HasSubstr("too many lines for numbers"), Not(HasSubstr("On a line:"))));
}

TEST(MapInterfaces, SayObservedOfUsual) {
  Findings place = made_up_place({50, 3, 4, 0, false});
  place.interfaces[0].observed = 3;
  place.interfaces[0].expected = 11.2;
  place.interfaces[1].observed = 6;
  place.interfaces[1].expected = 4.1;
  place.interfaces[2].observed.reset();
  place.interfaces[2].expected.reset();
  place.interfaces[2].state = GapState::cannot_tell;
  place.interfaces[0].state = place.interfaces[1].state = GapState::no_sign;
  const std::string text = all_text(interfaces_scene(place));
  EXPECT_THAT(text, HasSubstr("3, usual 11"));
  EXPECT_THAT(text, HasSubstr("6, usual 4.1"));
  EXPECT_THAT(text, HasSubstr("2 with no sign of a gap, 0 where we cannot tell, 1 withheld"));
  EXPECT_THAT(text, Not(HasSubstr("dotted")));  // the withheld one has no line
  place.interfaces[2].observed = 0;
  EXPECT_THAT(all_text(interfaces_scene(place)),
              AllOf(HasSubstr("we cannot tell; without a number: none reported"),
                    Not(HasSubstr("Only the gaps"))));
}

TEST(MapGaps, DrawTheOutcomeThatMissesMostAndSayHowManyMore) {
  Findings place = made_up_place({50, 3, 4, 0, false});
  for (auto& interface : place.interfaces) interface.state = GapState::no_sign;
  const auto outcome = [&](const char* id, double missing, GapState state) {
    Gap gap = place.interfaces[0];
    gap.kind = GapKind::outcome;
    gap.id = id;
    gap.outcome = id;
    gap.outcome_name = "A long name of " + gap.outcome;
    gap.state = state;
    gap.observed = 1;
    gap.expected = 1.0 + missing;
    gap.missing = missing;
    place.gaps.push_back(gap);
  };
  outcome("homes", 6.4, GapState::gap);
  outcome("school", 8.4, GapState::gap);
  outcome("work", 20.0, GapState::no_sign);
  const Scene scene = interfaces_scene(place, MapTitle::shown, MapShow::gaps);
  const std::string text = all_text(scene);
  EXPECT_THAT(text,
              AllOf(HasSubstr("school: 1, usual 9.4, + 1 more"), HasSubstr("dashed: a gap"),
                    HasSubstr("Named on a dashed line: the outcome"), Not(HasSubstr("work:"))));
  EXPECT_EQ(std::ranges::count(scene.curves, "gap", &map::Curve::kind), 1);
  EXPECT_THAT(all_text(interfaces_scene(place)), Not(HasSubstr("school")));
  EXPECT_THAT(alt_text(place, MapShow::gaps), HasSubstr("A long name of school"));
  place.gaps.clear();
  EXPECT_THAT(all_text(interfaces_scene(place, MapTitle::shown, MapShow::gaps)),
              HasSubstr("No gap on an outcome is drawn."));
}

TEST(MapInterfaces, WithheldCountsAreNotPrinted) {
  Findings place = made_up_place({50, 3, 4, 0, false});
  place.totals_withheld = true;
  place.hidden_links = 4321;
  for (auto& system : place.systems) system.within.reset();
  EXPECT_THAT(all_text(interfaces_scene(place)), Not(HasSubstr("links within")));
  EXPECT_THAT(all_text(interfaces_scene(place)), Not(HasSubstr("withheld")));
  place.interfaces[0].state = GapState::no_sign;
  place.interfaces[0].observed.reset();
  EXPECT_THAT(
      all_text(interfaces_scene(place)),
      HasSubstr("number of links is withheld: too few answers stand behind it; there may be links "
                "or none (1 pair)"));
  EXPECT_THAT(all_text(influence_scene(place)), Not(HasSubstr("4321")));
  EXPECT_THAT(all_text(influence_scene(place)), Not(HasSubstr("links shown")));
}

TEST(MapLegend, SaysWhatIsAssumedHiddenAndMarked) {
  Findings place = made_up_place({10, 2, 3, 0, false});
  place.answers.everyone_assumed = true;
  place.hidden_bodies = 7;
  place.hidden_links = 1;
  place.bodies[0].is_board = true;
  place.bodies[1].only_route = OnlyRoute::yes;
  place.links[0].informal = true;
  const std::string text = all_text(influence_scene(place));
  for (const char* part :
       {"Assumes that everyone was asked", "7 bodies not shown", "1 link not shown",
        "square: a board", "ringed: the only reported route", "dotted: informal link"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  place.answers = {false, 60, 43, 0.5, 0.1};
  EXPECT_THAT(all_text(influence_scene(place)), HasSubstr("43 of 60 answered"));
}

TEST(MapLegend, NamesKindsOfLinkInWords) {
  Findings place = made_up_place({10, 2, 3, 0, false});
  place.manifest.layers = {"partner_in", "works with"};
  EXPECT_THAT(all_text(influence_scene(place)),
              HasSubstr("Kinds of link: partner in, works with."));
}

TEST(MapLegend, AMissingLineMayBeAHiddenLink) {
  Findings place = made_up_place({10, 2, 3, 0, false});
  EXPECT_THAT(all_text(influence_scene(place)), Not(HasSubstr("it is not shown")));
  place.hidden_links = 1;
  EXPECT_THAT(all_text(influence_scene(place)), HasSubstr("or that it is not shown"));
  EXPECT_THAT(alt_text(place, MapShow::influence), HasSubstr("or that it is not shown"));
  place.hidden_links.reset();  // withheld: there may be some
  EXPECT_THAT(all_text(influence_scene(place)), HasSubstr("or that it is not shown"));
}

TEST(MapLegend, SaysWhatShowsBodiesWhereAllAreHidden) {
  Findings place = made_up_place({0, 2, 0, 0, false});
  EXPECT_THAT(all_text(influence_scene(place)), HasSubstr("There are no bodies to show."));
  place.hidden_bodies = 3;
  EXPECT_THAT(all_text(influence_scene(place)), HasSubstr("\"--for team\" shows"));
}

TEST(MapSizes, AreaIsInProportionToShare) {
  Findings place = made_up_place({3, 1, 0, 0, false});
  place.bodies[0].share = 0.4;
  place.bodies[1].share = 0.1;
  place.bodies[2].share = 0.0;
  std::vector<double> width;
  for (const auto& mark : influence_scene(place).marks) {
    if (mark.kind == "body") width.push_back(mark.box.width());
  }
  std::sort(width.begin(), width.end());
  EXPECT_NEAR(width[2] / width[1], 2.0, 1e-9);
  EXPECT_GT(width[0], 4.0);
}

TEST(MapNames, BeyondThreeHundredOnlyTheTopFifteenAreNamed) {
  const Scene scene = influence_scene(made_up_place({301, 4, 3, 0, false}));
  const auto named = std::count_if(scene.texts.begin(), scene.texts.end(),
                                   [](const auto& t) { return t.role == TextRole::name; });
  EXPECT_EQ(named, 15);
  EXPECT_THAT(all_text(scene), HasSubstr("Only 15 bodies are named: those on the most routes"));
}

TEST(MapNames, WhoIsOnNoRouteIsNotNamedWhereOthersAre) {
  Findings place = made_up_place({301, 4, 3, 0, false});
  for (std::size_t i = 0; i < place.bodies.size(); ++i) {
    place.bodies[i].share = i < 3 ? 0.2 : 0.0;
    place.bodies[i].degree.reset();  // withheld: who has the most links may not be told
  }
  const std::string text = all_text(influence_scene(place));
  EXPECT_THAT(text, HasSubstr("Only 3 bodies are named: those on the most routes."));
}

TEST(MapWords, TheFieldsOwnWordsStayOffThePicture) {
  const Findings place = made_up_place({50, 8, 4, 3, false});
  const std::string text = all_text(influence_scene(place)) + all_text(interfaces_scene(place)) +
                           alt_text(place, MapShow::influence) +
                           alt_text(place, MapShow::interfaces);
  for (const char* word :
       {"node", "edge", "weak", "silo", "hero", "key player", "target", "denied", "significant",
        "at risk", "remove", "vertex", "stakeholder", "never meet", "betweenness"}) {
    EXPECT_THAT(text, Not(HasSubstr(word)));
  }
}

TEST(MapText, BreaksAtSpacesAndEndsInAnEllipsis) {
  const auto text = map::wrap("Metropolitan Borough Council of the Surrounding Parishes", 80, 2, 9);
  ASSERT_EQ(text.lines.size(), 2U);
  EXPECT_EQ(text.lines[0], "Metropolitan");
  EXPECT_THAT(text.lines[1], testing::EndsWith("\xe2\x80\xa6"));
  EXPECT_LE(text.width, 80.0);
  const auto word = map::wrap("Llanfairpwllgwyngyllgogerychwyrndrobwll", 50, 3, 9);
  EXPECT_EQ(word.lines.size(), 3U);
  EXPECT_LE(word.width, 50.0);
  EXPECT_TRUE(map::wrap("", 50, 3, 9).lines.empty());
  EXPECT_EQ(map::one_line(" a\n\tb  "), "a b");
}

TEST(MapPacking, BoxesAreApartAndLargeEnough) {
  map::Packing packing;
  test::Dice dice;
  for (std::size_t i = 0; i < 30; ++i) {
    const double w = 20.0 + dice(200);
    packing.choices.push_back({{w, 40.0}, {40.0, w}});
    packing.affinity.emplace_back(30, i % 3 == 0 ? 1.0 : 0.0);
  }
  const auto boxes = map::pack(packing);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const bool fits =
        std::any_of(packing.choices[i].begin(), packing.choices[i].end(), [&](const map::Size& s) {
          return boxes[i].width() >= s.width - 1e-6 && boxes[i].height() >= s.height - 1e-6;
        });
    EXPECT_TRUE(fits) << i;
    for (std::size_t j = i + 1; j < boxes.size(); ++j)
      EXPECT_FALSE(overlap(boxes[i].grown(11.9), boxes[j].grown(11.9)));
  }
}

TEST(MapPacking, ArrangingNeverMakesLinksLonger) {
  map::Arrangement all;
  all.places = {{0, 0}, {10, 0}, {20, 0}, {30, 0}};
  all.groups = {{0, 1, 2, 3}};
  all.near = {{3}, {2}, {1}, {0}};
  const auto places = map::arrange(all);
  EXPECT_EQ(std::abs(places[0].x - places[3].x), 10.0);
  EXPECT_EQ(std::abs(places[1].x - places[2].x), 10.0);
}

TEST(MapPalette, EighteenColoursAndReadableText) {
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < 18; ++i) {
    const std::string colour = system_colour(i);
    EXPECT_EQ(std::count(seen.begin(), seen.end(), colour), 0) << i;
    seen.push_back(colour);
    EXPECT_GE(contrast(kTextColour, tint(colour)), 7.0);
    EXPECT_GE(contrast(kQuietColour, tint(colour)), 4.5);
    EXPECT_GE(contrast(readable(colour, tint(colour)), tint(colour)), 4.5);
  }
  EXPECT_THAT(seen, Each(Not(std::string(kGapColour))));
  EXPECT_EQ(system_colour(0, "#ABCDEF"), "#abcdef");
  EXPECT_EQ(system_colour(0, "url(http://x)"), system_colour(0));
  EXPECT_DOUBLE_EQ(contrast("#000000", "#ffffff"), 21.0);
}

TEST(MapInterfaces, WhatCannotBeToldHasNoNought) {
  Findings place = made_up_place({50, 3, 4, 0, false});
  for (auto& interface : place.interfaces) {
    interface.state = GapState::cannot_tell;
    interface.expected.reset();
    interface.observed = 0;
  }
  place.interfaces[1].observed = 1;
  const Scene scene = interfaces_scene(place);
  std::vector<std::string> numbers;
  for (const auto& text : scene.texts) {
    if (text.role == TextRole::name && text.size == map::kLineLabel)
      numbers.push_back(text.lines.at(0));
  }
  EXPECT_THAT(numbers, testing::ElementsAre("1 link"));
  // The lines themselves stay: two systems of which nothing is known are not two without a link.
  EXPECT_EQ(std::count_if(scene.curves.begin(), scene.curves.end(),
                          [](const auto& curve) { return curve.kind == "interface"; }),
            3);
}

// Of two lines that cross, each number stands clear of the other.
TEST(MapInterfaces, ANumberThatNeedNotBeThereStandsOnNoOtherLine) {
  Gap level;
  level.system_b = 1;
  level.state = GapState::no_sign;
  Gap upright = level;
  upright.system_a = 2;
  upright.system_b = 3;
  const auto placed = [&](double height, bool must) {
    std::vector<Box> boxes = {map::box_around({-200, 0}, 60, 30), map::box_around({200, 0}, 60, 30),
                              map::box_around({0, -height - 20}, 60, 30),
                              map::box_around({0, height + 20}, 60, 30)};
    std::vector<map::Line> lines(2);
    lines[0] = {.interface = &level, .way = {{{-200, 0}, {-66, 0}, {66, 0}, {200, 0}}, 0}};
    lines[1] = {
        .interface = &upright,
        .label = {"1, usual 6"},
        .must = must,
        .way = {{{0, -height - 20}, {0, -height / 3}, {0, height / 3}, {0, height + 20}}, 0}};
    const bool all = map::place_labels(boxes, lines);
    return std::make_pair(lines[1].place.has_value(), all);
  };
  EXPECT_EQ(placed(90, false), std::make_pair(true, true));  // beside the crossing
  EXPECT_EQ(placed(7, false), std::make_pair(false, true));  // no room beside it
  EXPECT_EQ(placed(7, true), std::make_pair(true, true));
}

TEST(MapInfluence, NoNameIsCut) {
  for (const std::uint32_t bodies : {60U, 150U, 1283U}) {
    Findings place = made_up_place({bodies, 6, 3, 0, false});
    for (auto& body : place.bodies) body.name += " and the Surrounding Parishes Joint Committee";
    for (const MapFit fit : {MapFit::alone, MapFit::page}) {
      const Scene scene = influence_scene(place, MapTitle::shown, fit);
      for (const auto& text : scene.texts) {
        if (text.role != TextRole::name) continue;
        std::string name;
        for (const auto& line : text.lines) name += line;
        EXPECT_EQ(name.find("\xe2\x80\xa6"), std::string::npos) << name;
        EXPECT_TRUE(name.ends_with("Committee")) << name;
      }
    }
  }
}

TEST(MapInfluence, WhereFewAreOnARouteTheMostLinkedAreNamedToo) {
  Findings place = made_up_place({101, 4, 3, 0, true});
  for (std::size_t i = 0; i < place.bodies.size(); ++i) {
    place.bodies[i].share = i < 2 ? 0.2 : 0.0;
    place.bodies[i].degree = static_cast<std::uint32_t>(i);
    place.bodies[i].only_route = OnlyRoute::no;
  }
  const auto names = [&] {
    const Scene scene = influence_scene(place, MapTitle::shown, MapFit::page);
    std::string text = all_text(scene);
    std::size_t count = 0;
    for (const auto& each : scene.texts) count += each.role == TextRole::name ? 1 : 0;
    return std::make_pair(count, text);
  };
  const auto [many, text] = names();
  EXPECT_GE(many, 15U);
  EXPECT_THAT(text, HasSubstr("those on the most routes, then those with the most links"));
  for (auto& body : place.bodies) body.degree.reset();  // withheld
  EXPECT_EQ(names().first, 2U);
  EXPECT_THAT(names().second, Not(HasSubstr("most links.")));
}

TEST(MapInfluence, OfManyGapsTheTwelveThatMissMostHaveTheirLines) {
  Findings place = made_up_place({200, 8, 4, 0, false});
  ASSERT_GE(place.interfaces.size(), 20U);
  for (std::size_t i = 0; i < place.interfaces.size(); ++i) {
    place.interfaces[i].state = i < 20 ? GapState::gap : GapState::no_sign;
    place.interfaces[i].missing = static_cast<double>(i);
  }
  const Scene scene = influence_scene(place);
  EXPECT_EQ(std::count_if(scene.curves.begin(), scene.curves.end(),
                          [](const auto& curve) { return curve.kind == "gap"; }),
            12);
  EXPECT_THAT(all_text(scene), HasSubstr("8 more are in the tables alone."));
}

TEST(MapWords, LinksThroughSharedBoardsAndFromDocumentsAreNotReported) {
  Findings place = made_up_place({50, 3, 4, 1, false});
  place.bodies[0].only_route = OnlyRoute::yes;
  place.links_from = LinkSource::shared_boards;
  place.through_boards = true;
  EXPECT_THAT(all_text(influence_scene(place)),
              AllOf(HasSubstr("ringed: the only route through shared boards for some bodies"),
                    Not(HasSubstr("only reported"))));
  EXPECT_THAT(alt_text(place, MapShow::influence), Not(HasSubstr("only reported")));
  place.through_boards = false;
  place.links_from = LinkSource::recorded;
  for (const std::string& text :
       {all_text(influence_scene(place)), all_text(interfaces_scene(place)),
        alt_text(place, MapShow::influence), alt_text(place, MapShow::interfaces)}) {
    EXPECT_THAT(text, Not(HasSubstr("reported")));
    EXPECT_THAT(text, HasSubstr("recorded"));
  }
}

TEST(MapText, ALineBreaksBehindAHyphenRatherThanInAWord) {
  const double width = map::text_width("Borough of King-", 9.0) + 1.0;
  EXPECT_THAT(map::wrap("Borough of King-upon-Thamesriver", width, 9, 9.0).lines,
              testing::ElementsAre("Borough of King-", "upon-", "Thamesriver"));
  EXPECT_THAT(map::wrap("Borough of Kingsriver", width, 9, 9.0).lines,
              testing::ElementsAre("Borough of", "Kingsriver"));
}

}  // namespace
}  // namespace interstice
