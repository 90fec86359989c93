#include "graph/cohesion/krackhardt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <vector>

#include "graph/cohesion/components.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/pull_product.hpp"
#include "graph/kernels/strong_components.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostBlocks = 64;

// Pairs of vertices within weak components.
struct PairCounts {
  std::uint64_t mutual = 0;   // reach each other
  std::uint64_t one_way = 0;  // one reaches the other
  std::uint64_t unbound = 0;  // have no least upper bound
};

std::uint64_t pairs(std::uint64_t k) { return k < 2 ? 0 : k * (k - 1) / 2; }

// One weak component's strong components, so numbered that arcs lead to lower numbers; row a holds who reaches a.
class Ancestors {
 public:
  Ancestors(std::vector<std::uint32_t> sizes,
            const std::vector<std::vector<std::uint32_t>>& sources)
      : sizes_(std::move(sizes)), words_((sizes_.size() + 63) / 64), bits_(words_ * sizes_.size()) {
    for (std::size_t a = sizes_.size(); a-- > 0;) {  // those who reach it come first
      row(a)[a / 64] |= std::uint64_t{1} << (a % 64);
      for (const std::uint32_t b : sources[a]) {
        for (std::size_t w = 0; w < words_; ++w) row(a)[w] |= row(b)[w];
      }
    }
  }

  // What there is to count between a and the strong components above it in number.
  [[nodiscard]] PairCounts count(std::size_t a) const {
    PairCounts counts{.mutual = pairs(sizes_[a])};
    for (std::size_t b = a + 1; b < sizes_.size(); ++b) {
      const std::uint64_t times = std::uint64_t{sizes_[a]} * sizes_[b];
      if (has(a, b)) {
        counts.one_way += times;  // b reaches a, and is their bound
      } else if (!bound(a, b)) {
        counts.unbound += times;
      }
    }
    return counts;
  }
  [[nodiscard]] std::size_t size() const { return sizes_.size(); }

 private:
  [[nodiscard]] std::uint64_t* row(std::size_t a) { return bits_.data() + a * words_; }
  [[nodiscard]] const std::uint64_t* row(std::size_t a) const { return bits_.data() + a * words_; }
  [[nodiscard]] bool has(std::size_t a, std::size_t b) const {
    return ((row(a)[b / 64] >> (b % 64)) & 1U) != 0;
  }
  // Of those who reach both, all reach the least bound: so it has the lowest number among them.
  [[nodiscard]] bool bound(std::size_t a, std::size_t b) const {
    std::size_t w = b / 64;  // upper bounds of b have numbers from b's on
    while (w < words_ && (row(a)[w] & row(b)[w]) == 0) ++w;
    if (w == words_) return false;
    const std::size_t least =
        w * 64 + static_cast<std::size_t>(std::countr_zero(row(a)[w] & row(b)[w]));
    for (; w < words_; ++w) {
      if ((row(a)[w] & row(b)[w] & ~row(least)[w]) != 0) return false;
    }
    return true;
  }

  std::vector<std::uint32_t> sizes_;
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

PairCounts count_pairs(const Ancestors& reach, const Execution& execution) {
  const std::size_t c = reach.size();
  const std::size_t blocks = std::min(c, kMostBlocks);
  std::vector<PairCounts> part(blocks);
  const auto operations =
      static_cast<double>(c) * static_cast<double>(c) * (1.0 + static_cast<double>(c) / 256.0);
  for_each_block(blocks, operations, execution, [&](std::size_t block) {
    for (std::size_t a = block; a < c && !execution.stop.stop_requested(); a += blocks) {
      const PairCounts counts = reach.count(a);
      part[block].mutual += counts.mutual;
      part[block].one_way += counts.one_way;
      part[block].unbound += counts.unbound;
    }
  });
  PairCounts total;
  for (const PairCounts& counts : part) {
    total.mutual += counts.mutual;
    total.one_way += counts.one_way;
    total.unbound += counts.unbound;
  }
  return total;
}

PairCounts directed_pairs(const Network& network, const Components& weak,
                          const KrackhardtOptions& options, const Execution& execution) {
  const PullMatrix outgoing = pull_matrix(network, Pull::outgoing, Strengths::ignore, "krackhardt");
  const StrongComponents strong = strong_components(outgoing.starts, outgoing.columns);
  std::vector<std::uint32_t> weak_of(strong.count);
  std::vector<std::uint32_t> size(strong.count, 0);
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    weak_of[strong.of[v]] = weak.of[v];
    ++size[strong.of[v]];
  }
  // Numbers within the weak component keep their order.
  std::vector<std::uint32_t> place(strong.count);
  std::vector<std::vector<std::uint32_t>> sizes(weak.size.size());
  for (std::uint32_t s = 0; s < strong.count; ++s) {
    place[s] = static_cast<std::uint32_t>(sizes[weak_of[s]].size());
    sizes[weak_of[s]].push_back(size[s]);
  }
  std::vector<std::vector<std::vector<std::uint32_t>>> sources(weak.size.size());
  for (std::size_t w = 0; w < sizes.size(); ++w) {
    const std::uint64_t c = sizes[w].size();
    if (c * ((c + 63) / 64) * 8 > options.most_bytes) {
      throw Error(
          ErrorCode::resource_exhausted,
          fmt::format("krackhardt: {} strong components in one weak component take {} bytes "
                      "for who reaches whom; most_bytes is {}",
                      c, c * ((c + 63) / 64) * 8, options.most_bytes));
    }
    sources[w].resize(c);
  }
  for (const Tie& tie : network.ties()) {
    const std::uint32_t from = strong.of[index(tie.from)];
    const std::uint32_t to = strong.of[index(tie.to)];
    if (from != to) sources[weak_of[to]][place[to]].push_back(place[from]);
  }
  PairCounts total;
  for (std::size_t w = 0; w < sizes.size(); ++w) {
    const PairCounts counts = count_pairs(Ancestors(sizes[w], sources[w]), execution);
    total.mutual += counts.mutual;
    total.one_way += counts.one_way;
    total.unbound += counts.unbound;
  }
  return total;
}

// Pairs with a tie, ordered ones where the network is directed. Arcs stand by target, so parallel ones are neighbours.
std::uint64_t tied_pairs(const Network& network) {
  std::uint64_t arcs = 0;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    std::uint32_t before = v;
    for (const std::uint32_t w : network.out_arcs(static_cast<VertexId>(v)).targets) {
      if (w != v && w != before) ++arcs;
      if (w != v) before = w;
    }
  }
  return network.directed() ? arcs : arcs / 2;
}

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? kUndefined : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Krackhardt krackhardt(const Network& network, const KrackhardtOptions& options,
                      const Execution& execution) {
  const Components weak = components(network);
  std::uint64_t joined = 0;
  std::uint64_t tree = 0;
  std::uint64_t most_ties = 0;  // beyond the tree's
  std::uint64_t most_unbound = 0;
  for (const std::uint64_t k : weak.size) {
    joined += pairs(k);
    tree += k - 1;
    most_ties += network.directed() ? (k - 1) * (k - 1) : pairs(k - 1);
    if (k > 2) most_unbound += pairs(k - 1);
  }
  const PairCounts counts = network.directed() ? directed_pairs(network, weak, options, execution)
                                               : PairCounts{.mutual = joined};
  return {.connectedness = share(joined, pairs(network.num_vertices())),
          .hierarchy = share(counts.one_way, counts.one_way + counts.mutual),
          .efficiency = 1.0 - share(tied_pairs(network) - tree, most_ties),
          .lubness = 1.0 - share(counts.unbound, most_unbound)};
}

}  // namespace interstice
