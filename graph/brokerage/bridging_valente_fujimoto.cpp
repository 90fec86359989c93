#include "graph/brokerage/bridging_valente_fujimoto.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <utility>

#include "graph/cohesion/cut_points.hpp"
#include "graph/kernels/merged_adjacency.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostPartialSums = std::size_t{1} << 23U;  // doubles: 64 MB
constexpr std::size_t kMostBlocks = 64;
constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

// One tie a pair (directed: an arc), so that taking it out takes out all that is parallel.
Network simple_network(const Network& network, const Execution& execution) {
  const MergedAdjacency out = merged_adjacency(network, {.side = Merged::out}, execution);
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < out.num_vertices(); ++v) {
    for (const std::uint32_t u : out.of(v)) {
      if (network.directed() || v < u) ties.emplace_back(v, u);
    }
  }
  return {network.direction(), network.num_vertices(), std::move(ties)};
}

// From one source after another: what each tie's loss would cost in 1/d. A tie (u, w) matters to the source only if u is
// the one vertex before w on shortest paths; then those that would be farther are w and all whose every shortest path
// passes w: w's subtree in the tree of immediate dominators.
class Losses {
 public:
  Losses(const Network& network, const std::vector<std::uint8_t>& is_bridge)
      : network_(network),
        is_bridge_(is_bridge),
        distance_(network.num_vertices(), kUnreached),
        ways_(distance_.size()),
        tie_(distance_.size()),
        dominator_(distance_.size()),
        depth_(distance_.size()),
        size_(distance_.size()),
        place_(distance_.size()),
        next_(distance_.size()),
        below_(distance_.size()),
        closeness_(distance_.size()),
        again_(distance_.size()) {}

  void add(std::uint32_t source, double* loss) {
    search(source);
    lay_out_subtrees();
    for (std::size_t i = 1; i < order_.size(); ++i) {
      const std::uint32_t w = order_[i];
      if (ways_[w] != 1) continue;
      const std::uint32_t tie = tie_[w];
      if (is_bridge_[tie] != 0) {
        loss[tie] += closeness_[w];
      } else {
        loss[tie] += size_[w] == 1 ? loss_of_one(w, tie) : loss_of_subtree(w, tie);
      }
    }
    for (const std::uint32_t v : order_) distance_[v] = kUnreached;
  }

  /// Vertices whose distances were worked out again, since the last call.
  std::uint64_t take_work() { return std::exchange(work_, 0); }

 private:
  void search(std::uint32_t source) {
    order_.clear();
    order_.push_back(source);
    distance_[source] = 0;
    depth_[source] = 0;
    for (std::size_t head = 0; head < order_.size(); ++head) {
      const std::uint32_t v = order_[head];
      if (head > 0) depth_[v] = depth_[dominator_[v]] + 1;
      const Arcs arcs = network_.out_arcs(static_cast<VertexId>(v));
      for (std::size_t k = 0; k < arcs.size(); ++k) {
        const std::uint32_t w = arcs.targets[k];
        if (distance_[w] == kUnreached) {
          distance_[w] = distance_[v] + 1;
          ways_[w] = 1;
          tie_[w] = index(arcs.ties[k].tie);
          dominator_[w] = v;
          order_.push_back(w);
        } else if (distance_[w] == distance_[v] + 1) {
          ++ways_[w];
          dominator_[w] = common_dominator(dominator_[w], v);
        }
      }
    }
  }

  [[nodiscard]] std::uint32_t common_dominator(std::uint32_t a, std::uint32_t b) const {
    while (a != b) {
      if (depth_[a] >= depth_[b]) {
        a = dominator_[a];
      } else {
        b = dominator_[b];
      }
    }
    return a;
  }

