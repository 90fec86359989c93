#include "io/place_reader.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "tests/io/reading.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;

const std::filesystem::path kNetworks = source_dir() / "tests/data/networks";

std::string_view text(const ReadResult& result, RelationshipColumn column, std::size_t row) {
  return result.place->text(result.place->relationships().text(column, row));
}

TEST(PlaceReader, EveryNetworkOfTheTestDataIsReadWithoutAnError) {
  std::size_t count = 0;
  for (const auto& folder : std::filesystem::directory_iterator(kNetworks)) {
    if (!folder.is_directory()) continue;
    const ReadResult result = read_place(folder.path());
    EXPECT_EQ(result.num_errors(), 0U) << testing::PrintToString(described(result));
    ASSERT_TRUE(result.place) << folder.path();
    EXPECT_EQ(result.self_ties + result.duplicate_ties, 0U) << folder.path();
    EXPECT_GT(result.place->stakeholders().num_rows(), 0U);
    EXPECT_GT(result.place->relationships().num_rows(), 0U);
    ++count;
  }
  EXPECT_EQ(count, 26U);
}

TEST(PlaceReader, ReadsTheKarateClub) {
  for (const char* const ending : {"karate_club", "karate_club/"}) {
    const ReadResult result = read_place(kNetworks / ending);
    ASSERT_TRUE(result.place);
    EXPECT_EQ(result.place->name(), "Zachary's karate club");
    EXPECT_EQ(result.place->stakeholders().num_rows(), 34U);
    EXPECT_EQ(result.place->relationships().num_rows(), 78U);
    EXPECT_EQ(result.place->relationships().line(0), 2U);
    EXPECT_THAT(result.place->relationships().file(), HasSubstr("karate_club/edges.csv"));
  }
}

TEST(PlaceReader, IdsAreTextAndNumbersAreNumbers) {
  const ReadResult result = read_edges("from,to,strength\n007,7,0\n7,\"a,b\",2.50\n7,c,\n");
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  EXPECT_EQ(text(result, RelationshipColumn::from, 0), "007");
  EXPECT_EQ(text(result, RelationshipColumn::to, 1), "a,b");
  const auto table = result.place->relationships();
  EXPECT_EQ(table.num_rows(), 3U) << "a strength of 0 is an observed no, and kept";
  EXPECT_EQ(table.number(RelationshipColumn::strength, 0), 0.0);
  EXPECT_EQ(table.number(RelationshipColumn::strength, 1), 2.5);
  EXPECT_TRUE(std::isnan(table.number(RelationshipColumn::strength, 2)));
  EXPECT_EQ(result.place->stakeholders().num_rows(), 4U);
  EXPECT_THAT(result, HasDiagnostic("W-near-same-id", "e.csv:2:5",
                                    "\"7\" is nearly the same id as \"007\" (line 2)",
                                    "They are read as two"));
}

TEST(PlaceReader, UnknownColumnsAreKeptAsWritten) {
  const ReadResult result = read_edges("from,to,Colour of file\nA,B,red\nB,C,\n");
  ASSERT_TRUE(result.place);
  const auto& extras = result.place->relationships().extras();
  ASSERT_EQ(extras.size(), 1U);
  EXPECT_EQ(extras[0].name, "Colour of file");
  EXPECT_EQ(result.place->text(extras[0].cells[0]), "red");
  EXPECT_EQ(extras[0].cells[1], Text::none);
}

TEST(PlaceReader, LineNumbersArePhysicalLines) {
  const ReadResult result = read_edges("from,to,notes\nA,B,\"one\ntwo\"\n\nB,C,\n");
  ASSERT_TRUE(result.place);
  EXPECT_EQ(result.place->relationships().line(0), 2U);
  EXPECT_EQ(result.place->relationships().line(1), 5U);
}

TEST(PlaceReader, TheSourceIsTheLastPartOfThePath) {
  const ReadResult result = read_edges("from,to\nA,B\n", "links.csv");
  ASSERT_TRUE(result.place);
  EXPECT_EQ(result.place->name(), "links.csv");
}

// Layouts of other programs.

