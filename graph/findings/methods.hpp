/// @file  What each number on a page means: formula and source, in plain words.
#pragma once

#include <vector>

#include "graph/findings/findings.hpp"

namespace interstice {

/// One entry a measure that findings hold, in the order of the page, in the words for links from this source.
[[nodiscard]] std::vector<Method> methods(LinkSource source);

/// The same for what `influence` adds.
[[nodiscard]] std::vector<Method> influence_methods(LinkSource source);

}  // namespace interstice
