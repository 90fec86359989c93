#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "graph/brokerage/key_players_score.hpp"
#include "graph/kernels/low_points.hpp"

namespace interstice {
namespace {

double pairs_of(double size) { return size * (size - 1.0); }  // ordered

// Pairs that would stay joined without each vertex, all in one search.
class PairsWithoutEach {
 public:
  explicit PairsWithoutEach(std::uint32_t n) : hanging_(n), loss_(n), component_size_(n) {}

  void clear() {
    std::ranges::fill(hanging_, Hanging{});
    std::ranges::fill(loss_, 0.0);
    sizes_.clear();
    joined_ = 0.0;
  }
  void tie(TieId /*walked*/) {}
  void piece(const HangingPiece& piece) {
    Hanging& at = hanging_[piece.above];
    at.sum += piece.size;
    at.pairs += pairs_of(piece.size);
    at.largest = std::max(at.largest, static_cast<double>(piece.size));
  }
  void component(std::span<const std::uint32_t> vertices) {
    const auto size = static_cast<double>(vertices.size());
    for (const std::uint32_t v : vertices) {
      Hanging& at = hanging_[v];
      const double rest = size - 1.0 - at.sum;
      loss_[v] = pairs_of(size) - at.pairs - pairs_of(rest);
      at.largest = std::max(at.largest, rest);
      component_size_[v] = size;
    }
    joined_ += pairs_of(size);
    sizes_.push_back(size);
  }

  [[nodiscard]] double without(std::uint32_t v) const { return joined_ - loss_[v]; }
  [[nodiscard]] double component_size(std::uint32_t v) const { return component_size_[v]; }
  /// Vertices of v's component outside the largest piece left without it.
  [[nodiscard]] double cut_off(std::uint32_t v) const {
    return component_size_[v] - 1.0 - hanging_[v].largest;
  }
  [[nodiscard]] const std::vector<double>& sizes() const { return sizes_; }

 private:
  struct Hanging {
    double sum = 0.0;
    double pairs = 0.0;
    double largest = 0.0;
  };
  std::vector<Hanging> hanging_;
  std::vector<double> loss_;
  std::vector<double> component_size_;
  std::vector<double> sizes_;
  double joined_ = 0.0;
};

class Fragmentation : public KeyPlayerScore {  // score: - ordered pairs that stay joined
 public:
  Fragmentation(const Network& network, std::uint32_t size)
      : network_(&network),
        size_(size),
        lists_(std::make_shared<NeighbourLists>(neighbour_lists(network, Walk::either))),
        search_(network),
        pairs_(network.num_vertices()),
        paths_(*lists_),
        absent_(network.num_vertices(), 0) {}
  [[nodiscard]] std::unique_ptr<KeyPlayerScore> fresh() const override {
    auto copy = std::make_unique<Fragmentation>(*this);
    copy->reads_ = 0.0;
    return copy;
  }

  void with_each(const KeySet& set, std::span<const std::uint32_t> candidates,
                 std::vector<double>& scores) override {
    search_without(set);
    for (const std::uint32_t v : candidates) scores[v] = -pairs_.without(v);
    reads_ += cost(0.0);
  }

  [[nodiscard]] double bound(const KeySet& set, std::uint32_t more, std::uint32_t first) override;

  [[nodiscard]] double cost(double /*candidates*/) const override {
    return 3.0 * network_->num_vertices() + 4.0 * network_->num_ties();
  }
  [[nodiscard]] double value(double score) const override {
    return 1.0 + score / pairs_of(static_cast<double>(network_->num_vertices()) - size_);
  }

 private:
  void search_without(const KeySet& set) {
    for (const std::uint32_t v : set) absent_[v] = 1;
    pairs_.clear();
    search_.run(pairs_, absent_);
    for (const std::uint32_t v : set) absent_[v] = 0;
  }
  std::vector<std::uint8_t> core(std::uint32_t more);
  std::vector<std::uint8_t> core_seed(const std::vector<std::uint32_t>& by_degree,
                                      std::uint32_t more);

