/// @file  The search for new links where what they add may rise as others are taken: no guarantee, but everything tried.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/gaps/introductions/link_effect.hpp"
#include "graph/gaps/introductions/link_rules.hpp"
#include "graph/model/execution.hpp"

namespace interstice {

/// Links that are looked at: of a row and a column vertex; where both lists are one, of each pair once.
struct LinkEnds {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> columns;
  bool one_list = false;
  bool all = true;  ///< nobody who may meet was left out
};

struct LinkSearchResult {
  std::vector<VertexPair> links;  ///< wanted ones first, then those that add most first
  bool exhaustive = false;        ///< every choice was looked at
  bool all_looked_at = true;      ///< every link was looked at, at least once
};

/// The best links found, by the score of `effect`.
///
/// Small problems: every choice. Else greedy (where what all links add can be worked out again quickly, after each; else lazily,
/// over the 20,000 links that add most at first), with costs also by what is added for the cost; then swaps of one link for
/// another until none is better; then the same from random starts. The best of all, the first of equals.
/// Determinism  Effort is counted, not timed.
/// Reference    J. Leskovec et al., KDD 2007, doi:10.1145/1281192.1281239 (lazy greedy, costs)
[[nodiscard]] LinkSearchResult search_links(LinkEffect& effect, const LinkRules& rules,
                                            const LinkEnds& ends, const LinkSearchOptions& options,
                                            const Execution& execution);

/// The plan of these links; values are scores over `whole`.
[[nodiscard]] IntroductionPlan plan_of(LinkEffect& effect, const LinkRules& rules,
                                       const LinkSearchResult& found, double whole);

}  // namespace interstice
