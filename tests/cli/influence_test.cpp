// `influence` as a user runs it: whom published accounts put first, its lists, its rows, and what it refuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/cli/program.hpp"
#include "tests/support/places.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string folder_of(const std::string& place) {
  return (place == "german_chemicals_policy" ? "tests/data/networks/" : "examples/") + place;
}

// What was printed as one line.
std::string unwrapped(const Outcome& outcome) {
  return std::regex_replace(outcome.out, std::regex("\\s+"), " ");
}

CsvOutput rows_of(const std::string& arguments) {
  const Outcome outcome = run_program("influence " + arguments + " --format csv");
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  return parse_output(outcome.out);
}

// tests/data/influence_expected.csv was committed before the command was first run; influence.md beside each place says
// where it comes from. As sets: no order was published for one, and equal counts have none.
TEST(InfluenceExpected, WhomPublishedAccountsPutFirstComeFirst) {
  const CsvTable expected = read_csv(data_file("influence_expected.csv"));
  std::map<std::pair<std::string, std::string>, std::set<std::string>> lists;
  for (const auto& row : expected.rows) lists[{row[0], row[1]}].insert(row[3]);
  ASSERT_EQ(lists.size(), 6U);
  for (const auto& [which, ids] : lists) {
    const CsvOutput found = rows_of(folder_of(which.first));
    std::set<std::string> first;
    for (const auto& row : found.rows) {
      if (which.second == "without_role") {
        if (row[found.column("without_role")] == "1") first.insert(row[found.column("id")]);
      } else {
        const std::string& place = row[found.column("named_rank")];
        if (!place.empty() && std::stoul(place) <= ids.size())
          first.insert(row[found.column("id")]);
      }
    }
    EXPECT_EQ(first, ids) << which.first << ' ' << which.second;
  }
}

TEST(InfluenceRows, HeaderIsStable) {
  EXPECT_THAT(
      rows_of("examples/knoke").header,
      ElementsAre("rank", "id", "name", "system", "share", "share_low", "share_high", "rank_low",
                  "rank_high", "cut_point", "only_route", "cut_off", "degree", "betweenness",
                  "role", "role_basis", "authority", "chairs", "leads", "statutory_post",
                  "reported_to_by", "named_on", "named_by", "named_raters", "named_rank",
                  "named_rank_low", "named_rank_high", "named_often", "without_role",
                  "first_five_by", "certain_low", "certain_high"));
  EXPECT_THAT(rows_of("examples/riverside --outcome street").header,
              ElementsAre("outcome", "id", "name", "system", "commitment", "role", "authority",
                          "interest", "share", "named_by"));
  EXPECT_THAT(
      rows_of("examples/riverside --between-systems").header,
      ElementsAre("system_a", "system_b", "pairs", "linked", "joined", "id", "name", "share",
                  "expected", "expected_low", "expected_high", "p", "permutations", "only_route"));
  EXPECT_THAT(rows_of("examples/riverside --from council --to icb").header,
              ElementsAre("chain", "step", "id", "name", "system", "link"));
}

TEST(InfluenceRows, RolesOfKrackhardtsManagersAreThoseOfTheChart) {
  const CsvOutput found = rows_of("examples/krackhardt_managers");
  std::map<std::string, std::string> reported;
  for (const auto& row : found.rows) {
    const std::string& many = row[found.column("reported_to_by")];
    if (many != "0") reported[row[found.column("id")]] = many;
    EXPECT_EQ(row[found.column("role")], many == "0" ? "little" : "yes");
    EXPECT_EQ(row[found.column("role_basis")], "worked_out");
    EXPECT_EQ(row[found.column("authority")], "");
  }
  EXPECT_EQ(reported, (std::map<std::string, std::string>{
                          {"m02", "3"}, {"m07", "4"}, {"m14", "7"}, {"m18", "2"}, {"m21", "4"}}));
}

