// Every example's answers, written before the program was, by tests/oracles/examples_expected.py.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "tests/cli/program.hpp"
#include "tests/support/places.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

class Examples : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(All, Examples,
                         testing::Values("knoke", "krackhardt_managers", "nhs_london",
                                         "nhs_north_west", "rescue_cheyenne", "rescue_hurrfrederic",
                                         "rescue_mtsthelens"),
                         [](const auto& param) { return param.param; });

TEST_P(Examples, GiveTheAnswersWrittenBeforehand) {
  const std::string folder = "examples/" + GetParam();
  const CsvTable answers = read_csv(source_dir() / ("examples/answers/" + GetParam() + ".csv"));
  ASSERT_GT(answers.rows.size(), 20U);
  std::map<std::string, CsvOutput> outputs;
  for (const auto& answer : answers.rows) {
    std::string command = answer[0];
    command.replace(command.find("PLACE"), 5, folder);
    if (!outputs.contains(command)) {
      const Outcome outcome = run_program(command);
      ASSERT_EQ(outcome.exit, 0) << command << '\n' << outcome.err;
      outputs[command] = parse_output(outcome.out);
    }
    const CsvOutput& output = outputs[command];
    if (answer[1] == "*") {
      EXPECT_EQ(std::to_string(output.rows.size()), answer[3]) << command;
      continue;
    }
    const std::size_t equals = answer[1].find('=');
    const auto rows = output.where(answer[1].substr(0, equals), answer[1].substr(equals + 1));
    ASSERT_EQ(rows.size(), 1U) << command << ' ' << answer[1];
    const std::string& found = rows[0][output.column(answer[2])];
    const bool text = answer[4].empty();
    if (text) {
      EXPECT_EQ(found, answer[3]) << command << ' ' << answer[1] << ' ' << answer[2];
    } else {
      ASSERT_FALSE(found.empty()) << command << ' ' << answer[1] << ' ' << answer[2];
      EXPECT_NEAR(std::stod(found), std::stod(answer[3]), std::stod(answer[4]) + 1e-12)
          << command << ' ' << answer[1] << ' ' << answer[2];
    }
  }
}

TEST_P(Examples, ReadWithoutAnErrorAndMakeAReport) {
  const ScratchFolder scratch;
  const std::string folder = "examples/" + GetParam();
  EXPECT_EQ(run_program("check " + folder).exit, 0);
  const Outcome report = run_program("report " + folder + " -o " + (scratch / "r.html").string());
  EXPECT_EQ(report.exit, 0) << report.err;
  EXPECT_GT(std::filesystem::file_size(scratch / "r.html"), 10000U);
}

}  // namespace
}  // namespace interstice
