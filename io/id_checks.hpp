/// @file  Ids of a place's own tables: each stands once, and is not nearly another.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Adds E-duplicate-id for every id of stakeholders, outcomes, areas, systems, layers or evidence
/// that stands before.
void check_duplicate_ids(const PlaceTables& tables, const Sources& sources,
                         DiagnosticList& diagnostics);

/// Adds W-near-same-id for stakeholder ids that differ only in case, spaces, punctuation or leading
/// zeros. Where there is no stakeholders table, for the ids that relationships and memberships
/// name.
void check_near_same_ids(const PlaceTables& tables, const Sources& sources,
                         DiagnosticList& diagnostics);

}  // namespace interstice
