#include "graph/inference/leave_one_out.hpp"

#include <algorithm>
#include <numeric>

#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;
constexpr double kRounding = 1e-9;

Network without(const Network& network, std::uint32_t left_out) {
  const auto moved = [&](VertexId v) { return index(v) - (index(v) > left_out ? 1U : 0U); };
  std::vector<Tie> ties;
  ties.reserve(network.num_ties());
  for (const Tie& tie : network.ties()) {
    if (index(tie.from) == left_out || index(tie.to) == left_out) continue;
    ties.emplace_back(moved(tie.from), moved(tie.to), tie.strength);
  }
  return {network.direction(), network.num_vertices() - 1, std::move(ties)};
}

std::vector<std::uint32_t> choose(std::uint32_t n, const LeaveOneOutOptions& options) {
  std::vector<std::uint32_t> vertices(n);
  std::iota(vertices.begin(), vertices.end(), 0U);
  if (options.most >= n) return vertices;
  Random random(options.seed);
  shuffle(std::span(vertices), random);
  vertices.resize(options.most);
  return vertices;
}

void widen(LeftOutRange& range, const LeftOutRange& other) {
  range.low = std::min(range.low, other.low);
  range.high = std::max(range.high, other.high);
  range.best_rank = std::min(range.best_rank, other.best_rank);
  range.worst_rank = std::max(range.worst_rank, other.worst_rank);
}

bool higher(double a, double b) { return a - b > kRounding * (1.0 + b); }

std::vector<LeftOutRange> as_ranges(const std::vector<double>& scores) {
  const std::vector<std::uint32_t> ranks = ranks_of(scores);
  std::vector<LeftOutRange> ranges(scores.size());
  for (std::size_t v = 0; v < scores.size(); ++v)
    ranges[v] = {scores[v], scores[v], ranks[v], ranks[v]};
  return ranges;
}

}  // namespace

std::vector<std::uint32_t> ranks_of(const std::vector<double>& scores) {
  std::vector<std::uint32_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::uint32_t v) { return scores[v]; });
  std::vector<std::uint32_t> rank(scores.size(), 1);
  for (std::size_t i = 1; i < order.size(); ++i) {
    rank[order[i]] = higher(scores[order[i - 1]], scores[order[i]])
                         ? static_cast<std::uint32_t>(i + 1)
                         : rank[order[i - 1]];
  }
  return rank;
}

LeaveOneOut leave_one_out(
    const Network& network,
    const std::function<std::vector<double>(const Network&, const Execution&)>& scores,
    const LeaveOneOutOptions& options, const Execution& execution) {
  const std::uint32_t n = network.num_vertices();
  const std::vector<LeftOutRange> whole = as_ranges(scores(network, execution));
  const std::vector<std::uint32_t> left_out = choose(n, options);
  std::vector<std::vector<LeftOutRange>> ranges(kBlocks, whole);
  const double operations =
      static_cast<double>(left_out.size()) * (static_cast<double>(n) + network.num_ties());
  const Execution inside{.threads = 1};  // a run is not stopped half way: it must not throw
  for_each_block(kBlocks, operations * n, execution, [&](std::size_t block) {
    const Block runs = block_of(block, kBlocks, left_out.size());
    for (std::size_t run = runs.first; run < runs.last; ++run) {
      if (execution.stop.stop_requested()) return;
      const std::uint32_t gone = left_out[run];
      std::vector<LeftOutRange> rest = as_ranges(scores(without(network, gone), inside));
      for (std::uint32_t i = 0; i < rest.size(); ++i) {
        const std::uint32_t v = i < gone ? i : i + 1;
        const std::uint32_t above = higher(whole[gone].low, whole[v].low) ? 1 : 0;
        rest[i].best_rank += above;
        rest[i].worst_rank += above;
        widen(ranges[block][v], rest[i]);
      }
    }
  });
  LeaveOneOut result{.ranges = whole, .runs = static_cast<std::uint32_t>(left_out.size())};
  for (const std::vector<LeftOutRange>& block : ranges) {
    for (std::uint32_t v = 0; v < n; ++v) widen(result.ranges[v], block[v]);
  }
  return result;
}

}  // namespace interstice
