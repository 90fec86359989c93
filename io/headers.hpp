/// @file  Which header stands for which column of the schema.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/schema.hpp"
#include "io/diagnostic_list.hpp"
#include "io/layout.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// The '|' separated words of a schema's list.
[[nodiscard]] std::vector<std::string_view> words(std::string_view list);

/// The column of the schema that a header names; nothing if none.
[[nodiscard]] std::optional<std::size_t> column_of_header(const TableSpec& spec,
                                                          std::string_view header);

/// Fills source.field_of_column and source.field_of_extra from source.header.
///
/// Definition   A header is folded and compared with the columns' names, then with their synonyms;
/// a name beats a
///              synonym, an earlier synonym a later one. Headers without a column are extras. A
///              missing id is taken from the name.
/// Errors       E-missing-column, E-duplicate-header. Warnings: W-second-header, W-near-column, W-unnamed-column.
///              Notes: N-column-read-as, N-name-as-id, N-type-is-direction, N-interaction-is-kind.
/// Result       False if a required column is missing: the rows cannot be read.
[[nodiscard]] bool match_headers(const TableSpec& spec, const Layout& layout, SourceTable& source,
                                 DiagnosticList& diagnostics);

}  // namespace interstice
