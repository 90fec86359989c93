#include "cli/usage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice::cli {
namespace {

constexpr std::string_view kPlace = "place";

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

// The command that was being read; the program itself if there was none.
const CLI::App& command_of(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

// The first line of a footer that could be typed.
std::string example_of(const CLI::App& command) {
  const std::string footer = command.get_footer();
  const std::size_t begin = footer.find("interstice ");
  std::string line = footer.substr(begin, footer.find('\n', begin) - begin);
  return line.substr(0, line.find("   "));  // what stands beside it explains it
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string about_missing(const CLI::App& app, const CLI::App& command, const std::string& name) {
  if (&command == &app) {
    return fmt::format("which command? There are: {}", fmt::join(command_names(app), ", "));
  }
  if (name == kPlace) return "which place? Name a folder of tables, or one edge list";
  const CLI::Option* option = command.get_option_no_throw(name);
  return option == nullptr
             ? name + " is missing"
             : fmt::format("{} is missing: {}", option->get_name(), option->get_description());
}

std::string about_extra(const CLI::App& app, const CLI::App& command) {
  const std::vector<std::string> extras = app.remaining(true);
  const auto option =
      std::ranges::find_if(extras, [](const std::string& text) { return text.starts_with("-"); });
  if (option != extras.end()) {
    const std::string name = option->substr(0, option->find('='));
    return fmt::format("there is no option \"{}\"{}", printable(name),
                       suggestion(name, option_names(command)));
  }
  return fmt::format("\"{}\" is one argument too many; a name with spaces in it needs quotes",
                     printable(extras.front()));
}

// CLI11's message begins "--seed: " or "Could not convert: --seed = ".
const CLI::Option* option_in(const CLI::App& command, const std::string& said) {
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    if (said.starts_with(name + ':') || said.find(": " + name + " = ") != std::string::npos)
      return option;
  }
  return nullptr;
}

std::string about_value(const CLI::App& command, const CLI::ParseError& error) {
  const std::string said = error.what();
  const CLI::Option* const option = option_in(command, said);
  if (option == nullptr) return printable(said, 400);
  const std::string name = option->get_name();
  const std::string meaning = option->get_description();
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch)) {
    return option->count() > 1
               ? fmt::format("{} is given {} times; give it once", name, option->count())
               : fmt::format("{} needs a value ({})", name, meaning);
  }
  const std::string value =
      option->count() > 0 ? printable(option->results().back()) : std::string{};
  return fmt::format("{}: \"{}\" is not {} ({})", name, value,
                     option->get_type_name() == "UINT" ? "a whole number" : "a value it takes",
                     meaning);
}

}  // namespace

void refuse_odd_arguments(const CLI::App& app, int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.empty()) {
      throw Error(ErrorCode::invalid_argument,
                  i == 1
                      ? "the first argument is empty; name a command"
                      : fmt::format("the argument after \"{}\" is empty; write a value, or leave "
                                    "the option out",
                                    printable(argv[i - 1])));
    }
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("\"{}\" has no value; write one, or leave the option out",
                              printable(argument)));
    }
  }
  if (argc < 2 || argv[1][0] == '-') return;
  const std::vector<std::string> names = command_names(app);
  if (std::ranges::find(names, argv[1]) != names.end()) return;
  std::error_code ignored;
  const bool is_path = std::filesystem::exists(argv[1], ignored);
  throw Error(ErrorCode::not_found,
              fmt::format("there is no command \"{}\"{}\nFor example: {}", printable(argv[1]),
                          suggestion(argv[1], names),
                          is_path ? fmt::format("interstice check {}", printable(argv[1], 4096))
                                  : example_of(app)));
}

std::string usage_text(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = command_of(app);
  const std::string said = error.what();
  const auto kind = static_cast<CLI::ExitCodes>(error.get_exit_code());
  std::string about;
  if (!app.remaining(true).empty()) {
    about = about_extra(app, command);
  } else if (kind == CLI::ExitCodes::RequiredError) {
    about = about_missing(app, command, said.substr(0, said.find(" is required")));
  } else {
    about = about_value(command, error);
  }
  const std::string name = &command == &app ? std::string{} : ' ' + command.get_name();
  if (!about.ends_with('?')) about += '.';
  return fmt::format("interstice{}: {}\nFor example: {}\nAll options: interstice{} --help\n", name,
                     about, example_of(command), name);
}

}  // namespace interstice::cli
