// Manual pages: all that the help says, in roff that groff takes without a word.
#include "cli/man_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/cli/help_text.hpp"
#include "tests/cli/program.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> pages() {
  std::vector<std::string> commands = help_commands();
  commands.insert(commands.begin(), "");
  return commands;
}

// The page as a terminal shows it, in one line: groff breaks and stretches lines.
std::string as_shown(const std::string& page) {
  const ScratchFolder scratch;
  std::ofstream(scratch / "page") << page;
  const Outcome outcome = run_words({"groff", "-man", "-ww", "-Tascii", "-P-cbou", "-rHY=0",
                                     "-rLL=2000n", (scratch / "page").string()});
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.err, "");
  std::string text;
  for (const char c : outcome.out) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank)
      text += c;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  return text;
}

TEST(Man, ThereIsAPageOfTheProgramAndOfEveryCommand) {
  std::string expected = "interstice\n";
  for (const std::string& command : help_commands()) expected += "interstice-" + command + '\n';
  EXPECT_EQ(run_program("man --list").out, expected);
  for (const std::string& command : pages()) {
    const Outcome outcome = run_program("man " + command);
    EXPECT_EQ(outcome.exit, 0);
    for (const char* section :
         {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "EXIT STATUS", "SEE ALSO"})
      EXPECT_THAT(outcome.out, HasSubstr(std::string("\n.SH ") + section + '\n')) << command;
    for (const HelpOption& option : help_options(command)) {
      for (const std::string& name : option.names)
        EXPECT_THAT(outcome.out, HasSubstr("\\fB" + cli::roff_text(name) + "\\fR")) << command;
      for (const std::string& value : option.values)
        EXPECT_THAT(outcome.out, HasSubstr("\\fB" + cli::roff_text(value) + "\\fR")) << command;
    }
  }
}

TEST(Man, GroffTakesEveryPageWithoutAWordAndShowsWhatTheHelpSays) {
  if (!is_installed("groff")) GTEST_SKIP() << "groff is not installed (package groff-base)";
  for (const std::string& command : pages()) {
    const std::string shown = as_shown(run_program("man " + command).out);
    const std::string help = run_program(command + " --help").out;
    std::stringstream lines(help);
    std::size_t checked = 0;
    for (std::string line; std::getline(lines, line);) {
      const std::size_t begin = line.find("interstice ");
      if (!line.starts_with("  ") || begin != 2) continue;
      EXPECT_THAT(shown, HasSubstr(line.substr(2, line.find("   ", 2) - 2))) << command;
      ++checked;
    }
    EXPECT_GE(checked, 1U) << command << " has no example";
  }
}

TEST(Man, ExitCodesAreThoseOfTheHelp) {
  for (const std::string& command : pages()) {
    const std::string page = run_program("man " + command).out;
    EXPECT_THAT(
        page,
        HasSubstr(
            ".TP\n\\fB0\\fR\ndone.\n.TP\n\\fB2\\fR\na wrong option.\n.TP\n\\fB3\\fR\nbad input.\n"
            ".TP\n\\fB4\\fR\na file could not be read or written.\n.TP\n\\fB129\\fR\nhung up.\n"
            ".TP\n\\fB130\\fR\ninterrupted.\n"
            ".TP\n\\fB143\\fR\nterminated.\n"
            ".TP\n\\fB1\\fR\nanything else.\n"));
  }
  EXPECT_THAT(run_program("man check").out, HasSubstr(".SH FILES\nA place is a folder of tables"));
  EXPECT_THAT(run_program("man completion").out, Not(HasSubstr(".SH FILES")));
}

TEST(Man, WhatRoffWouldTakeForItsOwnIsEscaped) {
  EXPECT_EQ(cli::roff_text(".TH is \\fB no request"), "\\&.TH is \\efB no request");
  EXPECT_EQ(cli::roff_text("a\n.b\n'c"), "a\n\\&.b\n\\&\\(aqc");
  EXPECT_EQ(cli::roff_text("--as-of 'x' \"y\" `z` ~^"),
            "\\-\\-as\\-of \\(aqx\\(aq \\(dqy\\(dq \\(gaz\\(ga \\(ti\\(ha");
  EXPECT_EQ(cli::roff_text("3.5 ÷ 2"), "3.5 \\[u00F7] 2");
}

TEST(Man, APageOfNastyTextIsShownAsItIsWritten) {
  if (!is_installed("groff")) GTEST_SKIP() << "groff is not installed (package groff-base)";
  const cli::CommandEntry command{.name = "odd",
                                  .description = "'Tis \\n(.$ and .so \"quoted\" - with dashes",
                                  .footer =
                                      "...and more\n.SH is no heading\nExamples:\n  interstice odd "
                                      "'.x' \\t --all   .what it does"};
  const cli::CommandEntry program{.name = "interstice",
                                  .description = "about",
                                  .footer = "Exit: 0 done, 2 a wrong option, or none, 3 bad.",
                                  .commands = {command}};
  const std::string shown = as_shown(cli::man_page(program, &program.commands[0]));
  for (const char* text :
       {"'Tis \\n(.$ and .so \"quoted\" - with dashes.", "...and more", ".SH is no heading",
        "interstice odd '.x' \\t --all", ".what it does:", "2 a wrong option, or none.", "3 bad."})
    EXPECT_THAT(shown, HasSubstr(text));
}

TEST(Man, AnUnknownPageNamesTheNearest) {
  const Outcome outcome = run_program("man gasp");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("there is no command \"gasp\"; did you mean \"gaps\"?"));
  EXPECT_EQ(run_program("man interstice-gaps").out, run_program("man gaps").out);
  EXPECT_EQ(run_program("man gaps --list").exit, 2);
}

}  // namespace
}  // namespace interstice
