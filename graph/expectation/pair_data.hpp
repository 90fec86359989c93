/// @file  The observed pairs of a network laid out for the tie model: who is modelled, and what each pair says.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/pair_patterns.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

/// Modelled bodies are numbered 0 .. n-1 in vertex order; the pair i < j stands at i (2n - i - 1) / 2 + j - i - 1.
struct PairData {
  // Bits of a pair's flags; from same_system up they are its pattern (PairPatterns).
  static constexpr std::uint16_t observed = 1;
  static constexpr std::uint16_t tied = 2;
  static constexpr std::uint16_t same_system = 4;
  static constexpr std::uint32_t pattern_shift = 2;

  PairData(const Network& network, const std::vector<SystemId>& system_of,
           std::uint32_t num_systems, const ObservedPairs& pairs, const BodyFacts* facts = nullptr);

  std::uint32_t num_systems = 0;
  PairPatterns patterns;              ///< its means are set
  std::vector<std::uint32_t> vertex;  ///< of each modelled body
  std::vector<std::uint32_t> system;  ///< of each modelled body
  std::vector<double> system_size;    ///< modelled bodies by system
  std::vector<double> pattern_pairs;  ///< observed pairs by pattern
  std::vector<std::uint16_t> flags;   ///< of each pair
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(vertex.size()); }
  /// Where the pairs (i, i + 1), (i, i + 2), ... begin.
  [[nodiscard]] std::size_t row(std::uint32_t i) const {
    return std::size_t{i} * (2 * std::size_t{size()} - i - 1) / 2;
  }

  /// Calls take(i, j, flags, place) for every observed pair i < j, in order.
  template <class Take>
  void for_each_observed(Take&& take) const {
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < size(); ++i) {
      for (std::uint32_t j = i + 1; j < size(); ++j, ++at) {
        if ((flags[at] & observed) != 0) take(i, j, flags[at], at);
      }
    }
  }
};

}  // namespace interstice
