/// @file  Likely ranges of whole-network numbers: the vertex bootstrap.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct BootstrapOptions {
  std::uint32_t draws = 1000;
  std::uint64_t seed = 1;
  double level = 0.90;  ///< share of draws inside the interval, 0 to 1
};

/// One resampled network: vertex i is a copy of original[i].
struct BootstrapSample {
  Network network;
  ObservedPairs observed;
  std::vector<std::uint32_t> original;
};

struct Interval {
  double low = 0.0;
  double high = 0.0;  ///< NaN both where more than a tenth of the draws leave the number undefined
};

/// Percentile intervals of numbers that a function reads off a network.
///
/// Definition   Each draw takes n vertices with replacement and, between them, the ties of their originals; a pair of
///              copies of one vertex takes the state of a random observed pair. The interval holds the middle `level`
///              of the draws' values (order statistics, no interpolation; undefined draws left out).
/// Result       One interval for each number that `numbers` returns, in its order.
/// Degenerate   Fewer than three vertices or no observed pair: NaN.
/// Complexity   draws times (O(n + m) and the function).
/// Determinism  The seed and the network alone decide; `numbers` must be a function of its argument.
/// Errors       cancelled: execution.stop was requested.
/// Reference    T. A. B. Snijders and S. P. Borgatti, Connections 22(2):161-170, 1999.
[[nodiscard]] std::vector<Interval> vertex_bootstrap(
    const Network& network, const ObservedPairs& observed,
    const std::function<std::vector<double>(const BootstrapSample&)>& numbers,
    const BootstrapOptions& options = {}, const Execution& execution = {});

}  // namespace interstice
