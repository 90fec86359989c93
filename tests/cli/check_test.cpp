// `check`: what it refuses as the other commands do, and how it says what it found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "tests/cli/program.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Check, DatedRowsWithoutADateAreTheErrorThatTheCommandsMake) {
  const ScratchFolder scratch;
  const std::string links = scratch.write("links.csv", "from,to,since\na,b,\nb,c,2024\n").string();
  const Outcome check = run_program("check " + links);
  EXPECT_EQ(check.exit, 3);
  EXPECT_EQ(check.exit, run_program("gaps " + links).exit);
  EXPECT_THAT(check.out, HasSubstr("links.csv:3:5: error: column \"since\" has dates"));
  EXPECT_THAT(check.out, HasSubstr("[E-no-date]\n1 error, 0 warnings.\n"));
  const Outcome given = run_program("check " + links + " --as-of 2025");
  EXPECT_EQ(given.exit, 0);
  EXPECT_THAT(given.out, HasSubstr("[W-no-date]"));
  EXPECT_EQ(run_program("check " + links + " --as-of someday").exit, 2);
}

TEST(Check, PeopleAreShownTwentyOfAKindAndProgramsAll) {
  const ScratchFolder scratch;
  std::string rows = "from,to,strength,sign\n";
  for (int i = 0; i < 10000; ++i) rows += "a" + std::to_string(i) + ",,x,huh\n";
  const std::string links = scratch.write("links.csv", rows).string();
  const Outcome outcome = run_program("check " + links + " --format csv");
  EXPECT_EQ(outcome.exit, 3);
  const CsvOutput csv = parse_output(outcome.out);
  for (const char* const code : {"E-missing-value", "E-number", "E-choice"})
    EXPECT_EQ(csv.where("code", code).size(), 10000U) << code;
  const std::string json = run_program("check " + links + " --format json").out;
  std::size_t in_json = 0;
  for (std::size_t at = json.find("\"E-number\""); at != std::string::npos;
       at = json.find("\"E-number\"", at + 1)) {
    ++in_json;
  }
  EXPECT_EQ(in_json, 10000U);
  EXPECT_THAT(json, HasSubstr("\"errors\": 30000"));
  const std::string table = run_program("check " + links).out;
  EXPECT_EQ(std::ranges::count(table, '\n'), 2 * 21 + 4 + 1);
  EXPECT_THAT(table, HasSubstr("and 9980 more"));
  EXPECT_THAT(table, HasSubstr("and 9997 more in column \"strength\""));
  EXPECT_THAT(table, HasSubstr("\n30000 errors, 0 warnings.\n"));
}

TEST(Check, RejectsAreRowsToMendUnderTheirOwnColumns) {
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch / "place");
  scratch.write("place/relationships.csv", "from,to,code\na,b,x\na,zz,\"y, z\"\nb,b,\n");
  scratch.write("place/stakeholders.csv", "id,name,authority\na,A,2\nb,B,\n");
  const std::string place = (scratch / "place").string();
  const std::string file = (scratch / "mend.csv").string();
  const Outcome outcome = run_program("check " + place + " --rejects " + file);
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.out, HasSubstr("3 rows to mend: " + file));
  std::string text = read_file(file);
  ASSERT_TRUE(text.starts_with("\xef\xbb\xbf"));
  const CsvOutput csv = parse_output(text.substr(3));
  EXPECT_THAT(csv.header, ElementsAre("file", "line", "code", "found", "todo", "from", "to",
                                      "code (of the row)", "id", "name", "authority"));
  ASSERT_EQ(csv.rows.size(), 3U);
  EXPECT_EQ(csv.rows[0][1], "3");
  EXPECT_EQ(csv.rows[0][2], "E-unknown-id");
  EXPECT_EQ(csv.rows[0][6], "zz");
  EXPECT_EQ(csv.rows[0][7], "y, z");
  EXPECT_EQ(csv.rows[1][2], "W-self-tie");
  EXPECT_EQ(csv.rows[2][0], place + "/stakeholders.csv");
  EXPECT_EQ(csv.rows[2][2], "E-range");
  EXPECT_EQ(csv.rows[2][10], "2");
  const Outcome again = run_program("check " + place + " --format csv --rejects " + file);
  EXPECT_EQ(again.exit, 3);
  EXPECT_THAT(again.out, Not(HasSubstr("to mend")));
}

