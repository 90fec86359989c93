#include "graph/model/projection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::TestWithParam;
using testing::ValuesIn;

TEST(Projection, NamesItsVerticesInByteOrderOfId) {
  const Place place = place_from_text("stakeholders: id, name\n b, Bee\n a,\n C, Sea\n");
  const Projection projection = project(place);
  EXPECT_THAT(projection.ids, ElementsAre("C", "a", "b"));
  EXPECT_THAT(projection.names, ElementsAre("Sea", "a", "Bee"));
  EXPECT_THAT(projection.stakeholders,
              ElementsAre(StakeholderRow{2}, StakeholderRow{1}, StakeholderRow{0}));
  EXPECT_THAT(projection.is_board, ElementsAre(0, 0, 0));
}

TEST(Projection, OfAnEmptyPlaceIsEmpty) {
  const Place place = place_from_text("place: key, value\n");
  const Projection projection = project(place);
  EXPECT_EQ(projection.network.num_vertices(), 0U);
  EXPECT_THAT(projection.ids, IsEmpty());
  EXPECT_EQ(projection.view, View::either);
  EXPECT_EQ(projection.row_starts.size(), 1U);
}

TEST(Projection, ReadsDirectedIfAChosenLayerIs) {
  const Place place =
      place_from_text("relationships: from, to, kind\n a, b, advice\n b, c, works with\n");
  EXPECT_EQ(project(place).view, View::directed);
  EXPECT_EQ(project(place, {.layers = {"works with"}}).view, View::either);
  EXPECT_EQ(project(place, {.layers = {"advice"}}).view, View::directed);
  EXPECT_EQ(project(place, {.view = View::either}).view, View::either);
  EXPECT_TRUE(project(place).network.directed());
  EXPECT_FALSE(project(place, {.view = View::both}).network.directed());
}

TEST(Projection, AWorkingReadingDoesNotAskLayersItLeavesOut) {
  const Place place =
      place_from_text("relationships: from, to, kind\n a, b, money\n b, c, works with\n");
  EXPECT_EQ(project(place).view, View::directed);
  EXPECT_EQ(project(place, {.layer_set = LayerSet::working}).view, View::either);
}

TEST(Projection, WithoutAOneModeLayerItReadsTwoModes) {
  const Place seats = place_from_text(
      "relationships: from, to, kind\n a, x, seats\nlayers: kind, modes\n seats, two\n");
  EXPECT_EQ(project(seats).view, View::two_mode);
  EXPECT_THAT(project(seats).is_board, ElementsAre(0, 1));
  EXPECT_FALSE(has_one_mode_layer(seats, LayerSet::all));
  const Place boards = place_from_text("memberships: stakeholder, board\n a, x\n");
  EXPECT_EQ(project(boards).view, View::two_mode);
  EXPECT_TRUE(has_one_mode_layer(place_from_text("stakeholders: id\n a\n"), LayerSet::all));
  const Place money = place_from_text("relationships: from, to, kind\n a, b, money\n");
  EXPECT_TRUE(has_one_mode_layer(money, LayerSet::all));
  EXPECT_FALSE(has_one_mode_layer(money, LayerSet::working));
}

TEST(Projection, FindsALayerByItsKindOrItsNameWhateverTheCase) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, b, q2
      a, c, q3
    layers: kind, name
      q2, Works with
  )");
  EXPECT_THAT(project(place, {.layers = {"works_with"}}).layers, ElementsAre("q2"));
  EXPECT_THAT(project(place, {.layers = {"Q3", "q2", "Q2"}}).layers, ElementsAre("q2", "q3"));
  EXPECT_THAT(project(place, {.layers = {"Q3"}}).layer_details[0].kind, "q3");
}

TEST(Projection, AKindAsWrittenBeatsOneInOtherCaseAndAKindBeatsAName) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, b, Advice
      a, c, advice
      a, d, meets
      a, e, plans
    layers: kind, name
      meets, plans
  )");
  EXPECT_THAT(project(place, {.layers = {"advice"}}).layers, ElementsAre("advice"));
  EXPECT_THAT(project(place, {.layers = {"Advice"}}).layers, ElementsAre("Advice"));
  EXPECT_THAT(project(place, {.layers = {"plans"}}).layers, ElementsAre("plans"));
  EXPECT_THAT(project(place, {.layers = {"meets"}}).layers, ElementsAre("meets"));
}

