/// @file  The kinds of link that a place has, and rows of the layers table that describe none of them.
#pragma once

#include <string_view>
#include <vector>

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// The kinds that relationships have, in order of first use; "works with" where that is blank.
[[nodiscard]] std::vector<std::string_view> kinds_of_links(const PlaceTables& tables);

/// Adds W-unused-layer for every row of `layers` whose kind no relationship has (case, spaces, '_', '-' and '.' aside).
///
/// Only a warning: it may have been asked, and nobody have named a link. But a kind that is misspelt there is one more
/// kind of link, which nobody answered.
void check_layers_table(const PlaceTables& tables, const Sources& sources,
                        DiagnosticList& diagnostics);

}  // namespace interstice
