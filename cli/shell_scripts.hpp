/// @file  Completion scripts of three shells, from the tree of commands.
#pragma once

#include <string>

#include "cli/command_tree.hpp"

namespace interstice::cli {

/// For bash 4 or later; needs no other package.
[[nodiscard]] std::string bash_completion(const CommandEntry& program);
[[nodiscard]] std::string zsh_completion(const CommandEntry& program);
/// For fish 3 or later.
[[nodiscard]] std::string fish_completion(const CommandEntry& program);

}  // namespace interstice::cli
