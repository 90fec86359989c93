/// @file  Words of choice columns that are not among those allowed.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/schema.hpp"
#include "io/diagnostic_list.hpp"

namespace interstice {

/// The words that a choice column is written with, without those that are only also understood.
[[nodiscard]] std::string listed_choices(const ColumnSpec& column);

/// The code of the error that a word is which match_choice() does not know: E-ambiguous-status where it could mean two of
/// the choices, E-choice in a strict column. Empty: it is only kept as text and read as blank.
[[nodiscard]] std::string_view choice_fault(const ColumnSpec& column, std::string_view word);

/// Adds that error. `stands` says where the word stands: "in column \"told\"".
void report_choice(const ColumnSpec& column, std::string_view word, std::string_view stands,
                   SourcePlace where, DiagnosticList& diagnostics);

}  // namespace interstice
