#include <fmt/format.h>

#include "cli/shell_scripts.hpp"

namespace interstice::cli {
namespace {

constexpr std::string_view kHead =
    R"(# Completion of interstice for fish; made by `interstice completion fish`.
# Whether the command typed is this one; '' = none yet.
function __interstice_command
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if not string match -q -- '-*' $word
            test "$word" = "$argv[1]"
            return
        end
    end
    test -z "$argv[1]"
end
complete -c interstice -f
)";

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string value_of(const ArgumentEntry& entry) {
  if (!entry.values.empty()) return " -x -a " + quoted(joined(entry.values));
  return entry.takes_file ? " -r -F" : " -x";
}

std::string lines_of(const CommandEntry& command, const std::string& name) {
  const std::string when =
      fmt::format("complete -c interstice -n \"__interstice_command '{}'\"", name);
  std::string lines;
  for (const ArgumentEntry& option : command.options) {
    std::string names;
    for (const std::string& one : option.names)
      names += one.starts_with("--") ? " -l " + one.substr(2) : " -s " + one.substr(1);
    lines += fmt::format("{}{}{} -d {}\n", when, names,
                         option.value.empty() ? "" : value_of(option), quoted(option.description));
  }
  for (const ArgumentEntry& argument : command.arguments) {
    if (!argument.values.empty())
      lines += fmt::format("{} -a {} -d {}\n", when, quoted(joined(argument.values)),
                           quoted(argument.description));
    else if (argument.takes_file)
      lines += when + " -F\n";
  }
  return lines;
}

}  // namespace

std::string fish_completion(const CommandEntry& program) {
  std::string script(kHead);
  for (const CommandEntry& command : program.commands)
    script += fmt::format("complete -c interstice -n \"__interstice_command ''\" -a {} -d {}\n",
                          command.name, quoted(command.description));
  script += lines_of(program, "");
  for (const CommandEntry& command : program.commands) script += lines_of(command, command.name);
  return script;
}

}  // namespace interstice::cli
