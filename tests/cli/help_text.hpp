/// @file  What `--help` says there is: commands, options and the values they take. What completions and manual pages are
/// held against, as CLI11 prints it itself.
#pragma once

#include <string>
#include <vector>

namespace interstice {

struct HelpOption {
  std::vector<std::string> names;   ///< "-o", "--output"
  std::vector<std::string> values;  ///< those in braces
  std::string type;                 ///< "TEXT"; empty = a flag
};

/// The names of all commands, in the order of the help.
[[nodiscard]] std::vector<std::string> help_commands();
/// The options of a command; of the program, where that is empty.
[[nodiscard]] std::vector<HelpOption> help_options(const std::string& command);

}  // namespace interstice
