#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/man_page.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice::cli {
namespace {

struct ManCommand {
  std::string command;
  bool list = false;
};

void run_man(const CommandEntry& program, const ManCommand& asked) {
  if (asked.list && !asked.command.empty())
    throw Error(ErrorCode::invalid_argument, "man: --list names every page; leave the command out");
  if (asked.list) {
    fmt::print("{}\n", page_name(program, nullptr));
    for (const CommandEntry& one : program.commands) fmt::print("{}\n", page_name(program, &one));
    return;
  }
  const CommandEntry* command = nullptr;
  if (!asked.command.empty() && asked.command != page_name(program, nullptr)) {
    std::vector<std::string> names;
    for (const CommandEntry& one : program.commands) {
      names.push_back(one.name);
      if (asked.command == one.name || asked.command == page_name(program, &one)) command = &one;
    }
    if (command == nullptr) {
      throw Error(ErrorCode::not_found,
                  fmt::format("man: there is no command \"{}\"{}", printable(asked.command),
                              suggestion(asked.command, names)));
    }
  }
  fmt::print("{}", man_page(program, command));
}

}  // namespace

void add_man(CLI::App& app) {
  auto options = std::make_shared<ManCommand>();
  CLI::App* command =
      app.add_subcommand("man", "A manual page as roff: of the program, or of one command");
  command
      ->add_option("command", options->command,
                   "The command whose page to print; none: the program's")
      ->type_name(kCommandType);
  command->add_flag("--list", options->list, "The names of all pages, one a line");
  command->footer(
      "Read it with man or groff; an installed Interstice brings the pages along.\n"
      "Examples:\n  interstice man gaps | man -l -\n  interstice man > interstice.1");
  command->callback([options, &app] { run_man(command_tree(app), *options); });
}

}  // namespace interstice::cli
