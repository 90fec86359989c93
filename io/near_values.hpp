/// @file  Names of systems and kinds that people take for the same.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Adds W-near-same-value for every name that is nearly an earlier one: of the same near_form(), or a misspelling of it.
///
/// Definition   Three lists of names, each with what it is compared across: kinds of link (layers, then relationships; a
///              blank is "works with"), systems (the systems table, then the column of stakeholders that holds them),
///              kinds of stakeholder. Two words that the schema reads as one kind of stakeholder are not near but the
///              same. Misspellings are looked for among at most 1,000 names of a list.
/// Complexity   Time O(rows + k² for k names); space O(texts).
void check_near_same_values(const PlaceTables& tables, const Sources& sources,
                            DiagnosticList& diagnostics);

}  // namespace interstice
