/// @file  The sentences of the first page, in the words of docs/words.md.
#pragma once

#include <string_view>

#include "graph/findings/findings.hpp"

namespace interstice {

/// What the first page says of its ranges: where there are any, as they are measured to be (docs/words.md). It is not true of
/// those that leave one body out, and stands beside none of them.
inline constexpr std::string_view kRangesSentence = "Ranges are right about nine times in ten.";

/// What the reader is asked to decide where nothing is said of gaps.
[[nodiscard]] std::string decide_on_routes(const Findings& findings);

/// The first page, from the rest of the findings.
[[nodiscard]] FirstPage first_page(const Findings& findings);

}  // namespace interstice
