// What `gaps` prints: what can be chosen, what is behind one gap, and rows of every kind for programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "tests/cli/program.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kPlace = "gaps examples/riverside";

CsvOutput rows(const std::string& options) {
  return parse_output(run_program(kPlace + (" " + options) + " --format csv").out);
}

TEST(Gaps, WhatIsNotThereIsAUsageErrorWithTheNearest) {
  for (const auto& [option, said] : std::vector<std::pair<std::string, std::string>>{
           {"--kind outcom", "there is no kind of gap \"outcom\"; did you mean \"outcome\"?"},
           {"--system halth", "there is no system \"halth\"; did you mean \"health\"?"},
           {"--outcome exclusions",
            "there is no outcome \"exclusions\"; did you mean \"exclusion\"?"},
           {"--explain outcome:discharge|adults|housng",
            "did you mean \"outcome:discharge|adults|housing\"?"},
           {"--top 0", "--top: \"0\" is not a whole number"},
           {"--view two_mode", "--view: \"two_mode\" is not a value it takes"}}) {
    const Outcome outcome = run_program(kPlace + (" " + option));
    EXPECT_EQ(outcome.exit, 2) << option;
    EXPECT_THAT(outcome.err, HasSubstr(said)) << option;
    EXPECT_EQ(outcome.out, "") << option;
  }
}

TEST(Gaps, RowsOfEveryKindAreRankedAsOne) {
  const CsvOutput all = rows("--all");
  std::set<std::string> kinds;
  std::set<std::string> ids;
  double last = 1e9;
  bool judged = true;
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    const auto& row = all.rows[i];
    EXPECT_EQ(row[0], std::to_string(i + 1));
    kinds.insert(row[all.column("kind")]);
    EXPECT_TRUE(ids.insert(row[all.column("id")]).second) << row[1];
    const std::string& a = row[all.column("system_a")];
    EXPECT_TRUE(a.empty() || a != row[all.column("system_b")]) << row[1];
    if (row[all.column("state")] == "cannot_tell") {
      for (const char* column : {"p", "q", "persistence", "expected", "evidence"})
        EXPECT_EQ(row[all.column(column)], "") << row[1] << ' ' << column;
    }
    const std::string& evidence = row[all.column("evidence")];
    EXPECT_TRUE(judged || evidence.empty()) << "rows without evidence come last";
    judged = !evidence.empty();
    if (judged) {
      EXPECT_LE(std::stod(evidence), last);
      last = std::stod(evidence);
    }
    EXPECT_FALSE(row[all.column("statement")].empty());
  }
  EXPECT_THAT(kinds, testing::IsSupersetOf({"outcome", "interface", "expected", "outcome_lead",
                                            "missing_relationship"}));
}

TEST(Gaps, StayInAShareOfReruns) {
  const CsvOutput all = rows("--all --draws 40");
  std::set<std::string> with;
  for (const auto& row : all.rows) {
    const std::string& kind = row[all.column("kind")];
    const std::string& persistence = row[all.column("persistence")];
    const bool judged = !row[all.column("expected")].empty();
    EXPECT_EQ(!persistence.empty(), judged && (kind == "outcome" || kind == "interface")) << row[1];
    if (persistence.empty()) continue;
    with.insert(kind);
    const double share = std::stod(persistence);
    EXPECT_GE(share, 0.0) << row[1];
    EXPECT_LE(share, 1.0) << row[1];
    EXPECT_NEAR(share * 40.0, std::round(share * 40.0), 1e-9) << row[1];
  }
  EXPECT_THAT(with, testing::ElementsAre("interface", "outcome"));
  EXPECT_THAT(run_program(std::string(kPlace) + " --kind outcome --draws 40").out,
              AllOf(HasSubstr("It stayed a gap in "), HasSubstr(" of 100 re-runs."),
                    HasSubstr("Re-runs of gaps: 40, with each link drawn")));
  EXPECT_THAT(run_program(std::string(kPlace) + " --kind outcome --draws 0").out,
              Not(AnyOf(HasSubstr("It stayed"), HasSubstr("Re-runs of gaps"))));
}

TEST(Gaps, WhatIsChosenChangesNoRank) {
  const CsvOutput all = rows("--all");
  const auto expect_part = [&](const std::string& options, auto&& wanted) {
    const CsvOutput part = rows("--all " + options);
    std::vector<std::vector<std::string>> expected;
    for (const auto& row : all.rows) {
      if (wanted(row)) expected.push_back(row);
    }
    EXPECT_FALSE(expected.empty()) << options;
    EXPECT_EQ(part.rows, expected) << options;
  };
  expect_part("--kind outcome", [&](const auto& r) { return r[2] == "outcome"; });
  expect_part("--kind level --kind expected", [&](const auto& r) { return r[2] == "expected"; });
  expect_part("--system housing",
              [&](const auto& r) { return r[4] == "housing" || r[5] == "housing"; });
  expect_part("--outcome careleavers", [&](const auto& r) { return r[6] == "careleavers"; });
  const CsvOutput by_name = rows(
      "--outcome 'Care leavers are settled and learning at 21' --system 'Health (NHS)' --kind "
      "outcome");
  ASSERT_EQ(by_name.rows.size(), 1U);
  EXPECT_EQ(by_name.rows[0][1], "outcome:careleavers|health|housing");
  const CsvOutput first = rows("--all --top 7");
  EXPECT_EQ(first.rows, std::vector(all.rows.begin(), all.rows.begin() + 7));
  for (const auto& row : rows("").rows) EXPECT_EQ(row[all.column("state")], "gap");
}

TEST(Gaps, OneIsExplainedWithItsRowsPairsAndReasons) {
  const Outcome outcome =
      run_program(std::string(kPlace) + " --explain outcome:discharge|adults|housing");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out,
              AllOf(StartsWith("outcome:discharge|adults|housing\n"), HasSubstr("commitments.csv:"),
                    HasSubstr("expected.csv:"), HasSubstr("q, the share of false alarms:"),
                    HasSubstr("Asked about, and no link reported"), HasSubstr("could start"),
                    HasSubstr("A shared outcome raises it from")));
  const CsvOutput row = rows("--explain outcome:discharge|adults|housing");
  ASSERT_EQ(row.rows.size(), 1U);
  EXPECT_EQ(row.rows[0][1], "outcome:discharge|adults|housing");
}

TEST(Gaps, DecisionsStandWithTheirGapAndForTheTeamAlone) {
  const std::string lead = " --explain outcome_lead:transition";
  EXPECT_THAT(run_program(kPlace + lead).out,
              AllOf(HasSubstr("Decided: act, Director of Children's Services"),
                    HasSubstr("[decisions.csv:4]")));
  EXPECT_THAT(run_program(std::string(kPlace) + " --kind outcome_lead").out,
              HasSubstr("Decided: act"));
  EXPECT_THAT(run_program(std::string(kPlace) + " --all --for partners --format json").out,
              Not(HasSubstr("a lead by Christmas")));
}

TEST(Gaps, JsonHoldsEveryKindOnceWithItsCounts) {
  const std::string json = run_program(std::string(kPlace) + " --format json").out;
  for (const char* key :
       {"\"gaps\": [", "\"gap_kinds\": [", "\"tie_reasons\": [", "\"links_from\": \"reported\"",
        "\"gap_headline\": true", "\"in_common\": true"})
    EXPECT_THAT(json, HasSubstr(key));
  EXPECT_THAT(json, Not(HasSubstr("\"interfaces\"")));
  EXPECT_THAT(json, Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace interstice
