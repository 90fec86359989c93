/// @file  How separated text is laid out: what separates its cells, and where its header is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graph/model/schema.hpp"
#include "io/csv.hpp"

namespace interstice {

/// How text is laid out before its rows begin: found by trying.
struct Layout {
  Separator separator = Separator::comma;
  std::size_t offset = 0;    ///< of the header
  std::uint32_t line = 1;    ///< of the header
  bool heading_row = false;  ///< a row of group headings stood above the header
  std::uint32_t title_line =
      0;  ///< several lines stand above the header: the first of them; else 0
  bool type_is_direction =
      false;  ///< a column "Type" holds only Directed, Undirected, Mutual (Gephi)
};

/// Tries comma, semicolon and tab on the first rows, with the header in one of the first twenty lines.
///
/// Definition   The separator under which most columns of the schema are named; then the one that
/// gives every row
///              the same number of cells; then the one with most cells; then comma, semicolon, tab.
///              A first line "sep=;" settles it. The header is the first row unless only a later one names all required
///              columns: the second (a heading), or one further down (title_line is set: an error to the reader).
[[nodiscard]] Layout find_layout(std::string_view text, const TableSpec& spec);

}  // namespace interstice
