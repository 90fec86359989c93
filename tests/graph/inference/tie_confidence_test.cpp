#include "graph/inference/tie_confidence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::Pointwise;

std::vector<double> confidences(const std::string& text, View view = View::either,
                                const TieConfidenceOptions& options = {}) {
  const Place place = place_from_text(text);
  return tie_confidence(place, project(place, {.view = view, .repeats = Repeats::merged}), options);
}

TEST(TieConfidence, ReadsWordsAndNumbers) {
  EXPECT_THAT(confidences(R"(
relationships: from, to, confidence
  a, b, sure
  a, c, fairly
  a, d, hearsay
  a, e, 0.25
)"),
              ElementsAre(0.95, 0.7, 0.4, 0.25));
}

TEST(TieConfidence, ABlankIsAsSureAsItsSource) {
  // Nobody knows where these are from.
  EXPECT_THAT(confidences(R"(
relationships: from, to
  a, b
)"),
              ElementsAre(0.95));
  EXPECT_THAT(
      confidences("relationships: from, to\n a, b\n", View::either, {.unknown_source = 0.6}),
      ElementsAre(0.6));
  // Answers, and documents.
  EXPECT_THAT(confidences(R"(
relationships: from, to, reported by
  a, b, a
)"),
              ElementsAre(1.0));
  EXPECT_THAT(confidences(R"(
stakeholders: id, response
  a, answered
  b, no reply
relationships: from, to
  a, b
)"),
              ElementsAre(1.0));
  EXPECT_THAT(confidences(R"(
layers: kind, source
  meets, documentary
relationships: from, to, kind
  a, b, meets
)"),
              ElementsAre(1.0));
}

TEST(TieConfidence, TwoReportsCombineAndOneReporterCountsOnce) {
  const std::string text = R"(
relationships: from, to, reported by, confidence
  a, b, a, fairly
  b, a, b, hearsay
  a, c, a, fairly
  a, c, a, hearsay
)";
  EXPECT_THAT(confidences(text), ElementsAre(DoubleEq(1.0 - 0.3 * 0.6), DoubleEq(0.7)));
  // Where both must say so, both must be right.
  EXPECT_THAT(confidences(text, View::both), testing::Contains(DoubleEq(0.7 * 0.4)));
}

TEST(TieConfidence, WithoutAReporterTheEndThatARowIsFromReportsIt) {
  EXPECT_THAT(confidences(R"(
relationships: from, to, confidence
  a, b, fairly
  b, a, fairly
)"),
              ElementsAre(DoubleEq(1.0 - 0.3 * 0.3)));
}

TEST(TieConfidence, SharedBoardsAreOnRecord) {
  EXPECT_THAT(confidences(R"(
stakeholders: id, kind
  a, organisation
  b, organisation
  x, board
memberships: stakeholder, board
  a, x
  b, x
)",
                          View::shared_boards),
              ElementsAre(1.0));
}

TEST(TieConfidence, RefusesWhatIsNoShare) {
  EXPECT_THAT(
      [] {
        (void)confidences("relationships: from, to\n a, b\n", View::either,
                          {.unknown_source = std::numeric_limits<double>::quiet_NaN()});
      },
      ThrowsError(ErrorCode::invalid_argument, "unknown_source is nan"));
}

}  // namespace
}  // namespace interstice
