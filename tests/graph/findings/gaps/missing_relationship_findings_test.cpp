#include "graph/findings/gaps/missing_relationship_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/findings/gaps/gap_places.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

// Two dense systems that share an outcome in pairs; a0 and b0 alone share it without a link.
std::string place_text() {
  std::string text = "stakeholders: id, name, system, response\n";
  std::string links = "relationships: from, to\n";
  std::string owners = "commitments: stakeholder, outcome\n";
  for (int i = 0; i < 24; ++i) {
    text += "  b" + std::to_string(100 + i) + ", Body " + std::to_string(i) + ", s" +
            std::to_string(i % 3) + (i == 23 ? ", no reply\n" : ", answered\n");
    if (i % 2 == 0) owners += "  b" + std::to_string(100 + i) + ", o\n";
    for (int j = i + 1; j < 24; ++j) {
      const bool share = i % 2 == 0 && j % 2 == 0;
      const bool tied = share ? (i != 0 || j != 2) && (i + j) % 11 != 0 : (i * 5 + j * 3) % 7 == 0;
      if (tied) links += "  b" + std::to_string(100 + i) + ", b" + std::to_string(100 + j) + '\n';
    }
  }
  return text + links + owners;
}

TEST(MissingRelationshipFindings, NameTheTwoTheReasonAndItsRows) {
  const Findings found = found_in(place_from_text(place_text()));
  const Gap& gap = gap_of(found, "missing_relationship:b100|b102");
  ASSERT_EQ(gap.state, GapState::gap);
  EXPECT_EQ(gap.observed, 0U);
  EXPECT_GE(*gap.expected, 0.5);
  EXPECT_FALSE(gap.p.has_value());
  EXPECT_THAT(gap.statement, AllOf(HasSubstr("Body 0 and Body 2: no link reported; of 100 such "
                                             "pairs "),
                                   HasSubstr("with as much in common")));
  ASSERT_FALSE(gap.reasons.empty());
  EXPECT_THAT(gap.reasons[0].text, HasSubstr("A shared outcome raises the chance of a link from"));
  EXPECT_THAT(gap.reasons[0].rows,
              testing::ElementsAre("commitments, row 1", "commitments, row 2"));
  EXPECT_FALSE(gap.could_start.has_value());  // there is nobody else
  EXPECT_FALSE(gap.bridges.empty());
}

TEST(MissingRelationshipFindings, AreForTheTeamOnlyHoweverPublicThePlace) {
  const std::string open = place_text() + "place: key, value\n  visibility, public\n";
  const Findings found = found_in(place_from_text(open), Audience::published);
  EXPECT_THAT(gaps_of(found, GapKind::missing_relationship), IsEmpty());
  EXPECT_THAT(summary_of(found, GapKind::missing_relationship).note, HasSubstr("team only"));
  for (const Gap* gap : all_gaps(found)) {
    EXPECT_THAT(gap->without_link, IsEmpty());
    EXPECT_FALSE(gap->could_start.has_value());
  }
}

}  // namespace
}  // namespace interstice
