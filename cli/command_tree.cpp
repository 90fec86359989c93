#include "cli/command_tree.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace interstice::cli {
namespace {

// CLI11 keeps the values that an option takes in the name of its type: "TEXT:{table,csv,json}".
std::vector<std::string> values_in(const std::string& type) {
  std::vector<std::string> values;
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return values;
  for (std::size_t at = open + 1; at < close;) {
    const std::size_t end = std::min(type.find(',', at), close);
    values.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return values;
}

ArgumentEntry entry_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  ArgumentEntry entry{.description = option.get_description(),
                      .preset = option.get_default_str(),
                      .required = option.get_required(),
                      .repeats = option.get_items_expected_max() > 1};
  for (const std::string& name : option.get_snames()) entry.names.push_back('-' + name);
  for (const std::string& name : option.get_lnames()) entry.names.push_back("--" + name);
  const bool by_place = entry.names.empty();
  if (by_place) entry.names.push_back(option.get_name());
  if (option.get_items_expected_max() == 0) return entry;  // a flag
  entry.value = type.substr(0, type.find(':'));
  entry.values = values_in(type);
  // Arguments that may be anything are paths: PLACE, and what other commands read and write.
  entry.takes_file =
      entry.values.empty() && (entry.value == kFileType || (by_place && entry.value == "TEXT"));
  return entry;
}

CommandEntry entry_of(const CLI::App& app) {
  CommandEntry entry{
      .name = app.get_name(), .description = app.get_description(), .footer = app.get_footer()};
  for (const CLI::Option* option : app.get_options())
    (option->nonpositional() ? entry.options : entry.arguments).push_back(entry_of(*option));
  for (const CLI::App* command : app.get_subcommands({}))
    entry.commands.push_back(entry_of(*command));
  return entry;
}

}  // namespace

CommandEntry command_tree(const CLI::App& app) {
  CommandEntry tree = entry_of(app);
  std::vector<std::string> names;
  for (const CommandEntry& command : tree.commands) names.push_back(command.name);
  for (CommandEntry& command : tree.commands) {
    for (ArgumentEntry& argument : command.arguments) {
      if (argument.value != kCommandType) continue;
      argument.values = names;
      argument.takes_file = false;
    }
  }
  return tree;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

}  // namespace interstice::cli
