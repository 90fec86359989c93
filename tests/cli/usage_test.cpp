// Command lines that cannot be read: exit 2, what is wrong, and what to type instead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/program.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Wrong {
  std::string line;
  std::string said;
};

void expect_usage_errors(const std::vector<Wrong>& lines) {
  for (const Wrong& wrong : lines) {
    const Outcome outcome = run_program(wrong.line);
    EXPECT_EQ(outcome.exit, 2) << wrong.line;
    EXPECT_EQ(outcome.out, "") << wrong.line;
    EXPECT_THAT(outcome.err, HasSubstr(wrong.said)) << wrong.line;
  }
}

TEST(Usage, WhatIsMissingIsNamedWithAnExampleOfTheCommand) {
  expect_usage_errors({
      {"", "which command? There are: check, explain, report, gaps"},
      {"", "For example: interstice check examples/knoke\n"},
      {"gaps", "interstice gaps: which place? Name a folder of tables, or one edge list.\n"},
      {"gaps", "For example: interstice gaps examples/rescue_mtsthelens --all\n"},
      {"gaps", "All options: interstice gaps --help"},
      {"report examples/knoke", "--output is missing: HTML file to write"},
      {"report examples/knoke", "For example: interstice report examples/knoke -o knoke.html\n"},
      {"gaps examples/knoke --seed", "--seed needs a value (Of everything random)"},
  });
}

TEST(Usage, WhatIsUnknownIsNamedWithTheNearest) {
  expect_usage_errors({
      {"gasp examples/knoke", "there is no command \"gasp\"; did you mean \"gaps\"?\nFor example"},
      {"examples/knoke", "For example: interstice check examples/knoke\n"},
      {"--nonsense", "there is no option \"--nonsense\""},
      {"gaps examples/knoke --fromat csv",
       "there is no option \"--fromat\"; did you mean \"--format\"?"},
      {"gaps --laayer=money examples/knoke", "did you mean \"--layer\"?"},
      {"gaps my place",
       "\"place\" is one argument too many; a name with spaces in it needs quotes"},
  });
}

TEST(Usage, AValueThatAnOptionDoesNotTake) {
  expect_usage_errors({
      {"gaps examples/knoke --format xml", "--format: \"xml\" is not a value it takes (table, csv"},
      {"measure examples/knoke --permutations many",
       "--permutations: \"many\" is not a whole number"},
      {"gaps examples/knoke --seed 1 --seed 2", "--seed is given 2 times; give it once"},
      {"gaps examples/knoke --systems ''", "the argument after \"--systems\" is empty"},
      {"gaps examples/knoke --as-of=", "\"--as-of=\" has no value"},
      {"'' examples/knoke", "the first argument is empty; name a command"},
  });
}

TEST(Usage, NumbersOutOfRangeAndWhatIsNoNumber) {
  for (const char* const value : {"nan", "inf", "-inf", "-1", "1.5", "0,7", "0x1", "1e400", "x"}) {
    expect_usage_errors({{std::string("gaps examples/knoke --min-confidence ") + value,
                          std::string("--min-confidence: \"") + value +
                              "\" is not a number from 0 to 1, such as 0.7"}});
  }
  for (const char* const value : {"0", "-1", "4097", "99999999999999999999", "2.5", "two"}) {
    expect_usage_errors({{std::string("gaps examples/knoke --threads ") + value,
                          "is not a whole number from 1 to 4096"}});
  }
  for (const char* const value : {"-1", "4294967296", "1e3", "1.0", "0x10", "one"}) {
    expect_usage_errors({{std::string("gaps examples/knoke --seed ") + value,
                          "is not a whole number from 0 to 4294967295"}});
  }
  EXPECT_EQ(run_program("gaps examples/knoke --min-confidence .5 --threads 1 --seed 010").exit, 0);
}

TEST(Usage, SeedsAreReadInTens) {
  EXPECT_THAT(run_program("gaps examples/knoke --seed 010").out, HasSubstr("Seed: 10."));
}

TEST(Usage, HelpIsNoError) {
  const Outcome outcome = run_program("gaps --help");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(outcome.out, StartsWith("Where links that would be usual are not reported"));
}

}  // namespace
}  // namespace interstice
