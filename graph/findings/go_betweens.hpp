/// @file  Which go-betweens a list shows, the same in page and table.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/findings/findings.hpp"

namespace interstice {

/// Whether bodies are listed by name, as nobody is ranked: people never are, and nothing published is a league table.
[[nodiscard]] bool in_order_of_names(const Findings& findings);

/// Bodies (no boards) that routes between others pass and whose place, of all bodies of the whole place, is this or better; at
/// most so many, in the order in which they are listed.
[[nodiscard]] std::vector<const Body*> leading_go_betweens(const Findings& findings,
                                                           std::size_t most);
/// How many there are to choose from.
[[nodiscard]] std::size_t num_go_betweens(const Findings& findings);

}  // namespace interstice