TEST(PlaceReader, ReadsAGephiExport) {
  const ReadResult result = read_edges(
      "Source,Target,Type,Id,Label,timeset,Weight\n1,2,Undirected,0,,,1.0\n2,3,Directed,1,x,,2."
      "5\n");
  ASSERT_TRUE(result.place);
  const auto table = result.place->relationships();
  EXPECT_FALSE(table.has(RelationshipColumn::kind));
  EXPECT_EQ(text(result, RelationshipColumn::direction, 0), "Undirected");
  EXPECT_EQ(table.number(RelationshipColumn::strength, 1), 2.5);
  EXPECT_THAT(result, HasDiagnostic("N-type-is-direction", "e.csv:1:15", "\"Type\"",
                                    "read as \"direction\""));
  EXPECT_EQ(result.num_warnings(), 0U);
}

TEST(PlaceReader, ATypeThatHoldsMoreThanDirectionsIsTheKind) {
  std::string rows = "Source,Target,Type\n";
  for (int i = 0; i < 300; ++i) rows += "a" + std::to_string(i) + ",b,Directed\n";
  EXPECT_TRUE(read_edges(rows).place->relationships().has(RelationshipColumn::direction));
  const ReadResult result = read_edges(rows + "x,y,advice\n");
  EXPECT_FALSE(result.place->relationships().has(RelationshipColumn::direction));
  EXPECT_EQ(text(result, RelationshipColumn::kind, 300), "advice");
}

TEST(PlaceReader, ReadsAKumuExport) {
  const std::string elements = "Label,Type,Description\nAcme,organisation,x\nBolt,team,\n";
  const std::string connections =
      "From,To,Type,Direction,Label,Strength\nAcme,Bolt,advice,mutual,,3\n";
  const ReadResult result =
      read_files({{"elements.csv", elements}, {"connections.csv", connections}});
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  const auto stakeholders = result.place->stakeholders();
  EXPECT_EQ(result.place->text(stakeholders.text(StakeholderColumn::id, 1)), "Bolt");
  EXPECT_EQ(result.place->text(stakeholders.text(StakeholderColumn::name, 1)), "Bolt");
  EXPECT_EQ(text(result, RelationshipColumn::kind, 0), "advice");
  EXPECT_EQ(text(result, RelationshipColumn::direction, 0), "mutual");
  EXPECT_THAT(result, HasDiagnostic("N-name-as-id", "p/elements.csv:1:1", "no column \"id\"",
                                    "\"Label\" is used as the id"));
}

TEST(PlaceReader, ReadsANodeXlExportWithGroupHeadings) {
  const ReadResult result = read_edges(
      ",,Visual Properties,,\nVertex 1,Vertex 2,Color,Width,Edge Weight\nA,B,,2,3\n", "Edges.csv");
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  EXPECT_EQ(text(result, RelationshipColumn::from, 0), "A");
  EXPECT_EQ(result.place->relationships().number(RelationshipColumn::strength, 0), 3.0);
  EXPECT_EQ(result.place->relationships().line(0), 3U);
  EXPECT_THAT(result, HasDiagnostic("N-heading-row", "Edges.csv:2", "on line 2", "Nothing to do"));
}

TEST(PlaceReader, ReadsNcol) {
  const ReadResult result = read_edges("a b 2\nb   c\n", "x.ncol");
  ASSERT_TRUE(result.place);
  EXPECT_EQ(text(result, RelationshipColumn::to, 1), "c");
  EXPECT_EQ(result.place->relationships().number(RelationshipColumn::strength, 0), 2.0);
  const ReadResult bad = read_edges("a b 2\nb\nb c d\nb c 1 1\n", "x.ncol");
  EXPECT_THAT(bad, HasDiagnostic("E-ragged", "x.ncol:2:1", "1 cell here, but two or three", ""));
  EXPECT_THAT(bad, HasDiagnostic("E-number", "x.ncol:3:5", "\"d\" in column \"strength\"", ""));
  EXPECT_THAT(bad, HasDiagnostic("E-ragged", "x.ncol:4:7", "4 cells here", ""));
}

