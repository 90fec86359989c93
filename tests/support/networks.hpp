/// @file  Networks that tests build: shapes with closed forms, and seeded random ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

[[nodiscard]] Network star(std::uint32_t n);  ///< 0 is the centre
[[nodiscard]] Network path(std::uint32_t n);  ///< 0-1-2-...
[[nodiscard]] Network cycle(std::uint32_t n);
[[nodiscard]] Network complete(std::uint32_t n);
[[nodiscard]] Network grid(std::uint32_t rows, std::uint32_t columns);  ///< row by row
/// A chain of k diamonds: 3k + 1 vertices, 0, 3, 6, ... the joints; 2^k shortest paths from end to
/// end.
[[nodiscard]] Network diamonds(std::uint32_t k);
[[nodiscard]] Network krackhardt_kite();  ///< 3 has six ties, 7 is the bridge
[[nodiscard]] Network karate_club();

/// 2 to 14 vertices in several components, strengths 1 to 4: even seeds undirected, odd directed;
/// seeds divisible by 5 have parallel and self-ties.
[[nodiscard]] Network random_network(std::uint64_t seed);

/// The same network with vertex v called order[v], and its ties in another order.
[[nodiscard]] Network relabelled(const Network& network, const std::vector<std::uint32_t>& order);
/// An order of 0 .. n - 1, by seed.
[[nodiscard]] std::vector<std::uint32_t> random_order(std::uint32_t n, std::uint64_t seed);
/// The same network with every strength multiplied.
[[nodiscard]] Network scaled(const Network& network, double factor);
/// The network without one tie.
[[nodiscard]] Network without_tie(const Network& network, TieId tie);

/// Hop or strength distances between all pairs by relaxing until nothing changes; infinity = no
/// path. `undirected` walks ties both ways.
[[nodiscard]] std::vector<std::vector<double>> all_distances(const Network& network, Length length,
                                                             bool undirected = false);

/// Every pair observed.
[[nodiscard]] ObservedPairs everything_observed(std::uint32_t n);
/// Systems by number, as a measure takes them; kNotStated = no system.
inline constexpr std::uint32_t kNotStated = 0xffffffffU;
[[nodiscard]] std::vector<SystemId> systems_of(const std::vector<std::uint32_t>& numbers);

}  // namespace interstice
