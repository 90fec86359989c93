#include "graph/kernels/strong_components.hpp"

#include <algorithm>
#include <limits>

namespace interstice {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Tarjan's search with a stack of its own. low[v] is the lowest visit number seen from below v.
class Search {
 public:
  Search(std::span<const std::uint32_t> starts, std::span<const std::uint32_t> targets)
      : starts_(starts),
        targets_(targets),
        low_(starts.size() - 1, kNone),
        next_(starts.begin(), starts.end() - 1) {
    found_.of.assign(starts.size() - 1, kNone);
  }

  StrongComponents run() {
    for (std::uint32_t root = 0; root < low_.size(); ++root) {
      if (low_[root] == kNone) visit(root);
    }
    return std::move(found_);
  }

 private:
  struct Frame {
    std::uint32_t vertex;
    std::uint32_t number;
  };

  void enter(std::uint32_t v) {
    low_[v] = visited_;
    path_.push_back({v, visited_++});
    open_.push_back(v);
  }

  void visit(std::uint32_t root) {
    enter(root);
    while (!path_.empty()) {
      const Frame top = path_.back();
      const std::uint32_t v = top.vertex;
      if (next_[v] < starts_[v + 1]) {
        const std::uint32_t w = targets_[next_[v]++];
        if (low_[w] == kNone) {
          enter(w);
        } else if (found_.of[w] == kNone) {
          low_[v] = std::min(low_[v], low_[w]);
        }
        continue;
      }
      path_.pop_back();
      if (!path_.empty()) low_[path_.back().vertex] = std::min(low_[path_.back().vertex], low_[v]);
      if (low_[v] == top.number) close(v);
    }
  }

  // v is the first visited of its component: everything opened since then belongs to it.
  void close(std::uint32_t v) {
    for (std::uint32_t w = kNone; w != v;) {
      w = open_.back();
      open_.pop_back();
      found_.of[w] = found_.count;
    }
    ++found_.count;
  }

  std::span<const std::uint32_t> starts_;
  std::span<const std::uint32_t> targets_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> next_;  // the next arc to look at
  std::vector<Frame> path_;
  std::vector<std::uint32_t> open_;
  std::uint32_t visited_ = 0;
  StrongComponents found_;
};

}  // namespace

StrongComponents strong_components(std::span<const std::uint32_t> starts,
                                   std::span<const std::uint32_t> targets) {
  return Search(starts, targets).run();
}

}  // namespace interstice
