/// @file  Names that people take for the same body's.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Adds W-near-same-name for every stakeholder whose name is that of an earlier one with another id, or nearly so.
///
/// Definition   Of the same near_form(); or a misspelling of it, unless either is a person (Kirsten and Kristen are two
///              people), among at most 1,000 names. Not where both say which organisation they belong to, and it is not
///              the same: every organisation has a director. Nor where the ids are nearly the same, which check_near_same_ids()
///              says.
/// Complexity   Time O(rows + k² for k names); space O(rows).
void check_near_same_names(const PlaceTables& tables, const Sources& sources,
                           DiagnosticList& diagnostics);

}  // namespace interstice