TEST(InfluenceRows, GridHasNoPersonAndNoInventedInterest) {
  const CsvOutput found = rows_of("examples/riverside --outcome careleavers");
  const CsvOutput bodies =
      parse_output(read_file(source_dir() / "examples/riverside/stakeholders.csv"));
  const CsvOutput signed_up =
      parse_output(read_file(source_dir() / "examples/riverside/commitments.csv"));
  EXPECT_GT(found.rows.size(), 15U);
  for (const auto& row : found.rows) {
    const auto& id = row[found.column("id")];
    const auto who = bodies.where("id", id).at(0);
    EXPECT_NE(who[bodies.column("kind")], "person");
    if (!row[found.column("interest")].empty()) continue;
    EXPECT_EQ(who[bodies.column("interest")], "") << id;
    for (const auto& one : signed_up.where("stakeholder", id)) {
      if (one[signed_up.column("outcome")] == "careleavers") {
        EXPECT_EQ(one[signed_up.column("interest")], "") << id;
      }
    }
  }
}

// Six community groups of the voluntary sector (and nobody else) reach any other system through one post alone.
TEST(InfluenceBetweenSystems, TheVoluntarySectorsOtherLinksRestOnOnePost) {
  const CsvOutput found = rows_of("examples/riverside --between-systems");
  std::set<std::string> systems;
  for (const auto& row : found.where("id", "post_outreach")) {
    const std::string& a = row[found.column("system_a")];
    const std::string& b = row[found.column("system_b")];
    if (a != "voluntary" && b != "voluntary") continue;
    systems.insert(a == "voluntary" ? b : a);
    EXPECT_GE(std::stoi(row[found.column("only_route")]), 6) << a << ' ' << b;
    EXPECT_GT(std::stod(row[found.column("share")]), std::stod(row[found.column("expected")]));
  }
  EXPECT_EQ(systems.size(), 9U);
}

TEST(InfluenceWayIn, FromTheResidentsEveryChainBeginsWithTheOutreachManager) {
  const CsvOutput found = rows_of("examples/riverside --from saltmarsh --to icb --chains 5");
  const auto second = found.where("step", "2");
  EXPECT_EQ(second.size(), 5U);
  for (const auto& row : second) EXPECT_EQ(row[found.column("id")], "post_outreach");
  // Council and NHS board dispute two invoices: nobody is led from one straight to the other.
  const CsvOutput dispute = rows_of("examples/riverside --from council --to icb --chains 20");
  EXPECT_EQ(dispute.where("step", "1").size(), 20U);
  // They report a link too, which stands first whatever else is on record.
  for (const auto& row : dispute.where("step", "2")) {
    EXPECT_EQ(row[dispute.column("id")] == "icb", row[dispute.column("chain")] == "1");
  }
  EXPECT_THAT(run_program("influence examples/riverside --from council --to icb").out,
              HasSubstr("are linked already."));
}

TEST(InfluenceText, TopLimitsListsAndNothingElse) {
  const std::string one = run_program("influence examples/riverside --top 1").out;
  const std::string two = run_program("influence examples/riverside --top 2").out;
  EXPECT_THAT(one, HasSubstr("\nOutreach manager, Quays"));
  EXPECT_THAT(one, HasSubstr("  1 of 40 that were named are shown\n"));
  EXPECT_THAT(one, Not(HasSubstr("\nEstuary and Wolds")));
  EXPECT_THAT(two, HasSubstr("\nEstuary and Wolds"));
  EXPECT_EQ(run_program("influence examples/riverside --top 1 --format csv").out,
            run_program("influence examples/riverside --top 2 --format csv").out);
}

