#include <algorithm>
#include <bit>
#include <functional>

#include "graph/brokerage/key_players_score.hpp"
#include "graph/kernels/dispatch.hpp"

namespace interstice {
namespace {

// Whom each vertex reaches within a distance, a bit a vertex; and how many are new at each distance.
struct Balls {
  const NeighbourLists* lists = nullptr;
  std::size_t words = 0;
  std::vector<std::uint64_t> now;
  std::vector<std::uint64_t> next;
  std::vector<std::uint8_t> full;  // the ball does not grow any more
  std::vector<double> found;       // ordered pairs at each distance
};

[[gnu::always_inline]] inline std::uint32_t grow_one(Balls& balls, std::uint32_t v,
                                                     const std::vector<std::uint8_t>& absent) {
  const std::size_t words = balls.words;
  const std::uint64_t* was = balls.now.data() + v * words;
  std::uint64_t* row = balls.next.data() + v * words;
  std::copy(was, was + words, row);
  for (const std::uint32_t w : balls.lists->of(v)) {
    if (absent[w] != 0) continue;
    const std::uint64_t* theirs = balls.now.data() + w * words;
    for (std::size_t i = 0; i < words; ++i) row[i] |= theirs[i];
  }
  std::uint32_t fresh = 0;
  for (std::size_t i = 0; i < words; ++i)
    fresh += static_cast<std::uint32_t>(std::popcount(row[i] ^ was[i]));
  return fresh;
}

[[gnu::always_inline]] inline void grow_all(Balls& balls, const std::vector<std::uint8_t>& absent) {
  const auto n = static_cast<std::uint32_t>(absent.size());
  const std::size_t words = balls.words;
  std::ranges::fill(balls.now, std::uint64_t{0});
  for (std::uint32_t v = 0; v < n; ++v) {
    balls.full[v] = absent[v];
    balls.now[v * words + v / 64] = std::uint64_t{1} << (v % 64);
  }
  balls.next = balls.now;
  balls.found.assign(1, 0.0);
  for (bool grew = true; grew;) {
    double fresh_pairs = 0.0;
    for (std::uint32_t v = 0; v < n; ++v) {
      if (balls.full[v] != 0) continue;
      const std::uint32_t fresh = grow_one(balls, v, absent);
      if (fresh == 0) balls.full[v] = 1;  // both arrays hold the same row now
      fresh_pairs += fresh;
    }
    grew = fresh_pairs > 0.0;
    if (grew) balls.found.push_back(fresh_pairs);
    std::swap(balls.now, balls.next);
  }
}

INTERSTICE_TARGET_AVX512 void grow_avx512(Balls& balls, const std::vector<std::uint8_t>& absent) {
  grow_all(balls, absent);
}
INTERSTICE_TARGET_AVX2 void grow_avx2(Balls& balls, const std::vector<std::uint8_t>& absent) {
  grow_all(balls, absent);
}
void grow_baseline(Balls& balls, const std::vector<std::uint8_t>& absent) {
  grow_all(balls, absent);
}

// What pairs keep of their 1/distance, whichever `size` others go; by vertex and as prefixes for bounds.
struct KeptPairs {
  std::vector<double> row;  // of v, both ways
  std::vector<std::vector<double>>
      largest;  // largest[r][first] = sum of the r largest rows from first on
  double sum = 0.0;
};

class DistanceFragmentation
    : public KeyPlayerScore {  // score: - sum of 1/distance over ordered pairs
 public:
  DistanceFragmentation(const Network& network, std::uint32_t size, double effort)
      : size_(size),
        lists_(std::make_shared<NeighbourLists>(neighbour_lists(network, Walk::outgoing))),
        kept_(std::make_shared<KeptPairs>()),
        width_(vector_width()),
        absent_(network.num_vertices(), 0) {
    const std::size_t n = absent_.size();
    balls_.lists = lists_.get();
    balls_.words = (n + 63) / 64;
    balls_.now.resize(n * balls_.words);
    balls_.next.resize(n * balls_.words);
    balls_.full.resize(n);
    weigh_pairs(effort);
  }
  [[nodiscard]] std::unique_ptr<KeyPlayerScore> fresh() const override {
    auto copy = std::make_unique<DistanceFragmentation>(*this);
    copy->reads_ = 0.0;
    return copy;
  }

  void with_each(const KeySet& set, std::span<const std::uint32_t> candidates,
                 std::vector<double>& scores) override {
    for (const std::uint32_t v : set) absent_[v] = 1;
    for (const std::uint32_t v : candidates) {
      if (absent_[v] != 0) continue;
      absent_[v] = 1;
      scores[v] = -closeness();
      absent_[v] = 0;
    }
    for (const std::uint32_t v : set) absent_[v] = 0;
    reads_ += cost(static_cast<double>(candidates.size()));
  }

  [[nodiscard]] double bound(const KeySet& set, std::uint32_t more, std::uint32_t first) override {
    double kept = kept_->sum - kept_->largest[more][first];
    for (const std::uint32_t v : set) kept -= kept_->row[v];
    return -std::max(kept, 0.0);
  }

  [[nodiscard]] double cost(double candidates) const override {
    const double words = static_cast<double>(balls_.words);
    const double arcs = static_cast<double>(lists_->targets.size() + 3 * absent_.size());
    return candidates * 3.0 * arcs *
           (1.0 + words / 4.0);  // some three distances, eight words at once
  }
  [[nodiscard]] bool bound_is_cheap() const override { return true; }
  [[nodiscard]] double value(double score) const override {
    const double left = static_cast<double>(absent_.size()) - size_;
    return 1.0 + score / (left * (left - 1.0));
  }

 private:
  double closeness() {
    if (width_ == VectorWidth::avx512) grow_avx512(balls_, absent_);
    if (width_ == VectorWidth::avx2) grow_avx2(balls_, absent_);
    if (width_ == VectorWidth::baseline) grow_baseline(balls_, absent_);
    double sum = 0.0;
    for (std::size_t d = balls_.found.size(); d-- > 1;)
      sum += balls_.found[d] / static_cast<double>(d);
    return sum;
  }
  void weigh_pairs(double effort);

  std::uint32_t size_;
  std::shared_ptr<NeighbourLists> lists_;
  std::shared_ptr<KeptPairs> kept_;
  VectorWidth width_;
  std::vector<std::uint8_t> absent_;
  Balls balls_;
};

// Shortest paths from one vertex that take vertices out as they go: the length of the last of so many disjoint ones.
class TakenPaths {
 public:
  explicit TakenPaths(const NeighbourLists& lists)
      : lists_(&lists),
        taken_(lists.starts.size() - 1, 0),
        before_(taken_.size(), 0),
        depth_(taken_.size(), 0) {}

