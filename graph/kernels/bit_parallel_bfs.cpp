#include "graph/kernels/bit_parallel_bfs.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <mutex>
#include <thread>
#include <utility>

#include "graph/kernels/bit_parallel_pass.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kMostSources = 512;

// Places to work in, one a thread, made before the threads are.
class Workspaces {
 public:
  Workspaces(std::size_t count, std::size_t num_vertices, std::size_t words) {
    for (std::size_t i = 0; i < count; ++i) free_.emplace_back(num_vertices, words);
  }
  BitParallelWorkspace take() {
    const std::lock_guard lock(mutex_);
    BitParallelWorkspace taken = std::move(free_.back());
    free_.pop_back();
    return taken;
  }
  void give_back(BitParallelWorkspace workspace) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(workspace));  // never beyond its capacity
  }

 private:
  std::mutex mutex_;
  std::vector<BitParallelWorkspace> free_;
};

std::size_t words_of(std::size_t sources) {
  return std::clamp(std::bit_ceil((sources + 63) / 64), std::size_t{1}, std::size_t{8});
}

}  // namespace

std::vector<std::uint32_t> bit_parallel_bfs(
    const Network& network, const BitParallelBfsOptions& options, const Execution& execution,
    const std::function<void(const DistanceLevel&)>& visit) {
  const std::uint32_t n = network.num_vertices();
  const std::size_t passes = (n + kMostSources - 1) / kMostSources;
  const std::size_t words = words_of(n);
  // One pass reads everything at once anyway; runs of 512 otherwise, whatever the number of sources in a pass.
  Relabelling labels = passes <= 1 ? same_labels(n) : breadth_first_labels(network, kMostSources);
  const PlacedNeighbours out = neighbours(network, labels, options.walk);
  const bool both_ways = !network.directed() || options.walk == Walk::either;
  const PlacedNeighbours in =
      both_ways ? PlacedNeighbours{}
                : neighbours(network, labels,
                             options.walk == Walk::outgoing ? Walk::incoming : Walk::outgoing);
  const BitParallelPass search = bit_parallel_pass(words);
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  Workspaces workspaces(std::min(passes, processors), n, words);
  const double operations = static_cast<double>(passes) * 16.0 *
                            (static_cast<double>(n) + static_cast<double>(out.targets.size()));
  for_each_block(passes, operations, execution, [&](std::size_t pass) {
    BitParallelWorkspace workspace = workspaces.take();
    const std::size_t first = pass * kMostSources;
    search({.out = out,
            .in = both_ways ? out : in,
            .first = first,
            .num_sources = std::min<std::size_t>(kMostSources, n - first),
            .farthest = options.farthest,
            .stop = execution.stop,
            .visit = visit},
           workspace);
    workspaces.give_back(std::move(workspace));
  });
  return std::move(labels.order);
}

std::vector<std::uint64_t> pairs_by_distance(const Network& network, Walk walk,
                                             const Execution& execution) {
  std::vector<std::atomic<std::uint64_t>> pairs(std::size_t{network.num_vertices()} + 1);
  bit_parallel_bfs(network, {.walk = walk}, execution, [&](const DistanceLevel& level) {
    std::uint64_t sum = 0;
    for (const std::uint32_t count : level.counts) sum += count;
    pairs[level.distance].fetch_add(sum, std::memory_order_relaxed);  // whole: any order will do
  });
  std::vector<std::uint64_t> found(pairs.begin(), pairs.end());
  while (found.size() > 1 && found.back() == 0) found.pop_back();
  return found;
}

}  // namespace interstice
