#include "graph/findings/audience_copy.hpp"

#include <gmock/gmock.h>

#include "graph/model/error.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kTables =
    "place: key, value\n"
    "  name, Here\n"
    "  contact, Sam Secret\n"
    "stakeholders: id, name, kind, sector, organisation, interest, response, visibility, named, "
    "told, linkedin\n"
    "  a, Council, organisation, council, , 0.9, answered, public, , , 1\n"
    "  b, Trust, organisation, health, , 0.1, no reply, public, , , 0\n"
    "  c, Hidden Charity, organisation, third, , , , , , , \n"
    "  d, Partner Board, organisation, third, , , , partners, , , \n"
    "  p, Lead officer, post, council, a, , , public, post only, yes, \n"
    "  q, Untold post, post, council, a, , , public, , no, \n"
    "  s, Sub team, team, third, c, , , public, , , \n"
    "layers: kind, sensitive\n"
    "  works with, no\n"
    "  grievance, yes\n"
    "relationships: from, to, kind, strength, trust, sign, reported by, notes, visibility\n"
    "  a, b, works with, 2, 0.5, +, a, said in private, public\n"
    "  a, b, works with, 1, , , b, , team\n"
    "  a, c, works with, 1, , , a, , public\n"
    "  a, d, works with, 1, , , a, , public\n"
    "  a, s, works with, 0, , , a, , public\n"
    "  b, s, grievance, 1, , , b, , public\n"
    "  b, p, conflict, 1, , , b, , public\n"
    "  p, s, works with, 1, , -, b, , public\n"
    "responses: stakeholder, status\n"
    "  a, answered\n"
    "  b, declined\n"
    "decisions: gap, owner\n"
    "  interface:a|b, Sam Secret\n";

std::vector<std::string> ids(const Place& place) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < place.stakeholders().num_rows(); ++row)
    out.emplace_back(place.text(place.stakeholders().text(StakeholderColumn::id, row)));
  return out;
}

std::vector<std::string> links(const Place& place) {
  std::vector<std::string> out;
  const auto table = place.relationships();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    out.push_back(std::string(place.text(table.text(RelationshipColumn::from, row))) + '-' +
                  std::string(place.text(table.text(RelationshipColumn::to, row))));
  }
  return out;
}

TEST(AudienceCopy, ThePublicGetsWhatIsMarkedPublic) {
  const Place place = place_from_text(kTables);
  const Place copy(copy_for(place, Audience::published).tables);
  EXPECT_THAT(ids(copy), ElementsAre("a", "b", "p", "s"));
  EXPECT_THAT(links(copy), ElementsAre("a-b"))
      << "not to who is hidden, not negative, no observed \"no\", nothing sensitive";
}

TEST(AudienceCopy, PartnersGetWhatIsForPartnersToo) {
  const Place copy(copy_for(place_from_text(kTables), Audience::partners).tables);
  EXPECT_THAT(ids(copy), ElementsAre("a", "b", "d", "p", "s"));
  EXPECT_THAT(links(copy), ElementsAre("a-b", "a-d"));
}

TEST(AudienceCopy, NoRowTellsWhichOfTheTwoReportedIt) {
  const std::string text =
      "place: key, value\n  visibility, public\n"
      "stakeholders: id, response\n  a, answered\n  b, answered\n  c, no reply\n  d, no reply\n"
      "  e, answered\n  f, no reply\n"
      "layers: kind, direction, source\n  works with, mutual, survey\n  would ring, directed, "
      "survey\n"
      "  funds, directed, documentary\n"
      "relationships: from, to, kind, reported by, strength\n"
      "  b, a, works with, b, 2\n  a, b, works with, a, 2\n  e, c, works with, e, 1\n"
      "  b, e, works with, b, 3\n  e, b, works with, e, 1\n"
      "  a, c, would ring, a, \n  e, a, funds, , \n  d, b, funds, , \n";
  const Place copy(copy_for(place_from_text(text), Audience::published).tables);
  EXPECT_THAT(links(copy), ElementsAre("a-b", "c-e", "b-e", "b-e", "e-a", "d-b"))
      << "ends by id and once where both say the same; whom who answered would ring is left out; "
         "records stand as they are";
}

