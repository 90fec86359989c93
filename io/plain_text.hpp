/// @file  Whether bytes are UTF-8 text that a person could have written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "io/diagnostic_list.hpp"

namespace interstice {

enum class TextFault : std::uint8_t { none, not_utf8, control_byte };
/// What keeps bytes from being UTF-8 text without control bytes but tab, LF and CR, if anything; the first fault counts.
[[nodiscard]] TextFault fault_of(std::string_view bytes);

/// The text of a file without its byte order mark; empty, with an error added, if it is not UTF-8
/// text.
///
/// Definition   Text is well-formed UTF-8 (Unicode 15, table 3-7) without control bytes but tab, LF
/// and CR. Errors       E-encoding (UTF-16, or a byte that is not UTF-8: its value, line and
/// column), E-binary (a control
///              byte), E-empty (no byte but blanks and line ends): the first fault only, since the
///              rest follows from it.
/// Complexity   Time O(bytes).
[[nodiscard]] std::string_view plain_text(std::string_view bytes, const std::string& file,
                                          DiagnosticList& diagnostics);

}  // namespace interstice
