#include "graph/cohesion/triangles.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <span>

#include "graph/kernels/merged_adjacency.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/scratch_pool.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostBlocks = 512;

// Neighbours once each: the network's own arcs where they are that already.
class Neighbours {
 public:
  Neighbours(const Network& network, const Execution& execution) : network_(network) {
    if (!is_simple_undirected(network)) merged_ = merged_adjacency(network, {}, execution);
  }
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t v) const {
    return merged_ ? merged_->of(v) : network_.out_arcs(static_cast<VertexId>(v)).targets;
  }

 private:
  const Network& network_;
  std::optional<MergedAdjacency> merged_;
};

std::vector<std::uint32_t> by_degree(const std::vector<std::uint32_t>& degree) {
  std::vector<std::uint32_t> first(std::size_t{std::ranges::max(degree)} + 2, 0);
  for (const std::uint32_t d : degree) ++first[d + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<std::uint32_t> number(degree.size());
  for (std::size_t v = 0; v < degree.size(); ++v) number[v] = first[degree[v]]++;
  return number;
}

// Both orders below turn each tie into an arc upward, from the lower of its ends to the higher; the row of a vertex is read
// once for each arc to it.

// By rising degree: no vertex has more than sqrt(2m) arcs upward, and the ends that are met often stand together.
class ByDegree {
 public:
  static constexpr bool kSorted = false;

  ByDegree(const Neighbours& ties, const std::vector<std::uint32_t>& degree,
           const Execution& execution)
      : number_(by_degree(degree)), starts_(degree.size() + 1, 0) {
    const std::size_t n = degree.size();
    const double arcs = std::accumulate(degree.begin(), degree.end(), 0.0);
    const std::size_t blocks = std::min<std::size_t>(n, 64);
    const auto by_blocks = [&](auto&& row) {
      for_each_block(blocks, 2.0 * arcs, execution, [&](std::size_t block) {
        const Block part = block_of(block, blocks, n);
        for (std::size_t v = part.first; v < part.last; ++v) row(static_cast<std::uint32_t>(v));
      });
    };
    by_blocks([&](std::uint32_t v) {
      const std::uint32_t own = number_[v];
      std::size_t count = 0;
      for (const std::uint32_t u : ties.of(v)) count += number_[u] > own ? 1 : 0;
      starts_[own + 1] = count + 1;  // a place is left free behind each row
    });
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    ids_.resize(starts_[n]);
    by_blocks([&](std::uint32_t v) {
      const std::uint32_t own = number_[v];
      std::size_t at = starts_[own];
      for (const std::uint32_t u : ties.of(v)) {  // no branch: what is lower stays behind the row
        const std::uint32_t number = number_[u];
        ids_[at] = number;
        at += number > own ? 1 : 0;
      }
    });
    for (std::uint32_t v = 0; v < n; ++v) {
      const auto ahead = static_cast<double>(up(number_[v]).size());
      reads_ += ahead * (degree[v] - ahead);
    }
  }
  [[nodiscard]] std::uint32_t place(std::uint32_t v) const { return number_[v]; }
  [[nodiscard]] std::span<const std::uint32_t> up(std::uint32_t place) const {
    return {ids_.data() + starts_[place], starts_[place + 1] - 1 - starts_[place]};
  }
  [[nodiscard]] double reads() const { return reads_; }
  [[nodiscard]] std::size_t num_arcs() const { return ids_.size(); }
  // The first place whose row begins at or after this arc.
  [[nodiscard]] std::uint32_t place_at(std::size_t arc) const {
    return static_cast<std::uint32_t>(std::lower_bound(starts_.begin(), starts_.end() - 1, arc) -
                                      starts_.begin());
  }

 private:
  std::vector<std::uint32_t> number_;  // a vertex's place
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> ids_;  // places
  double reads_ = 0.0;
};

// As the vertices stand, which costs one look at each row; rows are the network's own, one after another.
class AsTheyStand {
 public:
  static constexpr bool kSorted = true;

  AsTheyStand(const Neighbours& ties, const std::vector<std::uint32_t>& degree)
      : ids_(ties.of(0).data()), first_(degree.size()), last_(degree.size()) {
    std::uint32_t at = 0;  // no network has more than 2^32 - 2 arcs
    for (std::uint32_t v = 0; v < degree.size(); ++v) {
      std::uint32_t down = 0;
      for (const std::uint32_t u : ties.of(v)) down += u < v ? 1 : 0;
      first_[v] = at + down;
      at += degree[v];
      last_[v] = at;
      reads_ += static_cast<double>(down) * (degree[v] - down);
    }
  }
  [[nodiscard]] std::uint32_t place(std::uint32_t v) const { return v; }
  [[nodiscard]] std::span<const std::uint32_t> up(std::uint32_t place) const {
    return {ids_ + first_[place], ids_ + last_[place]};
  }
  [[nodiscard]] double reads() const { return reads_; }
  [[nodiscard]] std::size_t num_arcs() const { return last_.back(); }
  [[nodiscard]] std::uint32_t place_at(std::size_t arc) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(first_, arc) - first_.begin());
  }

 private:
  const std::uint32_t* ids_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> last_;
  double reads_ = 0.0;
};

