// Same bytes out for any number of threads, locale, time zone and order of rows.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <regex>
#include <sstream>

#include "tests/cli/program.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

// Everything the program prints or writes about one place, under one name each.
std::map<std::string, std::string> everything(
    const std::string& place, const std::string& more = "",
    const std::map<std::string, std::string>& environment = {}) {
  const ScratchFolder scratch;
  std::map<std::string, std::string> all;
  for (const std::string& command : std::vector<std::string>{
           "measure", "measure --edges", "measure --graph", "gaps --all", "influence",
           "introduce --aim together --budget 3", "introduce --aim pieces --budget 3"}) {
    for (const std::string& format : std::vector<std::string>{"table", "csv", "json"}) {
      const Outcome outcome =
          run_program(command + ' ' + place + " --format " + format + more, environment);
      EXPECT_EQ(outcome.exit, 0) << command << outcome.err;
      all[command + ' ' + format] = outcome.out;
    }
  }
  for (const std::string& name : std::vector<std::string>{"m.svg", "m.dot", "m.png", "m.pdf"}) {
    EXPECT_EQ(
        run_program("map " + place + " -o " + (scratch / name).string() + more, environment).exit,
        0);
    all[name] = read_file(scratch / name);
  }
  const std::string page = (scratch / "r.html").string();
  EXPECT_EQ(run_program("report " + place + " -o " + page + " --json " + page + ".json" + more,
                        environment)
                .exit,
            0);
  all["page"] = read_file(page);
  all["page json"] = read_file(page + ".json");
  return all;
}

// Rows are named by the line they stand on.
std::map<std::string, std::string> without_lines(std::map<std::string, std::string> all) {
  static const std::regex kLine("([.]csv:)[0-9]+");
  for (auto& [name, bytes] : all) {
    if (name.find("json") != std::string::npos || name.starts_with("gaps"))
      bytes = std::regex_replace(bytes, kLine, "$01LINE");
  }
  return all;
}

void expect_same(const std::map<std::string, std::string>& a,
                 const std::map<std::string, std::string>& b) {
  for (const auto& [name, bytes] : a) EXPECT_TRUE(bytes == b.at(name)) << name << " differs";
}

std::string shuffled(const std::string& csv, unsigned seed) {
  std::istringstream in(csv);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::mt19937 random(seed);
  std::shuffle(lines.begin() + 1, lines.end(), random);
  std::string out;
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

class SameAnswer : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Places, SameAnswer,
                         testing::Values("krackhardt_managers", "nhs_london", "rescue_mtsthelens",
                                         "riverside"),
                         [](const auto& param) { return param.param; });

TEST_P(SameAnswer, WhateverTheThreads) {
  const std::string place = "examples/" + GetParam();
  expect_same(everything(place, " --threads 1"), everything(place, " --threads 2"));
}

TEST_P(SameAnswer, WhateverTheLocaleAndTimeZone) {
  const std::string place = "examples/" + GetParam();
  const ScratchFolder scratch;
  const std::string made = (scratch / "de_DE.UTF-8").string();
  ASSERT_EQ(std::system(("localedef -i de_DE -f UTF-8 " + made).c_str()), 0)
      << "the package `locales` is missing";
  expect_same(everything(place, "", {{"LC_ALL", "C"}, {"TZ", "UTC"}}),
              everything(place, "",
                         {{"LC_ALL", "de_DE.UTF-8"},
                          {"LOCPATH", scratch.path().string()},
                          {"TZ", "Asia/Kathmandu"}}));
}

TEST_P(SameAnswer, WhateverTheOrderOfRows) {
  const std::string place = "examples/" + GetParam();
  const auto expected = everything(place);
  const ScratchFolder scratch;
  const auto folder = source_dir() / place;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".csv") continue;
    (void)scratch.write("shuffled/" + file.path().filename().string(),
                        shuffled(read_file(file.path()), 7));
  }
  expect_same(without_lines(expected), without_lines(everything((scratch / "shuffled").string())));
}

}  // namespace
}  // namespace interstice
