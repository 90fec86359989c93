/// @file  Whether bytes are text that a person could have written, as UTF-8.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/diagnostic_list.hpp"

namespace interstice {

enum class TextFault : std::uint8_t { none, not_utf8, control_byte };
/// What keeps bytes from being UTF-8 text without control bytes but tab, LF and CR, if anything; the first fault counts.
[[nodiscard]] TextFault fault_of(std::string_view bytes);

/// Text in which bytes that are no UTF-8 are read as Windows-1252 (U+FFFD where that has no character), as UTF-8.
[[nodiscard]] std::string windows_as_utf8(std::string_view bytes);

/// The text of a file, in UTF-8.
struct PlainText {
  std::string_view text;  ///< into the file's bytes, or into `converted`; empty = not text
  std::unique_ptr<const std::string> converted;  ///< of a file in UTF-16; moving it moves no byte
};

/// The text of a file without its byte order mark; empty, with an error added, if it is not text.
///
/// Definition   Text is well-formed UTF-8 (Unicode 15, table 3-7), or UTF-16 with a byte order mark, without control bytes
///              but tab, LF and CR.
/// Errors       E-encoding (UTF-16 without a mark, cut or with half a surrogate pair; a byte that is not UTF-8: its value,
///              line and column), E-binary (a control byte), E-empty (no byte but blanks and line ends): the first fault
///              only, since the rest follows from it. After a byte that is not UTF-8 the text is given as if it were
///              Windows-1252, so that the reader's other errors are found at once. Notes: N-encoding (UTF-16).
/// Complexity   Time O(bytes).
[[nodiscard]] PlainText plain_text(std::string_view bytes, const std::string& file,
                                   DiagnosticList& diagnostics);

}  // namespace interstice