struct Scratch {
  std::vector<std::uint8_t> is_next;  // of the vertex at work; all 0 between vertices
  std::vector<std::uint64_t> count;   // triangles by place
};

// Triangles whose lowest vertex is v: each once, at all three.
template <class Order>
void count_from(const Order& order, std::uint32_t v, Scratch& scratch) {
  const auto row = order.up(v);
  if (row.size() < 2) return;
  std::uint64_t* const count = scratch.count.data();
  if (Order::kSorted && row.size() == 2) {  // on grids most rows: nothing to remember
    std::uint64_t closed = 0;
    for (const std::uint32_t w : order.up(row[0])) closed += w == row[1] ? 1 : 0;
    for (const std::uint32_t at : {v, row[0], row[1]}) count[at] += closed;
    return;
  }
  std::uint8_t* const is_next = scratch.is_next.data();
  for (const std::uint32_t u : row) is_next[u] = 1;
  std::uint64_t own = 0;
  for (const std::uint32_t u : row.first(row.size() - (Order::kSorted ? 1 : 0))) {
    std::uint64_t middle = 0;
    for (const std::uint32_t w : order.up(u)) {
      const std::uint64_t closed = is_next[w];
      count[w] += closed;
      middle += closed;
    }
    count[u] += middle;
    own += middle;
  }
  count[v] += own;
  for (const std::uint32_t u : row) is_next[u] = 0;
}

template <class Order>
std::vector<std::uint64_t> count_all(const Order& order, std::uint32_t n,
                                     const Execution& execution) {
  const std::size_t arcs = order.num_arcs();
  const std::size_t blocks = std::clamp<std::size_t>(arcs / 1024, 1, kMostBlocks);
  ScratchPool<Scratch> pool;
  for_each_block(blocks, order.reads(), execution, [&](std::size_t block) {
    auto scratch = pool.take([&] {
      return Scratch{std::vector<std::uint8_t>(n, 0), std::vector<std::uint64_t>(n, 0)};
    });
    const Block part = block_of(block, blocks, arcs);
    const std::uint32_t last = block + 1 == blocks ? n : order.place_at(part.last);
    for (std::uint32_t v = block == 0 ? 0 : order.place_at(part.first); v < last; ++v) {
      if (execution.stop.stop_requested()) break;
      count_from(order, v, *scratch);
    }
    pool.give_back(std::move(scratch));
  });
  std::vector<std::uint64_t> at(n, 0);
  for (const auto& scratch : pool.all()) {
    for (std::uint32_t v = 0; v < n; ++v) at[v] += scratch->count[order.place(v)];
  }
  return at;
}

}  // namespace

Triangles triangles(const Network& network, const Execution& execution) {
  constexpr double kFewReads = 12.0;  // an arc
  const Neighbours ties(network, execution);
  const std::uint32_t n = network.num_vertices();
  Triangles result{{}, std::vector<std::uint32_t>(n)};
  if (n == 0) return result;
  for (std::uint32_t v = 0; v < n; ++v)
    result.degree[v] = static_cast<std::uint32_t>(ties.of(v).size());
  // Grids, rings and sparse networks have few rows to read whatever the order, and another one would cost more.
  const AsTheyStand as_they_stand(ties, result.degree);
  if (as_they_stand.reads() <= kFewReads * static_cast<double>(as_they_stand.num_arcs())) {
    result.at = count_all(as_they_stand, n, execution);
  } else {
    result.at = count_all(ByDegree(ties, result.degree, execution), n, execution);
  }
  return result;
}

double transitivity(const Triangles& found) {
  double closed = 0.0;
  double pairs = 0.0;
  for (std::size_t v = 0; v < found.at.size(); ++v) {
    const double d = found.degree[v];
    closed += static_cast<double>(found.at[v]);
    pairs += d * (d - 1.0) / 2.0;
  }
  return pairs > 0.0 ? closed / pairs : std::numeric_limits<double>::quiet_NaN();
}

double transitivity(const Network& network, const Execution& execution) {
  return transitivity(triangles(network, execution));
}

}  // namespace interstice