TEST(Projection, AnUnknownLayerIsAnErrorWithTheNearestNamed) {
  const Place place =
      place_from_text("relationships: from, to, kind\n a, b, advice\n a, b, money\n");
  EXPECT_THAT([&] { (void)project(place, {.layers = {"advise"}}); },
              ThrowsError(ErrorCode::not_found, "\"advise\"; did you mean \"advice\"?"));
  EXPECT_THAT(
      [&] {
        (void)project(place, {.layers = {"advice", "friendship"}});
      },
      ThrowsError(ErrorCode::not_found, "\"friendship\"; there are: advice, money"));
}

TEST(Projection, AOneModeLayerHasNoTwoModesAndTheReverse) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, b, works with
      a, x, seats
    layers: kind, modes
      seats, two
  )");
  EXPECT_THAT([&] { (void)project(place, {.layers = {"works with"}, .view = View::two_mode}); },
              ThrowsError(ErrorCode::invalid_argument, "two_mode: the layer \"works with\""));
  EXPECT_THAT(
      [&] { (void)project(place, {.layers = {"works with"}, .view = View::shared_boards}); },
      ThrowsError(ErrorCode::invalid_argument, "shared_boards: the layer \"works with\""));
  for (const View view : {View::directed, View::either, View::both}) {
    EXPECT_THAT([&] { (void)project(place, {.layers = {"seats"}, .view = view}); },
                ThrowsError(ErrorCode::invalid_argument,
                            "view " + std::string(to_string(view)) + ": the layer \"seats\""));
  }
}

TEST(Projection, DatedRowsNeedADate) {
  for (const std::string rows :
       {"relationships: from, to, since\n a, b, 2020\n",
        "relationships: from, to, until\n a, b, 2020\n", "stakeholders: id, since\n a, 2020\n",
        "stakeholders: id, until\n a, 2020\n",
        "memberships: stakeholder, board, since\n a, x, 2020\n",
        "memberships: stakeholder, board, until\n a, x, 2020\n"}) {
    const Place place = place_from_text(rows);
    EXPECT_THAT([&] { (void)project(place); }, ThrowsError(ErrorCode::parse_error, "--as-of"))
        << rows;
    EXPECT_NO_THROW((void)project(place, {.as_of = Date{2025, 1, 1}})) << rows;
    const Place dated = place_from_text(rows + "place: key, value\n date, 2025\n");
    EXPECT_NO_THROW((void)project(dated)) << rows;
  }
  const Place blank = place_from_text("relationships: from, to, since\n a, b,\n");
  EXPECT_NO_THROW((void)project(blank));
}

TEST(Projection, ReadsAtTheDateAskedForElseThePlaces) {
  const Place place =
      place_from_text("relationships: from, to\n a, b\nplace: key, value\n date, 2025-06\n");
  EXPECT_EQ(project(place).as_of, (Date{2025, 6, 30}));
  EXPECT_EQ(project(place, {.as_of = Date{2024, 1, 1}}).as_of, (Date{2024, 1, 1}));
}

TEST(Projection, RefusesMoreThan64LayersAtOnce) {
  std::string rows = "relationships: from, to, kind\n";
  for (int i = 0; i < 65; ++i) rows += " a, b, kind" + std::to_string(i) + "\n";
  const Place place = place_from_text(rows);
  EXPECT_NO_THROW((void)project(place));  // the same bodies answered on all of them
  std::string stakeholders = "stakeholders: id\n a\n b\n";
  std::string responses = "responses: stakeholder, layer, status\n";
  for (int i = 0; i < 65; ++i) {
    stakeholders += " s" + std::to_string(i) + "\n";
    responses += " s" + std::to_string(i) + ", kind" + std::to_string(i) + ", answered\n";
  }
  const Place apart = place_from_text(stakeholders + rows + responses);
  EXPECT_THAT([&] { (void)project(apart); },
              ThrowsError(ErrorCode::unsupported, "more than 64 kinds of link"));
  EXPECT_NO_THROW((void)project(apart, {.layers = {"kind64"}}));
}

