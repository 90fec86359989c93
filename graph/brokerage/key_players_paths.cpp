#include <algorithm>
#include <limits>

#include "graph/brokerage/key_players_score.hpp"

namespace interstice {
namespace {
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
}

DisjointPaths::DisjointPaths(const NeighbourLists& lists)
    : lists_(&lists),
      before_(lists.starts.size() - 1, kNone),
      parent_(2 * (lists.starts.size() - 1), kNone) {}

// Menger by augmenting paths: every vertex is a gate of capacity one.
bool DisjointPaths::fan(std::uint32_t source, const std::vector<std::uint8_t>& target,
                        const std::vector<std::uint8_t>& absent, std::uint32_t need) {
  std::uint32_t found = 0;
  while (found < need && augment(source, target, absent)) ++found;
  for (const std::uint32_t v : used_) before_[v] = kNone;
  used_.clear();
  return found == need;
}

bool DisjointPaths::augment(std::uint32_t source, const std::vector<std::uint8_t>& target,
                            const std::vector<std::uint8_t>& absent) {
  queue_.clear();
  const auto visit = [&](std::uint32_t state, std::uint32_t from) {
    if (parent_[state] != kNone) return;
    parent_[state] = from;
    queue_.push_back(state);
  };
  const std::uint32_t root = 2 * source + 1;
  visit(root, root);
  std::uint32_t end = kNone;
  for (std::size_t head = 0; head < queue_.size() && end == kNone; ++head) {
    const std::uint32_t state = queue_[head];
    const std::uint32_t v = state / 2;
    const bool on_a_path = before_[v] != kNone;
    if (state % 2 == 0) {  // arriving
      if (!on_a_path && target[v] != 0) {
        end = state;
      } else if (!on_a_path) {
        visit(state + 1, state);
      } else if (before_[v] != source) {  // the gate is taken: back along the path that took it
        visit(2 * before_[v] + 1, state);
      }
      continue;
    }
    if (on_a_path) visit(state - 1, state);  // the path may give the gate up
    for (const std::uint32_t w : lists_->of(v)) {
      if (w != source && absent[w] == 0 && before_[w] != v) visit(2 * w, state);
    }
    reads += static_cast<double>(lists_->of(v).size());
  }
  if (end != kNone) apply(end);
  for (const std::uint32_t state : queue_) parent_[state] = kNone;
  return end != kNone;
}

void DisjointPaths::apply(std::uint32_t state) {
  std::vector<std::uint32_t> trail;
  for (; parent_[state] != state; state = parent_[state]) trail.push_back(state);
  for (std::size_t i = trail.size(); i-- > 0;) {
    const std::uint32_t to = trail[i];
    const std::uint32_t from = parent_[to];
    if (to % 2 != 0 || from % 2 == 0) continue;  // through a gate, or back: nothing of its own
    before_[to / 2] = from == to + 1 ? kNone : from / 2;
    used_.push_back(to / 2);
  }
}

}  // namespace interstice
