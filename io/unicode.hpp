/// @file  What people see of a text, whatever its bytes.
#pragma once

#include <string>
#include <string_view>

namespace interstice {

/// Whether nothing of a text can be seen: blanks, line ends, and characters without a width (zero width space,
/// direction marks, fillers). True of the empty text.
[[nodiscard]] bool looks_blank(std::string_view text);

/// The text in small letters, one form for all that look the same (Unicode NFKC with case folding, invisible characters
/// dropped); spaces and punctuation beyond ASCII become '-'. Bytes that are not UTF-8 come back as they are.
[[nodiscard]] std::string folded_text(std::string_view text);

}  // namespace interstice
