#include "graph/gaps/introductions/separate_routes.hpp"

#include <limits>

namespace interstice {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

}  // namespace

SeparateRoutes::SeparateRoutes(const Network& network, std::vector<Side> side)
    : network_(network), side_(std::move(side)) {
  set({});
}

void SeparateRoutes::add_arc(std::uint32_t from, std::uint32_t to) {
  arcs_[from].push_back(static_cast<std::uint32_t>(target_.size()));
  target_.push_back(to);
  room_.push_back(1);
  arcs_[to].push_back(static_cast<std::uint32_t>(target_.size()));
  target_.push_back(from);
  room_.push_back(0);
}

void SeparateRoutes::set(std::span<const VertexPair> links) {
  const std::uint32_t n = network_.num_vertices();
  const std::uint32_t source = 2 * n;
  arcs_.assign(2 * std::size_t{n} + 2, {});
  target_.clear();
  room_.clear();
  for (std::uint32_t v = 0; v < n; ++v) {
    add_arc(in(v), out(v));
    if (side_[v] == Side::a) add_arc(source, in(v));
    if (side_[v] == Side::b) add_arc(out(v), source + 1);
  }
  const auto join = [&](std::uint32_t u, std::uint32_t v) {
    if (u == v) return;
    add_arc(out(u), in(v));
    add_arc(out(v), in(u));
  };
  for (const Tie& tie : network_.ties()) join(index(tie.from), index(tie.to));
  for (const VertexPair& link : links) join(index(link.a), index(link.b));
  count_ = 0;
  while (find_route()) ++count_;
  mark();
}

// One more route by breadth-first search, which may send parts of earlier ones another way.
bool SeparateRoutes::find_route() {
  const auto source = static_cast<std::uint32_t>(arcs_.size() - 2);
  const std::uint32_t sink = source + 1;
  std::vector<std::uint32_t> by(arcs_.size(), kNone);
  std::vector<std::uint32_t> order = {source};
  for (std::size_t head = 0; head < order.size() && by[sink] == kNone; ++head) {
    for (const std::uint32_t arc : arcs_[order[head]]) {
      const std::uint32_t to = target_[arc];
      if (room_[arc] == 0 || by[to] != kNone || to == source) continue;
      by[to] = arc;
      order.push_back(to);
    }
  }
  if (by[sink] == kNone) return false;
  for (std::uint32_t at = sink; at != source; at = target_[by[at] ^ 1U]) {
    room_[by[at]] = 0;
    room_[by[at] ^ 1U] = 1;
  }
  return true;
}

void SeparateRoutes::mark() {
  const auto source = static_cast<std::uint32_t>(arcs_.size() - 2);
  const auto spread = [&](std::uint32_t start, bool forwards) {
    std::vector<std::uint8_t> seen(arcs_.size(), 0);
    std::vector<std::uint32_t> order = {start};
    seen[start] = 1;
    for (std::size_t head = 0; head < order.size(); ++head) {
      for (const std::uint32_t arc : arcs_[order[head]]) {
        const std::uint32_t to = target_[arc];
        if (seen[to] != 0 || room_[forwards ? arc : arc ^ 1U] == 0) continue;
        seen[to] = 1;
        order.push_back(to);
      }
    }
    return seen;
  };
  from_a_ = spread(source, true);
  to_b_ = spread(source + 1, false);
}

}  // namespace interstice
