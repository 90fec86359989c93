#include "graph/cohesion/cut_points.hpp"

#include <algorithm>
#include <span>

#include "graph/kernels/low_points.hpp"

namespace interstice {
namespace {

// What the search finds, piece by piece.
class CutPointVisitor {
 public:
  explicit CutPointVisitor(const Network& network) : hanging_(network.num_vertices()) {
    result_.is_cut_point.assign(network.num_vertices(), 0);
    result_.cut_off.assign(network.num_vertices(), 0);
    result_.is_bridge.assign(network.num_ties(), 0);
  }

  void tie(TieId /*walked*/) {}
  void piece(const HangingPiece& piece) {
    Hanging& at = hanging_[piece.above];
    ++at.pieces;
    at.sum += piece.size;
    at.largest = std::max(at.largest, piece.size);
    if (piece.by_bridge) result_.is_bridge[index(piece.by)] = 1;
  }
  void component(std::span<const std::uint32_t> vertices) {
    const auto others = static_cast<std::uint32_t>(vertices.size()) - 1;
    for (const std::uint32_t v : vertices) {
      const Hanging& at = hanging_[v];
      if (at.pieces < (v == vertices.front() ? 2U : 1U)) continue;
      const std::uint32_t rest = others - at.sum;  // the piece above v
      result_.is_cut_point[v] = 1;
      result_.cut_off[v] = others - std::max(at.largest, rest);
    }
  }
  CutPoints take() { return std::move(result_); }

 private:
  struct Hanging {
    std::uint32_t pieces = 0;
    std::uint32_t sum = 0;
    std::uint32_t largest = 0;
  };
  std::vector<Hanging> hanging_;
  CutPoints result_;
};

}  // namespace

CutPoints cut_points(const Network& network) {
  CutPointVisitor visitor(network);
  LowPoints(network).run(visitor);
  return visitor.take();
}

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
