// `check`: what it refuses as the other commands do, and how it says what it found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/cli/program.hpp"

namespace interstice {
namespace {

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

TEST(Check, TenThousandFaultsAreTwentyOfAKindAndACount) {
  const ScratchFolder scratch;
  std::string rows = "from,to,strength,sign\n";
  for (int i = 0; i < 10000; ++i) rows += "a" + std::to_string(i) + ",,x,huh\n";
  const Outcome outcome =
      run_program("check " + scratch.write("links.csv", rows).string() + " --format csv");
  EXPECT_EQ(outcome.exit, 3);
  const CsvOutput csv = parse_output(outcome.out);
  for (const char* const code : {"E-missing-value", "E-number", "E-choice"}) {
    const auto found = csv.where("code", code);
    ASSERT_EQ(found.size(), 21U) << code;
    EXPECT_EQ(found.back()[csv.column("found")], "and 9980 more");
  }
  EXPECT_THAT(run_program("check " + (scratch / "links.csv").string()).out,
              HasSubstr("\n30000 errors, 0 warnings.\n"));
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
