/// @file  Which go-betweens, and which of those named by others, a list shows: the same in page and table.
#pragma once

#include <cstddef>
#include <string>
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

/// Those named on a kind of link, as far as their counts are shown: at most so many, the most named first; where nobody is
/// ranked in the order of their names.
[[nodiscard]] std::vector<const Nomination*> leading_named(const Findings& findings,
                                                           const NamedBy& layer, std::size_t most);
/// How many there are to choose from.
[[nodiscard]] std::size_t num_named(const NamedBy& layer);
/// "10 of 18 that three or more named; smaller counts are withheld"; empty where all that were named are shown.
[[nodiscard]] std::string named_shown(const NamedBy& layer, std::size_t shown);

}  // namespace interstice
