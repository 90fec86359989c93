/// @file  The rows that somebody has to mend, with their cells as written.
#pragma once

#include <span>
#include <vector>

#include "io/read_result.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Every error, and every row that was left out (W-self-tie, W-duplicate-tie), row by row.
///
/// Definition   One entry a row, with all its faults. A fault of a file or of its header has an entry without cells. The
///              cells of a row whose quotes are broken cannot be told apart: the lines stand in one. Where rows are
///              messages (.place, JSON) the cells are those of the message, under the schema's names.
/// Result       In the order of `diagnostics`, which must be sorted by file and line.
/// Complexity   Time O(bytes of the files with such rows).
[[nodiscard]] std::vector<RejectedRow> rejected_rows(const Sources& sources,
                                                     std::span<const Diagnostic> diagnostics);

}  // namespace interstice
