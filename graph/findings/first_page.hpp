/// @file  The sentences of the first page, in the words of docs/words.md.
#pragma once

#include <string_view>

#include "graph/findings/findings.hpp"

namespace interstice {

/// What the first page says of likely ranges; it is not true of those that leave one body out.
inline constexpr std::string_view kRangesSentence = "Ranges are right about nine times in ten.";

/// The first page, from the rest of the findings.
[[nodiscard]] FirstPage first_page(const Findings& findings);

}  // namespace interstice
