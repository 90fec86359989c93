#include "graph/model/place.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::TestWithParam;
using testing::ValuesIn;

std::vector<std::string> ids(const Place& place) {
  std::vector<std::string> list;
  for (const Text id : place.stakeholders().texts(StakeholderColumn::id))
    list.emplace_back(place.text(id));
  return list;
}

TEST(Place, ListsStakeholdersInOrderOfFirstUseWhereThereIsNoTable) {
  const Place place = place_from_text(R"(
    relationships: from, to, reported by
      d, b, z
      b, a,
    memberships: stakeholder, board
      a, board
    commitments: stakeholder, outcome
      e, o1
    responses: stakeholder, status
      f, answered
  )");
  EXPECT_TRUE(place.stakeholders_implied());
  EXPECT_THAT(ids(place), ElementsAre("d", "b", "z", "a", "board", "e", "f"));
  EXPECT_EQ(place.stakeholder(*place.find("z")), static_cast<StakeholderRow>(2));
  EXPECT_EQ(place.stakeholder(*place.find("o1")), std::nullopt);
  EXPECT_EQ(place.stakeholder(Text::none), std::nullopt);
}

TEST(Place, KeepsTheStakeholdersTableAsItIs) {
  const Place place = place_from_text(R"(
    stakeholders: id, name
      b, Bee
      a, Ay
    relationships: from, to
      a, b
  )");
  EXPECT_FALSE(place.stakeholders_implied());
  EXPECT_THAT(ids(place), ElementsAre("b", "a"));
}

TEST(Place, AStakeholdersTableWithoutRowsIsATable) {
  EXPECT_FALSE(place_from_text("stakeholders: id").stakeholders_implied());
  EXPECT_TRUE(place_from_text("place: key, value").stakeholders_implied());
  EXPECT_EQ(ids(place_from_text("place: key, value")).size(), 0U);
}

TEST(Place, ImpliedStakeholdersStandWhereTheyWereFirstNamed) {
  PlaceTables tables = tables_from_text("relationships: from, to\n a, b\n c, a\n");
  tables[TableKind::relationships].file = "edges.csv";
  tables[TableKind::relationships].lines = {2, 3};
  const Place place(std::move(tables));
  EXPECT_EQ(place.stakeholders().file(), "edges.csv");
  EXPECT_EQ(place.stakeholders().line(1), 2U);
  EXPECT_EQ(place.stakeholders().line(2), 3U);
}

TEST(Place, AnAbsentColumnReadsAsBlank) {
  const Place place = place_from_text("relationships: from, to\n a, b\n");
  EXPECT_EQ(place.relationships().text(RelationshipColumn::kind, 0), Text::none);
  EXPECT_TRUE(std::isnan(place.relationships().number(RelationshipColumn::strength, 0)));
  EXPECT_FALSE(place.relationships().has(RelationshipColumn::kind));
  EXPECT_EQ(place.relationships().line(0), 0U);
  EXPECT_EQ(place.text(place.relationships().row(0).text(RelationshipColumn::to)), "b");
}

TEST(Place, RefusesAStakeholderThatStandsTwice) {
  EXPECT_THAT([] { (void)place_from_text("stakeholders: id\n a\n b\n a\n"); },
              ThrowsError(ErrorCode::invalid_argument, "\"a\" stands twice"));
}

TEST(Place, RefusesABlankIdAndALinkWithoutAnEnd) {
  EXPECT_THAT([] { (void)place_from_text("stakeholders: id, name\n a, x\n , y\n"); },
              ThrowsError(ErrorCode::invalid_argument, "blank"));
  EXPECT_THAT([] { (void)place_from_text("relationships: from, to\n a, b\n a,\n"); },
              ThrowsError(ErrorCode::invalid_argument, "blank"));
  EXPECT_THAT([] { (void)place_from_text("memberships: stakeholder, board\n , b\n"); },
              ThrowsError(ErrorCode::invalid_argument, "blank"));
}

TEST(Place, RefusesAnUnknownIdWhereverItStands) {
  const char* const kRows[] = {
      "relationships: from, to\n x, a\n",
      "relationships: from, to\n a, x\n",
      "memberships: stakeholder, board\n x, a\n",
      "memberships: stakeholder, board\n a, x\n",
      "commitments: stakeholder, outcome\n x, o\n",
      "responses: stakeholder, status\n x, answered\n",
      "relationships: from, to, reported by\n a, a, x\n",
  };
  for (const std::string rows : kRows) {
    const std::string table = rows.substr(0, rows.find(':'));
    EXPECT_THAT([&] { (void)place_from_text("stakeholders: id\n a\n" + rows); },
                ThrowsError(ErrorCode::invalid_argument,
                            table + " names \"x\", which the stakeholders table does not have"))
        << rows;
  }
}

TEST(Place, SettingsAreFoundWhateverTheirCase) {
  const Place place = place_from_text(R"(
    place: key, value
      Name, Aldermere
      DATE, 2026-03
      my_key, 7
  )");
  EXPECT_EQ(place.setting("my key"), "7");
  EXPECT_EQ(place.setting("other"), "");
  EXPECT_EQ(place.name(), "Aldermere");
  EXPECT_EQ(place.date(), (Date{2026, 3, 31}));  // the last day of what is written
}

TEST(Place, WithoutSettingsItIsCalledWhatWasReadAndHasNoDate) {
  const Place place = place_from_text("relationships: from, to\n a, b\n");
  EXPECT_EQ(place.name(), "text");
  EXPECT_EQ(place.date(), std::nullopt);
  EXPECT_EQ(place_from_text("place: key, value\n date, soon\n").date(), std::nullopt);
}