TEST(PlaceReader, FindsTheSeparatorAndNamesIt) {
  for (const char separator : {';', '\t'}) {
    const std::string rows = std::string("From") + separator + "To" + separator + "notes\nA" +
                             separator + "B" + separator + "x, y, z\n";
    const ReadResult result = read_edges(rows);
    ASSERT_TRUE(result.place);
    EXPECT_EQ(text(result, RelationshipColumn::notes, 0), "x, y, z");
    EXPECT_THAT(result, HasDiagnostic("N-delimiter", "e.csv:1",
                                      separator == ';' ? "semicolon" : "tab", ""));
  }
  EXPECT_THAT(read_edges("from,to,notes\nA,B,x; y; z\n"), HasNoDiagnostic());
  const ReadResult named = read_edges("sep=;\r\nfrom;to\r\nA;B,C\r\n");
  ASSERT_TRUE(named.place);
  EXPECT_EQ(text(named, RelationshipColumn::to, 0), "B,C");
  EXPECT_EQ(named.place->relationships().line(0), 3U);
}

TEST(PlaceReader, HeadersAreFoldedAndNamesBeatSynonyms) {
  const ReadResult result = read_edges(
      "\xef\xbb\xbf"
      "\"Vertex_1\", TO ,Reported\xc2\xa0"
      "By,weight,Strength\nA,B,A,1,2\n");
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  EXPECT_EQ(text(result, RelationshipColumn::reported_by, 0), "A");
  EXPECT_EQ(result.place->relationships().number(RelationshipColumn::strength, 0), 2.0);
  EXPECT_THAT(result, HasDiagnostic("W-second-header", "e.csv:1:29",
                                    "\"weight\" could be \"strength\", but column \"Strength\"",
                                    "kept as an extra attribute"));
}

// Faults of the table as such.

TEST(PlaceReader, HeaderFaults) {
  EXPECT_THAT(
      read_edges("A,B\nC,D\n"),
      HasDiagnostic(
          "E-missing-column", "e.csv:1:1",
          "no column \"from\" for the table \"relationships\"; the first line has \"A\", \"B\"",
          "for example \"from,to\". Accepted here: \"from\" (or source"));
  EXPECT_THAT(read_edges("from,to,From\nA,B,C\n"),
              HasDiagnostic("E-duplicate-header", "e.csv:1:9",
                            "columns 1 and 3 are both named \"From\"", "Rename"));
  EXPECT_THAT(read_edges("from,to,x,x\nA,B,C,D\n"),
              HasDiagnostic("E-duplicate-header", "e.csv:1:11", "\"x\"", ""));
  EXPECT_THAT(read_edges("from,to,,x\nA,B,C,D\n"),
              HasDiagnostic("W-unnamed-column", "e.csv:1:9", "column 3 has no name", "left out"));
}

TEST(PlaceReader, RaggedRowsNameBothCounts) {
  const ReadResult result = read_edges("from,to,kind\nA,B,x,,\nA,C\nA,D,x,y\n");
  EXPECT_THAT(result, HasDiagnostic("E-ragged", "e.csv:3:3", "2 cells here, but the header has 3",
                                    "as many cells"));
  EXPECT_THAT(result, HasDiagnostic("E-ragged", "e.csv:4:7", "4 cells here, but the header has 3",
                                    "quotation marks"));
  EXPECT_EQ(result.num_errors(), 2U) << "blank cells beyond the header are nothing";
  EXPECT_FALSE(result.place);
}

TEST(PlaceReader, QuoteFaults) {
  const ReadResult result = read_edges("from,to\n\"A\"x,B\nC,\"D\nE,F\n");
  EXPECT_THAT(result, HasDiagnostic("E-quote", "e.csv:2:4", "begins at line 2, column 1", "twice"));
  EXPECT_THAT(result, HasDiagnostic("E-unclosed-quote", "e.csv:3:3", "never closed", "Close it"));
  EXPECT_THAT(read_edges("from,\"to\nA,B\n"),
              HasDiagnostic("E-unclosed-quote", "e.csv:1:6", "never closed", ""));
}

