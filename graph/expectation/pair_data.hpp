/// @file  The observed pairs of a network laid out for the tie model: who is modelled, and what each pair says.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/pair_patterns.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

/// Modelled bodies are numbered 0 .. n-1 in vertex order. Every pair: i < j stands at row(i) + j - i - 1. A sample: all
/// observed ties, and as many of the observed pairs without one as drawn, each standing for non_tie_weight of them.
struct PairData {
  // Bits of a pair's flags; from same_system up they are its pattern (PairPatterns).
  static constexpr std::uint16_t observed = 1;
  static constexpr std::uint16_t tied = 2;
  static constexpr std::uint16_t same_system = 4;
  static constexpr std::uint32_t pattern_shift = 2;

  PairData(const Network& network, const std::vector<SystemId>& system_of,
           std::uint32_t num_systems, const ObservedPairs& pairs, const BodyFacts* facts = nullptr,
           const Execution& execution = {});
  /// The same bodies and facts with every pair observed, tied as in another network; patterns stay what they are, "both
  /// answered" and the means of unknown facts among them.
  [[nodiscard]] PairData completed(const Network& network) const;
  /// A sample of at most `non_ties` pairs without a tie, drawn by the seed.
  ///
  /// Complexity   O(n + m + non_ties) and a factor of one over the share of pairs that are observed.
  static PairData sampled(const Network& network, const std::vector<SystemId>& system_of,
                          std::uint32_t num_systems, const ObservedPairs& pairs,
                          const BodyFacts* facts, std::uint64_t non_ties, std::uint64_t seed);

  std::uint32_t num_systems = 0;
  PairPatterns patterns;                ///< its means are set
  std::vector<std::uint32_t> vertex;    ///< of each modelled body
  std::vector<std::uint32_t> system;    ///< of each modelled body
  std::vector<double> system_size;      ///< modelled bodies by system
  std::vector<double> pattern_pairs;    ///< observed pairs by pattern
  std::vector<std::uint16_t> flags;     ///< of each pair
  std::vector<std::uint32_t> columns;   ///< j of each pair of a sample; empty = every pair
  std::vector<std::size_t> row_starts;  ///< of a sample
  double non_tie_weight = 1.0;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(vertex.size()); }
  /// Where the pairs (i, i + 1), (i, i + 2), ... begin.
  [[nodiscard]] std::size_t row(std::uint32_t i) const {
    return columns.empty() ? std::size_t{i} * (2 * std::size_t{size()} - i - 1) / 2 : row_starts[i];
  }
  [[nodiscard]] std::size_t row_end(std::uint32_t i) const {
    return i + 1 < size() ? row(i + 1) : flags.size();
  }
  [[nodiscard]] std::uint32_t column(std::uint32_t i, std::size_t at) const {
    return columns.empty() ? static_cast<std::uint32_t>(at - row(i)) + i + 1 : columns[at];
  }
  /// How many observed pairs a pair with these flags stands for.
  [[nodiscard]] double weight(std::uint16_t flags_of_pair) const {
    return (flags_of_pair & tied) != 0 ? 1.0 : non_tie_weight;
  }

  /// Calls take(i, j, flags, place) for every observed pair i < j, in order.
  template <class Take>
  void for_each_observed(Take&& take) const {
    for (std::uint32_t i = 0; i < size(); ++i) {
      const std::size_t first = row(i);
      const std::size_t end = row_end(i);
      for (std::size_t at = first; at < end; ++at) {
        if ((flags[at] & observed) == 0) continue;
        take(i, columns.empty() ? static_cast<std::uint32_t>(at - first) + i + 1 : columns[at],
             flags[at], at);
      }
    }
  }

 private:
  // Who is modelled, and no pair yet.
  PairData(const std::vector<SystemId>& system_of, std::uint32_t num_systems,
           const ObservedPairs& pairs, const BodyFacts* facts);
};

}  // namespace interstice
