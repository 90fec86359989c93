/// @file  Whether two names of a category are probably one that somebody mistyped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace interstice {

/// The words of a name: folded_text(), split at what is no letter or digit, by code point.
using NameWords = std::vector<std::u32string>;
[[nodiscard]] NameWords name_words(std::string_view name);

/// Whether one word of two names differs by one slip of the hand, and nothing else does.
///
/// Definition   The words are the same but for one. The longer form of that word has at least six characters, neither form
///              holds a digit, and they differ by one letter left out or put in after the first, by one changed between
///              the first and the last, or by two neighbours swapped. So not codes ("A" and "B", "NHS1" and "NHS2",
///              "Ward A" and "Ward B"), and not words that differ where words do ("Mental" and "Dental", "gives" and
///              "given").
/// Complexity   Time O(characters).
[[nodiscard]] bool is_misspelling(const NameWords& a, const NameWords& b);

}  // namespace interstice