TEST(InfluenceText, NoBannedWordButInQuestionsAndNames) {
  const std::regex banned(
      R"(\b(nodes?|edges?|weak|silos?|hero(es)?|key[- ]players?|targets?|denied|significant(ly)?|at risk|removed?|league|best|worst|never meet|not talk)\b)",
      std::regex::icase);
  for (const char* arguments :
       {"examples/riverside", "examples/riverside --for partners", "examples/nhs_london",
        "examples/riverside --outcome street", "examples/riverside --from saltmarsh --to icb",
        "examples/riverside --unit person", "examples/riverside --between-systems",
        "examples/riverside --for published"}) {
    const Outcome outcome = run_program("influence " + std::string(arguments));
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    std::smatch word;
    EXPECT_FALSE(std::regex_search(outcome.out, word, banned)) << arguments << ": " << word.str();
  }
}

TEST(InfluenceUsage, WhatCannotBeIsSaidWithTheNearest) {
  const std::string place = "influence examples/riverside ";
  for (const auto& [line, said] :
       {std::pair{"--outcome carleavers", "did you mean \"careleavers\"?"},
        {"--from counsil --to icb", "did you mean \"council\"?"},
        {"--from council", "--from and --to go together"},
        {"--from council --to council", "the same body"},
        {"--from council --to hwb", "is a board"},
        {"--outcome street --for partners", "for the team only"},
        {"--from council --to icb --for published", "for the team only"},
        {"--outcome street --from council --to icb", "one at a time"},
        {"--between-systems --for published", "for the team only"},
        {"--chains 5", "--chains: how many chains of introduction at most; give --from"},
        {"--outcome xyzzyxyzzy", "careleavers (Care leavers are settled"},
        {"--layer trust", "only `measure` reads it"},
        {"--top 0", "--top: \"0\" is not a whole number"}}) {
    const Outcome outcome = run_program(place + line);
    EXPECT_EQ(outcome.exit, 2) << line;
    EXPECT_EQ(outcome.out, "") << line;
    EXPECT_THAT(outcome.err, HasSubstr(said)) << line;
  }
  const Outcome none = run_program("influence examples/knoke --outcome street");
  EXPECT_EQ(none.exit, 2);
  EXPECT_THAT(none.err, HasSubstr("nobody is signed up to \"street\""));
}

TEST(InfluenceRows, WhereItCannotBeToldWhetherABodyIsTheOnlyRouteTheRowSaysSo) {
  const CsvOutput found = rows_of("examples/riverside");
  std::map<std::string, std::string> cut_points;
  for (const auto& row : found.where("cut_point", "1"))
    cut_points[row[found.column("id")]] = row[found.column("only_route")];
  EXPECT_EQ(cut_points.at("post_outreach"), "yes");
  EXPECT_EQ(cut_points.at("council"), "cannot_tell");
  for (const auto& row : found.where("cut_point", "0"))
    EXPECT_EQ(row[found.column("only_route")], "no");
}

TEST(InfluenceText, BeforeTheFirstAnswerNobodyHadBeenAsked) {
  for (const char* day : {"1990-01-01", "2025-02-01"}) {
    const std::string at = std::string("examples/riverside --as-of ") + day;
    const std::string out = unwrapped(run_program("influence " + at));
    EXPECT_THAT(out,
                HasSubstr("Nobody had been asked at this date: the record of answers begins on "
                          "10 March 2025"));
    EXPECT_THAT(out, HasSubstr("nobody answered, so nobody is counted as named"));
    EXPECT_THAT(
        unwrapped(run_program("check " + at)),
        HasSubstr(
            "Nobody had been asked at this date: the record of answers begins on 2025-03-10."));
  }
}

TEST(InfluenceText, OutsideTheTeamNoLinkIsSaidToBeTheOnlyOne) {
  EXPECT_THAT(run_program("influence examples/riverside").out,
              HasSubstr("between two parts of the"));
  for (const char* audience : {"partners", "published"}) {
    const std::string out =
        run_program(std::string("influence examples/riverside --for ") + audience).out;
    EXPECT_THAT(out, Not(HasSubstr("between two parts of the"))) << audience;
    EXPECT_THAT(out, HasSubstr("three or more named; smaller counts are withheld\n"));
  }
}

