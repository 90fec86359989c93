#include "graph/kernels/merged_adjacency.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;

// The power of two at or below the largest strength: divided by it, sums of 2^32 strengths are finite.
double unit_of(const Network& network) {
  double largest = 0.0;
  for (const Tie& tie : network.ties()) {
    if (!std::isfinite(tie.strength) || tie.strength < 0.0) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("merged_adjacency: tie {}-{} has strength {}; a strength must be "
                              "finite and >= 0",
                              index(tie.from), index(tie.to), tie.strength));
    }
    if (tie.from != tie.to) largest = std::max(largest, tie.strength);
  }
  return largest > 0.0 ? std::ldexp(1.0, std::ilogb(largest)) : 1.0;
}

// One row: the two arc lists of v merged, by neighbour.
class Rows {
 public:
  Rows(const Network& network, const MergedOptions& options, double unit)
      : network_(network), options_(options), unit_(unit) {}

  // Calls take(neighbour, weight) in order.
  template <class Take>
  void for_each(std::uint32_t v, Take&& take) const {
    const auto vertex = static_cast<VertexId>(v);
    const bool both = network_.directed() && options_.side == Merged::either;
    const Arcs first = !network_.directed() || options_.side != Merged::in
                           ? network_.out_arcs(vertex)
                           : network_.in_arcs(vertex);
    const Arcs second = both ? network_.in_arcs(vertex) : Arcs{};
    const double twice =
        !network_.directed() && options_.weights == TieWeights::both_ways ? 2.0 : 1.0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < first.size() || j < second.size()) {
      const std::uint32_t next =
          j == second.size() || (i < first.size() && first.targets[i] <= second.targets[j])
              ? first.targets[i]
              : second.targets[j];
      double weight = 0.0;
      bool tied = false;
      for (; i < first.size() && first.targets[i] == next; ++i) add(first.ties[i], weight, tied);
      for (; j < second.size() && second.targets[j] == next; ++j) add(second.ties[j], weight, tied);
      if (tied && next != v) take(next, twice * weight);
    }
  }

 private:
  void add(TieId tie, double& weight, bool& tied) const {
    if (options_.strengths == Strengths::ignore) {
      weight += 1.0;
      tied = true;
    } else if (const double strength = network_.tie(tie).strength; strength > 0.0) {
      // A strength out of a double's reach below the largest stays a tie.
      weight += std::max(strength / unit_, std::numeric_limits<double>::min());
      tied = true;
    }
  }
  const Network& network_;
  const MergedOptions& options_;
  double unit_;
};

// a_ji too, where only arcs one way make a neighbour.
void add_opposite(const Network& network, const MergedOptions& options, MergedAdjacency& result,
                  const Execution& execution) {
  MergedOptions turned = options;
  turned.side = options.side == Merged::out ? Merged::in : Merged::out;
  turned.weights = TieWeights::one_way;
  const MergedAdjacency back = merged_adjacency(network, turned, execution);
  for (std::uint32_t v = 0; v < result.num_vertices(); ++v) {
    for_each_common(result.of(v), back.of(v), [&](std::size_t i, std::size_t j) {
      result.weights[result.starts[v] + i] += back.weights[back.starts[v] + j];
    });
  }
}

}  // namespace

MergedAdjacency merged_adjacency(const Network& network, const MergedOptions& options,
                                 const Execution& execution) {
  const std::uint32_t n = network.num_vertices();
  MergedAdjacency result{.starts = std::vector<std::uint32_t>(std::size_t{n} + 1, 0),
                         .ids = {},
                         .weights = {},
                         .unit = 1.0};
  if (options.strengths == Strengths::use) result.unit = unit_of(network);
  const Rows rows(network, options, result.unit);
  const std::size_t blocks = std::min<std::size_t>(n, kBlocks);
  const double operations = n + 4.0 * network.num_ties();
  const auto by_blocks = [&](auto&& row) {
    for_each_block(blocks, operations, execution, [&](std::size_t block) {
      const Block part = block_of(block, blocks, n);
      for (std::size_t v = part.first; v < part.last; ++v) row(static_cast<std::uint32_t>(v));
    });
  };
  by_blocks([&](std::uint32_t v) {
    std::uint32_t count = 0;
    rows.for_each(v, [&](std::uint32_t, double) { ++count; });
    result.starts[v + 1] = count;
  });
  for (std::uint32_t v = 0; v < n; ++v) result.starts[v + 1] += result.starts[v];
  result.ids.resize(result.starts[n]);
  if (options.weights != TieWeights::none) result.weights.resize(result.starts[n]);
  by_blocks([&](std::uint32_t v) {
    std::uint32_t at = result.starts[v];
    rows.for_each(v, [&](std::uint32_t neighbour, double weight) {
      if (!result.weights.empty()) result.weights[at] = weight;
      result.ids[at++] = neighbour;
    });
  });
  if (network.directed() && options.side != Merged::either &&
      options.weights == TieWeights::both_ways) {
    add_opposite(network, options, result, execution);
  }
  return result;
}

// Rows are sorted and stand one after another, a self-tie twice in its own: what repeats is equal to the arc before it, which
// is counted over all arcs at once, without branches; and less those at the seam of two rows.
bool is_simple_undirected(const Network& network) {
  const std::size_t arcs = 2 * std::size_t{network.num_ties()};
  if (network.directed() || arcs == 0) return !network.directed();
  const std::uint32_t* const target = network.out_arcs(VertexId{0}).targets.data();
  std::uint32_t equal = 0;
  for (std::size_t k = 1; k < arcs; ++k) equal += target[k] == target[k - 1] ? 1 : 0;
  if (equal == 0) return true;
  std::uint32_t at_seams = 0;
  for (std::uint32_t v = 1; v < network.num_vertices(); ++v) {
    const auto row = network.out_arcs(static_cast<VertexId>(v)).targets;
    if (row.empty() || row.data() == target) continue;
    at_seams += row.front() == *(row.data() - 1) ? 1 : 0;
  }
  return equal == at_seams;
}

std::vector<std::uint32_t> opposite_slots(const MergedAdjacency& adjacency) {
  std::vector<std::uint32_t> next(adjacency.starts.begin(), adjacency.starts.end() - 1);
  std::vector<std::uint32_t> opposite(adjacency.ids.size());
  // Slots are met by their row, ascending: those that point at j fill j's row from its start.
  for (std::size_t slot = 0; slot < opposite.size(); ++slot)
    opposite[slot] = next[adjacency.ids[slot]]++;
  return opposite;
}

}  // namespace interstice
