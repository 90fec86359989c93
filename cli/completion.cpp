#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.hpp"
#include "cli/shell_scripts.hpp"

namespace interstice::cli {

void add_completion(CLI::App& app) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "completion", "A script with which a shell completes commands, options and their values");
  command->add_option("shell", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->footer(
      "An installed Interstice brings the three along.\n"
      "Examples:\n  interstice completion bash > "
      "~/.local/share/bash-completion/completions/interstice\n  interstice completion fish > "
      "~/.config/fish/completions/interstice.fish");
  command->callback([shell, &app] {
    const CommandEntry program = command_tree(app);
    fmt::print("{}", *shell == "bash"  ? bash_completion(program)
                     : *shell == "zsh" ? zsh_completion(program)
                                       : fish_completion(program));
  });
}

}  // namespace interstice::cli
