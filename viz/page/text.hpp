/// @file  Text from the data, made fit to stand in a page: whatever comes in, well-formed text
/// comes out.
#pragma once

#include <string>
#include <string_view>

namespace interstice::page {

/// Valid UTF-8 of characters that XML allows; anything else becomes U+FFFD. For a name in an
/// element of its own.
[[nodiscard]] std::string name_text(std::string_view text);

/// The same without direction overrides, embeddings and isolates (U+202A to 202E, 2066 to 2069):
/// one in a name would turn around the rest of the sentence that the name stands in.
[[nodiscard]] std::string sentence_text(std::string_view text);

}  // namespace interstice::page
