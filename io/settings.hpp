/// @file  The key and value table of a place, and what needs one of its settings.
#pragma once

#include <string_view>

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// The value of a setting (keys folded), while the tables are being filled; blank if there is none.
[[nodiscard]] std::string_view setting_of(const PlaceTables& tables, std::string_view key);

/// Adds E-duplicate-key, and E-date for the setting "date".
void check_settings(const PlaceTables& tables, const SourceTable& source,
                    DiagnosticList& diagnostics);

/// Adds W-no-date where a row has a since or until and the place has no date.
void check_dates(const PlaceTables& tables, const Sources& sources, DiagnosticList& diagnostics);

}  // namespace interstice
