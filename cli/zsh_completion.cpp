#include <fmt/format.h>

#include "cli/shell_scripts.hpp"

namespace interstice::cli {
namespace {

// Text inside single quotes.
std::string quoted(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out;
}

// Text between the brackets of an option, or the message of an argument: colons and brackets end it.
std::string message(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return quoted(out);
}

std::string action(const ArgumentEntry& entry) {
  if (!entry.values.empty()) return fmt::format("({})", joined(entry.values));
  return entry.takes_file ? "_files" : "";
}

// '(-o --output)'{-o,--output=}'[HTML file to write]:FILE:_files'
std::string option_spec(const ArgumentEntry& option) {
  std::string names;
  for (const std::string& name : option.names) {
    const bool takes_equals = !option.value.empty() && name.starts_with("--");
    names += (names.empty() ? "" : ",") + name + (takes_equals ? "=" : "");
  }
  if (option.names.size() > 1) names = fmt::format("'{{{}}}'", names);
  const std::string before = option.repeats ? "*" : fmt::format("({})", joined(option.names));
  const std::string after =
      option.value.empty() ? "" : fmt::format(":{}:{}", message(option.value), action(option));
  return fmt::format("'{}{}[{}]{}'", before, names, message(option.description), after);
}

std::string specs_of(const CommandEntry& command, const std::string& indent) {
  std::string specs;
  for (const ArgumentEntry& option : command.options)
    specs += fmt::format(" \\\n{}{}", indent, option_spec(option));
  int place = 0;
  for (const ArgumentEntry& argument : command.arguments) {
    specs += fmt::format(" \\\n{}'{}{}:{}:{}'", indent, ++place, argument.required ? "" : ":",
                         message(argument.names.front()), action(argument));
  }
  return specs;
}

}  // namespace

std::string zsh_completion(const CommandEntry& program) {
  std::string script =
      "#compdef interstice\n# Completion of interstice for zsh; made by `interstice completion "
      "zsh`.\n_interstice() {\n  local curcontext=\"$curcontext\" state line\n  typeset -A "
      "opt_args\n  local -a commands\n  commands=(\n";
  for (const CommandEntry& command : program.commands)
    script += fmt::format("    '{}:{}'\n", command.name, quoted(command.description));
  script += "  )\n  _arguments -C" + specs_of(program, "    ") +
            " \\\n    '1:command:->command' \\\n    '*::argument:->argument'\n"
            "  case $state in\n    command) _describe -t commands command commands ;;\n"
            "    argument)\n      case $words[1] in\n";
  for (const CommandEntry& command : program.commands)
    script += fmt::format("        {})\n          _arguments{} ;;\n", command.name,
                          specs_of(command, "            "));
  script +=
      "      esac ;;\n  esac\n}\n# Loaded by name, or read with `source`.\n"
      "if [ \"$funcstack[1]\" = \"_interstice\" ]; then\n  _interstice \"$@\"\nelse\n  compdef "
      "_interstice interstice\nfi\n";
  return script;
}

}  // namespace interstice::cli
