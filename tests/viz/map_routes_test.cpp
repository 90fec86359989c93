// Lines and the things between their ends: a line behind a third body looks as if it ended there.
#include <gmock/gmock.h>

#include <array>
#include <cmath>

#include "tests/viz/map_fixture.hpp"
#include "viz/map/clear_way.hpp"
#include "viz/map/scenes.hpp"

namespace interstice {
namespace {

using map::Box;
using map::box_around;
using map::ClearWays;
using map::Curve;
using map::Mark;
using map::Point;
using map::Scene;
using map::Shape;
using test::made_up_place;
using test::MadeUp;
using testing::HasSubstr;
using testing::Not;

Point middle(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

/// A point of a line of Bezier pieces, by de Casteljau.
Point on(const std::vector<Point>& points, std::size_t piece, double t) {
  std::array<Point, 4> p{};
  for (std::size_t i = 0; i < 4; ++i) p[i] = points[3 * piece + i];
  for (std::size_t left = 3; left > 0; --left) {
    for (std::size_t i = 0; i < left; ++i) p[i] = middle(p[i], p[i + 1], t);
  }
  return p[0];
}

bool inside(Point p, const Mark& mark) {
  if (mark.shape == Shape::circle)
    return std::hypot(p.x - mark.box.centre().x, p.y - mark.box.centre().y) < mark.box.width() / 2;
  return p.x > mark.box.x0 && p.x < mark.box.x1 && p.y > mark.box.y0 && p.y < mark.box.y1;
}

/// Whether a line passes through a body or block that it does not end at.
bool passes(const Scene& scene, const Curve& curve) {
  Box hull{1e9, 1e9, -1e9, -1e9};
  for (const Point p : curve.points)
    hull = {std::min(hull.x0, p.x), std::min(hull.y0, p.y), std::max(hull.x1, p.x),
            std::max(hull.y1, p.y)};
  for (const auto& mark : scene.marks) {
    const std::string name = mark.kind == "ring" ? "b" + mark.name.substr(4) : mark.name;
    if (name == curve.from || name == curve.to || !overlap(hull, mark.box)) continue;
    for (std::size_t piece = 0; 3 * piece + 3 < curve.points.size(); ++piece) {
      for (int step = 0; step <= 300; ++step) {
        if (inside(on(curve.points, piece, step / 300.0), mark)) return true;
      }
    }
  }
  return false;
}

/// Links and interfaces that pass through a third thing.
std::size_t passing(const Scene& scene) {
  std::size_t count = 0;
  for (const auto& curve : scene.curves) {
    if (curve.kind == "gap" && curve.from.starts_with("s")) continue;  // between regions
    if (curve.kind != "sample" && passes(scene, curve)) ++count;
  }
  return count;
}

/// Lines that leave the picture.
std::size_t leaving(const Scene& scene) {
  std::size_t count = 0;
  for (const auto& curve : scene.curves) {
    bool out = false;
    for (std::size_t piece = 0; 3 * piece + 3 < curve.points.size(); ++piece) {
      for (int step = 0; step <= 300; ++step) {
        const Point p = on(curve.points, piece, step / 300.0);
        out = out || p.x < 0 || p.y < 0 || p.x > scene.width || p.y > scene.height;
      }
    }
    if (out) ++count;
  }
  return count;
}

std::string all_text(const Scene& scene) {
  std::string out;
  for (const auto& text : scene.texts) {
    for (const auto& line : text.lines) out += line + ' ';
  }
  return out;
}

class SmallMap : public testing::TestWithParam<MadeUp> {};
INSTANTIATE_TEST_SUITE_P(Sizes, SmallMap,
                         testing::Values(MadeUp{10, 3, 3, 1, false}, MadeUp{21, 5, 8, 2, false},
                                         MadeUp{21, 0, 12, 0, true}, MadeUp{40, 1, 12, 0, false},
                                         MadeUp{50, 8, 4, 5, false}, MadeUp{60, 4, 20, 2, true},
                                         MadeUp{60, 0, 20, 0, false},
                                         MadeUp{60, 12, 30, 3, false}));

TEST_P(SmallMap, NoLinkRunsBehindABodyThatItDoesNotEndAt) {
  const Findings place = made_up_place(GetParam());
  for (const auto fit : {MapFit::alone, MapFit::page}) {
    const Scene scene = map::influence_scene(place, MapTitle::shown, fit);
    EXPECT_EQ(passing(scene), 0U);
    EXPECT_EQ(leaving(scene), 0U);
    EXPECT_THAT(all_text(scene), Not(HasSubstr("they do not join")));
  }
}

TEST(LargeMap, FewLinksRunBehindABodyAndTheLegendSaysSo) {
  const Findings place = made_up_place({200, 9, 5, 4, false});
  const Scene scene = map::influence_scene(place);
  EXPECT_LE(passing(scene), place.links.size() / 100);
  const Scene dense = map::influence_scene(made_up_place({1283, 12, 6, 5, false}));
  EXPECT_GT(passing(dense), 0U);
  EXPECT_THAT(all_text(dense), HasSubstr("a body they do not join."));
}

TEST(InterfacesMap, NoLineRunsBehindAThirdBlock) {
  for (const std::uint32_t systems :
       {2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 10U, 11U, 12U, 13U, 30U, 47U}) {
    const Findings place = made_up_place({20 * systems, systems, 8, 2, false});
    const Scene scene = map::interfaces_scene(place);
    EXPECT_EQ(passing(scene), 0U) << systems;
    EXPECT_EQ(leaving(scene), 0U) << systems;
  }
}

// A4 less margins; what title and sentences leave of the page is about 118 mm high.
TEST(InterfacesMap, EveryWordIsLegibleInPrintUpToFortySevenSystems) {
  for (const std::uint32_t systems : {2U, 3U, 5U, 7U, 9U, 10U, 11U, 12U, 30U, 47U}) {
    const Findings place = made_up_place({20 * systems, systems, 8, 2, false});
    const Scene scene = map::interfaces_scene(place, MapTitle::left_out);
    const double scale = std::min(504.0 / scene.width, 335.0 / scene.height);
    for (const auto& text : scene.texts)
      EXPECT_GE(text.size * scale, systems > 30 ? 5.5 : 6.5) << systems << ' ' << text.lines[0];
  }
}

constexpr Box kAnywhere{-1e6, -1e6, 1e6, 1e6};

TEST(InterfacesMap, ManyLinesAreThinnedOutAndTheLegendSaysSo) {
  Findings place = made_up_place({600, 30, 8, 0, false});
  place.interfaces.back().state = GapState::gap;
  place.interfaces.back().observed = 0;
  const Scene scene = map::interfaces_scene(place);
  const auto lines = std::count_if(scene.curves.begin(), scene.curves.end(),
                                   [](const Curve& c) { return c.kind != "sample"; });
  EXPECT_EQ(lines, 120);
  EXPECT_TRUE(std::any_of(scene.curves.begin(), scene.curves.end(),
                          [](const Curve& c) { return c.kind == "gap"; }));
  EXPECT_THAT(all_text(scene), HasSubstr("the busiest lines, 120 of "));
  EXPECT_THAT(all_text(scene), Not(HasSubstr("No line means")));
  const Scene few = map::interfaces_scene(made_up_place({60, 5, 8, 0, false}));
  EXPECT_THAT(all_text(few), HasSubstr("No line means that no link was reported"));
}

std::vector<map::Obstacle> discs(const std::vector<Point>& centres, double radius) {
  std::vector<map::Obstacle> out;
  for (const Point p : centres) out.push_back({box_around(p, 2 * radius, 2 * radius)});
  return out;
}

TEST(ClearWays, TakesTheBendAskedForWhereNothingStandsInTheWay) {
  const ClearWays ways(discs({{0, 0}, {90, 0}, {45, 60}}, 10), kAnywhere, 3);
  const map::Way way = ways.way(0, 1, 9.0);
  EXPECT_EQ(way.behind, 0U);
  ASSERT_EQ(way.points.size(), 4U);
  EXPECT_DOUBLE_EQ(way.points[1].x, 30.0);
  EXPECT_DOUBLE_EQ(way.points[1].y, 9.0);
  EXPECT_DOUBLE_EQ(way.points[2].y, 9.0);
}

TEST(ClearWays, GoesRoundDiscsAndSquares) {
  auto things = discs({{0, 0}, {100, 0}, {50, 0}}, 10);
  for (const Shape shape : {Shape::circle, Shape::square}) {
    things[2].shape = shape;
    const map::Way way = ClearWays(things, kAnywhere, 1).way(0, 1, 0.0);
    EXPECT_EQ(way.behind, 0U);
    for (const Point p : map::along(way.points, 500)) {
      const double off = shape == Shape::circle ? std::hypot(p.x - 50, p.y)
                                                : std::max(std::abs(p.x - 50), std::abs(p.y));
      EXPECT_GT(off, 10.0 + ClearWays::kClearance - 0.1);
    }
  }
}

TEST(ClearWays, KeepsInsideTheField) {
  const auto things = discs({{0, 0}, {100, 0}, {50, 0}}, 10);
  for (const Box& field : {Box{-20, -13, 120, 60}, Box{-20, -60, 120, 13}}) {
    const map::Way way = ClearWays(things, field, 1).way(0, 1, 0.0);
    EXPECT_EQ(way.behind, 0U);
    const Point turn = on(way.points, 0, 0.5);
    EXPECT_EQ(turn.y > 0, field.y1 > 50) << turn.y;
  }
}

TEST(ClearWays, CountsWhatItCannotGoRound) {
  std::vector<Point> centres = {{0, 0}, {100, 0}};
  for (int i = -30; i <= 30; ++i) centres.push_back({50, 10.0 * i});  // a wall
  EXPECT_EQ(ClearWays(discs(centres, 6), kAnywhere, 1).way(0, 1, 0.0).behind, 1U);
}

TEST(ClearWays, ManyLinesAreGivenFewTriesEach) {
  const auto things = discs({{0, 0}, {100, 0}, {50, 0}}, 10);
  EXPECT_EQ(ClearWays(things, kAnywhere, ClearWays::kMostTries).way(0, 1, 0.0).behind, 1U);
}

TEST(ClearWays, TouchesIsAboutTheInsideOfABox) {
  const Box box{0, 0, 10, 10};
  EXPECT_TRUE(map::touches({-5, 5}, {15, 5}, box));
  EXPECT_TRUE(map::touches({4, 4}, {6, 6}, box));
  EXPECT_FALSE(map::touches({-5, 0}, {15, 0}, box));
  EXPECT_FALSE(map::touches({-5, 5}, {-1, 5}, box));
  EXPECT_FALSE(map::touches({-5, 0}, {5, 20}, box));
}

}  // namespace
}  // namespace interstice
