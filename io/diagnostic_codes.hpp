/// @file  What every code of a diagnostic means, and how to put it right: the one list of them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/model/error.hpp"

namespace interstice {

/// One code, explained to somebody with a spreadsheet.
struct DiagnosticCode {
  std::string_view code;     ///< "E-unknown-id"
  std::string_view title;    ///< one line, without a full stop
  std::string_view meaning;  ///< what was found, and why it matters
  std::string_view example;  ///< lines of a table that have it; empty = none would help
  std::string_view remedy;   ///< how to put it right
};

/// All codes: errors, then warnings, then notes, each in byte order.
[[nodiscard]] std::span<const DiagnosticCode> diagnostic_codes();

/// The code of that name, letters' case ignored. Errors: not_found, the nearest code named.
[[nodiscard]] const DiagnosticCode& diagnostic_code(std::string_view name);

/// What the first letter of a code says.
[[nodiscard]] Severity severity_of(const DiagnosticCode& code);

}  // namespace interstice
