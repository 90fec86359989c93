/// @file  What the kinds of gap share that are for the team only, and that are judged by shares of pairs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/findings/gaps/gap_context.hpp"
#include "graph/gaps/marked_pairs.hpp"

namespace interstice {

/// Whether a kind can be looked at; if not, notes why: another audience, links through shared boards, fewer than
/// `least_systems` systems, or too many. `what` begins the sentence: "Links that one side alone reported".
[[nodiscard]] bool may_look(GapContext& context, GapKind kind, std::string_view what,
                            std::uint32_t least_systems);

/// What the pairs of a cell are: "links of which both sides answered", one and many.
struct PairWords {
  std::string_view one;
  std::string_view many;
};

/// A gap of two systems from a cell of marked pairs. Everywhere a gap is fewer than usual: so `observed` counts the pairs
/// without the mark (links that both report, agreements that are acted on), `expected` those that chance would give.
///
/// It has no `evidence`: that of what chance deals out and that of the model are not on one scale, and ranks are by it.
/// `tag` ends the id where there are several such cells of two systems; empty = none.
[[nodiscard]] Gap marked_gap(const GapContext& context, GapKind kind, const MarkedCell& cell,
                             std::string_view tag, const PairWords& words);

/// "21 links of which both sides answered; 15 of them were reported by one side alone, and chance, at the place's own
/// rate, gives 9 (6 to 12)": of a gap that marked_gap() made. `marked`: "were reported by one side alone".
[[nodiscard]] std::string marked_statement(const Gap& gap, std::string_view subject,
                                           const PairWords& words, std::string_view marked);

/// "The share is 71 in 100 (likely range 53 to 85)."; empty where there is no pair.
[[nodiscard]] std::string share_sentence(const MarkedCell& cell);

/// Whether any cell says anything: without a pair in any of them a kind says so in one sentence.
[[nodiscard]] bool any_pair(std::span<const MarkedCell> cells);

}  // namespace interstice
