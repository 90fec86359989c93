#include "tests/support/networks.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <utility>

#include "tests/support/places.hpp"

namespace interstice {
namespace {

Network undirected(std::uint32_t n, std::vector<Tie> ties) {
  return {Direction::undirected, n, std::move(ties)};
}

std::uint32_t below(std::mt19937_64& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

}  // namespace

Network star(std::uint32_t n) {
  std::vector<Tie> ties;
  for (std::uint32_t v = 1; v < n; ++v) ties.emplace_back(0U, v);
  return undirected(n, std::move(ties));
}

Network path(std::uint32_t n) {
  std::vector<Tie> ties;
  for (std::uint32_t v = 1; v < n; ++v) ties.emplace_back(v - 1, v);
  return undirected(n, std::move(ties));
}

Network cycle(std::uint32_t n) {
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < n; ++v) ties.emplace_back(v, (v + 1) % n);
  return undirected(n, std::move(ties));
}

Network complete(std::uint32_t n) {
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) ties.emplace_back(u, v);
  }
  return undirected(n, std::move(ties));
}

Network grid(std::uint32_t rows, std::uint32_t columns) {
  std::vector<Tie> ties;
  for (std::uint32_t r = 0; r < rows; ++r) {
    for (std::uint32_t c = 0; c < columns; ++c) {
      if (c + 1 < columns) ties.emplace_back(r * columns + c, r * columns + c + 1);
      if (r + 1 < rows) ties.emplace_back(r * columns + c, (r + 1) * columns + c);
    }
  }
  return undirected(rows * columns, std::move(ties));
}

Network diamonds(std::uint32_t k) {
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < k; ++i) {
    for (const std::uint32_t side : {3 * i + 1, 3 * i + 2}) {
      ties.emplace_back(3 * i, side);
      ties.emplace_back(side, 3 * i + 3);
    }
  }
  return undirected(3 * k + 1, std::move(ties));
}

Network krackhardt_kite() {
  return {Direction::undirected,
          10,
          {{0, 1},
           {0, 2},
           {0, 3},
           {0, 5},
           {1, 3},
           {1, 4},
           {1, 6},
           {2, 3},
           {2, 5},
           {3, 4},
           {3, 5},
           {3, 6},
           {4, 6},
           {5, 6},
           {5, 7},
           {6, 7},
           {7, 8},
           {8, 9}}};
}

Network karate_club() {
  const CsvTable edges = read_csv(data_file("networks/karate_club/edges.csv"));
  std::vector<Tie> ties;
  for (const auto& row : edges.rows) {  // ids are k01 to k34
    const auto number = [](const std::string& id) {
      return static_cast<std::uint32_t>(std::stoul(id.substr(1)) - 1);
    };
    ties.emplace_back(number(row[0]), number(row[1]));
  }
  return undirected(34, std::move(ties));
}

Network random_network(std::uint64_t seed) {
  std::mt19937_64 random(seed + 1);
  const std::uint32_t n = 2 + below(random, 13);
  const std::uint32_t most = below(random, 2 * n + 1);
  const bool multigraph = seed % 5 == 0;
  const bool directed = seed % 2 == 1;
  std::vector<Tie> ties;
  const auto known = [&](std::uint32_t u, std::uint32_t v) {
    return std::ranges::any_of(ties, [&](const Tie& tie) {
      const bool same = index(tie.from) == u && index(tie.to) == v;
      return same || (!directed && index(tie.from) == v && index(tie.to) == u);
    });
  };
  for (std::uint32_t i = 0; i < most; ++i) {
    const std::uint32_t u = below(random, n);
    const std::uint32_t v = below(random, n);
    const double strength = 1 + below(random, 4);
    if (!multigraph && (u == v || known(u, v))) continue;
    ties.emplace_back(u, v, strength);
    if (multigraph && i % 3 == 0) ties.emplace_back(v, u, 1.0 + below(random, 4));
    if (multigraph && i % 4 == 0) ties.emplace_back(u, u, 2.0);
  }
  return {directed ? Direction::directed : Direction::undirected, n, std::move(ties)};
}

Network relabelled(const Network& network, const std::vector<std::uint32_t>& order) {
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) {
    ties.emplace_back(order[index(tie.from)], order[index(tie.to)], tie.strength);
    if (!network.directed() && ties.size() % 2 == 0) std::swap(ties.back().from, ties.back().to);
  }
  std::ranges::reverse(ties);
  return {network.direction(), network.num_vertices(), std::move(ties)};
}

std::vector<std::uint32_t> random_order(std::uint32_t n, std::uint64_t seed) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::mt19937_64 random(seed);
  for (std::uint32_t i = n; i > 1; --i) std::swap(order[i - 1], order[below(random, i)]);
  return order;
}

Network scaled(const Network& network, double factor) {
  std::vector<Tie> ties(network.ties().begin(), network.ties().end());
  for (Tie& tie : ties) tie.strength *= factor;
  return {network.direction(), network.num_vertices(), std::move(ties)};
}

Network without_tie(const Network& network, TieId tie) {
  std::vector<Tie> ties(network.ties().begin(), network.ties().end());
  ties.erase(ties.begin() + index(tie));
  return {network.direction(), network.num_vertices(), std::move(ties)};
}

std::vector<std::vector<double>> all_distances(const Network& network, Length length, bool both) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::vector<double>> d(
      n, std::vector<double>(n, std::numeric_limits<double>::infinity()));
  for (std::uint32_t v = 0; v < n; ++v) d[v][v] = 0.0;
  for (bool changed = true; changed;) {
    changed = false;
    for (const Tie& tie : network.ties()) {
      const double step = length == Length::hops       ? 1.0
                          : length == Length::strength ? tie.strength
                                                       : 1.0 / tie.strength;
      const auto relax = [&](std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t s = 0; s < n; ++s) {
          if (d[s][from] + step < d[s][to]) {
            d[s][to] = d[s][from] + step;
            changed = true;
          }
        }
      };
      relax(index(tie.from), index(tie.to));
      if (both || !network.directed()) relax(index(tie.to), index(tie.from));
    }
  }
  return d;
}

ObservedPairs everything_observed(std::uint32_t n) {
  return {ObservedPairs::Sides::one, 1, std::vector<std::uint64_t>(n, 1)};
}

std::vector<SystemId> systems_of(const std::vector<std::uint32_t>& numbers) {
  std::vector<SystemId> systems;
  for (const std::uint32_t number : numbers) systems.push_back(static_cast<SystemId>(number));
  return systems;
}

}  // namespace interstice