TEST(AudienceCopy, LinksOfWithheldCountsAreNotInIt) {
  std::string text =
      "place: key, value\n  visibility, public\nstakeholders: id, system, response\n";
  for (const char* system : {"x", "y"}) {
    for (int k = 0; k < 5; ++k)
      text += std::string("  ") + system + std::to_string(k) + ", " + system + ", " +
              (*system == 'x' || k < 1 ? "answered" : "no reply") + "\n";
  }
  text += "  z0, z, answered\n  z1, z, no reply\n  z2, z, no reply\n";
  text += "relationships: from, to\n  x0, x1\n  x0, y0\n  x1, z0\n  y0, y1\n";
  const Place copy(copy_for(place_from_text(text), Audience::published).tables);
  EXPECT_THAT(links(copy), ElementsAre("x0-x1", "x0-y0"))
      << "z has three bodies, and one answered inside y";
}

TEST(AudienceCopy, OpinionsReportersAndOwnColumnsStayAtHome) {
  const Place copy(copy_for(place_from_text(kTables), Audience::published).tables);
  for (const RelationshipColumn column :
       {RelationshipColumn::trust, RelationshipColumn::notes, RelationshipColumn::reported_by,
        RelationshipColumn::sign})
    EXPECT_FALSE(copy.relationships().has(column));
  EXPECT_FALSE(copy.stakeholders().has(StakeholderColumn::interest));
  EXPECT_THAT(copy.stakeholders().extras(), IsEmpty());
  EXPECT_FALSE(copy.responses().present());
  EXPECT_FALSE(copy.decisions().present());
  EXPECT_EQ(copy.layers().num_rows(), 1U);
  EXPECT_EQ(copy.setting("name"), "Here");
  EXPECT_EQ(copy.setting("contact"), "");
  for (const char* text : {"Sam Secret", "said in private", "Hidden Charity", "grievance"})
    EXPECT_FALSE(copy.find(text)) << text << " is not even among the texts";
}

TEST(AudienceCopy, NobodyMayTakeTheLinksThatAreLeftForAllThereAre) {
  const Place copy(copy_for(place_from_text(kTables), Audience::published).tables);
  EXPECT_TRUE(copy.stakeholders().has(StakeholderColumn::response));
  for (const Text cell : copy.stakeholders().texts(StakeholderColumn::response))
    EXPECT_EQ(cell, Text::none);
}

TEST(AudienceCopy, AnOrganisationThatIsNotShownIsNotNamed) {
  const Place copy(copy_for(place_from_text(kTables), Audience::published).tables);
  const auto table = copy.stakeholders();
  EXPECT_EQ(copy.text(table.text(StakeholderColumn::organisation, 2)), "a");
  EXPECT_EQ(copy.text(table.text(StakeholderColumn::organisation, 3)), "");
}

TEST(AudienceCopy, BoardSeatsAndLeadsAreHandedOnWhereAllIsPublic) {
  const std::string tables =
      "stakeholders: id, visibility\n  a,\n  b, team\n  board,\n"
      "relationships: from, to\n  a, b\n"
      "memberships: stakeholder, board, amount\n  a, board, 5\n  b, board, 7\n"
      "outcomes: id\n  o\n"
      "commitments: stakeholder, outcome, role, agrees aim\n  a, o, lead, no\n  a, o, pulls "
      "against,\n";
  const Place shut(copy_for(place_from_text(tables), Audience::published).tables);
  EXPECT_EQ(shut.memberships().num_rows() + shut.commitments().num_rows(), 0U);
  EXPECT_EQ(shut.outcomes().num_rows(), 1U);
  const Place open(copy_for(place_from_text("place: key, value\n  visibility, public\n" + tables),
                            Audience::published)
                       .tables);
  EXPECT_THAT(ids(open), ElementsAre("a", "board")) << "b's own word counts";
  EXPECT_EQ(open.memberships().num_rows(), 1U);
  EXPECT_FALSE(open.memberships().has(MembershipColumn::amount));
  EXPECT_EQ(open.commitments().num_rows(), 1U);
  EXPECT_FALSE(open.commitments().has(CommitmentColumn::agrees_aim));
}

TEST(AudienceCopy, SaysWhatIsLeftOut) {
  const AudienceCopy copy = copy_for(place_from_text(kTables), Audience::published);
  EXPECT_THAT(copy.left_out, Contains("3 of 7 rows of stakeholders"));
  EXPECT_THAT(copy.left_out, Contains("7 of 8 rows of relationships"));
  EXPECT_THAT(copy.left_out, Contains("column linkedin of stakeholders"));
  EXPECT_THAT(copy.left_out, Contains("table responses (2)"));
}

TEST(AudienceCopy, TheTeamHasThePlaceItself) {
  EXPECT_THAT([] { (void)copy_for(place_from_text(kTables), Audience::team); },
              testing::Throws<Error>(testing::Property(&Error::code, ErrorCode::invalid_argument)));
}

}  // namespace
}  // namespace interstice
