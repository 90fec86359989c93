/// @file  Networks for tests of shortest paths, and scores of vertices and ties the plain way.
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "graph/kernels/random.hpp"
#include "graph/kernels/shortest_paths.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Vertices come one after another, each with up to `most` ties to ones that many know already; a third of them with one:
/// trees hang on a dense middle. Strengths 1 to 4.
inline Network grown_network(Direction direction, std::uint32_t n, std::uint32_t most,
                             std::uint64_t seed) {
  Random random(seed);
  std::vector<Tie> ties;
  std::vector<std::uint32_t> known = {0};
  for (std::uint32_t v = 1; v < n; ++v) {
    const std::uint32_t count = random.below(3) == 0 ? 1 : 1 + random.below(most);
    for (std::uint32_t k = 0; k < count; ++k) {
      const std::uint32_t w = known[random.below(static_cast<std::uint32_t>(known.size()))];
      if (w == v) continue;
      const bool turned = random.below(2) == 0;
      ties.emplace_back(turned ? v : w, turned ? w : v, 1.0 + random.below(4));
      known.push_back(w);
    }
    known.push_back(v);
  }
  return {direction, n, std::move(ties)};
}

/// A cycle of 2 `half` vertices, tied once along one half and eight times along the other: 8^half shortest paths from
/// vertex 0 to its opposite. Directed: both halves lead there.
inline Network thick_cycle(Direction direction, std::uint32_t half) {
  std::vector<Tie> ties;
  const std::uint32_t n = 2 * half;
  for (std::uint32_t i = 0; i < half; ++i) {
    for (int k = 0; k < 8; ++k) ties.emplace_back(i, i + 1, 1.0);
    ties.emplace_back((n - i) % n, n - i - 1, 1.0);
  }
  return {direction, n, std::move(ties)};
}

/// People who sit on boards, everyone tied to all others of a board; most sit on one.
inline Network people_by_boards(std::uint32_t people, std::uint32_t boards, std::uint64_t seed) {
  Random random(seed);
  std::vector<std::vector<std::uint32_t>> members(boards);
  for (std::uint32_t p = 0; p < people; ++p) {
    members[random.below(boards)].push_back(p);
    if (random.below(5) < 2) members[random.below(boards)].push_back(p);
  }
  std::vector<std::uint8_t> tied(std::size_t{people} * people, 0);
  std::vector<Tie> ties;
  for (const auto& board : members) {
    for (const std::uint32_t u : board) {
      for (const std::uint32_t v : board) {
        if (u >= v || std::exchange(tied[std::size_t{u} * people + v], std::uint8_t{1}) != 0)
          continue;
        ties.emplace_back(u, v, 1.0);
      }
    }
  }
  return {Direction::undirected, people, std::move(ties)};
}

/// Over ordered pairs, source by source, with nothing left out or merged; with sources named, over pairs from those.
struct PlainScores {
  std::vector<double> vertices;
  std::vector<double> ties;
};
inline PlainScores plain_scores(const Network& network, Length length,
                                const std::vector<std::uint32_t>* sources = nullptr) {
  const std::uint32_t n = network.num_vertices();
  const std::vector<double> lengths = tie_lengths(network, length);
  PlainScores scores{std::vector<double>(n, 0.0), std::vector<double>(network.num_ties(), 0.0)};
  ShortestPaths paths(network, lengths);
  std::vector<std::uint32_t> all(n);
  std::iota(all.begin(), all.end(), 0U);
  for (const std::uint32_t s : sources == nullptr ? all : *sources) {
    paths.run(static_cast<VertexId>(s));
    std::vector<double> delta(n, 0.0);
    paths.for_each_shortest_arc_backwards(
        [&](std::uint32_t v, std::uint32_t w, TieId tie, double share) {
          const double part = share * (1.0 + delta[w]);
          delta[v] += part;
          scores.ties[index(tie)] += part;
        });
    for (std::uint32_t v = 0; v < n; ++v) scores.vertices[v] += v == s ? 0.0 : delta[v];
  }
  return scores;
}

}  // namespace interstice
