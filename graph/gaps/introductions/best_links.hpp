/// @file  One look at every link that may be proposed: those that add most.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/gaps/introductions/link_effect.hpp"
#include "graph/gaps/introductions/link_rules.hpp"
#include "graph/model/execution.hpp"

namespace interstice {

struct LinkEnds;

enum class By : std::uint8_t { gain, gain_for_cost };

struct ScoredLink {
  VertexPair link;
  std::int64_t gain = 0;
  double key = 0.0;  ///< what it is chosen by
  double preference = 0.0;
};

/// Larger key, then larger preference, then lower ids.
[[nodiscard]] inline bool comes_before(const ScoredLink& x, const ScoredLink& y) {
  if (x.key != y.key) return x.key > y.key;
  if (x.preference != y.preference) return x.preference > y.preference;
  if (x.link.a != y.link.a) return x.link.a < y.link.a;
  return x.link.b < y.link.b;
}

[[nodiscard]] inline double key_of(const LinkRules& rules, const VertexPair& link,
                                   std::int64_t gain, By by) {
  return static_cast<double>(gain) /
         (by == By::gain ? 1.0 : rules.cost(index(link.a), index(link.b)));
}

struct BestLinks {
  std::vector<ScoredLink> links;  ///< the first first
  bool cut = false;               ///< there are more that add something than `most`
};

/// Of the links that add something and that `choice` has room for the first `most`. `effect` must be prepared.
[[nodiscard]] BestLinks best_links(const LinkEffect& effect, const LinkRules& rules,
                                   const LinkChoice& choice, const LinkEnds& ends, By by,
                                   std::size_t most, const Execution& execution);

}  // namespace interstice