TEST(PlaceReader, CellFaultsAreAllFoundAtOnce) {
  const ReadResult result = read_edges(
      "from,to,strength,trust,since,confidence\n"
      "A,,1,0.5,2025,sure\n"
      "A,B,strong,1.5,2025-02-30,maybe\n"
      "A,C,-1,\"0,5\",01/02/2025,2\n");
  EXPECT_THAT(result, HasDiagnostic("E-missing-value", "e.csv:2:3", "no value in column \"to\"",
                                    "Fill it in"));
  EXPECT_THAT(result,
              HasDiagnostic("E-number", "e.csv:3:5",
                            "\"strong\" in column \"strength\" is not a number", "such as 2"));
  EXPECT_THAT(result,
              HasDiagnostic("E-range", "e.csv:3:12", "\"1.5\" in column \"trust\"", "from 0 to 1"));
  EXPECT_THAT(result, HasDiagnostic("E-date", "e.csv:3:16", "\"2025-02-30\"", "2025-04-01"));
  EXPECT_THAT(result,
              HasDiagnostic("E-confidence", "e.csv:3:27", "\"maybe\"", "sure, fairly or hearsay"));
  EXPECT_THAT(result, HasDiagnostic("E-range", "e.csv:4:5", "\"-1\"", "0 or more"));
  EXPECT_THAT(result,
              HasDiagnostic("E-number", "e.csv:4:8", "\"0,5\"", "a point as the decimal mark"));
  EXPECT_THAT(result, HasDiagnostic("E-date", "e.csv:4:14", "\"01/02/2025\"", ""));
  EXPECT_THAT(result, HasDiagnostic("E-confidence", "e.csv:4:25", "\"2\"", ""));
  EXPECT_EQ(result.num_errors(), 9U);
}

TEST(PlaceReader, ControlBytesNeverReachTheTerminal) {
  const ReadResult result = read_edges(
      "from,to,strength\nA,B,\"\xe2\x80\xae"
      "x\ny\"\n");
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_THAT(result.diagnostics[0].found, HasSubstr("\\xe2\\x80\\xaex\\x0ay"));
}

TEST(PlaceReader, ValuesOutsideAListAreKeptAndNamedOnceAColumn) {
  const ReadResult result =
      read_edges("from,to,formality\nA,B,formal\nA,C,semi\nA,D,semi\nA,E,none\n");
  ASSERT_TRUE(result.place);
  EXPECT_EQ(text(result, RelationshipColumn::formality, 1), "semi");
  EXPECT_THAT(result, HasDiagnostic("W-unlisted-value", "e.csv:3:5",
                                    "\"formality\" has \"semi\", \"none\", in 3 rows",
                                    "Known values: formal, informal."));
  EXPECT_EQ(result.num_warnings(), 1U);
}

TEST(PlaceReader, EmptyAndHeaderOnlyFiles) {
  EXPECT_THAT(read_edges(""), HasDiagnostic("E-empty", "e.csv", "the file is empty", "first line"));
  EXPECT_THAT(read_edges("from,to\n"),
              HasDiagnostic("E-no-rows", "e.csv", "no row below", "Add a row for each link"));
  const ReadResult result = read_files({{"edges.csv", "from,to\n"}, {"nodes.csv", "id\nA\nB\n"}});
  EXPECT_THAT(result, HasNoDiagnostic());
  EXPECT_EQ(result.place->stakeholders().num_rows(), 2U);
}

// Folders.

TEST(PlaceReader, AFolderWithoutRelationshipsSaysWhatItHas) {
  EXPECT_THAT(read_files({{"nodes.csv", "id\nA\n"}, {"relatonships.csv", ""}, {"README.md", ""}}),
              HasDiagnostic("E-no-relationships", "p", "among \"nodes.csv\", \"relatonships.csv\"",
                            "relationships.csv (or edges.csv"));
  EXPECT_THAT(read_files({{"relatonships.csv", ""}}),
              HasDiagnostic("W-ignored-file", "p/relatonships.csv", "was not read",
                            "Did you mean relationships.csv?"));
  EXPECT_THAT(read_files({{"edges.csv", "from,to\na,b\n"}, {"notes.csv", ""}}),
              HasDiagnostic("N-ignored-file", "p/notes.csv", "was not read", "Nothing to do"))
      << "near nodes.csv, but a name of its own";
  EXPECT_THAT(read_files({}),
              HasDiagnostic("E-no-relationships", "p", "no table in this folder", ""));
  EXPECT_THAT(read_files({{"memberships.csv", "stakeholder,board\nA,Board\n"}}), HasNoDiagnostic());
}

