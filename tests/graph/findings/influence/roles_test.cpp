#include "graph/findings/influence/roles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kRoles = R"(
stakeholders: id, name, kind, organisation, authority, told, until
  a, Alder, organisation, , 0.7, ,
  b, Birch, organisation, , , ,
  c, Cedar, organisation, , 0.2, ,
  d, Dogwood, organisation, , , ,
  e, Elm, organisation, , 0, ,
  dcs, Director of Children's Services, post, b, , yes,
  q, Councillor Quince, person, c, 1, ,
  x, Exchange, board, , , ,
  old, Old Board, board, , , , 2020
memberships: stakeholder, board, role, since, until
  b, x, chair, ,
  a, x, member, ,
  d, x, chair, , 2020
  d, old, chair, ,
  q, x, chair, ,
outcomes: id, name
  o, Warm homes
commitments: stakeholder, outcome, role, until
  b, o, accountable,
  a, o, contributor,
  d, o, lead, 2020
relationships: from, to
  a, b
place: key, value
  date, 2026-01-01
)";

std::vector<Role> roles_of(std::string_view text, Unit unit, std::vector<std::string>* ids) {
  const Place place = place_from_text(text);
  const ProjectionOptions reading = findings_reading(place, {.unit = unit});
  const Projection projection = project(place, reading);
  for (const std::string_view id : projection.ids) ids->emplace_back(id);
  return find_roles(place, projection, reading);
}

Role role_of(std::string_view text, std::string_view id, Unit unit = Unit::post) {
  std::vector<std::string> ids;
  const std::vector<Role> roles = roles_of(text, unit, &ids);
  return roles.at(static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin()));
}

TEST(Roles, AStatedAuthorityIsRead) {
  const Role a = role_of(kRoles, "a");
  EXPECT_EQ(a.basis, RoleBasis::stated);
  EXPECT_EQ(a.authority, 0.7);
  EXPECT_EQ(a.formal, FormalRole::yes);
  EXPECT_THAT(a.chairs, IsEmpty()) << "a member does not chair";
  EXPECT_THAT(a.leads, IsEmpty()) << "who contributes does not lead";
  EXPECT_EQ(role_of(kRoles, "e").formal, FormalRole::little);
  EXPECT_EQ(role_of(kRoles, "e").basis, RoleBasis::stated) << "0 is written, not blank";
}

TEST(Roles, ABlankOneIsWorkedOutFromChairsAndLeads) {
  const Role b = role_of(kRoles, "b");
  EXPECT_EQ(b.basis, RoleBasis::worked_out);
  EXPECT_FALSE(b.authority.has_value());
  EXPECT_THAT(b.chairs, ElementsAre("Exchange"));
  EXPECT_THAT(b.leads, ElementsAre("Warm homes"));
  EXPECT_EQ(b.formal, FormalRole::yes);
}

TEST(Roles, WhatIsOverOrOfABoardThatIsGoneIsNone) {
  const Role d = role_of(kRoles, "d");
  EXPECT_EQ(d.basis, RoleBasis::unknown);
  EXPECT_EQ(d.formal, FormalRole::unknown) << "never read as none";
  EXPECT_FALSE(d.authority.has_value());
}

TEST(Roles, AStatutoryPostIsOneAndCountsForItsOrganisationThere) {
  EXPECT_EQ(role_of(kRoles, "dcs").statutory_post, "director of children's services");
  EXPECT_EQ(role_of(kRoles, "dcs").basis, RoleBasis::worked_out);
  EXPECT_EQ(role_of(kRoles, "b").statutory_post, "");
  EXPECT_EQ(role_of(kRoles, "b", Unit::organisation).statutory_post,
            "director of children's services");
  const std::string abroad = std::string(kRoles) + "  country, France\n";
  EXPECT_EQ(role_of(abroad, "dcs").statutory_post, "");
}

TEST(Roles, APersonsAuthorityIsNotItsOrganisations) {
  const Role c = role_of(kRoles, "c", Unit::organisation);
  EXPECT_EQ(c.authority, 0.2);
  EXPECT_THAT(c.chairs, ElementsAre("Exchange")) << "through its councillor";
  EXPECT_EQ(c.formal, FormalRole::yes);
  EXPECT_EQ(role_of(kRoles, "c").formal, FormalRole::little);
}

constexpr const char* kChart = R"(
layers: kind, direction, role, source, roster
  reports_to, directed, formal, documentary, complete
  agreement, mutual, formal, documentary, complete
relationships: from, to, kind
  b, a, reports_to
  c, a, reports_to
  c, a, reports_to
  d, e, agreement
  d, e, works with
)";

TEST(Roles, WhoOthersReportToIsCountedAlongTheArrow) {
  const Role a = role_of(kChart, "a");
  EXPECT_EQ(a.reported_to_by, 2U);
  EXPECT_EQ(a.formal, FormalRole::yes);
  EXPECT_EQ(a.basis, RoleBasis::worked_out);
  const Role b = role_of(kChart, "b");
  EXPECT_EQ(b.reported_to_by, 0U);
  EXPECT_EQ(b.formal, FormalRole::little);
  const Role d = role_of(kChart, "d");
  EXPECT_FALSE(d.reported_to_by.has_value()) << "not on the chart";
  EXPECT_EQ(d.formal, FormalRole::unknown);
}

TEST(Roles, AnOpenChartSaysNothingOfWhoIsNotReportedTo) {
  std::string open = kChart;
  open.replace(open.find("complete"), 8, "open");
  EXPECT_EQ(role_of(open, "a").reported_to_by, 2U);
  // Nobody says who answered, so all is observed on an asked layer; documents with an open roster leave it so.
  std::string answered = open + "stakeholders: id, response\n  a,\n  b,\n  c,\n  d,\n  e,\n";
  EXPECT_FALSE(role_of(answered, "b").reported_to_by.has_value());
}

}  // namespace
}  // namespace interstice
