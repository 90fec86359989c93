#include <algorithm>
#include <limits>
#include <numeric>

#include "graph/centrality/betweenness_reduction.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr double kTieTolerance = 1e-10;  // lengths tie within it

// Depth-first search (Hopcroft and Tarjan 1973) with an explicit stack. Every vertex but a root is below the top of exactly
// one block, its home; the block of a tie is the home of the lower of its ends.
class BlockSearch {
 public:
  struct Block {
    std::uint32_t top;
    std::uint32_t size;    // vertices, the top too
    std::uint32_t below;   // vertices that hang on its top by it
    std::uint32_t lowest;  // one vertex below the top
  };
  std::vector<Block> blocks;
  std::vector<std::uint32_t> home;  // block; kNone for roots
  std::vector<std::uint32_t>
      entered;  // order of entering; a vertex stands below those on its path from the root
  std::vector<std::uint32_t> component;  // number of vertices in it
  std::vector<std::uint32_t> left;       // vertices in the order in which their blocks closed

  explicit BlockSearch(const Network& network)
      : home(network.num_vertices(), kNone),
        entered(network.num_vertices(), kNone),
        component(network.num_vertices(), 0),
        network_(network),
        low_(network.num_vertices(), 0),
        subtree_(network.num_vertices(), 1),
        next_arc_(network.num_vertices(), 0) {
    left.reserve(network.num_vertices());
    for (std::uint32_t root = 0; root < network.num_vertices(); ++root) {
      if (entered[root] == kNone) search(root);
    }
  }

 private:
  void search(std::uint32_t root) {
    const std::size_t first_left = left.size();
    enter(root);
    while (!path_.empty()) {
      const std::uint32_t v = path_.back();
      const Arcs out = network_.out_arcs(static_cast<VertexId>(v));
      if (next_arc_[v] < out.size()) {
        const std::uint32_t w = out.targets[next_arc_[v]++];
        if (entered[w] == kNone) {
          enter(w);
        } else {
          low_[v] = std::min(low_[v], entered[w]);  // back to its parent too: that changes nothing
        }
      } else {
        path_.pop_back();
        if (!path_.empty()) leave(v, path_.back());
      }
    }
    waiting_.clear();
    component[root] = subtree_[root];
    for (std::size_t i = first_left; i < left.size(); ++i) component[left[i]] = subtree_[root];
  }

  void enter(std::uint32_t v) {
    entered[v] = low_[v] = clock_++;
    path_.push_back(v);
    waiting_.push_back(v);
  }

  void leave(std::uint32_t v, std::uint32_t up) {
    low_[up] = std::min(low_[up], low_[v]);
    subtree_[up] += subtree_[v];
    if (low_[v] < entered[up]) return;
    const auto block = static_cast<std::uint32_t>(blocks.size());
    blocks.push_back({up, 1, subtree_[v], v});
    std::uint32_t last = kNone;
    do {
      last = waiting_.back();
      waiting_.pop_back();
      home[last] = block;
      left.push_back(last);
      ++blocks.back().size;
    } while (last != v);
  }

  const Network& network_;
  std::vector<std::uint32_t> low_;  // the earliest vertex that its subtree reaches
  std::vector<std::uint32_t> subtree_;
  std::vector<std::uint32_t> next_arc_;
  std::vector<std::uint32_t> path_;
  std::vector<std::uint32_t> waiting_;  // entered, in no block yet
  std::uint32_t clock_ = 0;
};

// Blocks of three or more vertices as pieces: a vertex for each pair of a block and a vertex of it.
class BlockPieces {
 public:
  explicit BlockPieces(const PathsAsked& asked)
      : asked_(asked),
        network_(*asked.network),
        search_(network_),
        hangs_(network_.num_vertices(), 1.0),
        below_top_(network_.num_vertices(), kNone),
        as_top_(search_.blocks.size(), kNone) {
    pieces_.known.assign(asked.num_scores(), 0.0);
  }

  Pieces run() {
    for (const BlockSearch::Block& block : search_.blocks) hangs_[block.top] += block.below;
    if (!asked_.score_ties) score_cut_points();
    number_vertices();
    place_arcs();
    return std::move(pieces_);
  }

 private:
  // Ordered pairs whose ends hang on v at two different blocks: all pairs of others, less those that share one.
  void score_cut_points() {
    std::vector<double> shared(network_.num_vertices(), 0.0);
    for (const BlockSearch::Block& block : search_.blocks) {
      shared[block.top] += static_cast<double>(block.below) * block.below;
    }
    for (std::uint32_t v = 0; v < network_.num_vertices(); ++v) {
      const double others = search_.component[v] - 1.0;
      const double above = search_.component[v] - hangs_[v];
      pieces_.known[v] = others * others - shared[v] - above * above;
    }
  }