TEST(PlaceReader, TwoFilesForOneTable) {
  EXPECT_THAT(read_files({{"edges.csv", "from,to\nA,B\n"}, {"links.tsv", "from\tto\nA\tB\n"}}),
              HasDiagnostic("E-two-tables", "p/links.tsv",
                            "\"links.tsv\" and \"edges.csv\" are both the table \"relationships\"",
                            "rename"));
}

TEST(PlaceReader, FileNamesAreFoldedAndOtherFilesLeftAlone) {
  EXPECT_THAT(read_files({{"Edges.CSV", "from,to\nA,B\n"},
                          {".nodes.csv", "junk"},
                          {"~nodes.csv", "junk"},
                          {"meta.json", "{"},
                          {"notes.txt", "hello"}}),
              HasNoDiagnostic());
}

// References.

TEST(PlaceReader, UnknownIdsNameWhatWasMeant) {
  const ReadResult result =
      read_files({{"nodes.csv", "id,organisation\nhousing,\nNHS Trust,housng\n"},
                  {"edges.csv", "from,to,reported by\nhousing,nhs-trust,Q\n"},
                  {"memberships.csv", "stakeholder,board\nhousing,Board\n"}});
  EXPECT_THAT(result,
              HasDiagnostic("E-unknown-id", "p/edges.csv:2:9",
                            "\"nhs-trust\" in column \"to\" is no stakeholder of p/nodes.csv",
                            "Did you mean \"NHS Trust\"?"));
  EXPECT_THAT(result, HasDiagnostic("E-unknown-id", "p/edges.csv:2:19",
                                    "\"Q\" in column \"reported by\"", "add \"Q\" to p/nodes.csv"));
  EXPECT_THAT(result, HasDiagnostic("E-unknown-id", "p/nodes.csv:3:11", "\"housng\"",
                                    "Did you mean \"housing\"?"));
  EXPECT_THAT(result, HasDiagnostic("E-unknown-id", "p/memberships.csv:2:9", "\"Board\"", ""));
  EXPECT_EQ(result.num_errors(), 4U);
}

TEST(PlaceReader, ListsAreCheckedPartByPartWhereTheirTableIsThere) {
  const std::string edges = "from,to,outcomes,evidence\nA,B,o1; o2 ;,e1;e9\nA,C,o1;o3,\n";
  EXPECT_THAT(read_files({{"edges.csv", edges}}), HasNoDiagnostic())
      << "no such tables: nothing to check against";
  const ReadResult result = read_files({{"edges.csv", edges},
                                        {"outcomes.csv", "id,name\no1,x\no2,y\n"},
                                        {"evidence.csv", "id\ne1\n"}});
  EXPECT_THAT(result, HasDiagnostic("E-unknown-id", "p/edges.csv:2:14",
                                    "\"e9\" in column \"evidence\" is no piece of evidence", ""));
  EXPECT_THAT(result, HasDiagnostic("E-unknown-id", "p/edges.csv:3:5",
                                    "\"o3\" in column \"outcomes\" is no outcome", ""));
  EXPECT_EQ(result.num_errors(), 2U);
}

TEST(PlaceReader, ExpectedLinksNameStakeholdersOrSystems) {
  const ReadResult result =
      read_files({{"nodes.csv", "id,family\nA,Health; Care\nB,Police\n"},
                  {"edges.csv", "from,to\nA,B\n"},
                  {"systems.csv", "id,name\nH,Housing\n"},
                  {"place.csv", "key,value\nsystems,family\n"},
                  {"expected.csv", "a,b\nA,Care\nHousing,H\nHealth,Schools\nA,Polise\n"}});
  EXPECT_THAT(result, HasDiagnostic("E-unknown-id", "p/expected.csv:4:8",
                                    "\"Schools\" in column \"b\" is no stakeholder or system", ""));
  EXPECT_THAT(result, HasDiagnostic("E-unknown-id", "p/expected.csv:5:3", "\"Polise\"",
                                    "Did you mean \"Police\"?"));
  EXPECT_EQ(result.num_errors(), 2U) << testing::PrintToString(described(result));
}

