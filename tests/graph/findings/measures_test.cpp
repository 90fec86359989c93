#include "graph/findings/measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "graph/findings/measure_list.hpp"
#include "graph/model/error.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kThree = R"(
stakeholders: id, system
  b, x
  a, x
  c, y
relationships: from, to, strength
  a, b, 2
  b, c, 3
)";

MeasureOptions asked(std::vector<std::string> names) { return {.names = std::move(names)}; }

TEST(Measure, ColumnsStandInTheirOneOrderWhateverWasAsked) {
  const Place place = place_from_text(kThree);
  const Projection projection = project(place);
  const MeasureTable table =
      measure(projection, MeasureOf::vertex, asked({"betweenness", "degree"}));
  ASSERT_EQ(table.columns.size(), 2U);
  EXPECT_EQ(table.columns[0].name, "degree");
  EXPECT_THAT(table.columns[0].values, ElementsAre(1, 2, 1));
  EXPECT_EQ(table.columns[1].name, "betweenness");
  EXPECT_THAT(table.columns[1].values, ElementsAre(0, 1, 0));
}

TEST(Measure, WhatIsNotDefinedIsLeftOutOrEmptyOrRefused) {
  const Place place = place_from_text("relationships: from, to\n  a, b\n  b, c\n  c, d\n");
  const Projection projection = project(place);
  const MeasureTable network = measure(projection, MeasureOf::network, asked({}));
  for (const MeasureColumn& column : network.columns)
    EXPECT_EQ(std::isnan(column.values[0]),
              std::ranges::any_of(
                  network.left_out,
                  [&](const std::string& line) { return line.starts_with(column.name + ":"); }))
        << column.name;
  EXPECT_THAT(
      network.left_out,
      ElementsAre(HasSubstr("ei_index: no column"), HasSubstr("ei_expected: "), HasSubstr("ei_p: "),
                  HasSubstr("centralisation_in_degree: "), HasSubstr("centralisation_out_degree: "),

                  HasSubstr("reciprocity: the view has no direction"),
                  HasSubstr("reciprocity_dyadic: "), HasSubstr("reciprocity_dyadic_nonnull: ")));
  EXPECT_THAT([&] { (void)measure(projection, MeasureOf::network, asked({"ei_index"})); },
              ThrowsError(ErrorCode::invalid_argument, "no column says which system"));
}

TEST(Measure, ANumberOfTheNetworkWithNothingToBeCountedOverSaysSo) {
  const Place place = place_from_text("relationships: from, to\n  a, b\n");
  const Projection projection = project(place);
  const MeasureTable table = measure(projection, MeasureOf::network, asked({}));
  EXPECT_THAT(table.left_out,
              testing::IsSupersetOf({HasSubstr("transitivity: nobody has two contacts"),
                                     HasSubstr("lubness: it has nothing to be counted over")}));
  EXPECT_THAT([&] { (void)measure(projection, MeasureOf::network, asked({"lubness"})); },
              ThrowsError(ErrorCode::invalid_argument, "lubness is not defined here"));
}

TEST(Measure, AnUnknownNameSuggestsTheNearest) {
  const Place place = place_from_text(kThree);
  const Projection projection = project(place);
  EXPECT_THAT([&] { (void)measure(projection, MeasureOf::vertex, asked({"betweeness"})); },
              ThrowsError(ErrorCode::not_found, "betweenness"));
}

TEST(Measure, OfAllOneThatTheDataRefuseIsLeftOutWithIds) {
  const Place place =
      place_from_text("relationships: from, to, strength\n  x, y, 1\n  y, z, 2e9\n  z, x, 1\n");
  const Projection projection = project(place);
  const MeasureTable all = measure(projection, MeasureOf::vertex, {.strengths = Strengths::use});
  EXPECT_THAT(all.left_out, testing::Contains(AllOf(HasSubstr("current_flow_betweenness: "),
                                                    HasSubstr("\"y\" to \"z\""))));
  EXPECT_THAT(all.columns, testing::Contains(testing::Field(&MeasureColumn::name, "pagerank")));
  EXPECT_THAT(
      [&] {
        (void)measure(projection, MeasureOf::vertex,
                      {.names = {"current_flow_betweenness"}, .strengths = Strengths::use});
      },
      ThrowsError(ErrorCode::invalid_argument, "the tie from \"y\" to \"z\""));
}

