#include "graph/gaps/area_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;

// In byte order: E 0, N 1, P1 2, P2 3, R 4, S 5, W 6 (only a body names it).
constexpr const char* kAreas = R"(
stakeholders: id, areas
  a, R;W
areas: code, parent, population
  R, E, 100
  S, R, 60
  N, R, 40
  P1, R, 70
  P2, E, 55
  E, , 100
)";

TEST(AreaTree, AreasLieInsideThoseAboveThem) {
  const AreaTree tree(place_from_text(kAreas));
  EXPECT_EQ(tree.relation(5, 4), Shared::first_inside);
  EXPECT_EQ(tree.relation(5, 0), Shared::first_inside);
  EXPECT_EQ(tree.relation(4, 1), Shared::second_inside);
  EXPECT_EQ(tree.relation(4, 4), Shared::first_inside);
  EXPECT_EQ(tree.relation(4, 6), Shared::none);  // nothing above both
}

TEST(AreaTree, ThoseThatAddUpToTheWholeLieBesideOneAnother) {
  const AreaTree tree(place_from_text(kAreas));
  EXPECT_EQ(tree.relation(5, 1), Shared::none);      // 60 and 40 of 100
  EXPECT_EQ(tree.relation(5, 2), Shared::crossing);  // a third that cuts across
  EXPECT_EQ(tree.relation(2, 1), Shared::crossing);
  EXPECT_EQ(tree.relation(3, 4), Shared::crossing);  // 100 and 55 of 100
  EXPECT_EQ(tree.relation(3, 5), Shared::crossing);  // and what is inside them
}

TEST(AreaTree, TwoWaysToAddUpSayNothing) {
  const AreaTree tree(place_from_text(
      "areas: code, parent, population\n a, w, 50\n b, w, 50\n c, w, 50\n w, , 100\n"));
  EXPECT_EQ(tree.relation(0, 1), Shared::crossing);
}

TEST(AreaTree, LessThanTheWholeIsNoOverlap) {
  const AreaTree tree(
      place_from_text("areas: code, parent, population\n a, w, 50\n b, w, 30\n w, , 100\n"));
  EXPECT_EQ(tree.relation(0, 1), Shared::none);
}

TEST(AreaTree, WithoutPopulationsNothingSaysThatTheyDoNotCross) {
  const AreaTree tree(place_from_text("areas: code, parent\n a, w\n b, w\n w,\n"));
  EXPECT_EQ(tree.relation(0, 1), Shared::crossing);
  EXPECT_FALSE(tree.people(0));
}

TEST(AreaTree, ACircleOfParentsEnds) {
  const AreaTree tree(place_from_text("areas: code, parent\n a, b\n b, a\n c, c\n"));
  EXPECT_EQ(tree.relation(0, 2), Shared::none);
  EXPECT_EQ(tree.relation(0, 1), Shared::first_inside);
}

TEST(AreaTree, AnAreaInsideAnotherOfTheSameBodyIsNotCountedTwice) {
  const AreaTree tree(place_from_text(kAreas));
  EXPECT_THAT(tree.areas_of("S; R ;W;S"), ElementsAre(4, 6));
  EXPECT_THAT(tree.areas_of(""), testing::IsEmpty());
  EXPECT_EQ(tree.people(4), 100.0);
  EXPECT_FALSE(tree.people(6));
}

}  // namespace
}  // namespace interstice