TEST(Check, NothingToRejectIsAHeaderAndTheInputIsNeverWrittenOver) {
  const ScratchFolder scratch;
  const std::string links = scratch.write("links.csv", "from,to\na,b\n").string();
  const std::string file = (scratch / "mend.csv").string();
  const Outcome outcome = run_program("check " + links + " --rejects " + file);
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out, HasSubstr("Nothing to reject"));
  EXPECT_EQ(read_file(file),
            "\xef\xbb\xbf"
            "file,line,code,found,todo\n");
  const Outcome refused = run_program("check " + links + " --rejects " + links);
  EXPECT_EQ(refused.exit, 2);
  EXPECT_THAT(refused.err, HasSubstr("links-rejects.csv"));
  EXPECT_EQ(read_file(links), "from,to\na,b\n");
  EXPECT_EQ(run_program("check " + links + " --rejects /nonexistent/folder/x.csv").exit, 4);
}

TEST(Check, WhatASpreadsheetWouldTakeForAFormulaIsGuarded) {
  const ScratchFolder scratch;
  const std::string links =
      scratch
          .write("links.csv",
                 "from,to,@home,notes,strength\n"
                 "\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",b,+44 20,\" =1\",x\n"
                 "c,-d,-5,@sum,-1\ne,f,-1.5e-3,\"+1,5\",y\ng,h,-,plain=1,z\n")
          .string();
  const std::string file = (scratch / "mend.csv").string();
  const Outcome outcome = run_program("check " + links + " --rejects " + file);
  EXPECT_THAT(outcome.out, HasSubstr("7 cells in it could be taken for a formula"));
  const CsvOutput csv = parse_output(read_file(file).substr(3));
  EXPECT_EQ(csv.header[7], "'@home");
  ASSERT_EQ(csv.rows.size(), 4U);
  const auto cells = [&](std::size_t row) {
    return std::vector<std::string>(csv.rows[row].begin() + 5, csv.rows[row].end());
  };
  EXPECT_THAT(cells(0),
              ElementsAre("'=HYPERLINK(\"http://x\",\"y\")", "b", "'+44 20", "' =1", "x"));
  EXPECT_THAT(cells(1), ElementsAre("c", "'-d", "-5", "'@sum", "-1"));
  EXPECT_THAT(cells(2), ElementsAre("e", "f", "-1.5e-3", "+1,5", "y"));
  EXPECT_THAT(cells(3), ElementsAre("g", "h", "'-", "plain=1", "z"));
}

TEST(Check, RejectsOfAPlaceFileHaveTheirCells) {
  const ScratchFolder scratch;
  const std::string json =
      scratch.write("p.json", R"({"relationships": [{"from": "a", "to": "b", "strength": -2}]})")
          .string();
  const std::string file = (scratch / "mend.csv").string();
  EXPECT_EQ(run_program("check " + json + " --rejects " + file).exit, 3);
  const CsvOutput csv = parse_output(read_file(file).substr(3));
  EXPECT_THAT(csv.header,
              ElementsAre("file", "line", "code", "found", "todo", "from", "to", "strength"));
  ASSERT_EQ(csv.rows.size(), 1U);
  EXPECT_EQ(csv.rows[0][0], json + ": relationships");
  EXPECT_EQ(csv.rows[0][7], "-2");
}

TEST(Check, SaysHowFarTheDataGoAndWhatWouldHelpMost) {
  const ScratchFolder scratch;
  const std::string links = scratch.write("links.csv", "from,to\na,b\n").string();
  const Outcome table = run_program("check " + links);
  EXPECT_THAT(table.out, HasSubstr("How far the data go: an hour. A map"));
  EXPECT_THAT(table.out,
              HasSubstr("What would help most next: stakeholders.system. Which service"));
  const Outcome json = run_program("check " + links + " --format json");
  EXPECT_THAT(json.out, HasSubstr("\"rung\": \"hour\""));
  EXPECT_THAT(json.out, HasSubstr("\"next_column\": \"stakeholders.system\""));
  EXPECT_THAT(run_program("check " + links + " --format csv").err, HasSubstr("an hour"));
  scratch.write("place/edges.csv", "from,to\na,b\n");
  scratch.write("place/nodes.csv", "id,system\na,x\nb,\n");
  EXPECT_THAT(run_program("check " + (scratch / "place").string()).out,
              HasSubstr("1 of 2 bodies have no system stated; they stand outside every gap."));
  EXPECT_THAT(run_program("check examples/riverside").out,
              HasSubstr("How far the data go: a month."));
}

