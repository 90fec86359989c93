// What the documents show is what the program does: every fenced block with a command in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <sstream>

#include "tests/cli/program.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

struct Command {
  std::string document;
  std::string line;                 // after the program's name
  std::vector<std::string> output;  // as the document shows it; empty = it shows none
  bool shows_output = false;
};

std::vector<std::filesystem::path> documents() {
  std::vector<std::filesystem::path> files = {source_dir() / "README.md",
                                              source_dir() / "CONTRIBUTING.md"};
  for (const char* folder : {"docs", "examples", "bench"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() / folder)) {
      if (entry.path().extension() == ".md") files.push_back(entry.path());
    }
  }
  return files;
}

// Lines of fenced blocks that call the program; behind "$ ", those below them are what it prints.
std::vector<Command> commands() {
  static const std::regex kCall(R"(^(\$ )?(?:build/release/)?interstice (.+)$)");
  std::vector<Command> found;
  for (const std::filesystem::path& file : documents()) {
    std::istringstream text(read_file(file));
    bool inside = false;
    bool printing = false;
    for (std::string line; std::getline(text, line);) {
      std::smatch call;
      if (line.starts_with("```")) {
        inside = !inside;
        printing = false;
      } else if (inside && std::regex_match(line, call, kCall)) {
        printing = call[1].matched;
        found.push_back({file.lexically_relative(source_dir()), call[2], {}, printing});
      } else if (inside && printing) {
        found.back().output.push_back(line);
      }
    }
  }
  return found;
}

// Whether the words that stand for something of the reader's own are in it.
bool is_pattern(const std::string& line) {
  static const std::regex kOwn(R"(PLACE|IN OUT|CODE|COMMAND|bash\|zsh|my_|[<>|])");
  return std::regex_search(line, kOwn);
}

// The same with what it writes in another folder.
std::string written_into(const std::string& line, const std::filesystem::path& folder) {
  static const std::regex kFile(R"((-o|--json|--rejects) ([^ /]+))");
  return std::regex_replace(line, kFile, "$1 " + (folder / "$2").string());
}

TEST(Documents, EveryCommandTheyGiveRuns) {
  const ScratchFolder scratch;
  std::size_t run = 0;
  for (const Command& command : commands()) {
    if (is_pattern(command.line)) continue;
    const Outcome outcome = run_program(written_into(command.line, scratch.path()));
    EXPECT_EQ(outcome.exit, 0) << command.document << ": " << command.line << '\n' << outcome.err;
    ++run;
  }
  EXPECT_GT(run, 40U);
}

TEST(Documents, WhatTheyShowIsPrinted) {
  std::size_t shown = 0;
  for (const Command& command : commands()) {
    if (!command.shows_output) continue;
    ++shown;
    std::istringstream printed(run_program(command.line).out);
    for (const std::string& expected : command.output) {
      std::string line;
      std::getline(printed, line);
      EXPECT_EQ(line, expected) << command.document << ": " << command.line;
    }
    EXPECT_FALSE(command.output.empty()) << command.document << ": " << command.line;
  }
  EXPECT_GE(shown, 1U);
}

TEST(Documents, SayWhereTheProgramIsBeforeTheyCallIt) {
  for (const std::filesystem::path& file : documents()) {
    const std::string text = read_file(file);
    const std::size_t call = text.find("\ninterstice ");
    if (call == std::string::npos) continue;
    EXPECT_LT(text.find("build/release"), call) << file;
  }
}

}  // namespace
}  // namespace interstice
