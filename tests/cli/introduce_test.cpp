// `introduce` as a user runs it: its rows, its sentences, what it refuses, and what others than the team do not see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <regex>
#include <set>

#include "tests/cli/program.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kRiverside = "introduce examples/riverside ";

CsvOutput rows_of(const std::string& arguments) {
  const Outcome outcome = run_program("introduce " + arguments + " --format csv");
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  return parse_output(outcome.out);
}

TEST(IntroduceRows, HeaderIsStable) {
  EXPECT_THAT(rows_of("examples/riverside --aim together --budget 2").header,
              ElementsAre("rank", "a", "name_a", "system_a", "b", "name_b", "system_b", "wanted",
                          "value", "adds", "alone", "cost", "total_cost", "within_two_steps",
                          "routes", "asked_about", "introducers", "chain", "shared_outcomes",
                          "shared_boards", "statement"));
}

TEST(IntroduceRows, EveryAimProposesPairsOneBesideAnother) {
  for (const char* aim : {"--aim pieces", "--aim reach --from council",
                          "--aim systems --between housing,health", "--aim together"}) {
    const CsvOutput found = rows_of(std::string("examples/riverside --budget 4 ") + aim);
    ASSERT_FALSE(found.rows.empty()) << aim;
    std::set<std::string> pairs;
    double value = 0.0;
    for (const auto& row : found.rows) {
      EXPECT_NE(row[found.column("a")], row[found.column("b")]) << aim;
      pairs.insert(row[found.column("a")] + ' ' + row[found.column("b")]);
      EXPECT_GT(std::stod(row[found.column("adds")]), 0.0) << aim;
      EXPECT_GT(std::stod(row[found.column("value")]), value) << aim;
      value = std::stod(row[found.column("value")]);
    }
    EXPECT_EQ(pairs.size(), found.rows.size()) << aim;
    EXPECT_FALSE(pairs.contains("council icb")) << "they are in dispute";
  }
}

TEST(IntroduceText, SaysWhatHoldsAndWhoCouldMakeIt) {
  const std::string out = run_program(std::string(kRiverside) + "--aim together --budget 5").out;
  EXPECT_THAT(out, HasSubstr("No guarantee: another choice may do better"));
  EXPECT_THAT(out, HasSubstr("could introduce them."));
  EXPECT_THAT(out, HasSubstr("Worked out as if every introduction led to a working link."));
  const std::string reach =
      run_program(std::string(kRiverside) + "--aim reach --from museum --budget 5").out;
  EXPECT_THAT(std::regex_replace(reach, std::regex("\n"), " "),
              HasSubstr("never less than 63 in 100 of the most that could be added"));
  const std::string limited = run_program(std::string(kRiverside) +
                                          "--aim reach --from museum --budget 5 --avoid museum,icb")
                                  .out;
  EXPECT_THAT(limited, HasSubstr("No choice within these limits could come above"));
  EXPECT_THAT(limited, Not(HasSubstr("63 in 100")));
}

TEST(IntroduceText, NoWordThatDoesNotBelongOnAPage) {
  const std::regex banned(
      R"(\b(nodes?|edges?|weak|silos?|hero(es)?|key[- ]players?|targets?|denied|significant(ly)?|at risk|removed?|league|best|worst|never meet|not talk)\b)",
      std::regex::icase);
  for (const char* aim :
       {"--aim pieces --capacity 1", "--aim reach --from council",
        "--aim systems --between housing,health", "--aim together --want museum,icb"}) {
    for (const char* format : {"table", "json"}) {
      const Outcome outcome = run_program(std::string(kRiverside) + aim + " --format " + format);
      EXPECT_EQ(outcome.exit, 0) << outcome.err;
      std::smatch found;
      EXPECT_FALSE(std::regex_search(outcome.out, found, banned)) << aim << ' ' << found.str();
    }
  }
}

TEST(IntroduceErrors, NameTheNearestAndWhatToDo) {
  struct Wrong {
    std::string line;
    std::string said;
  };
  for (const Wrong& wrong : std::vector<Wrong>{
           {"--aim reach --from counsil", "did you mean \"council\"?"},
           {"--aim systems --between housing,helth", "did you mean \"health\"?"},
           {"--aim systems", "--between A,B"},
           {"--aim together --costs bugdet", "did you mean \"budget\"?"},
           {"--aim reach", "--aim reach needs --from"},
           {"--aim together --budget 0", "--budget: \"0\" is not a whole number from 1 to 1000"},
           {"--aim friends", "--aim"},
           {"", "--aim"}}) {
    const Outcome outcome = run_program(kRiverside + wrong.line);
    EXPECT_EQ(outcome.exit, 2) << wrong.line;
    EXPECT_THAT(outcome.err, HasSubstr(wrong.said)) << wrong.line;
    EXPECT_EQ(outcome.out, "") << wrong.line;
  }
}

TEST(IntroduceNotes, AreSentencesWithExitZero) {
  const ScratchFolder scratch;
  const auto place = [&](const std::string& rows) {
    std::ofstream(scratch / "links.csv") << "from,to\n" << rows;
    return (scratch / "links.csv").string();
  };
  for (const auto& [rows, options, said] : std::vector<std::array<std::string, 3>>{
           {"a,b\nb,c\na,c\n", "--aim pieces", "Everybody is linked with everybody already"},
           {"a,b\nb,c\n", "--aim systems", "no two to join"},
           {"a,b\nb,c\n", "--aim together", "do not have two systems"},
           {"a,b\nb,c\n", "--aim reach --from b", "linked with every other body already"}}) {
    const std::string path = place(rows);
    for (const char* format : {"table", "csv", "json"}) {
      const Outcome outcome =
          run_program("introduce '" + path + "' " + options + " --format " + format);
      EXPECT_EQ(outcome.exit, 0) << options << outcome.err;
      std::string all = std::regex_replace(outcome.out + outcome.err, std::regex("\n"), " ");
      EXPECT_THAT(all, HasSubstr(said)) << options << format;
      EXPECT_THAT(all, Not(HasSubstr("nan"))) << options << format;
    }
  }
}

TEST(IntroduceAudience, OthersSeeNoHiddenBodyInAnyFormat) {
  const CsvOutput team = rows_of("examples/riverside --aim reach --from council --budget 60");
  for (const char* audience : {"partners", "published"}) {
    const std::string line =
        std::string("examples/riverside --aim reach --from council --budget 60 --for ") + audience;
    const CsvOutput found = rows_of(line);
    EXPECT_LT(found.rows.size(), team.rows.size());
    std::set<std::string> shown;
    for (const auto& row : found.rows) {
      shown.insert(row[found.column("name_b")]);
      for (const char* empty : {"asked_about", "introducers", "chain", "shared_boards"})
        EXPECT_EQ(row[found.column(empty)], "") << empty;
    }
    std::string everything;
    for (const char* format : {"table", "csv", "json"}) {
      const Outcome outcome = run_program("introduce " + line + " --top 100 --format " + format);
      everything += outcome.out + outcome.err;
    }
    std::size_t hidden = 0;
    for (const auto& row : team.rows) {
      const std::string& name = row[team.column("name_b")];
      if (shown.contains(name)) continue;
      ++hidden;
      EXPECT_EQ(everything.find(name), std::string::npos) << audience << ' ' << name;
    }
    EXPECT_GT(hidden, 3U);
    EXPECT_THAT(everything, HasSubstr(std::to_string(hidden) + " introductions not shown"));
  }
}

}  // namespace
}  // namespace interstice
