#include "graph/cohesion/components.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace interstice {
namespace {

constexpr std::size_t kFirstTies = 2;

// A forest whose roots are the smallest vertices of what is joined so far.
class Joined {
 public:
  explicit Joined(std::uint32_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::uint32_t root(std::uint32_t v) {
    while (parent_[v] != v) {
      parent_[v] = parent_[parent_[v]];
      v = parent_[v];
    }
    return v;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a < b) {
      parent_[b] = a;
    } else {
      parent_[a] = b;
    }
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// The root of most vertices.
std::uint32_t commonest(Joined& joined, std::uint32_t n) {
  std::vector<std::uint32_t> count(n, 0);
  std::uint32_t most = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t r = joined.root(v);
    if (++count[r] > count[most]) most = r;
  }
  return most;
}

// Numbers every vertex by its component, in the order of their smallest vertices, and returns the components' sizes. A
// few ties of each vertex usually join nearly all; those of the large piece that this makes need no second look, as a tie
// that leaves it is seen from its other end.
std::vector<std::uint32_t> number(const Network& network, std::vector<std::uint32_t>& of) {
  const std::uint32_t n = network.num_vertices();
  Joined joined(n);
  const auto join_all = [&](std::uint32_t v, std::span<const std::uint32_t> targets) {
    for (const std::uint32_t w : targets) joined.join(v, w);
  };
  for (std::uint32_t v = 0; v < n; ++v) {
    const auto targets = network.out_arcs(static_cast<VertexId>(v)).targets;
    join_all(v, targets.first(std::min(kFirstTies, targets.size())));
  }
  const std::uint32_t large = commonest(joined, n);
  for (std::uint32_t v = 0; v < n; ++v) {
    if (joined.root(v) == joined.root(large)) continue;
    join_all(v, network.out_arcs(static_cast<VertexId>(v)).targets);
    if (network.directed()) join_all(v, network.in_arcs(static_cast<VertexId>(v)).targets);
  }
  std::vector<std::uint32_t> size;
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t r = joined.root(v);
    if (r == v) {
      of[v] = static_cast<std::uint32_t>(size.size());
      size.push_back(1);
    } else {
      of[v] = of[r];
      ++size[of[v]];
    }
  }
  return size;
}

}  // namespace

Components components(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  Components result{.of = std::vector<std::uint32_t>(n), .size = {}};
  if (n == 0) return result;
  // Components in the order of their smallest vertices; a stable sort keeps that among equals.
  const std::vector<std::uint32_t> size = number(network, result.of);
  std::vector<std::uint32_t> by_size(size.size());
  std::iota(by_size.begin(), by_size.end(), 0U);
  std::ranges::stable_sort(by_size, std::ranges::greater{},
                           [&](std::uint32_t c) { return size[c]; });
  std::vector<std::uint32_t> place(size.size());
  for (std::uint32_t i = 0; i < by_size.size(); ++i) {
    place[by_size[i]] = i;
    result.size.push_back(size[by_size[i]]);
  }
  for (std::uint32_t& c : result.of) c = place[c];
  return result;
}

}  // namespace interstice
