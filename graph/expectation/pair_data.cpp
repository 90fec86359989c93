#include "graph/expectation/pair_data.hpp"

#include <limits>

namespace interstice {

PairData::PairData(const Network& network, const std::vector<SystemId>& system_of,
                   std::uint32_t systems, const ObservedPairs& pairs)
    : num_systems(systems), system_size(systems, 0.0) {
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
  std::vector<std::uint8_t> row(n, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto v = static_cast<VertexId>(vertex[i]);
    const auto set_row = [&](std::uint8_t value) {
      for (const std::uint32_t w : network.out_arcs(v).targets) {
        if (place[w] != kOutside) row[place[w]] = value;
      }
    };
    set_row(tied);
    for (std::uint32_t j = i + 1; j < n; ++j) {
      const std::uint8_t asked =
          pairs(v, static_cast<VertexId>(vertex[j])) ? observed : std::uint8_t{0};
      const std::uint8_t same = system[i] == system[j] ? same_system : std::uint8_t{0};
      flags.push_back(static_cast<std::uint8_t>(row[j] | asked | same));
    }
    set_row(0);
  }
}

}  // namespace interstice
