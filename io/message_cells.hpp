/// @file  A row's message as the cells that a spreadsheet would have.
#pragma once

#include <string_view>
#include <vector>

#include "graph/model/schema.hpp"
#include "io/read_result.hpp"

namespace interstice {

/// The cells of one row, under the names of their columns, in the order of the message.
///
/// Definition   Lists are joined with ';'. A column that stands twice has two cells. Text that no spreadsheet could hold is
///              written as printable() does. What cannot be read, and all after it, is left out: nothing is reported, as
///              the reader of the row did.
/// Complexity   Time O(bytes).
[[nodiscard]] std::vector<RejectedRow::NamedCell> cells_of_message(TableKind kind,
                                                                   std::string_view bytes);

}  // namespace interstice
