/// @file  Columns that are kept and not read, and those of them that say yes or no.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Says of each table which columns are kept and read by no analysis.
///
/// Definition   Columns of the schema that are kept_only and hold a value, and extra columns; not the one that holds the
///              systems. A column of yes and no: more than half of its values are yes, no or a word like them (1 and 0 only
///              if all are and one repeats), and one is a no.
/// Errors       N-unread-column: once a table. W-yes-no: a text column of relationships or memberships of yes and no, as
///              its rows that say no are links, or seats, like the others.
/// Complexity   Time O(cells of those columns).
void report_unread_columns(const PlaceTables& tables, const Sources& sources,
                           DiagnosticList& diagnostics);

}  // namespace interstice