TEST(InfluenceText, ThoseSignedUpComeByInterestAndTopHolds) {
  const std::string out =
      run_program("influence examples/riverside --outcome careleavers --top 2").out;
  EXPECT_THAT(out, HasSubstr(" (2 of "));
  EXPECT_THAT(out, HasSubstr("\nLeaving Care Team"));
  EXPECT_THAT(run_program("influence examples/riverside --outcome careleavers --top 30").out,
              Not(HasSubstr(" shown)")));
}

TEST(InfluenceText, APostThatIsNotABodyOfItsOwnIsSaidToBeCountedAsItsBody) {
  EXPECT_THAT(
      unwrapped(run_program("influence examples/riverside --from post_chief --to saltmarsh")),
      HasSubstr("is counted as Riverside Council."));
}

// Characters of the longest line.
std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    most = std::max(most, static_cast<std::size_t>(std::ranges::count_if(
                              line, [](char c) { return (c & 0xc0) != 0x80; })));
  }
  return most;
}

TEST(InfluenceText, TakesAHundredColumnsAndCutsNothing) {
  for (const char* arguments :
       {"examples/riverside", "examples/riverside --for partners",
        "examples/riverside --for published", "examples/riverside --outcome careleavers",
        "examples/riverside --between-systems", "examples/riverside --from saltmarsh --to icb",
        "examples/knoke", "examples/krackhardt_managers", "examples/nhs_london"}) {
    const Outcome outcome = run_program(std::string("influence ") + arguments);
    ASSERT_EQ(outcome.exit, 0) << arguments;
    EXPECT_LE(widest(outcome.out), 100U) << arguments;
    EXPECT_THAT(outcome.out, Not(HasSubstr("..."))) << arguments;
    EXPECT_THAT(outcome.out, HasSubstr("Please decide:")) << arguments;
  }
}

// Published lists are no ranking, but hold those that a ranking would: the names of the team's first ten.
TEST(InfluenceText, APublishedListHoldsThoseOnTheMostRoutesInTheOrderOfTheirNames) {
  const ScratchFolder scratch;
  std::string people = "id,visibility\n";
  std::string links = "from,to,visibility\n";
  for (int i = 0; i < 26; ++i) {  // a line from a to z: those in the middle are on the most routes
    people += std::string(1, static_cast<char>('a' + i)) + ",public\n";
    if (i > 0)
      links += std::string(1, static_cast<char>('a' + i - 1)) + ',' + static_cast<char>('a' + i) +
               ",public\n";
  }
  (void)scratch.write("place/stakeholders.csv", people);
  (void)scratch.write("place/relationships.csv", links);
  const Outcome outcome =
      run_program("influence " + (scratch / "place").string() + " --for published --top 4");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Go-betweens (4 of 24 shown)"));
  const std::string list = outcome.out.substr(0, outcome.out.find("Where the place leans"));
  const auto at = [&](const std::string& name) { return list.find('\n' + name + "  "); };
  EXPECT_LT(at("l"), at("m"));
  EXPECT_LT(at("m"), at("n"));
  EXPECT_LT(at("n"), at("o"));
  EXPECT_NE(at("o"), std::string::npos);
  EXPECT_EQ(at("b"), std::string::npos);
  EXPECT_THAT(outcome.out, HasSubstr("nobody is ranked here"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("not ranked")));
}

TEST(InfluenceText, LinksThroughSharedBoardsAreNotReported) {
  const Outcome outcome = run_program("influence examples/nhs_london");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out, Not(HasSubstr("eported r")));
  EXPECT_THAT(outcome.out, Not(HasSubstr("shared_boards")));
  EXPECT_THAT(outcome.out, HasSubstr("the only route through shared boards for others"));
}

}  // namespace
}  // namespace interstice