  // 0 = there are not so many, or the search did not find them.
  std::uint32_t last_length(std::uint32_t from, std::uint32_t to, std::uint32_t count) {
    std::uint32_t length = 0;
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < count; ++i) {
      length = shortest(from, to);
      if (length <= 1) break;  // none; or tied, and then nobody can part them
      for (std::uint32_t v = before_[to]; v != from; v = before_[v]) {
        taken_[v] = 1;
        all.push_back(v);
      }
    }
    for (const std::uint32_t v : all) taken_[v] = 0;
    return length;
  }

 private:
  std::uint32_t shortest(std::uint32_t from, std::uint32_t to) {
    queue_.assign(1, from);
    depth_[from] = 1;
    std::uint32_t length = 0;
    for (std::size_t head = 0; head < queue_.size() && length == 0; ++head) {
      const std::uint32_t v = queue_[head];
      for (const std::uint32_t w : lists_->of(v)) {
        if (depth_[w] != 0 || taken_[w] != 0) continue;
        depth_[w] = depth_[v] + 1;
        before_[w] = v;
        queue_.push_back(w);
        if (w == to) length = depth_[v];
      }
    }
    for (const std::uint32_t v : queue_) depth_[v] = 0;
    return length;
  }

  const NeighbourLists* lists_;
  std::vector<std::uint8_t> taken_;
  std::vector<std::uint32_t> before_;
  std::vector<std::uint32_t> depth_;  // 0 = not seen, 1 = where the search starts
  std::vector<std::uint32_t> queue_;
};

// Any `size` vertices leave one of size + 1 disjoint paths, unless they hold an end of it.
void DistanceFragmentation::weigh_pairs(double effort) {
  const auto n = static_cast<std::uint32_t>(absent_.size());
  KeptPairs& kept = *kept_;
  kept.row.assign(n, 0.0);
  const double arcs = static_cast<double>(lists_->targets.size()) + n;
  const bool all_pairs = 0.5 * n * n * (size_ + 1.0) * arcs <= effort / 4.0;
  TakenPaths paths(*lists_);
  const auto add = [&](std::uint32_t v, std::uint32_t w, double weight) {
    kept.row[v] += weight;
    kept.row[w] += weight;
    kept.sum += weight;
  };
  std::vector<std::uint32_t> shared(n, 0);  // neighbours in common
  for (std::uint32_t v = 0; v < n; ++v) {
    if (all_pairs) {
      for (std::uint32_t w = 0; w < n; ++w) {
        const std::uint32_t length = v == w ? 0 : paths.last_length(v, w, size_ + 1);
        if (length > 0) add(v, w, 1.0 / length);
      }
      continue;
    }
    std::ranges::fill(shared, 0U);
    for (const std::uint32_t u : lists_->of(v)) {
      for (const std::uint32_t w : lists_->of(u)) ++shared[w];
    }
    for (const std::uint32_t w : lists_->of(v)) {
      add(v, w, 1.0);
      shared[w] = 0;
    }
    for (std::uint32_t w = 0; w < n; ++w) {
      if (w != v && shared[w] > size_) add(v, w, 0.5);
    }
  }
  kept.largest.assign(size_ + 1, std::vector<double>(n + 1, 0.0));
  std::vector<double> top;  // the largest rows from `first` on
  for (std::uint32_t first = n; first-- > 0;) {
    top.insert(std::ranges::upper_bound(top, kept.row[first], std::ranges::greater{}),
               kept.row[first]);
    if (top.size() > size_) top.pop_back();
    double sum = 0.0;
    for (std::size_t r = 1; r <= size_; ++r) {
      if (r <= top.size()) sum += top[r - 1];
      kept.largest[r][first] = sum;
    }
  }
}

}  // namespace

std::unique_ptr<KeyPlayerScore> distance_fragmentation_score(const Network& network,
                                                             std::uint32_t size, double effort) {
  return std::make_unique<DistanceFragmentation>(network, size, effort);
}

}  // namespace interstice
