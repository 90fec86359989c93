#include "graph/cohesion/components.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

namespace interstice {
namespace {

constexpr std::uint32_t kNotReached = std::numeric_limits<std::uint32_t>::max();

// Numbers every vertex by its component and returns the components' sizes.
std::vector<std::uint32_t> flood(const Network& network, std::vector<std::uint32_t>& of) {
  const std::uint32_t n = network.num_vertices();
  std::ranges::fill(of, kNotReached);
  std::vector<std::uint32_t> size;
  std::vector<std::uint32_t> reached(n);
  std::uint32_t* const queue = reached.data();
  std::uint32_t head = 0;
  std::uint32_t tail = 0;
  for (std::uint32_t start = 0; start < n; ++start) {
    if (of[start] != kNotReached) continue;
    const auto number = static_cast<std::uint32_t>(size.size());
    const std::uint32_t first = tail;
    const auto reach = [&](std::span<const std::uint32_t> targets) {
      for (const std::uint32_t w : targets) {
        if (of[w] != kNotReached) continue;
        of[w] = number;
        queue[tail++] = w;
      }
    };
    of[start] = number;
    queue[tail++] = start;
    while (head < tail) {
      const auto v = static_cast<VertexId>(queue[head++]);
      reach(network.out_arcs(v).targets);
      if (network.directed()) reach(network.in_arcs(v).targets);
    }
    size.push_back(tail - first);
  }
  return size;
}

}  // namespace

Components components(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  Components result{.of = std::vector<std::uint32_t>(n), .size = {}};
  if (n == 0) return result;
  // Components in the order of their smallest vertices; a stable sort keeps that among equals.
  const std::vector<std::uint32_t> size = flood(network, result.of);
  std::vector<std::uint32_t> by_size(size.size());
  std::iota(by_size.begin(), by_size.end(), 0U);
  std::ranges::stable_sort(by_size, std::ranges::greater{},
                           [&](std::uint32_t c) { return size[c]; });
  std::vector<std::uint32_t> number(size.size());
  for (std::uint32_t i = 0; i < by_size.size(); ++i) {
    number[by_size[i]] = i;
    result.size.push_back(size[by_size[i]]);
  }
  for (std::uint32_t& c : result.of) c = number[c];
  return result;
}

}  // namespace interstice
