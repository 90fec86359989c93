/// @file  Components as they are joined, and the search by branches for which links to join them with.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/gaps/introductions/link_rules.hpp"
#include "graph/model/execution.hpp"

namespace interstice {

/// A partition of the vertices into those that paths join, and how many pairs that makes.
struct JoinedPieces {
  std::vector<std::vector<std::uint32_t>> members;  ///< the largest first, then by smallest vertex
  std::uint64_t pairs = 0;                          ///< in one piece

  explicit JoinedPieces(const Network& network);
  /// Joins the pieces of the two ends of each link.
  void join(std::span<const VertexPair> links);

 private:
  void sort();
};

/// n over 2.
[[nodiscard]] constexpr std::uint64_t num_pairs(std::uint64_t n) {
  return n * (n - (n > 0 ? 1 : 0)) / 2;
}

/// Of the allowed links between two lists of vertices that `choice` has room for: the cheapest, then the most preferred.
[[nodiscard]] std::optional<VertexPair> best_link(const LinkRules& rules, const LinkChoice& choice,
                                                  std::span<const std::uint32_t> from,
                                                  std::span<const std::uint32_t> to);

/// No links that `left` of the budget pays for join more pairs than this, all pieces together.
[[nodiscard]] std::uint64_t most_pairs(const LinkRules& rules, const JoinedPieces& pieces,
                                       double left);

struct PiecesSearch {
  std::vector<VertexPair> links;  ///< beyond those of the choice it began with
  std::uint64_t pairs = 0;        ///< joined with them
  bool finished = true;           ///< every choice was looked at, or shown to be no better
};
/// The best links beside those of `choice`.
[[nodiscard]] PiecesSearch search_pieces(const LinkRules& rules, const JoinedPieces& pieces,
                                         const LinkChoice& choice, double effort,
                                         const Execution& execution);

}  // namespace interstice
