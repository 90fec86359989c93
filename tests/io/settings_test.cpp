#include "io/settings.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

ReadResult read_settings(const std::string& rows) {
  return read_files({{"nodes.csv", "id,type,Family\na,x,h\nb,y,p\n"},
                     {"edges.csv", "from,to\na,b\n"},
                     {"place.csv", "key,value\n" + rows}});
}

TEST(Settings, AnAllowedWordIsKeptAsAllowed) {
  const ReadResult result = read_settings("Visibility,PUBLISHED\nroster,Complete\n");
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  EXPECT_EQ(result.place->setting("visibility"), "public");
  EXPECT_EQ(result.place->setting("roster"), "complete");
}

TEST(Settings, AnyOtherWordIsAnErrorThatNamesThem) {
  const ReadResult result = read_settings("visibility,yes\nroster,full\ndate,2025-02-30\n");
  EXPECT_THAT(result, HasDiagnostic("E-choice", "p/place.csv:2:12",
                                    "\"yes\" for the setting \"visibility\" is not a word it takes",
                                    "Write one of: team, partners, public;"));
  EXPECT_THAT(result, HasDiagnostic("E-choice", "p/place.csv:3:8", "\"full\"", "complete, open"));
  EXPECT_THAT(result, HasDiagnostic("E-date", "p/place.csv:4:6", "\"2025-02-30\"", "2025-04-01"));
  EXPECT_EQ(result.num_errors(), 3U);
}

TEST(Settings, TheSystemsMustBeAColumn) {
  EXPECT_THAT(read_settings("systems,famly\n"),
              HasDiagnostic("E-unknown-column", "p/place.csv:2:9",
                            "\"famly\" for the setting \"systems\" is no column of p/nodes.csv",
                            "Did you mean \"Family\"?"));
  EXPECT_TRUE(read_settings("systems,family\n").place);
  EXPECT_TRUE(read_settings("systems,type\n").place) << "a synonym of kind";
  EXPECT_THAT(
      read_files({{"edges.csv", "from,to\na,b\n"}, {"place.csv", "key,value\nsystems,sector\n"}}),
      HasDiagnostic("E-unknown-column", "p/place.csv:2:9", "there is no such table",
                    "Add the table"));
}

TEST(Settings, AKeyThatIsNearlyOneIsNamedAndAnyOtherIsNoted) {
  const ReadResult result = read_settings("visiblity,public\nauthor,me\n,x\n");
  EXPECT_THAT(result, HasDiagnostic("W-unknown-setting", "p/place.csv:2:1",
                                    "\"visiblity\" is no setting that is read",
                                    "Did you mean \"visibility\"?"));
  EXPECT_THAT(result, HasDiagnostic("N-unread-setting", "p/place.csv:3:1", "\"author\"",
                                    "Those that are read: name, date, country"));
  EXPECT_THAT(result, HasDiagnostic("E-missing-value", "p/place.csv:4:1",
                                    "no value in column \"key\"", ""));
}

TEST(SystemsColumn, AnOwnNameBeatsASynonym) {
  PlaceTables tables;
  TableData& stakeholders = tables[TableKind::stakeholders];
  constexpr auto kKind = static_cast<std::size_t>(StakeholderColumn::kind);
  stakeholders.columns[kKind].present = true;
  tables[TableKind::place].columns[0].texts = {tables.pool.intern("systems")};
  tables[TableKind::place].columns[1].texts = {tables.pool.intern("type")};
  tables[TableKind::place].num_rows = 1;
  EXPECT_EQ(systems_column(tables).column, kKind);
  stakeholders.extras.push_back({.name = "Type", .cells = {}});
  EXPECT_EQ(systems_column(tables).extra, 0U) << "as the projection chooses";
  EXPECT_EQ(systems_column(tables).column, std::nullopt);
}

}  // namespace
}  // namespace interstice