  // below_[place_[w]] and the size_[w] - 1 after it are w's subtree.
  void lay_out_subtrees() {
    for (const std::uint32_t v : order_) {
      size_[v] = 1;
      closeness_[v] = distance_[v] == 0 ? 0.0 : 1.0 / distance_[v];
    }
    for (std::size_t i = order_.size(); i-- > 1;) {
      const std::uint32_t v = order_[i];
      size_[dominator_[v]] += size_[v];
      closeness_[dominator_[v]] += closeness_[v];
    }
    place_[order_[0]] = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t v = order_[i];
      if (i > 0) {
        place_[v] = next_[dominator_[v]];
        next_[dominator_[v]] += size_[v];
      }
      next_[v] = place_[v] + 1;
      below_[place_[v]] = v;
    }
  }

  // The nearest other way in, from outside w's subtree.
  [[nodiscard]] std::uint32_t other_way(std::uint32_t t, std::uint32_t w, std::uint32_t tie) const {
    const Arcs arcs = network_.in_arcs(static_cast<VertexId>(t));
    std::uint32_t nearest = kUnreached;
    for (std::size_t k = 0; k < arcs.size(); ++k) {
      const std::uint32_t x = arcs.targets[k];
      if (index(arcs.ties[k].tie) == tie || distance_[x] == kUnreached || is_below(x, w)) continue;
      nearest = std::min(nearest, distance_[x] + 1);
      if (nearest == distance_[t] + 1) break;  // it cannot be as near as it was
    }
    return nearest;
  }

  [[nodiscard]] bool is_below(std::uint32_t x, std::uint32_t w) const {
    return place_[x] - place_[w] < size_[w];  // wraps round where x stands before w
  }

  static double inverse(std::uint32_t distance) {
    return distance == kUnreached ? 0.0 : 1.0 / distance;
  }

  [[nodiscard]] double loss_of_one(std::uint32_t w, std::uint32_t tie) const {
    return inverse(distance_[w]) - inverse(other_way(w, w, tie));
  }

  // Distances within the subtree without the tie: from its ways in, nearest first.
  double loss_of_subtree(std::uint32_t w, std::uint32_t tie) {
    const std::uint32_t first = place_[w];
    const std::uint32_t last = first + size_[w];
    work_ += size_[w];
    ways_in_.clear();
    for (std::uint32_t i = first; i < last; ++i) {
      again_[below_[i]] = kUnreached;
      const std::uint32_t near = other_way(below_[i], w, tie);
      if (near != kUnreached) ways_in_.emplace_back(near, below_[i]);
    }
    std::ranges::sort(ways_in_);
    queue_.clear();
    std::size_t way = 0;
    std::size_t head = 0;
    while (way < ways_in_.size() || head < queue_.size()) {
      const bool from_outside =
          head == queue_.size() ||
          (way < ways_in_.size() && ways_in_[way].first <= queue_[head].first);
      const auto [distance, v] = from_outside ? ways_in_[way++] : queue_[head++];
      if (again_[v] != kUnreached) continue;
      again_[v] = distance;
      for (const std::uint32_t x : network_.out_arcs(static_cast<VertexId>(v)).targets) {
        if (distance_[x] != kUnreached && is_below(x, w) && again_[x] == kUnreached)
          queue_.emplace_back(distance + 1, x);
      }
    }
    double loss = 0.0;
    for (std::uint32_t i = first; i < last; ++i)
      loss += inverse(distance_[below_[i]]) - inverse(again_[below_[i]]);
    return loss;
  }

  const Network& network_;
  const std::vector<std::uint8_t>& is_bridge_;
  std::uint64_t work_ = 0;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> distance_;
  std::vector<std::uint32_t> ways_;  // vertices just before it on shortest paths
  std::vector<std::uint32_t> tie_;   // from the first of them
  std::vector<std::uint32_t> dominator_;
  std::vector<std::uint32_t> depth_;  // in the tree of dominators
  std::vector<std::uint32_t> size_;   // of the subtree
  std::vector<std::uint32_t> place_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> below_;
  std::vector<double> closeness_;     // sum of 1/d over the subtree
  std::vector<std::uint32_t> again_;  // distance without the tie
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ways_in_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> queue_;
};

