/// @file  The plain sentences of findings, in the words of docs/words.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/findings/findings.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// What the first page says of likely ranges; it is not true of those that leave one body out.
inline constexpr std::string_view kRangesSentence = "Ranges are right about nine times in ten.";

/// A kind of link as it stands in a sentence: "partner_in" is "partner in".
[[nodiscard]] std::string kind_in_words(std::string kind);

/// What an interface says, for people. Reads the cell's numbers; a withheld count is said to be withheld.
[[nodiscard]] std::string interface_statement(const Findings& findings, const Interface& cell);

/// Whether it can be told who comes first among the go-betweens; empty = nothing to say.
[[nodiscard]] std::string go_betweens_note(const Findings& findings);

/// The first page, from the rest of the findings.
[[nodiscard]] FirstPage first_page(const Findings& findings);

/// Whether counts of one or two are printed, or said to be fewer than three.
enum class SmallCounts : std::uint8_t { printed, withheld };

/// What a projection merged, dropped and symmetrised, a sentence each.
[[nodiscard]] std::vector<std::string> reading_notes(const Projection& projection,
                                                     SmallCounts small = SmallCounts::printed);

/// What the reading assumes, a sentence each.
[[nodiscard]] std::vector<std::string> reading_assumptions(const Projection& projection);

}  // namespace interstice
