// Completion scripts: bash's in a real bash, those of zsh and fish by their text and, where installed, by the shell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/cli/help_text.hpp"
#include "tests/cli/program.hpp"

namespace interstice {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

// What bash would offer for the last of these words, the cursor behind it.
std::vector<std::string> offered(const std::vector<std::string>& words,
                                 const std::string& where = ".") {
  static const std::string script = run_program("completion bash").out;
  const ScratchFolder scratch;
  std::ofstream(scratch / "script") << script;
  std::string line = "source '" + (scratch / "script").string() +
                     "'; cd \"$1\"; shift; COMP_WORDS=(\"$@\"); "
                     "COMP_CWORD=$(($# - 1)); _interstice; ((${#COMPREPLY[@]})) && printf '%s\\n' "
                     "\"${COMPREPLY[@]}\"";
  std::vector<std::string> all = {"bash", "--norc", "-c", line, "bash", where};
  all.insert(all.end(), words.begin(), words.end());
  const Outcome outcome = run_words(all);
  EXPECT_EQ(outcome.err, "");
  std::vector<std::string> found;
  std::stringstream stream(outcome.out);
  for (std::string one; std::getline(stream, one);) found.push_back(one);
  return found;
}

std::vector<std::string> names_of(const std::vector<HelpOption>& options) {
  std::vector<std::string> names;
  for (const HelpOption& option : options)
    names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

TEST(BashCompletion, EveryCommandIsOffered) {
  std::vector<std::string> expected = help_commands();
  ASSERT_THAT(expected, Contains("gaps"));
  const std::vector<std::string> options = names_of(help_options(""));
  expected.insert(expected.end(), options.begin(), options.end());
  EXPECT_THAT(offered({"interstice", ""}), UnorderedElementsAreArray(expected));
  EXPECT_THAT(offered({"interstice", "ga"}), ElementsAre("gaps"));
  EXPECT_THAT(offered({"interstice", "nothing"}), IsEmpty());
}

TEST(BashCompletion, EveryOptionOfEveryCommandIsOffered) {
  for (const std::string& command : help_commands()) {
    const std::vector<std::string> expected = names_of(help_options(command));
    ASSERT_THAT(expected, Contains("--help")) << command;
    EXPECT_THAT(offered({"interstice", command, "-"}), UnorderedElementsAreArray(expected))
        << command;
  }
}

TEST(BashCompletion, TheValuesThatAnOptionTakesAreOfferedAndNoOthers) {
  std::size_t seen = 0;
  for (const std::string& command : help_commands()) {
    for (const HelpOption& option : help_options(command)) {
      if (option.values.empty()) continue;
      ++seen;
      const std::string& name = option.names.back();
      EXPECT_THAT(offered({"interstice", command, name, ""}),
                  UnorderedElementsAreArray(option.values));
      EXPECT_THAT(offered({"interstice", command, "x", name, "="}),
                  UnorderedElementsAreArray(option.values));
      EXPECT_THAT(offered({"interstice", command, name, "=", option.values.front()}),
                  Contains(option.values.front()));
    }
  }
  EXPECT_GE(seen, 12U);
  EXPECT_THAT(offered({"interstice", "gaps", "--for", "p"}), ElementsAre("partners", "published"));
  EXPECT_THAT(offered({"interstice", "gaps", "examples", "--for", "=", "pu"}),
              ElementsAre("published"));
}

TEST(BashCompletion, APlaceAndOutputsAreFilesAndNumbersAreNothing) {
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch / "my place");
  std::ofstream(scratch / "my links.csv") << "from,to\n";
  const std::string where = scratch.path().string();
  for (const char* command : {"check", "report", "gaps", "influence", "map", "measure"})
    EXPECT_THAT(offered({"interstice", command, "my"}, where),
                UnorderedElementsAreArray({"my place", "my links.csv"}))
        << command;
  EXPECT_THAT(offered({"interstice", "report", "my place", "-o", "my l"}, where),
              ElementsAre("my links.csv"));
  EXPECT_THAT(offered({"interstice", "report", "x", "--json", "=", "my l"}, where),
              ElementsAre("my links.csv"));
  EXPECT_THAT(offered({"interstice", "gaps", "--seed", ""}, where), IsEmpty());
  EXPECT_THAT(offered({"interstice", "gaps", "--layer", "m"}, where), IsEmpty());
}

TEST(BashCompletion, ShellsAndCommandsAreOfferedToCompletionAndMan) {
  EXPECT_THAT(offered({"interstice", "completion", ""}),
              UnorderedElementsAreArray({"bash", "zsh", "fish"}));
  EXPECT_THAT(offered({"interstice", "man", ""}), UnorderedElementsAreArray(help_commands()));
  EXPECT_THAT(offered({"interstice", "man", "gaps", "--l"}), ElementsAre("--list"));
}

TEST(ZshCompletion, EveryOptionStandsInItsCommandWithItsValues) {
  const std::string script = run_program("completion zsh").out;
  EXPECT_THAT(script, testing::StartsWith("#compdef interstice\n"));
  for (const std::string& command : help_commands()) {
    EXPECT_THAT(script, HasSubstr("\n    '" + command + ":"));
    const std::size_t begin = script.find("\n        " + command + ")\n");
    ASSERT_NE(begin, std::string::npos) << command;
    const std::string part = script.substr(begin, script.find(";;", begin) - begin);
    for (const HelpOption& option : help_options(command)) {
      for (const std::string& name : option.names) EXPECT_THAT(part, HasSubstr(name)) << command;
      std::string values;
      for (const std::string& value : option.values)
        values += (values.empty() ? ":(" : " ") + value;
      if (!values.empty()) {
        EXPECT_THAT(part, HasSubstr(values + ")'"));
      }
      if (option.type == "FILE") {
        EXPECT_THAT(part, HasSubstr(":FILE:_files'"));
      }
    }
  }
}

TEST(ZshCompletion, ZshTakesIt) {
  if (!is_installed("zsh"))
    GTEST_SKIP() << "zsh is not installed: only the script's text is checked";
  const ScratchFolder scratch;
  std::ofstream(scratch / "_interstice") << run_program("completion zsh").out;
  const Outcome outcome = run_words({"zsh", "-n", (scratch / "_interstice").string()});
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.err, "");
}

