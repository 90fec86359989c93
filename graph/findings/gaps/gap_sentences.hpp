/// @file  Gaps in sentences, the same in tables, pages and pictures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/findings/findings.hpp"

namespace interstice {

/// What the rows of a kind are called.
struct GapKindWords {
  std::string_view title;  ///< "Shared outcomes"
  std::string_view one;    ///< "pair of systems"
  std::string_view many;
};
[[nodiscard]] GapKindWords words_of(GapKind kind);

/// What `observed` counts in rows of the kind: "links", "routes".
[[nodiscard]] std::string_view observed_word(GapKind kind);

/// Between whom it is: "Health and Housing, on \"Care leavers are settled\"".
[[nodiscard]] std::string gap_subject(const Findings& findings, const Gap& gap);

/// What a gap says, for people. Reads its numbers; a withheld count is said to be withheld.
[[nodiscard]] std::string gap_statement(const Findings& findings, const Gap& gap);

/// How many who_could() names: the two who could start and two go-betweens, or fewer where there is little room.
enum class Naming : std::uint8_t { full, one_go_between, go_between_alone, nobody };

/// Who could begin, and who could introduce: "X and Y could start; Z knows both."; empty = nothing to say.
[[nodiscard]] std::string who_could(const Findings& findings, const Gap& gap,
                                    Naming naming = Naming::full);

/// "Decided: act, Director of Children's Services, by 2025-12-19 (a lead by Christmas)."; empty = nothing was.
[[nodiscard]] std::string decision_sentence(const Gap& gap);

/// "for bodies as active", and "with as much in common" where that is so.
[[nodiscard]] std::string_view like_whom(const Findings& findings);

/// Whether it is said in how many too few links are usual to see a gap.
enum class SilentCells : std::uint8_t { counted, left_out };

/// The three states of a kind, always together: "Of 28 pairs of systems: two have a gap, ..."; empty = it has no row.
[[nodiscard]] std::string states_of(const Findings& findings, GapKind kind,
                                    SilentCells silent_cells = SilentCells::counted);

/// A covariate as a change of chance: "A shared outcome raises it from 30 to 51 in 100 pairs (45 to 57)."
[[nodiscard]] std::string tie_reason_sentence(const TieReason& reason);

}  // namespace interstice
