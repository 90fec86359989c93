/// @file  Cells against their columns' types: numbers as they are read, the other types a column at
/// a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// A number cell: the value, NaN if blank; nothing if it is no number.
[[nodiscard]] std::optional<double> read_number(std::string_view cell);

/// Whether a number is in the range of its column's type.
[[nodiscard]] bool in_range(ColumnType type, double value);

enum class NumberFault : std::uint8_t { no_number, out_of_range };

/// Adds E-number for a cell that is no number (W-unread-number where no analysis reads the column), E-range for one outside
/// its column's range.
void report_number(NumberFault fault, const ColumnSpec& column, std::string_view header,
                   std::string_view cell, SourcePlace where, DiagnosticList& diagnostics);

/// Checks dates, confidences and choices of a table that has been read; a strict column keeps the allowed word: "Y" is
/// stored as "yes".
///
/// Errors     E-date, E-confidence, E-choice, E-ambiguous-status: every cell; W-unread-date instead of E-date where no
///            analysis reads the column. W-unlisted-value: once a column, naming the values.
/// Complexity Time O(cells + distinct values).
void check_cells(PlaceTables& tables, TableData& table, const SourceTable& source,
                 DiagnosticList& diagnostics);

}  // namespace interstice