// A place with every table and every kind of cell.
constexpr const char* kEverything = R"(
  stakeholders: id, name, kind, system, authority, budget, my column
    a, Ay, organisation, health, 0.5, 10, x
    b, Bee, person, police; council, , , y
    c, , , , 1, 0,
  relationships: from, to, kind, strength, trust, sign, reported by, since
    a, b, advice, 2, 0.5, +, a, 2024
    b, a, advice, 1, , -, , 2025
    a, b, money, , 1, , c,
  layers: kind, modes, role
    advice, one, working
  responses: stakeholder, status
    a, answered
  memberships: stakeholder, board
    a, c
  outcomes: id, name
    o1, safe
  commitments: stakeholder, outcome, priority
    a, o1, 2
  expected: a, b
    a, b
  areas: code, population
    x1, 1000
  systems: id, colour
    health, #ff0000
  decisions: gap, decision
    g1, act
  evidence: id, source
    e1, minutes
  place: key, value
    name, Here
    date, 2026
)";

TEST(Fingerprint, IsSixteenHexadecimalDigits) {
  const std::string print = place_from_text(kEverything).fingerprint();
  EXPECT_EQ(print.size(), 16U);
  EXPECT_EQ(print.find_first_not_of("0123456789abcdef"), std::string::npos);
}

// Every cell changed in turn, to another id where only an id will do: each fingerprint is new.
TEST(Fingerprint, EveryCellCounts) {
  std::set<std::string> seen = {place_from_text(kEverything).fingerprint()};
  std::size_t changed = 0;
  const auto change = [&](const std::string& what, const std::function<void(PlaceTables&)>& edit) {
    PlaceTables tables = tables_from_text(kEverything);
    edit(tables);
    ++changed;
    EXPECT_TRUE(seen.insert(Place(std::move(tables)).fingerprint()).second) << what;
  };
  for (const TableSpec& spec : table_specs()) {
    const PlaceTables original = tables_from_text(kEverything);
    const TableData& table = original[spec.kind];
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      for (std::size_t row = 0; row < table.num_rows && table.columns[c].present; ++row) {
        const std::string what = std::string(spec.name) + '.' + std::string(spec.columns[c].name);
        if (is_number(spec.columns[c].type)) {
          const double value = table.columns[c].numbers[row];
          change(what, [&](PlaceTables& t) {
            t[spec.kind].columns[c].numbers[row] = std::isnan(value) ? 0.0 : value + 1.0;
          });
          continue;
        }
        // Ids of stakeholders cannot be changed without what names them.
        if (spec.kind == TableKind::stakeholders && c == 0) continue;
        const std::string_view now = original.pool.view(table.columns[c].texts[row]);
        const bool names_one = spec.columns[c].refers == Refers::stakeholder;
        const char* const other = names_one ? (now == "c" ? "b" : "c") : "other";
        change(what,
               [&](PlaceTables& t) { t[spec.kind].columns[c].texts[row] = t.pool.intern(other); });
      }
    }
  }
  change("extra column", [](PlaceTables& t) {
    t[TableKind::stakeholders].extras[0].cells[2] = t.pool.intern("z");
  });
  change("extra column's name",
         [](PlaceTables& t) { t[TableKind::stakeholders].extras[0].name = "other"; });
  EXPECT_GT(changed, 60U);
}

TEST(Fingerprint, CellsThatChangePlacesCount) {
  const std::string print =
      place_from_text("relationships: from, to, kind\n a, b, x\n b, a, y\n").fingerprint();
  EXPECT_NE(place_from_text("relationships: from, to, kind\n a, b, y\n b, a, x\n").fingerprint(),
            print);
  EXPECT_NE(place_from_text("relationships: from, to, kind\n b, a, x\n a, b, y\n").fingerprint(),
            print);
  EXPECT_NE(place_from_text("relationships: from, to, notes\n a, b, x\n b, a, y\n").fingerprint(),
            print);
  EXPECT_NE(place_from_text("relationships: from, to, kind\n a, b, x\n b, a, y\n a, b, x\n")
                .fingerprint(),
            print);
}

TEST(Fingerprint, TheOrderOfRowsAndColumnsAndTheSourceDoNotCount) {
  const std::string print =
      place_from_text("relationships: from, to, p, q\n a, b, 1, 2\n b, a, 3, 4\n").fingerprint();
  EXPECT_EQ(
      place_from_text("relationships: q, to, p, from\n 4, a, 3, b\n 2, b, 1, a\n").fingerprint(),
      print);
  PlaceTables tables =
      tables_from_text("relationships: from, to, p, q\n a, b, 1, 2\n b, a, 3, 4\n");
  tables[TableKind::relationships].file = "edges.csv";
  tables[TableKind::relationships].lines = {2, 3};
  tables.source = "elsewhere";
  EXPECT_EQ(Place(std::move(tables)).fingerprint(), print);
}

TEST(Fingerprint, ZeroHasNoSign) {
  PlaceTables tables = tables_from_text("relationships: from, to, strength\n a, b, 0\n");
  tables[TableKind::relationships]
      .columns[static_cast<std::size_t>(RelationshipColumn::strength)]
      .numbers[0] = -0.0;
  EXPECT_EQ(Place(std::move(tables)).fingerprint(),
            place_from_text("relationships: from, to, strength\n a, b, 0\n").fingerprint());
}

class FingerprintOfNetwork : public TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, FingerprintOfNetwork, ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(FingerprintOfNetwork, IsThatOfItsShuffledRowsAndColumns) {
  EXPECT_EQ(load_network(GetParam()).fingerprint(), load_network(GetParam(), 7).fingerprint());
}

}  // namespace
}  // namespace interstice