// By tie of a simple network.
std::vector<double> drops(const Network& network, std::uint64_t most_work,
                          const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const std::size_t m = network.num_ties();
  std::vector<double> drop(m, 0.0);
  if (m == 0) return drop;
  // Without the tie nothing beyond a bridge is reached; that of an arc is not known beforehand.
  const std::vector<std::uint8_t> is_bridge =
      network.directed() ? std::vector<std::uint8_t>(m, 0) : cut_points(network).is_bridge;
  const std::size_t blocks =
      std::clamp(kMostPartialSums / m, std::size_t{1}, std::min(n, kMostBlocks));
  std::vector<double> partial(blocks * m, 0.0);
  std::atomic<std::uint64_t> work{0};
  const double operations =
      static_cast<double>(n) * (20.0 * static_cast<double>(n) + 4.0 * static_cast<double>(m));
  for_each_block(blocks, operations, execution, [&](std::size_t block) {
    Losses losses(network, is_bridge);
    const Block sources = block_of(block, blocks, n);
    for (std::size_t s = sources.first; s < sources.last && !execution.stop.stop_requested(); ++s) {
      losses.add(static_cast<std::uint32_t>(s), partial.data() + block * m);
      if ((work += losses.take_work()) > most_work) return;
    }
  });
  // All of it is the same for any number of threads, so whether it is too much is too.
  if (work > most_work) {
    throw Error(ErrorCode::resource_exhausted,
                "bridging_valente_fujimoto: too many vertices hang on single ties of the searches, "
                "as on long rings; it would take minutes");
  }
  const double pairs = static_cast<double>(n) * static_cast<double>(n - 1);
  for (std::size_t tie = 0; tie < m; ++tie) {
    for (std::size_t block = 0; block < blocks; ++block) drop[tie] += partial[block * m + tie];
    drop[tie] /= pairs;
  }
  return drop;
}

}  // namespace

std::vector<double> bridging_valente_fujimoto(const Network& network,
                                              const BridgingValenteFujimotoOptions& options,
                                              const Execution& execution) {
  const Network simple = simple_network(network, execution);
  const std::vector<double> drop = drops(simple, options.most_work, execution);
  std::vector<double> score(network.num_vertices(), 0.0);
  std::vector<double> count(score.size(), 0.0);
  for (std::size_t i = 0; i < drop.size(); ++i) {
    for (const VertexId end : {simple.ties()[i].from, simple.ties()[i].to}) {
      score[index(end)] += drop[i];
      ++count[index(end)];
    }
  }
  for (std::size_t v = 0; v < score.size(); ++v) {
    score[v] = count[v] > 0.0 ? score[v] / count[v] : std::numeric_limits<double>::quiet_NaN();
  }
  return score;
}

std::vector<double> cohesion_drop(const Network& network,
                                  const BridgingValenteFujimotoOptions& options,
                                  const Execution& execution) {
  const Network simple = simple_network(network, execution);
  const std::vector<double> drop = drops(simple, options.most_work, execution);
  std::vector<double> of(network.num_ties(), 0.0);
  for (std::size_t i = 0; i < of.size(); ++i) {
    const Tie& tie = network.ties()[i];
    if (tie.from == tie.to) continue;
    const bool turned = !network.directed() && tie.to < tie.from;
    const VertexId from = turned ? tie.to : tie.from;
    const VertexId to = turned ? tie.from : tie.to;
    const Arcs arcs = simple.out_arcs(from);
    const auto at = std::ranges::lower_bound(arcs.targets, index(to)) - arcs.targets.begin();
    of[i] = drop[index(arcs.ties[static_cast<std::size_t>(at)].tie)];
  }
  return of;
}

}  // namespace interstice
