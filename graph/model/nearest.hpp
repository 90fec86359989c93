/// @file  "Did you mean": the name nearest to one that was not found.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace interstice {

/// The candidate with the least edit distance (Levenshtein over bytes, letters' case ignored); the first of several.
/// Empty if none is within a third of the name's length, at least 2.
[[nodiscard]] std::string nearest(std::string_view name, std::span<const std::string> candidates);

/// "; did you mean X?" or, where nothing is near, "; there are: a, b, c" (at most eight).
[[nodiscard]] std::string suggestion(std::string_view name,
                                     std::span<const std::string> candidates);

}  // namespace interstice
