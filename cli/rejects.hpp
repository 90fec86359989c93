/// @file  The rows that somebody has to mend, as a sheet.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "io/read_result.hpp"

namespace interstice::cli {

struct RejectsSheet {
  std::string text;
  std::size_t guarded = 0;  ///< cells with a ' before them
};

/// CSV for a spreadsheet program: file, line, code, found, todo, then the cells of each row under the names of their own
/// columns; files that name columns alike share them. Several faults of a row stand in one line, with "; " between.
///
/// Begins with a byte order mark, without which Excel takes UTF-8 for something else. A cell that begins with = + - or @, be
/// it after blanks, and is no number has a ' before it: a spreadsheet would work it out as a formula.
[[nodiscard]] RejectsSheet rejects_csv(const std::vector<RejectedRow>& rejected);

}  // namespace interstice::cli
