#include "graph/cohesion/density.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace interstice {
namespace {

// Pairs (or ordered pairs) with at least one tie, of those that were asked about.
template <class Asked>
std::uint64_t tied_pairs(const Network& network, const Asked& asked) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  pairs.reserve(network.num_ties());
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to || !asked(tie)) continue;
    auto ends = std::pair(index(tie.from), index(tie.to));
    if (!network.directed() && ends.first > ends.second) std::swap(ends.first, ends.second);
    pairs.push_back(ends);
  }
  std::ranges::sort(pairs);
  return static_cast<std::uint64_t>(std::unique(pairs.begin(), pairs.end()) - pairs.begin());
}

Density finish(Density result) {
  result.value = result.observed == 0
                     ? std::numeric_limits<double>::quiet_NaN()
                     : static_cast<double>(result.tied) / static_cast<double>(result.observed);
  return result;
}

}  // namespace

Density density(const Network& network, const ObservedPairs& observed) {
  const std::uint64_t n = network.num_vertices();
  const std::uint64_t unordered = n < 2 ? 0 : n * (n - 1) / 2;
  const auto asked = [&](const Tie& tie) { return observed(tie.from, tie.to); };
  Density result{.tied = tied_pairs(network, asked),
                 .possible = network.directed() ? 2 * unordered : unordered};
  // Vertices that answered on the same layers are alike: count pairs of patterns, not of vertices.
  std::vector<std::uint32_t> sorted(network.num_vertices());
  for (std::uint32_t v = 0; v < sorted.size(); ++v) sorted[v] = v;
  const auto pattern = [&](std::uint32_t v) { return observed.pattern(static_cast<VertexId>(v)); };
  std::ranges::stable_sort(sorted, {}, pattern);
  std::vector<std::pair<std::uint32_t, std::uint64_t>> groups;  // one of them, how many
  for (const std::uint32_t v : sorted) {
    if (groups.empty() || pattern(groups.back().first) != pattern(v)) groups.emplace_back(v, 0);
    ++groups.back().second;
  }
  for (const auto& [a, count_a] : groups) {
    for (const auto& [b, count_b] : groups) {
      if (!observed(static_cast<VertexId>(a), static_cast<VertexId>(b))) continue;
      result.observed += count_a * (a == b ? count_b - 1 : count_b);
    }
  }
  if (!network.directed()) result.observed /= 2;
  return finish(result);
}

Density two_mode_density(const Network& network, const ObservedPairs& observed,
                         const std::vector<std::uint8_t>& second_mode) {
  // Only a body is asked about its boards.
  const auto asked = [&](const Tie& tie) {
    return observed.answered(second_mode[index(tie.from)] != 0 ? tie.to : tie.from);
  };
  Density result{.tied = tied_pairs(network, asked)};
  std::uint64_t boards = 0;
  std::uint64_t bodies = 0;
  std::uint64_t answered = 0;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    if (second_mode[v] != 0) {
      ++boards;
    } else {
      ++bodies;
      answered += observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
    }
  }
  result.possible = bodies * boards;
  result.observed = answered * boards;
  return finish(result);
}

}  // namespace interstice
