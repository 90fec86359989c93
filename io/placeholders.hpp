/// @file  Ids that are no names: "n/a", "tbc", a row of totals.
#pragma once

#include <string_view>

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Whether people write this where they have no name: n/a, tbc, none, unknown, "?", "-" and the like, in any case.
[[nodiscard]] bool is_placeholder(std::string_view id);
/// Whether this begins a row of sums: total, totals, grand total.
[[nodiscard]] bool is_total(std::string_view id);

/// Warns of ids that are no names; they are read as bodies all the same.
///
/// Definition   Ids of stakeholders, both ends and the reporter of relationships, members and boards, and who answered. In
///              the last row of a table also an id that begins with "total". "x" only where it is the only id of one
///              character. Not an id to which the table of stakeholders gives a name of its own.
/// Errors       W-placeholder-id: once a row.
/// Complexity   Time O(rows + distinct texts).
void check_placeholders(const PlaceTables& tables, const Sources& sources,
                        DiagnosticList& diagnostics);

}  // namespace interstice
