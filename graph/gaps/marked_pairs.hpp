/// @file  Cells of pairs that may bear a mark, by pair of systems: what one_sided, paper_partnership, under_the_radar and
///        money_and_talk are judged by.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/gaps/gap_state.hpp"
#include "graph/gaps/interfaces.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

enum class Mark : std::uint8_t { no, yes, unknown };

/// Two bodies (VertexId) that the kind of gap looks at. Marks are compared within `group` alone.
struct MarkedPair {
  std::uint32_t u = 0;
  std::uint32_t v = 0;
  Mark mark = Mark::unknown;
  std::uint8_t group = 0;
};

struct MarkedOptions {
  double most_q = 0.10;           ///< a gap needs q at or under it
  std::uint64_t least_pairs = 8;  ///< fewer pairs whose mark is known: cannot tell
  double least_answered = 0.30;   ///< a smaller share of either side's bodies answered: cannot tell
};

/// Systems a and b. Undefined numbers are NaN. Unlike elsewhere a gap is a count above the usual one.
struct MarkedCell {
  SystemId a{};
  SystemId b{};  ///< a < b
  GapState state = GapState::cannot_tell;
  CannotTell reason = CannotTell::no;
  SystemAnswers bodies_a = {};
  SystemAnswers bodies_b = {};
  std::uint64_t pairs = 0;     ///< whose mark is known
  std::uint64_t observed = 0;  ///< of which marked
  std::uint64_t unknown = 0;   ///< pairs whose mark is not known
  double share = 0.0;          ///< observed / pairs; NaN without pairs
  double low_share = 0.0;      ///< Wilson's 90 % interval of the share
  double high_share = 0.0;
  double expected = 0.0;  ///< what chance would give: dealt_count
  double variance = 0.0;
  double low = 0.0;  ///< 5 % and 95 % points of a usual count
  double high = 0.0;
  double p = 0.0;  ///< P(count >= observed)
  double least_p = 0.0;
  double q = 0.0;         ///< NaN outside the family
  double evidence = 0.0;  ///< (observed - expected) / sqrt(variance + 1/4)
};

/// Every pair of systems that have bodies, by a, then b.
///
/// Definition   Of the pairs u in a, v in b whose mark is known: observed are marked, expected as if the place's marks
///              (inside systems and of bodies without one included) were dealt over the place's pairs of the same group.
///              gap: q at most most_q and observed > expected; else no_sign. q over the cells that can be judged and whose
///              smallest attainable p is at most .05 (Tarone 1990).
/// Input        answers: 1 by VertexId where a body answered.
/// Complexity   O(pairs + systems^2).
/// Errors       invalid_argument: a pair that names no vertex.
/// Reference    dealt_count; false_discovery; E. B. Wilson, JASA 22:209-212, 1927. doi:10.2307/2276774
[[nodiscard]] std::vector<MarkedCell> marked_cells(std::span<const MarkedPair> pairs,
                                                   const std::vector<SystemId>& system_of,
                                                   std::uint32_t num_systems,
                                                   const std::vector<std::uint8_t>& answers,
                                                   const MarkedOptions& options = {});

/// q and states anew over all `cells` as one family, where they come from several calls.
void set_marked_family(std::span<MarkedCell> cells, const MarkedOptions& options);

/// 1 by VertexId where a body answered on every layer that counts.
[[nodiscard]] std::vector<std::uint8_t> answers_of(const ObservedPairs& observed);

}  // namespace interstice
