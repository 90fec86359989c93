/// @file  What each number on a page means: formula and source, in plain words.
#pragma once

#include <vector>

#include "graph/findings/findings.hpp"

namespace interstice {

/// One entry a measure that findings hold, in the order of the page.
[[nodiscard]] const std::vector<Method>& methods();

/// The same for what `influence` adds.
[[nodiscard]] const std::vector<Method>& influence_methods();

}  // namespace interstice
