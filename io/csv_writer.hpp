/// @file  A table of a place as separated text.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/place.hpp"
#include "io/csv.hpp"

namespace interstice {

/// One table, its columns that are present in the schema's order, then its extras.
///
/// Definition   RFC 4180 with LF: a cell stands in quotes where it holds a separator, quote or line end, or begins or ends
///              with a blank. Numbers are the shortest that read back as the same. Read again with table_reader it gives
///              the same table; where extras' names look like another layout, a first line "sep=," says which it is.
///              `separator` is comma, semicolon or tab.
/// Determinism  The same table gives the same bytes, whatever the locale.
[[nodiscard]] std::string to_csv(const Place& place, TableKind kind,
                                 Separator separator = Separator::comma);

/// One cell, in quotes where it must be.
void append_cell(std::string& text, std::string_view cell, Separator separator);

}  // namespace interstice