TEST(PlaceReader, DuplicateIdsNameTheEarlierLine) {
  const ReadResult result = read_files({{"nodes.csv", "id\nA\nB\nA\n"},
                                        {"edges.csv", "from,to\nA,B\n"},
                                        {"outcomes.csv", "id,name\no,x\no,y\n"}});
  EXPECT_THAT(result, HasDiagnostic("E-duplicate-id", "p/nodes.csv:4:1",
                                    "\"A\" stands on line 2 already", "Keep one"));
  EXPECT_THAT(result, HasDiagnostic("E-duplicate-id", "p/outcomes.csv:3:1",
                                    "\"o\" stands on line 2 already", ""));
  EXPECT_EQ(result.num_errors(), 2U);
}

TEST(PlaceReader, SettingsStandOnce) {
  const ReadResult bad =
      read_files({{"edges.csv", "from,to\nA,B\n"},
                  {"place.csv", "key,value\ndate,soon\nname,x\nNa_me,y\nroster,\n"}});
  EXPECT_THAT(bad, HasDiagnostic("E-date", "p/place.csv:2:6", "\"soon\" for the setting \"date\"",
                                 "2025-04-01"));
  EXPECT_THAT(bad, HasDiagnostic("E-duplicate-key", "p/place.csv:4:1",
                                 "\"Na_me\" stands on line 3 already", "Keep one"));
  EXPECT_EQ(bad.num_errors(), 2U);
  EXPECT_THAT(read_files({{"edges.csv", "from,to,since\nA,B,\nB,C,2024\n"},
                          {"place.csv", "key,value\nDate,2025\n"}}),
              HasNoDiagnostic());
}

TEST(PlaceReader, BlankTextIsBlank) {
  const ReadResult result = read_files(
      {{"nodes.csv",
        "id,name,system\na,\"  \",\xe2\x80\x8b\nb,\xe3\x85\xa4,x\n\" \",c,x\n\xe2\x80\x8e,d,\n"},
       {"edges.csv", "from,to\na,b\n"}});
  EXPECT_THAT(result, HasDiagnostic("W-blank-text", "p/nodes.csv:2:3",
                                    "only blanks or invisible characters in column \"name\"",
                                    "the id is shown instead"));
  EXPECT_THAT(result, HasDiagnostic("W-blank-text", "p/nodes.csv:2:8", "\"system\"", "as blank."));
  EXPECT_THAT(result, HasDiagnostic("W-blank-text", "p/nodes.csv:3:3", "\"name\"", ""));
  EXPECT_THAT(result,
              HasDiagnostic("E-missing-value", "p/nodes.csv:4:1",
                            "only blanks or invisible characters in column \"id\"", "Fill it in"));
  EXPECT_THAT(result, HasDiagnostic("E-missing-value", "p/nodes.csv:5:1", "\"id\"", ""));
  EXPECT_EQ(result.num_errors(), 2U);
  const ReadResult named =
      read_files({{"nodes.csv", "id,name\na,\"  \"\n"}, {"edges.csv", "from,to\na,a\n"}});
  ASSERT_TRUE(named.place);
  EXPECT_EQ(named.place->stakeholders().text(StakeholderColumn::name, 0), Text::none);
}

TEST(PlaceReader, AColumnThatIsNearlyOne) {
  EXPECT_THAT(
      read_files({{"nodes.csv", "id,sytem,reponse,colour\na,x,answered,red\n"},
                  {"edges.csv", "from,to\na,a\n"}}),
      testing::AllOf(
          HasDiagnostic("W-near-column", "p/nodes.csv:1:4", "\"sytem\" is not one that is read",
                        "Did you mean \"system\"?"),
          HasDiagnostic("W-near-column", "p/nodes.csv:1:10", "\"reponse\"", "\"response\"")));
  EXPECT_THAT(
      read_files({{"nodes.csv", "id,system,systems\na,x,y\n"}, {"edges.csv", "from,to\na,b\n"}}),
      testing::Not(HasDiagnostic("W-near-column", "p/nodes.csv:1:11", "", "")))
      << "the column is there";
}

TEST(PlaceReader, NothingButSelfTiesIsNoPlace) {
  EXPECT_THAT(read_edges("from,to\nA,A\n"),
              HasDiagnostic("E-no-rows", "e.csv", "no row is left: each links a body with itself",
                            "Add a row for each link"));
}

