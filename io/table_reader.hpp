/// @file  The text of one table into its columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Named bytes: a file's content under the name that diagnostics call it by. The bytes outlive what
/// reads them.
struct NamedBytes {
  std::string name;
  std::string_view bytes;
};

/// Reads one table of separated text with a header into `tables`.
///
/// Result    Where its cells stand; nothing, and the table left absent, if the text or its header
/// cannot be read. Rows
///           with a wrong number of cells or a broken quote are left out; each is an error.
/// Errors    Those of plain_text() and match_headers(); E-quote, E-unclosed-quote, E-ragged,
/// E-missing-value, E-number,
///           E-range. Notes: N-delimiter (not a comma), N-heading-row.
/// Complexity Time O(bytes) expected; space O(rows) for each column there is.
[[nodiscard]] std::optional<SourceTable> read_table(const NamedBytes& file, TableKind kind,
                                                    PlaceTables& tables,
                                                    DiagnosticList& diagnostics);

/// Reads relationships without a header: "a b" or "a b strength" on each line, blanks between (the
/// .ncol format).
[[nodiscard]] std::optional<SourceTable> read_ncol(const NamedBytes& file, PlaceTables& tables,
                                                   DiagnosticList& diagnostics);

}  // namespace interstice