  const Network* network_;
  std::uint32_t size_;
  std::shared_ptr<NeighbourLists> lists_;
  LowPoints search_;
  PairsWithoutEach pairs_;
  DisjointPaths paths_;
  std::vector<std::uint8_t> absent_;
};

// more + 1 vertices of which no `more` others can part any two: tied, or with more + 1 disjoint paths between them.
std::vector<std::uint8_t> Fragmentation::core_seed(const std::vector<std::uint32_t>& by_degree,
                                                   std::uint32_t more) {
  const std::size_t n = absent_.size();
  std::vector<std::uint8_t> in(n, 0);
  std::vector<std::uint32_t> members;
  std::vector<std::uint8_t> near(n, 0);
  const std::size_t tries = std::min(by_degree.size(), std::size_t{8} * (more + 4));
  for (std::size_t i = 0; i < tries && members.size() <= more; ++i) {
    const std::uint32_t v = by_degree[i];
    const bool fits = std::ranges::all_of(members, [&](std::uint32_t member) {
      for (const std::uint32_t w : lists_->of(member)) near[w] = 1;
      absent_[member] = 1;
      const bool holds = near[v] != 0 || paths_.fan(v, near, absent_, more + 1);
      absent_[member] = 0;
      for (const std::uint32_t w : lists_->of(member)) near[w] = 0;
      return holds;
    });
    if (!fits) continue;
    in[v] = 1;
    members.push_back(v);
  }
  if (members.size() <= more) std::ranges::fill(in, std::uint8_t{0});
  return in;
}

// Vertices of which any `more` may go and the others stay joined with one another: from the seed, everybody with more + 1
// disjoint paths to different members. Those in absent_ are gone already.
std::vector<std::uint8_t> Fragmentation::core(std::uint32_t more) {
  std::vector<std::uint32_t> by_degree;
  for (std::uint32_t v = 0; v < absent_.size(); ++v) {
    if (absent_[v] == 0 && lists_->of(v).size() > more) by_degree.push_back(v);
  }
  std::ranges::stable_sort(by_degree, std::ranges::greater{},
                           [&](std::uint32_t v) { return lists_->of(v).size(); });
  std::vector<std::uint8_t> in = core_seed(by_degree, more);
  if (std::ranges::find(in, 1) == in.end()) return in;
  bool grew = true;
  for (int round = 0; round < 4 && grew; ++round) {
    grew = false;
    for (const std::uint32_t v : by_degree) {
      if (in[v] != 0 || !paths_.fan(v, in, absent_, more + 1)) continue;
      in[v] = 1;
      grew = true;
    }
  }
  return in;
}

// What hangs on a member of the core by itself is lost with that member at most, or in part by losing some of it; so with
// `more` vertices gone, the core keeps all but `more` and all that hangs on all but `more` of its members. Of the other
// components, `more` may be lost whole.
double Fragmentation::bound(const KeySet& set, std::uint32_t more, std::uint32_t /*first*/) {
  search_without(set);
  for (const std::uint32_t v : set) absent_[v] = 1;
  paths_.reads = 0.0;
  const std::vector<std::uint8_t> in = core(more);
  for (const std::uint32_t v : set) absent_[v] = 0;
  reads_ += 4.0 * paths_.reads + cost(0.0);
  double members = 0.0;
  double component = 0.0;
  for (std::uint32_t v = 0; v < in.size(); ++v) {
    if (in[v] == 0) continue;
    members += 1.0;
    component = pairs_.component_size(v);
  }
  std::vector<double> hanging;
  if (2.0 * (members - 1.0) >
      component - 1.0) {  // the core's piece is the largest without any member
    for (std::uint32_t v = 0; v < in.size(); ++v) {
      if (in[v] != 0 && pairs_.cut_off(v) > 0.0) hanging.push_back(pairs_.cut_off(v));
    }
    std::ranges::sort(hanging, std::ranges::greater{});
  }
  double kept = members - more;
  for (std::size_t i = more; i < hanging.size(); ++i) kept += hanging[i];
  double joined = kept > 1.0 ? pairs_of(kept) : 0.0;
  std::vector<double> others = pairs_.sizes();
  std::ranges::sort(others, std::ranges::greater{});
  if (const auto own = std::ranges::find(others, component); own != others.end()) others.erase(own);
  for (std::size_t i = more; i < others.size(); ++i) joined += pairs_of(others[i]);
  return -joined;
}

}  // namespace

std::unique_ptr<KeyPlayerScore> fragmentation_score(const Network& network, std::uint32_t size) {
  return std::make_unique<Fragmentation>(network, size);
}

}  // namespace interstice