// Lines joined, as wrapping breaks them.
std::string unwrapped(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

TEST(Check, ASheetWithRowsThatAreNoLinksIsNotPassedInSilence) {
  const ScratchFolder scratch;
  const std::string links =
      scratch
          .write("links.csv",
                 "From;To;Type of link;Met in last 6 months?;Date of last meeting;Reported by;"
                 "Total spend;Comments\n"
                 "Police;Council;works with;Yes;01/04/2025;Police;£12,500.00;monthly\n"
                 "Police;St Mary's School;works with;No;;Police;;\n"
                 "Police;n/a;works with;Yes;;Police;;\n"
                 "Council;Police;works with;Yes;;;;\n"
                 "TOTAL;7 links;;;;Council;;\n")
          .string();
  const Outcome outcome = run_program("check " + links);
  EXPECT_EQ(outcome.exit, 0);
  for (const char* said :
       {"links.csv:1: note: kept, and read by no analysis: columns \"Met in last 6 months?\", "
        "\"Date "
        "of last meeting\", \"Total spend\", \"Comments\" (notes)",
        "links.csv:3:36: warning: \"Met in last 6 months?\" is a column of yes and no",
        "links.csv:4:8: warning: \"n/a\" in column \"To\" looks like no name",
        "links.csv:6:1: warning: \"TOTAL\" in column \"From\" looks like a row of totals",
        "links.csv:5:32: warning: 1 of 5 rows has no value in column \"Reported by\"",
        "\n0 errors, 4 warnings.\n"})
    EXPECT_THAT(outcome.out, HasSubstr(said));
  EXPECT_THAT(unwrapped(outcome.out),
              HasSubstr("Who answered is not known, as only some rows say"));
}

TEST(Check, PromisesNoGapsWhereGapsJudgesNone) {
  for (const char* place : {"nhs_london", "nhs_north_west"}) {
    const std::string out = unwrapped(run_program(std::string("check examples/") + place).out);
    EXPECT_THAT(out,
                HasSubstr("How far the data go: a day. The data tell who joins boards that share"));
    EXPECT_THAT(out, HasSubstr("No gap is judged: links here are shared boards"));
    EXPECT_THAT(out, HasSubstr("What would help most next: relationships."));
    EXPECT_THAT(out, Not(HasSubstr("can be judged, each")));
    EXPECT_THAT(unwrapped(run_program(std::string("gaps examples/") + place).out),
                HasSubstr("No gap is judged here: links are shared boards"));
  }
  EXPECT_THAT(unwrapped(run_program("check examples/knoke").out),
              HasSubstr("Not a headline about gaps: who answered is not known"));
}

TEST(Check, SaysWhereNoLinkIsAWorkingOne) {
  const ScratchFolder scratch;
  const std::string links = scratch.write("m.csv", "from,to,kind\na,b,money\n").string();
  EXPECT_THAT(unwrapped(run_program("check " + links).out),
              HasSubstr("No kind of link here has the role working"));
}

TEST(Check, CountsTheRowsOfTheFileInWordsForPeople) {
  const std::string riverside = unwrapped(run_program("check examples/riverside").out);
  EXPECT_THAT(riverside, HasSubstr("Rows read: 93 stakeholders, 903 relationships (of which 1 left "
                                   "out), 7 kinds of link, 150 responses"));
  EXPECT_THAT(riverside, HasSubstr("15 pieces of evidence, 14 settings."));
  EXPECT_THAT(unwrapped(run_program("check examples/nhs_london").out),
              HasSubstr("107 relationships, 1 kind of link, 3 systems, 4 settings."));
}

TEST(Check, WhatAPersonCannotSeeIsEscaped) {
  const ScratchFolder scratch;
  const std::string links =
      scratch.write("links.csv", "from,to,strength\n\"a\nb\",c,\"\xe2\x80\xaex\ny\"\n").string();
  const Outcome outcome = run_program("check " + links);
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.out, HasSubstr("links.csv:3:6: error: \"\\xe2\\x80\\xaex\\x0ay\""));
  EXPECT_THAT(outcome.out, Not(HasSubstr("\xe2\x80\xae")));
}

}  // namespace
}  // namespace interstice
