/// @file  The commands and their options as plain values, read off the very tree that parses the command line: what
/// completions and manual pages are made from, so that they cannot fall behind it.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}  // namespace CLI

namespace interstice::cli {

/// An option, or an argument that is known by its place.
struct ArgumentEntry {
  std::vector<std::string>
      names;  ///< as typed, short ones first: "-o", "--output"; of an argument its one name: "place"
  std::string value;                ///< what stands for its value: "TEXT", "NUMBER"; empty = a flag
  std::vector<std::string> values;  ///< those it takes; empty = any
  std::string description;
  std::string preset;  ///< what holds where it is not given; empty = not told
  bool takes_file = false;
  bool required = false;
  bool repeats = false;
};

struct CommandEntry {
  std::string name;
  std::string description;
  std::string footer;
  std::vector<ArgumentEntry> options;
  std::vector<ArgumentEntry> arguments;  ///< by their place
  std::vector<CommandEntry> commands;
};

/// What an option's or argument's type_name() says about it: a path that the shell can complete, or a command's name.
inline constexpr const char* kFileType = "FILE";
inline constexpr const char* kCommandType = "COMMAND";

[[nodiscard]] CommandEntry command_tree(const CLI::App& app);

/// The words with spaces between.
[[nodiscard]] std::string joined(const std::vector<std::string>& words, const char* between = " ");

}  // namespace interstice::cli