TEST(FishCompletion, EveryOptionStandsInItsCommandWithItsValues) {
  const std::string script = run_program("completion fish").out;
  for (const std::string& command : help_commands()) {
    EXPECT_THAT(script, HasSubstr("\"__interstice_command ''\" -a " + command + " -d '"));
    for (const HelpOption& option : help_options(command)) {
      std::string line = "\"__interstice_command '" + command + "'\"";
      for (const std::string& name : option.names)
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (option.type == "FILE") line += " -r -F";
      std::string values;
      for (const std::string& value : option.values)
        values += (values.empty() ? " -x -a '" : " ") + value;
      if (!values.empty()) line += values + "'";
      EXPECT_THAT(script, HasSubstr(line));
    }
  }
}

TEST(FishCompletion, FishOffersTheSame) {
  if (!is_installed("fish"))
    GTEST_SKIP() << "fish is not installed: only the script's text is checked";
  const ScratchFolder scratch;
  std::ofstream(scratch / "script") << run_program("completion fish").out;
  const auto offers = [&](const std::string& line) {
    return run_words({"fish", "--no-config", "-c",
                      "source '" + (scratch / "script").string() + "'; complete -C '" + line + "'"})
        .out;
  };
  EXPECT_THAT(offers("interstice ga"), HasSubstr("gaps\t"));
  EXPECT_THAT(offers("interstice gaps --unit "), HasSubstr("organisation"));
  EXPECT_THAT(offers("interstice man gaps --l"), HasSubstr("--list"));
  EXPECT_THAT(offers("interstice check examples/kno"), HasSubstr("examples/knoke/"));
}

TEST(Completion, AnotherShellIsAUsageError) {
  const Outcome outcome = run_program("completion tcsh");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("\"tcsh\" is not a value it takes (bash, zsh or fish)"));
}

}  // namespace
}  // namespace interstice