  void number_vertices() {
    for (std::size_t i = 0; i < search_.left.size(); ++i) {
      const std::uint32_t v = search_.left[i];
      const std::uint32_t home = search_.home[v];
      const BlockSearch::Block& block = search_.blocks[home];
      if (block.size == 2) {
        ++pieces_.num_bridges;
        if (asked_.score_ties) score_bridge(block);
        continue;
      }
      below_top_[v] = add_vertex(v, hangs_[v]);
      if (v == block.lowest) {  // the last of its block
        as_top_[home] =
            add_vertex(block.top, search_.component[v] - static_cast<double>(block.below));
      }
    }
  }

  std::uint32_t add_vertex(std::uint32_t original, double mass) {
    pieces_.original.push_back(original);
    pieces_.mass.push_back(mass);
    return static_cast<std::uint32_t>(pieces_.original.size() - 1);
  }

  // All pairs across it pass, over its shortest ties in equal parts.
  void score_bridge(const BlockSearch::Block& block) {
    const Arcs out = network_.out_arcs(static_cast<VertexId>(block.lowest));
    const auto length = [&](std::size_t k) {
      return asked_.hops() ? 1.0 : (*asked_.lengths)[index(out.ties[k])];
    };
    double shortest = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < out.size(); ++k) {
      if (out.targets[k] == block.top) shortest = std::min(shortest, length(k));
    }
    const auto passes = [&](std::size_t k) {
      return out.targets[k] == block.top && length(k) - shortest <= kTieTolerance * length(k);
    };
    double parallel = 0.0;
    for (std::size_t k = 0; k < out.size(); ++k) parallel += passes(k) ? 1.0 : 0.0;
    const double behind = block.below;
    const double pairs = 2.0 * behind * (search_.component[block.top] - behind);
    for (std::size_t k = 0; k < out.size(); ++k) {
      if (passes(k)) pieces_.known[index(out.ties[k])] = pairs / parallel;
    }
  }

  struct Ends {
    std::uint32_t from;
    std::uint32_t to;
  };
  // An arc v-w among the pieces; kNone for self-ties and in blocks that are not searched.
  [[nodiscard]] Ends ends_of(std::uint32_t v, std::uint32_t w) const {
    if (v == w) return {kNone, kNone};
    const bool down = search_.entered[v] < search_.entered[w];
    const std::uint32_t home = search_.home[down ? w : v];
    if (as_top_[home] == kNone) return {kNone, kNone};
    const auto place = [&](std::uint32_t u) {
      return search_.blocks[home].top == u ? as_top_[home] : below_top_[u];
    };
    return {place(v), place(w)};
  }

  void place_arcs() {
    const std::size_t n = pieces_.original.size();
    std::vector<std::uint32_t>& starts = pieces_.out.starts;
    starts.assign(n + 1, 0);
    const auto for_each_arc = [&](auto&& take) {
      for (std::uint32_t v = 0; v < network_.num_vertices(); ++v) {
        const Arcs out = network_.out_arcs(static_cast<VertexId>(v));
        for (std::size_t k = 0; k < out.size(); ++k) {
          const Ends ends = ends_of(v, out.targets[k]);
          if (ends.from != kNone) take(ends, index(out.ties[k]));
        }
      }
    };
    for_each_arc([&](Ends ends, std::uint32_t) { ++starts[ends.from + 1]; });
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> at(starts.begin(), starts.end() - 1);
    const bool with_ties = asked_.score_ties || !asked_.hops();
    pieces_.out.targets.resize(starts.back());
    pieces_.out_ties.resize(with_ties ? starts.back() : 0);
    for_each_arc([&](Ends ends, std::uint32_t tie) {
      if (with_ties) pieces_.out_ties[at[ends.from]] = tie;
      pieces_.out.targets[at[ends.from]++] = ends.to;
    });
  }

  const PathsAsked& asked_;
  const Network& network_;
  BlockSearch search_;
  std::vector<double> hangs_;             // 1 and all below a vertex that is not in its home
  std::vector<std::uint32_t> below_top_;  // the piece's vertex of v in its home
  std::vector<std::uint32_t>
      as_top_;  // of each block: the piece's vertex of its top; kNone: not searched
  Pieces pieces_;
};

}  // namespace

Pieces biconnected_blocks(const PathsAsked& asked) { return BlockPieces(asked).run(); }

}  // namespace interstice
