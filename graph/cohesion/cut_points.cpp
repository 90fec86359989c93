#include "graph/cohesion/cut_points.hpp"

#include <algorithm>
#include <limits>

#include "graph/cohesion/components.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Depth-first search with an explicit stack. low[v] = the earliest vertex that v's subtree reaches by one tie that is
// not the one it came by.
class LowPoints {
 public:
  explicit LowPoints(const Network& network)
      : network_(network),
        depth_order_(network.num_vertices(), kNone),
        low_(network.num_vertices(), 0),
        subtree_(network.num_vertices(), 1),
        next_arc_(network.num_vertices(), 0),
        came_by_(network.num_vertices(), kNone),
        parent_(network.num_vertices(), kNone),
        sizes_(components(network)) {
    result_.is_cut_point.assign(network.num_vertices(), 0);
    result_.cut_off.assign(network.num_vertices(), 0);
    result_.is_bridge.assign(network.num_ties(), 0);
    pieces_sum_.assign(network.num_vertices(), 0);
    pieces_largest_.assign(network.num_vertices(), 0);
  }

  CutPoints run() {
    for (std::uint32_t root = 0; root < network_.num_vertices(); ++root) {
      if (depth_order_[root] == kNone) search(root);
    }
    return std::move(result_);
  }

 private:
  // The k-th tie at v, whatever its direction.
  struct Step {
    std::uint32_t to;
    std::uint32_t tie;
  };
  [[nodiscard]] bool step(std::uint32_t v, std::uint32_t k, Step& out) const {
    const Arcs forward = network_.out_arcs(static_cast<VertexId>(v));
    if (k < forward.size()) {
      out = {forward.targets[k], index(forward.ties[k])};
      return true;
    }
    if (!network_.directed()) return false;
    const Arcs back = network_.in_arcs(static_cast<VertexId>(v));
    const std::size_t i = k - forward.size();
    if (i >= back.size()) return false;
    out = {back.targets[i], index(back.ties[i])};
    return true;
  }

  void search(std::uint32_t root) {
    enter(root, kNone, kNone);
    std::uint32_t root_children = 0;
    while (!stack_.empty()) {
      const std::uint32_t v = stack_.back();
      Step next{};
      if (step(v, next_arc_[v]++, next)) {
        if (depth_order_[next.to] == kNone) {
          if (v == root) ++root_children;
          enter(next.to, v, next.tie);
        } else if (next.tie != came_by_[v]) {
          low_[v] = std::min(low_[v], depth_order_[next.to]);
        }
      } else {
        stack_.pop_back();
        leave(v, root);
      }
    }
    if (root_children > 1) finish_cut_point(root);
  }

  void enter(std::uint32_t v, std::uint32_t from, std::uint32_t tie) {
    depth_order_[v] = low_[v] = clock_++;
    came_by_[v] = tie;
    parent_[v] = from;
    stack_.push_back(v);
  }

  void leave(std::uint32_t v, std::uint32_t root) {
    // Pieces hang below v that reach nothing above it.
    if (v != root && pieces_sum_[v] > 0) finish_cut_point(v);
    const std::uint32_t up = parent_[v];
    if (up == kNone) return;
    low_[up] = std::min(low_[up], low_[v]);
    subtree_[up] += subtree_[v];
    if (low_[v] > depth_order_[up]) result_.is_bridge[came_by_[v]] = 1;
    if (low_[v] >= depth_order_[up]) {
      pieces_sum_[up] += subtree_[v];
      pieces_largest_[up] = std::max(pieces_largest_[up], subtree_[v]);
    }
  }

  void finish_cut_point(std::uint32_t v) {
    const std::uint32_t others = sizes_.size[sizes_.of[v]] - 1;
    const std::uint32_t rest = others - pieces_sum_[v];  // the piece above v
    result_.is_cut_point[v] = 1;
    result_.cut_off[v] = others - std::max(pieces_largest_[v], rest);
  }

  const Network& network_;
  std::vector<std::uint32_t> depth_order_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> subtree_;
  std::vector<std::uint32_t> next_arc_;
  std::vector<std::uint32_t> came_by_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> pieces_sum_;
  std::vector<std::uint32_t> pieces_largest_;
  Components sizes_;
  std::vector<std::uint32_t> stack_;
  std::uint32_t clock_ = 0;
  CutPoints result_;
};

}  // namespace

CutPoints cut_points(const Network& network) { return LowPoints(network).run(); }

std::vector<VertexId> cut_off_by(const Network& network, VertexId v) {
  std::vector<std::vector<VertexId>> pieces;
  std::vector<std::uint8_t> seen(network.num_vertices(), 0);
  seen[index(v)] = 1;
  const auto neighbours = [&](VertexId u, auto&& take) {
    for (const std::uint32_t w : network.out_arcs(u).targets) take(w);
    if (network.directed()) {
      for (const std::uint32_t w : network.in_arcs(u).targets) take(w);
    }
  };
  const auto collect = [&](std::uint32_t first) {
    if (seen[first] != 0) return;
    seen[first] = 1;
    std::vector<VertexId> piece = {static_cast<VertexId>(first)};
    for (std::size_t at = 0; at < piece.size(); ++at) {
      neighbours(piece[at], [&](std::uint32_t w) {
        if (seen[w] != 0) return;
        seen[w] = 1;
        piece.push_back(static_cast<VertexId>(w));
      });
    }
    pieces.push_back(std::move(piece));
  };
  neighbours(v, collect);
  std::vector<VertexId> out;
  if (pieces.empty()) return out;
  const auto kept = std::ranges::max_element(pieces, [](const auto& a, const auto& b) {
    if (a.size() != b.size()) return a.size() < b.size();
    return *std::ranges::min_element(a) > *std::ranges::min_element(b);
  });
  for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
    if (piece != kept) out.insert(out.end(), piece->begin(), piece->end());
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace interstice
