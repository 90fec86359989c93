/// @file  Draws: networks that the one at hand could be, given how sure its ties are and which pairs nobody was asked about.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "graph/expectation/tie_model.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

/// A pair that nobody was asked about and nobody reported, and its chance of a tie.
struct UnobservedPair {
  std::uint32_t u;
  std::uint32_t v;  ///< u < v
  double chance;
};

/// Networks drawn from what is known of an undirected one.
///
/// Definition   Each tie is there with its confidence, whether or not its pair was asked about. A pair that was not asked
///              about and has no tie is tied with its chance under the model; a pair that was asked about stays without
///              one. Pairs of a body without a stated system are outside the model and stay as they are. All draws are
///              independent of one another, and so are a draw's ties.
/// Input        confidence: by TieId, 0 to 1 (tie_confidence.hpp). model: fitted to the same network and pairs.
/// Complexity   O(n^2) once; O(m + unobserved pairs) a draw.
/// Determinism  Draw k is a function of the seed and k alone.
/// Errors       invalid_argument: a directed network; a confidence that is no share, naming the tie; not one a tie.
class NetworkDraws {
 public:
  NetworkDraws(const Network& network, const ObservedPairs& observed,
               std::vector<double> confidence, const TieModel& model, std::uint64_t seed);

  /// `unobserved`, where given, has a place for each of unobserved(): 1 where the draw tied it.
  [[nodiscard]] Network draw(std::uint64_t k, std::span<std::uint8_t> unobserved = {}) const;
  [[nodiscard]] std::span<const UnobservedPair> unobserved() const { return pairs_; }

 private:
  Network network_;
  std::vector<double> confidence_;
  std::vector<UnobservedPair> pairs_;
  std::uint64_t seed_;
};

/// Calls numbers(k) for k = 0 .. draws - 1, in parallel: rows of the result, in order. `numbers` must be a function of its
/// argument and must not throw.
///
/// Errors   cancelled: execution.stop was requested.
[[nodiscard]] std::vector<std::vector<double>> over_draws(
    std::uint32_t draws, const std::function<std::vector<double>(std::uint32_t)>& numbers,
    const Execution& execution = {});

}  // namespace interstice
