/// @file  Rows that hold from one day to another.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Adds E-until-before-since for every row whose `until` ends before its `since` begins; W-one-day for a table of which
/// every row that has both (two at least) begins and ends on one day, as the times of a survey's answers do.
void check_date_order(const PlaceTables& tables, const Sources& sources,
                      DiagnosticList& diagnostics);

/// Adds a diagnostic at the first dated row of a place that has no date: E-no-date or W-no-date by `severity`. A warning
/// in any case where only tables are dated that no command reads by date.
void check_place_date(const PlaceTables& tables, const Sources& sources, Severity severity,
                      DiagnosticList& diagnostics);

}  // namespace interstice