TEST(Projection, SaysHowItKnowsWhoAnswered) {
  const Place assumed = place_from_text("relationships: from, to\n a, b\n");
  EXPECT_EQ(project(assumed).basis, ResponseBasis::everyone_assumed);
  const Place stated = place_from_text(
      "stakeholders: id, response\n a, answered\n b,\nrelationships: from, to\n a, b\n");
  EXPECT_EQ(project(stated).basis, ResponseBasis::stated);
  const Place reported = place_from_text("relationships: from, to, reported by\n a, b, a\n");
  EXPECT_EQ(project(reported).basis, ResponseBasis::reporters);
  const Place record = place_from_text(
      "stakeholders: id, response\n a, answered\n b,\nrelationships: from, to\n a, b\n"
      "layers: kind, source\n works with, documentary\n");
  EXPECT_EQ(project(record).basis, ResponseBasis::complete_roster);
}

// Every reading of every network, compared with that of its rows and columns in another order.
class ProjectionOfNetwork : public TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, ProjectionOfNetwork, ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

auto fields(const ProjectionReport& r) {
  return std::tuple(r.rows_read, r.other_layers, r.zero_strength, r.negative, r.low_confidence,
                    r.not_current, r.boards, r.inside_one_body, r.merged, r.one_way, r.rolled_up,
                    r.in_several_systems);
}
auto listed(const Network& network) {
  std::vector<std::tuple<VertexId, VertexId, double>> list;
  for (const Tie& tie : network.ties()) list.emplace_back(tie.from, tie.to, tie.strength);
  return list;
}

void expect_same(const Projection& a, const Projection& b) {
  EXPECT_EQ(a.view, b.view);
  EXPECT_EQ(a.ids, b.ids);
  EXPECT_EQ(a.names, b.names);
  EXPECT_EQ(a.is_board, b.is_board);
  EXPECT_EQ(a.systems, b.systems);
  EXPECT_EQ(a.system_of, b.system_of);
  EXPECT_EQ(a.systems_column, b.systems_column);
  EXPECT_EQ(a.layers, b.layers);
  EXPECT_EQ(listed(a.network), listed(b.network));
  EXPECT_EQ(fields(a.report), fields(b.report));
  EXPECT_EQ(a.basis, b.basis);
  ASSERT_EQ(a.observed.size(), b.observed.size());
  for (std::uint32_t v = 0; v < a.observed.size(); ++v) {
    EXPECT_EQ(a.observed.pattern(static_cast<VertexId>(v)),
              b.observed.pattern(static_cast<VertexId>(v)));
  }
}

TEST_P(ProjectionOfNetwork, TheOrderOfRowsAndColumnsNeverMatters) {
  const Place place = load_network(GetParam());
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const Place shuffled = load_network(GetParam(), seed);
    expect_same(project(place), project(shuffled));
    expect_same(project(place, {.layer_set = LayerSet::working}),
                project(shuffled, {.layer_set = LayerSet::working}));
    for (const OracleView& view : oracle_views(GetParam()))
      expect_same(project_as(place, view), project_as(shuffled, view));
  }
}

TEST_P(ProjectionOfNetwork, HasTheVerticesAndTiesThatAreRecorded) {
  const Place place = load_network(GetParam());
  std::size_t compared = 0;
  for (const OracleView& view : oracle_views(GetParam())) {
    const Projection projection = project_as(place, view);
    compared += expect_number(view, "num_vertices", projection.network.num_vertices(), 0.0);
    compared += expect_number(view, "num_ties", projection.network.num_ties(), 0.0);
    EXPECT_EQ(projection.view, view.view);
  }
  if (!GetParam().starts_with("nhs") && GetParam() != "southern_women") {
    EXPECT_GT(compared, 0U);
  }
}

TEST_P(ProjectionOfNetwork, FindsTheSystemsThatThePlaceNames) {
  const Place place = load_network(GetParam());
  const Projection projection = project(place);
  EXPECT_EQ(projection.systems_column, place.setting("systems"));
  if (!place.setting("systems").empty()) {
    EXPECT_GE(projection.systems.size(), 2U);
  }
}

}  // namespace
}  // namespace interstice
