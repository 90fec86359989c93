/// @file  Manual pages (roff, man macros), from the tree of commands and their footers.
#pragma once

#include <string>
#include <string_view>

#include "cli/command_tree.hpp"

namespace interstice::cli {

/// "interstice", or "interstice-gaps" for one command.
[[nodiscard]] std::string page_name(const CommandEntry& program, const CommandEntry* command);

/// The page of one command, or with nullptr that of the program.
[[nodiscard]] std::string man_page(const CommandEntry& program, const CommandEntry* command);

/// Text that roff prints as it is written, wherever in a line it stands.
[[nodiscard]] std::string roff_text(std::string_view text);

}  // namespace interstice::cli
