#include "graph/kernels/relabel.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace interstice {
namespace {

constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

template <class Take>
void for_each_neighbour(const Network& network, std::uint32_t v, Take&& take) {
  for (const std::uint32_t w : network.out_arcs(static_cast<VertexId>(v)).targets) take(w);
  if (!network.directed()) return;
  for (const std::uint32_t w : network.in_arcs(static_cast<VertexId>(v)).targets) take(w);
}

// Vertices by falling degree, those of one degree as they stand.
std::vector<std::uint32_t> by_degree(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::uint32_t> degree(n, 0);
  for (const Tie& tie : network.ties()) {
    ++degree[index(tie.from)];
    ++degree[index(tie.to)];
  }
  const std::uint32_t highest = n == 0 ? 0 : *std::ranges::max_element(degree);
  std::vector<std::uint32_t> start(std::size_t{highest} + 2, 0);
  for (const std::uint32_t d : degree) ++start[highest - d + 1];
  std::partial_sum(start.begin(), start.end(), start.begin());
  std::vector<std::uint32_t> sorted(n);
  for (std::uint32_t v = 0; v < n; ++v) sorted[start[highest - degree[v]]++] = v;
  return sorted;
}

// Searches from each of `seeds` not yet placed, and begins anew at the next one after every `patch` vertices.
Relabelling gathered(const Network& network, const std::vector<std::uint32_t>& seeds,
                     std::size_t patch) {
  Relabelling labels{.order = {}, .place = std::vector<std::uint32_t>(seeds.size(), kNowhere)};
  std::vector<std::uint32_t>& order = labels.order;
  order.reserve(seeds.size());
  const auto put = [&](std::uint32_t v) {
    labels.place[v] = static_cast<std::uint32_t>(order.size());
    order.push_back(v);
  };
  std::size_t head = 0;
  std::size_t end = std::min(patch, seeds.size());
  for (const std::uint32_t seed : seeds) {
    if (labels.place[seed] != kNowhere) continue;
    put(seed);
    for (; head < order.size() && order.size() < end; ++head) {
      for_each_neighbour(network, order[head], [&](std::uint32_t w) {
        if (labels.place[w] == kNowhere && order.size() < end) put(w);
      });
    }
    if (order.size() < end) continue;
    head = end;
    end = std::min(end + patch, seeds.size());
  }
  return labels;
}

void append(const std::span<const std::uint32_t> sorted, std::uint32_t self,
            const Relabelling& labels, std::vector<std::uint32_t>& targets) {
  std::uint32_t last = self;
  for (const std::uint32_t w : sorted) {
    if (w == last || w == self) continue;
    targets.push_back(labels.place[w]);
    last = w;
  }
}

}  // namespace

Relabelling same_labels(std::uint32_t num_vertices) {
  Relabelling labels;
  labels.order.resize(num_vertices);
  std::iota(labels.order.begin(), labels.order.end(), 0U);
  labels.place = labels.order;
  return labels;
}

Relabelling breadth_first_labels(const Network& network, std::uint32_t patch) {
  Relabelling labels = gathered(network, by_degree(network), network.num_vertices());
  return patch <= 1 ? labels : gathered(network, labels.order, patch);
}

PlacedNeighbours neighbours(const Network& network, const Relabelling& labels, Walk walk) {
  PlacedNeighbours lists;
  lists.starts.reserve(labels.order.size() + 1);
  lists.targets.reserve(std::size_t{network.num_ties()} * 2);
  lists.starts.push_back(0);
  std::vector<std::uint32_t> both;
  for (const std::uint32_t v : labels.order) {
    const auto out = network.out_arcs(static_cast<VertexId>(v)).targets;
    const auto in = network.in_arcs(static_cast<VertexId>(v)).targets;
    if (walk == Walk::either && network.directed()) {
      both.clear();
      std::ranges::set_union(out, in, std::back_inserter(both));
      append(both, v, labels, lists.targets);
    } else {
      append(walk == Walk::incoming ? in : out, v, labels, lists.targets);
    }
    lists.starts.push_back(static_cast<std::uint32_t>(lists.targets.size()));
  }
  return lists;
}

}  // namespace interstice
