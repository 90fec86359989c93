#include "graph/findings/audience_limits.hpp"

#include <gmock/gmock.h>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

constexpr const char* kPlace =
    "place: key, value\n  date, 2026-01-01\n  visibility, public\n"
    "stakeholders: id, system, response, support\n  a, x, answered, 1\n  b, y, no reply, 0\n"
    "relationships: from, to\n  a, b\n";

Findings read(Audience audience, ProjectionOptions reading, const char* text = kPlace) {
  return analyse(place_from_text(text), {.reading = std::move(reading), .audience = audience});
}

TEST(RefuseFor, SystemsThatTellWhoAnsweredOrWhatSomebodyThinks) {
  for (const char* column : {"response", "Response", "support"}) {
    EXPECT_THAT([&] { (void)read(Audience::published, {.systems = column}); },
                ThrowsError(ErrorCode::invalid_argument, "is for the team only"));
    EXPECT_NO_THROW((void)read(Audience::team, {.systems = column}));
  }
  EXPECT_NO_THROW((void)read(Audience::published, {.systems = "system"}));
}

TEST(RefuseFor, ALeastConfidence) {
  for (const Audience audience : {Audience::partners, Audience::published}) {
    EXPECT_THAT([&] { (void)read(audience, {.min_confidence = 0.5}); },
                ThrowsError(ErrorCode::invalid_argument, "leave out --min-confidence"));
    EXPECT_NO_THROW((void)read(audience, {.min_confidence = 0.0}));
  }
  EXPECT_NO_THROW((void)read(Audience::team, {.min_confidence = 0.5}));
}

TEST(RefuseFor, ADateBesideThePlacesOwnWhereItIsKnownWhoAnswered) {
  const auto at = [](int year) { return Date{year, 1, 1}; };
  EXPECT_THAT([&] { (void)read(Audience::partners, {.as_of = at(2025)}); },
              ThrowsError(ErrorCode::invalid_argument, "two dates side by side"));
  EXPECT_NO_THROW((void)read(Audience::partners, {.as_of = at(2026)}));
  EXPECT_NO_THROW((void)read(Audience::team, {.as_of = at(2025)}));
  EXPECT_NO_THROW(
      (void)read(Audience::published, {.as_of = at(2025)},
                 "place: key, value\n  date, 2026-01-01\nrelationships: from, to\n  a, b\n"))
      << "nobody is on record as silent";
}

TEST(RefuseFor, KindsOfLinkWhoseRowsAreOpinionsAndNotLinks) {
  for (const char* kind : {"trust", "challenge", "conflict"}) {
    const std::string text =
        "relationships: from, to, kind\n  a, b, works with\n  a, b, " + std::string(kind) + "\n";
    for (const Audience audience : {Audience::team, Audience::published}) {
      EXPECT_THAT([&] { (void)read(audience, {.layers = {kind}}, text.c_str()); },
                  ThrowsError(ErrorCode::invalid_argument, "only `measure` reads it"))
          << kind;
    }
  }
}

}  // namespace
}  // namespace interstice
