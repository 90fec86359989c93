#include "graph/expectation/pair_data.hpp"

#include <limits>

namespace interstice {

PairData::PairData(const Network& network, const std::vector<SystemId>& system_of,
                   std::uint32_t systems, const ObservedPairs& pairs, const BodyFacts* facts)
    : num_systems(systems),
      patterns(system_of, pairs, facts),
      system_size(systems, 0.0),
      pattern_pairs(patterns.size(), 0.0) {
  constexpr auto kOutside = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> place(network.num_vertices(), kOutside);
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    if (system_of[v] == SystemId::none) continue;
    place[v] = size();
    vertex.push_back(v);
    system.push_back(index(system_of[v]));
    system_size[system.back()] += 1.0;
  }
  const std::size_t n = size();
  flags.reserve(n < 2 ? 0 : n * (n - 1) / 2);
  std::vector<std::uint16_t> row_ties(n, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto v = static_cast<VertexId>(vertex[i]);
    const auto set_row = [&](std::uint16_t value) {
      for (const std::uint32_t w : network.out_arcs(v).targets) {
        if (place[w] != kOutside) row_ties[place[w]] = value;
      }
    };
    set_row(tied);
    for (std::uint32_t j = i + 1; j < n; ++j) {
      const bool asked = pairs(v, static_cast<VertexId>(vertex[j]));
      const std::uint16_t pattern = patterns(vertex[i], vertex[j]);
      if (asked) pattern_pairs[pattern] += 1.0;
      flags.push_back(static_cast<std::uint16_t>((pattern << pattern_shift) | row_ties[j] |
                                                 (asked ? observed : 0)));
    }
    set_row(0);
  }
  patterns.set_means(pattern_pairs);
}

}  // namespace interstice
