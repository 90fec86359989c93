#include "graph/findings/reading_sentences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kRows = R"(
relationships: from, to, kind, sign, strength, confidence, reported by
  a, b, works with, -, 1, sure, a
  b, a, works with, +, 1, sure, b
  b, c, works with, +, 0, sure, b
  c, d, works with, +, 1, hearsay, c
  a, c, conflict, , 1, sure, a
)";

TEST(ReadingNotes, SayWhatBecameOfTheRows) {
  const Place place = place_from_text(kRows);
  const auto notes = reading_notes(project(place, {.min_confidence = 0.9}));
  EXPECT_THAT(notes, ElementsAre(HasSubstr("Several kinds of link are read together"),
                                 HasSubstr("1 row reports a link that another row reports too"),
                                 HasSubstr("1 row with strength 0 is an observed no."),
                                 HasSubstr("2 rows of conflict (a negative sign or kind of link) "
                                           "are read as links like the others."),
                                 HasSubstr("1 row below the least confidence was left out.")));
}

TEST(ReadingNotes, OfWorkingLinksAndOfOneKind) {
  const Place place = place_from_text(kRows);
  const auto working = reading_notes(project(place, {.layer_set = LayerSet::working}));
  EXPECT_THAT(working, Contains(HasSubstr("1 row with a negative sign was left out.")));
  EXPECT_THAT(working, Contains(HasSubstr("1 row of other kinds of link was not read.")));
  EXPECT_THAT(working, Not(Contains(HasSubstr("conflict"))));
  const Place plain = place_from_text("relationships: from, to\n  a, b\n");
  EXPECT_THAT(reading_notes(project(plain)), IsEmpty());
}

TEST(ReadingNotes, SmallCountsAreWithheld) {
  const Place place = place_from_text(kRows);
  EXPECT_THAT(reading_notes(project(place), SmallCounts::withheld),
              Contains(HasSubstr("Fewer than three rows of conflict")));
}

TEST(ReadingNotes, MutualLinksInADirectedViewCountBothWays) {
  const Place place = place_from_text(
      "relationships: from, to, kind\n  a, b, works with\n  b, c, works with\n  a, c, advice\n");
  EXPECT_THAT(reading_notes(project(place)),
              Contains("2 rows of links without direction count both ways."));
  EXPECT_THAT(reading_notes(project(place, {.view = View::either})),
              Not(Contains(HasSubstr("both ways"))));
}

}  // namespace
}  // namespace interstice
