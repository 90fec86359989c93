#include <fmt/format.h>

#include "cli/shell_scripts.hpp"

namespace interstice::cli {
namespace {

constexpr std::string_view kHead =
    R"(# Completion of interstice for bash; made by `interstice completion bash`.
_interstice_words() {
  mapfile -t COMPREPLY < <(compgen -W "$2" -- "$1")
}
_interstice_files() {
  compopt -o filenames 2> /dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$1")
}
_interstice() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i
  COMPREPLY=()
  # bash cuts --option=value into three words.
  if [[ $current == '=' ]]; then
    current=
  elif [[ $before == '=' && $COMP_CWORD -gt 2 ]]; then
    before=${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then
      command=${COMP_WORDS[i]}
      break
    fi
  done
)";

std::string action(const ArgumentEntry& entry) {
  if (!entry.values.empty())
    return fmt::format("_interstice_words \"$current\" '{}'", joined(entry.values));
  return entry.takes_file ? "_interstice_files \"$current\"" : ":";
}

std::string names_of(const CommandEntry& command) {
  std::string names;
  for (const ArgumentEntry& option : command.options)
    names += (names.empty() ? "" : " ") + joined(option.names);
  return names;
}

}  // namespace

std::string bash_completion(const CommandEntry& program) {
  std::string script(kHead);
  script += "  # The value of the option before the cursor.\n  case $command:$before in\n";
  std::string commands;
  std::string arguments;
  for (const CommandEntry& command : program.commands) {
    commands += (commands.empty() ? "" : " ") + command.name;
    for (const ArgumentEntry& option : command.options) {
      if (option.value.empty()) continue;
      std::string pattern;
      for (const std::string& name : option.names)
        pattern += fmt::format("{}{}:{}", pattern.empty() ? "" : "|", command.name, name);
      script += fmt::format("    {})\n      {}\n      return ;;\n", pattern, action(option));
    }
    const std::string act = command.arguments.empty() ? ":" : action(command.arguments.front());
    arguments += fmt::format(
        "    {})\n      if [[ $current == -* ]]; then\n        _interstice_words \"$current\" "
        "'{}'\n"
        "      else\n        {}\n      fi ;;\n",
        command.name, names_of(command), act);
  }
  script += fmt::format(
      "  esac\n  case $command in\n    '')\n      _interstice_words \"$current\" '{} {}' ;;\n{}  "
      "esac\n}}\ncomplete -F _interstice interstice\n",
      commands, names_of(program), arguments);
  return script;
}

}  // namespace interstice::cli
