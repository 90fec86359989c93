/// @file  Electrical networks worked out by Gaussian elimination, one pair at a time: the slow side of tests of currents.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

/// What each pair conducts: its ties or their strengths, in directed networks the larger of the two directions.
inline std::vector<std::vector<double>> conductances(const Network& network, Strengths strengths) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::vector<double>> along(n, std::vector<double>(n, 0.0));
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to) continue;
    const double conductance = strengths == Strengths::use ? tie.strength : 1.0;
    along[index(tie.from)][index(tie.to)] += conductance;
    if (!network.directed()) along[index(tie.to)][index(tie.from)] += conductance;
  }
  auto both = along;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = 0; v < n; ++v) both[u][v] = std::max(along[u][v], along[v][u]);
  }
  return both;
}

/// Potentials where a unit current enters at s and leaves at t (potential 0); both in one component, which all vertices
/// of other components stand outside of with potential 0.
inline std::vector<double> potentials(const std::vector<std::vector<double>>& conductance,
                                      std::uint32_t s, std::uint32_t t) {
  const std::size_t n = conductance.size();
  std::vector<std::vector<long double>> row(n, std::vector<long double>(n + 1, 0.0L));
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t v = 0; v < n; ++v) {
      row[u][v] -= conductance[u][v];
      row[u][u] += conductance[u][v];
    }
  }
  row[s][n] = 1.0L;
  std::vector<char> inside(n, 0);  // the component of t
  std::vector<std::size_t> queue{t};
  inside[t] = 1;
  for (std::size_t head = 0; head < queue.size(); ++head) {
    for (std::size_t v = 0; v < n; ++v) {
      if (inside[v] == 0 && conductance[queue[head]][v] > 0.0) {
        inside[v] = 1;
        queue.push_back(v);
      }
    }
  }
  for (std::size_t v = 0; v < n; ++v) {
    if (v != t && inside[v] != 0) continue;
    std::ranges::fill(row[v], 0.0L);
    row[v][v] = 1.0L;
  }
  for (std::size_t p = 0; p < n; ++p) {
    std::size_t pivot = p;
    for (std::size_t u = p; u < n; ++u) {
      if (std::abs(row[u][p]) > std::abs(row[pivot][p])) pivot = u;
    }
    std::swap(row[p], row[pivot]);
    for (std::size_t u = 0; u < n; ++u) {
      const long double factor = u == p ? 0.0L : row[u][p] / row[p][p];
      for (std::size_t v = p; v <= n && factor != 0.0L; ++v) row[u][v] -= factor * row[p][v];
    }
  }
  std::vector<double> x(n);
  for (std::size_t v = 0; v < n; ++v) x[v] = static_cast<double>(row[v][n] / row[v][v]);
  return x;
}

}  // namespace interstice
