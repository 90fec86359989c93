#include "graph/cohesion/components.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace interstice {
namespace {

constexpr std::size_t kFirstTies = 2;

// A forest in which everybody's parent is no greater than itself: roots are the smallest vertices of what is joined so far.
class Joined {
 public:
  explicit Joined(std::uint32_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }

  [[nodiscard]] std::uint32_t parent(std::uint32_t v) const { return parent_[v]; }

  void join(std::uint32_t v, std::span<const std::uint32_t> targets) {
    std::uint32_t own = root(v);
    for (const std::uint32_t w : targets) {
      const std::uint32_t other = root(w);
      if (other == own) continue;
      parent_[std::max(own, other)] = std::min(own, other);
      own = std::min(own, other);
    }
  }

  // Parents come first: one pass leads everybody to its root.
  void flatten() {
    for (std::uint32_t& parent : parent_) parent = parent_[parent];
  }

 private:
  std::uint32_t root(std::uint32_t v) {
    std::uint32_t above = parent_[v];
    for (std::uint32_t next = parent_[above]; next != above; next = parent_[above]) {
      parent_[v] = next;
      v = next;
      above = parent_[v];
    }
    return above;
  }

  std::vector<std::uint32_t> parent_;
};

// The root of more than half of a thousand vertices, if there is one, by voting (Boyer and Moore): which one it is changes
// the time taken alone.
std::uint32_t common_root(const Joined& joined, std::uint32_t n) {
  constexpr std::uint32_t kSample = 1024;
  const std::uint32_t step = n / kSample + 1;
  std::uint32_t common = joined.parent(0);
  std::int32_t votes = 0;
  for (std::uint32_t v = 0; v < n; v += step) {
    const std::uint32_t root = joined.parent(v);
    if (votes == 0) common = root;
    votes += root == common ? 1 : -1;
  }
  return common;
}

// Numbers every vertex by its component, in the order of their smallest vertices, and returns the components' sizes. A
// few ties of each vertex usually join nearly all; those of the large piece that this makes need no second look, as a tie
// that leaves it is seen from its other end.
std::vector<std::uint32_t> number(const Network& network, std::vector<std::uint32_t>& of) {
  const std::uint32_t n = network.num_vertices();
  Joined joined(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    const auto targets = network.out_arcs(static_cast<VertexId>(v)).targets;
    joined.join(v, targets.first(std::min(kFirstTies, targets.size())));
  }
  joined.flatten();
  const std::uint32_t large = common_root(joined, n);
  for (std::uint32_t v = 0; v < n; ++v) {
    if (joined.parent(v) == large) continue;
    const auto targets = network.out_arcs(static_cast<VertexId>(v)).targets;
    joined.join(v, targets.subspan(std::min(kFirstTies, targets.size())));
    if (network.directed()) joined.join(v, network.in_arcs(static_cast<VertexId>(v)).targets);
  }
  std::vector<std::uint32_t> size;
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t parent = joined.parent(v);
    if (parent == v) size.push_back(0);
    of[v] = parent == v ? static_cast<std::uint32_t>(size.size() - 1) : of[parent];
  }
  for (std::uint32_t v = 0; v < n;) {  // by runs: most are of one component
    std::uint32_t last = v + 1;
    while (last < n && of[last] == of[v]) ++last;
    size[of[v]] += last - v;
    v = last;
  }
  return size;
}

}  // namespace

Components components(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  Components result{.of = std::vector<std::uint32_t>(n), .size = {}};
  if (n == 0) return result;
  // Components in the order of their smallest vertices; a stable sort keeps that among equals.
  std::vector<std::uint32_t> size = number(network, result.of);
  if (std::ranges::is_sorted(size, std::ranges::greater{})) {
    result.size = std::move(size);
    return result;
  }
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