TEST(Measure, WalksWithoutEndAreNotDefinedWhereNoneLeadBack) {
  const Place place = place_from_text("relationships: from, to, kind\n  a, b, advice\n");
  const Projection projection = project(place, {.view = View::directed});
  for (const char* name : {"eigenvector", "katz", "bonacich_power"}) {
    EXPECT_THAT([&] { (void)measure(projection, MeasureOf::vertex, asked({name})); },
                ThrowsError(ErrorCode::invalid_argument, "no ties lead back"))
        << name;
  }
  const Place empty = place_from_text("stakeholders: id\n  a\n  b\nrelationships: from, to\n");
  const Projection nobody = project(empty);
  for (const char* name : {"eigenvector", "katz", "bonacich_power", "hub", "authority"}) {
    EXPECT_THAT([&] { (void)measure(nobody, MeasureOf::vertex, asked({name})); },
                ThrowsError(ErrorCode::invalid_argument, "there is no tie"))
        << name;
  }
}

TEST(Measure, ALengthThatNothingAskedForReadsIsRefused) {
  const Place place = place_from_text(kThree);
  const Projection projection = project(place);
  for (const auto& [of, name] : {std::pair{MeasureOf::vertex, "degree"},
                                 {MeasureOf::network, "diameter"},
                                 {MeasureOf::tie, "bridge"}}) {
    EXPECT_THAT(
        [&] { (void)measure(projection, of, {.names = {name}, .length = Length::strength}); },
        ThrowsError(ErrorCode::invalid_argument,
                    "--length is read by betweenness, closeness, harmonic, edge_betweenness"));
  }
  EXPECT_THAT(measure(projection, MeasureOf::vertex, {.length = Length::strength}).notes,
              testing::Contains(HasSubstr("all others count hops")));
}

TEST(Measure, WithoutPermutationsThereIsNoP) {
  const Place place = place_from_text(kThree);
  const Projection projection = project(place);
  EXPECT_THAT(
      [&] {
        (void)measure(projection, MeasureOf::network, {.names = {"ei_p"}, .permutations = 0});
      },
      ThrowsError(ErrorCode::invalid_argument, "no permutations were asked for"));
}

TEST(Measure, ANameOfAnotherKindSaysHowToAsk) {
  const Place place = place_from_text(kThree);
  const Projection projection = project(place);
  EXPECT_THAT([&] { (void)measure(projection, MeasureOf::vertex, asked({"bridge"})); },
              ThrowsError(ErrorCode::not_found, "bridge is of ties; ask with --edges"));
  EXPECT_THAT(
      [&] { (void)measure(projection, MeasureOf::vertex, asked({"density"})); },
      ThrowsError(ErrorCode::not_found, "density is of the whole network; ask with --graph"));
  EXPECT_THAT([&] { (void)measure(projection, MeasureOf::tie, asked({"degree"})); },
              ThrowsError(ErrorCode::not_found, "ask without --edges or --graph"));
}

TEST(Measure, FaultsOfLengthsAreToldByIds) {
  const Place place = place_from_text(R"(
relationships: from, to, strength
  police, school, 1
  school, trust, 5e12
)");
  const Projection projection = project(place);
  for (const Length length : {Length::strength, Length::inverse_strength}) {
    EXPECT_THAT(
        [&] {
          (void)measure(projection, MeasureOf::vertex,
                        {.names = {"betweenness"}, .length = length});
        },
        AllOf(ThrowsError(ErrorCode::invalid_argument, "the tie from \"police\" to \"school\""),
              ThrowsError(ErrorCode::invalid_argument, "the tie from \"school\" to \"trust\"")));
  }
  EXPECT_NO_THROW((void)measure(projection, MeasureOf::vertex, {.length = Length::hops}));
}

TEST(Measure, ASumBeyondTheLargestNumberIsRefusedNotPrinted) {
  const Place place = place_from_text(R"(
relationships: from, to, strength
  a, b, 1.5e308
  a, c, 1.5e308
)");
  const Projection projection = project(place);
  EXPECT_THAT([&] { (void)measure(projection, MeasureOf::vertex, asked({"strength"})); },
              ThrowsError(ErrorCode::invalid_argument, "it (of \"a\") is beyond"));
  EXPECT_NO_THROW((void)measure(projection, MeasureOf::vertex, asked({"degree"})));
}

