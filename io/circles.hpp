/// @file  Rows that belong to one another in a circle.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Adds E-circle once for each circle of stakeholders by organisation, and of outcomes and areas by parent, naming its
/// rows. A row that names itself belongs to nothing above it, as one with a blank cell, and is no circle.
void check_circles(const PlaceTables& tables, const Sources& sources, DiagnosticList& diagnostics);

}  // namespace interstice
