/// @file  Rows that do not say who reported them, where others do; reporters that are no end of any link.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Warns where one cell of "reported by" changes who counts as having answered.
///
/// Definition   Only where nothing else says who answered: no column "response", no row in responses, no setting
///              roster = complete.
/// Errors       W-no-reporter: once, with the first lines of the rows without one, where some rows have one. W-odd-reporter:
///              a reporter that is no end of any link where no table lists the bodies; once each.
/// Complexity   Time O(rows).
void check_reporters(const PlaceTables& tables, const Sources& sources,
                     DiagnosticList& diagnostics);

}  // namespace interstice
