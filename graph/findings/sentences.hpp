/// @file  The sentences that tables, pages and maps share, in the words of docs/words.md.
#pragma once

#include <string>
#include <string_view>

#include "graph/findings/findings.hpp"

namespace interstice {

/// A kind of link as it stands in a sentence: "partner_in" is "partner in".
[[nodiscard]] std::string kind_in_words(std::string kind);

/// What an interface says, for people. Reads the cell's numbers; a withheld count is said to be withheld.
[[nodiscard]] std::string interface_statement(const Findings& findings, const Interface& cell);

/// Whether it can be told who comes first among the go-betweens; empty = nothing to say.
[[nodiscard]] std::string go_betweens_note(const Findings& findings);

}  // namespace interstice
