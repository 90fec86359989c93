/// @file  Ids that a place refers to: each is in its table.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Adds E-unknown-id for every cell (or part of a list) that names what its table does not have,
/// with what was probably meant. Nothing is checked against a table that is not there.
///
/// A stakeholder or system is known by its stakeholder id, its id or name in the systems table, or
/// as a value of the stakeholders' column that the setting "systems" names (else "system").
void check_references(const PlaceTables& tables, const Sources& sources,
                      DiagnosticList& diagnostics);

}  // namespace interstice