TEST(PlaceReader, TwoHundredUnknownIdsAreTwentyAndACount) {
  std::string edges = "from,to\n";
  for (int i = 0; i < 200; ++i) edges += "A,missing" + std::to_string(i) + "\n";
  const ReadResult result = read_files({{"nodes.csv", "id\nA\n"}, {"edges.csv", edges}});
  EXPECT_EQ(result.diagnostics.size(), 21U);
  EXPECT_EQ(result.num_errors(), 200U);
  EXPECT_THAT(result, HasDiagnostic("E-unknown-id", "p/edges.csv:22:3", "and 180 more", ""));
}

// Properties.

std::string shuffled_rows(const std::string& csv, std::mt19937_64& random) {
  std::istringstream lines(csv);
  std::string header;
  std::getline(lines, header);
  std::vector<std::string> rows;
  for (std::string row; std::getline(lines, row);) rows.push_back(row);
  std::ranges::shuffle(rows, random);
  std::string out = header + '\n';
  for (const std::string& row : rows) out += row + '\n';
  return out;
}

TEST(PlaceReader, TheOrderOfRowsDoesNotChangeTheFingerprint) {
  std::string edges = "from,to,kind,strength,notes,mark\n";
  std::mt19937_64 random(42);
  for (int i = 0; i < 400; ++i) {
    edges += "n" + std::to_string(random() % 12) + ",n" + std::to_string(random() % 12) + ",k" +
             std::to_string(random() % 2) + "," + std::to_string(random() % 2) + "," +
             std::to_string(random() % 3) + "," + (random() % 2 == 0 ? "" : "m") + "\n";
  }
  const ReadResult first = read_edges(edges);
  ASSERT_TRUE(first.place);
  EXPECT_GT(first.self_ties, 10U);
  EXPECT_GT(first.duplicate_ties, 10U);
  for (int round = 0; round < 20; ++round) {
    const std::string shuffled = shuffled_rows(edges, random);
    const ReadResult again = read_edges(shuffled);
    ASSERT_EQ(again.place->fingerprint(), first.place->fingerprint());
    ASSERT_EQ(again.duplicate_ties, first.duplicate_ties);
  }
  EXPECT_NE(read_edges(edges + "n0,zz,k0,1,,\n").place->fingerprint(), first.place->fingerprint());
}

TEST(PlaceReader, AnyBytesGiveAPlaceOrAnError) {
  std::mt19937_64 random(99);
  const std::vector<std::string> pieces = {"A,B,1,2025\n",
                                           "B,C,,\n",
                                           "C,A,2,\r\n",
                                           "A,B,1,2025\n",
                                           "\"a\nb\",A,,\n",
                                           "A\n",
                                           "B,x\n",
                                           "C;Health\n",
                                           ",",
                                           ";",
                                           "\t",
                                           "\n",
                                           "\"",
                                           "a.",
                                           "-1",
                                           "sep=;\n",
                                           "Type",
                                           "strength",
                                           " ",
                                           "\xc2\xa0",
                                           "\xff",
                                           "mutual",
                                           "from,to\n"};
  std::size_t places = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string edges = random() % 2 == 0 ? "from,to,strength,since\n" : "";
    std::string nodes = random() % 2 == 0 ? "id,system\n" : "";
    for (std::size_t i = random() % 8; i > 0; --i)
      edges += pieces[random() % (random() % 3 == 0 ? pieces.size() : 8)];
    for (std::size_t i = random() % 6; i > 0; --i)
      nodes += pieces[random() % (random() % 3 == 0 ? pieces.size() : 8)];
    std::vector<NamedBytes> files = {{"edges.csv", edges}};
    if (random() % 3 == 0) files.push_back({"nodes.csv", nodes});
    const ReadResult result = read_tables(files, "p");
    ASSERT_EQ(result.place.has_value(), result.num_errors() == 0) << edges << "\n--\n" << nodes;
    places += result.place ? 1 : 0;
  }
  EXPECT_GT(places, 1000U);
  EXPECT_LT(places, 19000U);
}

}  // namespace
}  // namespace interstice
