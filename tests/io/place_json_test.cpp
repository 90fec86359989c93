#include "io/place_json.hpp"

#include <gmock/gmock.h>

#include "tests/io/reading.hpp"
#include "tests/support/random_place.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;

ReadResult read(const std::string& json) { return read_place_json({"p.json", json}, "p"); }

TEST(PlaceJson, WhatAPersonWouldWriteIsRead) {
  const ReadResult result = read(R"({
    "stakeholders": [{"id": "007", "system": ["health", "police"], "authority": 0.5, "extras": {"linkedin": "1"}},
                     {"id": "b"}],
    "relationships": [{"from": "007", "to": "b", "reported_by": "b", "strength": 2}],
    "place": [{"key": "name", "value": "Here"}]})");
  ASSERT_THAT(result, HasNoDiagnostic());
  const Place& place = *result.place;
  EXPECT_EQ(place.name(), "Here");
  const auto stakeholders = place.stakeholders();
  EXPECT_EQ(place.text(stakeholders.text(StakeholderColumn::id, 0)), "007");
  EXPECT_EQ(place.text(stakeholders.text(StakeholderColumn::system, 0)), "health;police");
  EXPECT_EQ(stakeholders.number(StakeholderColumn::authority, 0), 0.5);
  EXPECT_NE(stakeholders.number(StakeholderColumn::authority, 1), 0.5) << "absent, not zero";
  ASSERT_EQ(stakeholders.extras().size(), 1U);
  EXPECT_EQ(stakeholders.extras()[0].name, "linkedin");
  EXPECT_FALSE(stakeholders.has(StakeholderColumn::response)) << "no row has it";
}

TEST(PlaceJson, AColumnThatIsThereAndBlankStaysThere) {
  const ReadResult result =
      read(R"({"tables": [{"name": "stakeholders", "columns": ["id", "response"]}],
    "stakeholders": [{"id": "a"}], "relationships": [{"from": "a", "to": "a"}]})");
  ASSERT_TRUE(result.place);
  EXPECT_TRUE(result.place->stakeholders().has(StakeholderColumn::response));
  EXPECT_THAT(to_json(*result.place), HasSubstr("\"response\""));
}

TEST(PlaceJson, FaultsSayWhatToDo) {
  EXPECT_THAT(read("{\"relationships\": [{\"from\": \"a\" \"to\": \"b\"}]}"),
              HasDiagnostic("E-json", "p.json", "Expected", "from"));
  EXPECT_THAT(read(R"({"relationships": [{"from": "a", "too": "b"}]})"),
              HasDiagnostic("E-json", "p.json", "too", "extras"));
  EXPECT_THAT(read(R"({"relationships": [{"from": "a", "to": "b", "strength": "much"}]})"),
              HasDiagnostic("E-json", "p.json", "much", "extras"));
  EXPECT_THAT(read(R"({"relationships": [{"from": "a", "to": "b", "strength": "NaN"}]})"),
              HasDiagnostic("E-number", "p.json: relationships:1", "strength", "number"));
  EXPECT_THAT(read(R"({"relationships": [{"from": "a", "to": "b", "kind": "x", "kind": "y"}]})"),
              HasDiagnostic("E-twice", "p.json: relationships:1", "twice", "once"));
  EXPECT_THAT(read("[]"), HasDiagnostic("E-json", "p.json", "", "place.proto"));
  EXPECT_THAT(read(""), HasDiagnostic("E-empty", "p.json", "empty", ""));
  EXPECT_THAT(read("{}"), HasDiagnostic("E-no-relationships", "p.json", "relationships", "Add"));
  EXPECT_THAT(read(std::string(100000, '[')), HasDiagnostic("E-json", "p.json", "", "place.proto"));
}

TEST(PlaceJson, TheSamePlaceGivesTheSameBytes) {
  // Extras stand in a map, whose order in memory differs from one to the next.
  PlaceTables tables = random_place(11);
  TableData& links = tables[TableKind::relationships];
  for (int i = 0; i < 40; ++i) {
    links.extras.push_back({.name = "own " + std::to_string(i),
                            .cells = std::vector(links.num_rows, tables.pool.intern("v"))});
  }
  const Place place(std::move(tables));
  const std::string first = to_json(place);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(to_json(place), first);
  const auto of = [&](int i) { return first.rfind("\"own " + std::to_string(i) + "\":"); };
  EXPECT_LT(of(0), of(1));
  EXPECT_LT(of(1), of(10));
  EXPECT_LT(of(10), of(2)) << "by bytes";
}

}  // namespace
}  // namespace interstice
