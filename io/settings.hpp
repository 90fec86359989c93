/// @file  The key and value table of a place, and the column that its setting "systems" names.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// The value of a setting (keys folded), while the tables are being filled; blank if there is none.
[[nodiscard]] std::string_view setting_of(const PlaceTables& tables, std::string_view key);

/// The stakeholders' column that the setting "systems" names, else the column "system".
struct SystemsColumn {
  std::optional<std::size_t> column;  ///< of the schema
  std::optional<std::size_t> extra;   ///< else of the extra attributes
  /// Its cells; nothing if they are numbers, or there is no such column.
  [[nodiscard]] const std::vector<Text>* cells(const TableData& stakeholders) const;
};
[[nodiscard]] SystemsColumn systems_column(const PlaceTables& tables);

/// Checks the place table by setting_specs(); a strict setting keeps the allowed word, as columns do.
///
/// Errors   E-duplicate-key, E-date, E-choice; E-unknown-column: the stakeholders have none that "systems" names.
///          W-unknown-setting: a key that is nearly one that is read. N-unread-setting: any other.
void check_settings(PlaceTables& tables, const SourceTable& source, DiagnosticList& diagnostics);

}  // namespace interstice
