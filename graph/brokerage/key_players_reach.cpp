#include <algorithm>
#include <functional>
#include <limits>

#include "graph/brokerage/key_players_score.hpp"
#include "graph/kernels/breadth_first.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kMostStored = 4096;  // vertices whose distances are kept: 64 MB
constexpr std::uint32_t kUnreached = BreadthFirst::kUnreached;

class Reach
    : public KeyPlayerScore {  // score: vertices, each weighted by its distance from the set
 public:
  Reach(const Network& network, const KeyPlayerOptions& options)
      : n_(network.num_vertices()),
        arcs_(static_cast<double>(network.num_ties()) * (network.directed() ? 1.0 : 2.0)),
        by_steps_(options.goal == KeyPlayerGoal::reach),
        steps_(options.steps),
        search_(network),
        nearest_(n_, kUnreached),
        found_(n_ + 1, 0) {
    if (n_ > kMostStored) return;
    auto all = std::make_shared<std::vector<std::uint32_t>>(std::size_t{n_} * n_, kUnreached);
    for (std::uint32_t v = 0; v < n_; ++v) copy_distances(v, all->data() + std::size_t{v} * n_);
    stored_ = std::move(all);
  }
  [[nodiscard]] std::unique_ptr<KeyPlayerScore> fresh() const override {
    auto copy = std::make_unique<Reach>(*this);
    copy->reads_ = 0.0;
    return copy;
  }

  void with_each(const KeySet& set, std::span<const std::uint32_t> candidates,
                 std::vector<double>& scores) override {
    measure_from(set);
    for (const std::uint32_t v : candidates) scores[v] = score_with(v);
    reads_ += cost(static_cast<double>(candidates.size()));
  }

  // What members add is never more than what they add now.
  [[nodiscard]] double bound(const KeySet& set, std::uint32_t more, std::uint32_t first) override {
    measure_from(set);
    const double now = score_of(nearest_);
    std::vector<double> gains;
    for (std::uint32_t v = first; v < n_; ++v) gains.push_back(score_with(v) - now);
    const std::size_t most = std::min<std::size_t>(more, gains.size());
    std::ranges::partial_sort(gains, gains.begin() + static_cast<std::ptrdiff_t>(most),
                              std::ranges::greater{});
    double sum = now;
    for (std::size_t i = 0; i < most; ++i) sum += gains[i];
    reads_ += cost(n_ - first);
    return std::min(sum, static_cast<double>(n_));
  }

  [[nodiscard]] double cost(double candidates) const override {
    return candidates * (stored_ != nullptr ? n_ : 3.0 * n_ + arcs_);
  }
  [[nodiscard]] double value(double score) const override { return score / n_; }
  [[nodiscard]] bool submodular() const override { return true; }

 private:
  void copy_distances(std::uint32_t source, std::uint32_t* to) {
    std::fill(to, to + n_, kUnreached);
    search_.run(static_cast<VertexId>(source));
    for (const std::uint32_t w : search_.order())
      to[w] = search_.distance(static_cast<VertexId>(w));
  }
  const std::uint32_t* distances(std::uint32_t v) {
    if (stored_ != nullptr) return stored_->data() + std::size_t{v} * n_;
    scratch_.resize(n_);
    copy_distances(v, scratch_.data());
    return scratch_.data();
  }
  void measure_from(const KeySet& set) {
    std::ranges::fill(nearest_, kUnreached);
    for (const std::uint32_t v : set) {
      const std::uint32_t* d = distances(v);
      for (std::uint32_t w = 0; w < n_; ++w) nearest_[w] = std::min(nearest_[w], d[w]);
    }
  }
  double score_with(std::uint32_t v) {
    const std::uint32_t* d = distances(v);
    joined_.resize(n_);
    for (std::uint32_t w = 0; w < n_; ++w) joined_[w] = std::min(nearest_[w], d[w]);
    return score_of(joined_);
  }
  // Counted by distance and summed from the farthest, so that equal counts give equal bits.
  double score_of(const std::vector<std::uint32_t>& distance) {
    std::uint32_t farthest = 0;
    for (const std::uint32_t d : distance) {
      if (d == kUnreached) continue;
      ++found_[d];
      farthest = std::max(farthest, d);
    }
    double sum = 0.0;
    for (std::uint32_t d = farthest + 1; d-- > 0;) {
      const double weight = by_steps_ ? (d <= steps_ ? 1.0 : 0.0) : 1.0 / std::max(d, 1U);
      sum += weight * found_[d];
      found_[d] = 0;
    }
    return sum;
  }

  std::uint32_t n_;
  double arcs_;
  bool by_steps_;
  std::uint32_t steps_;
  BreadthFirst search_;
  std::shared_ptr<const std::vector<std::uint32_t>> stored_;  // row by row
  std::vector<std::uint32_t> scratch_;
  std::vector<std::uint32_t> nearest_;  // distance from the set
  std::vector<std::uint32_t> joined_;
  std::vector<std::uint32_t> found_;  // vertices at each distance
};

}  // namespace

std::unique_ptr<KeyPlayerScore> reach_score(const Network& network,
                                            const KeyPlayerOptions& options) {
  return std::make_unique<Reach>(network, options);
}

}  // namespace interstice