TEST(MeasureOptionsCheck, AnOptionThatChangesNothingIsRefused) {
  const Place place = place_from_text(kThree);
  const Projection projection = project(place);
  const auto refused = [&](const Projection& of, const MeasureOptions& options, const char* said) {
    EXPECT_THAT([&] { (void)measure(of, MeasureOf::vertex, options); },
                ThrowsError(ErrorCode::invalid_argument, said));
  };
  refused(projection, {.names = {"degree"}, .strengths = Strengths::use},
          "--strengths use is read by");
  refused(projection, {.names = {"degree"}, .ego = EgoModel::ego_network}, "--ego is read by");
  refused(projection, {.names = {"degree"}, .scale = Scale::normalised},
          "--scale normalised is read by");
  EXPECT_NO_THROW((void)measure(
      projection, MeasureOf::vertex,
      {.names = {"constraint"}, .strengths = Strengths::use, .ego = EgoModel::ego_network}));
  const Place several = place_from_text(
      "relationships: from, to, kind, strength\n  a, b, works with, 2\n  b, c, advice, 3\n");
  const Projection merged = project(several);
  const auto notes = [&](MeasureOptions options) {
    return measure(merged, MeasureOf::vertex, options).notes;
  };
  EXPECT_THAT(notes({.names = {"betweenness"}, .length = Length::inverse_strength}),
              testing::Contains(testing::HasSubstr(
                  "--length changes nothing here: 2 kinds of link are read together")));
  EXPECT_THAT(notes({.names = {"pagerank"}, .strengths = Strengths::use}),
              testing::Contains(testing::HasSubstr("--strengths use changes nothing here")));
}

TEST(MeasureOptionsCheck, EveryMeasureThatReadsAnOptionChangesWithItAndNoOther) {
  const Place place = place_from_text(R"(
stakeholders: id, system
  a, x
  b, x
  c, y
  d, y
  e, y
  f, x
  g, y
  h, y
relationships: from, to, strength
  a, b, 2
  b, c, 3
  c, a, 5
  c, d, 7
  d, e, 1
  e, b, 4
  f, g, 1
  g, h, 2
  h, f, 3
)");
  const Projection projection = project(place);
  const auto same = [](const std::vector<double>& x, const std::vector<double>& y) {
    return std::ranges::equal(
        x, y, [](double p, double q) { return p == q || (std::isnan(p) && std::isnan(q)); });
  };
  // Beside one that reads the option, so that it is not refused.
  const auto values = [&](const std::string& name, const char* reader, MeasureOptions options) {
    options.names = {name, reader};
    for (const MeasureColumn& column : measure(projection, MeasureOf::vertex, options).columns) {
      if (column.name == name) return column.values;
    }
    return std::vector<double>{};
  };
  for (const Measure& m : all_measures()) {
    const std::string name(m.name);
    const bool needs_direction = name.starts_with("in_") || name.starts_with("out_");
    if (m.of != MeasureOf::vertex || needs_direction) continue;
    EXPECT_EQ(same(values(name, "constraint", {.strengths = Strengths::use}),
                   values(name, "constraint", {})),
              !m.reads_strengths)
        << name;
    EXPECT_EQ(
        same(values(name, "harmonic", {.scale = Scale::normalised}), values(name, "harmonic", {})),
        !m.reads_scale)
        << name;
    EXPECT_TRUE(m.reads_strengths || !m.reads_ego) << name;
  }
}

TEST(Measure, TheBalanceOfATwoModeNetworkWhoseSystemsAreItsSidesIsNotDefined) {
  const Place place = place_from_text(R"(
stakeholders: id, kind, system
  a, , bodies
  b, , bodies
  x, board, boards
memberships: stakeholder, board
  a, x
  b, x
)");
  const Projection projection = project(place);
  ASSERT_EQ(projection.view, View::two_mode);
  const MeasureTable table = measure(projection, MeasureOf::network, asked({}));
  EXPECT_THAT(table.left_out,
              testing::IsSupersetOf({HasSubstr("ei_index: each system is of bodies"),
                                     HasSubstr("ei_p: each system is of bodies")}));
}

TEST(Measure, NotesSayHowManyPermutationsAndWhatIgnoresDirection) {
  const Place place = place_from_text(kThree);
  MeasureOptions options = asked({"ei_p"});
  options.permutations = 1200;
  options.seed = 7;
  EXPECT_THAT(
      measure(project(place), MeasureOf::network, options).notes,
      ElementsAre("ei_p: two-sided, from 1,200 permutations of the systems' labels, seed 7"));
  const Projection directed = project(place, {.view = View::directed});
  for (const char* name : {"eccentricity", "local_clustering", "ego_density"}) {
    EXPECT_THAT(measure(directed, MeasureOf::vertex, asked({name})).notes,
                ElementsAre(name + std::string(": the direction of ties is ignored")));
    EXPECT_THAT(
        measure(project(place, {.view = View::either}), MeasureOf::vertex, asked({name})).notes,
        IsEmpty());
  }
}

}  // namespace
}  // namespace interstice
