#include "graph/centrality/betweenness_plan.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "graph/kernels/hop_search.hpp"
#include "graph/kernels/lane_search.hpp"
#include "graph/kernels/length_search.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostPartialSums = std::size_t{1} << 21U;  // doubles: 16 MB
constexpr std::size_t kFewestBlocks = 8;
constexpr std::size_t kMostBlocks = 64;
constexpr std::uint32_t kSmallRun = 48;  // vertices: too few to fill lanes and pay for a sample
// What things cost beside one arc of a search for one source: there a vertex; for a batch in lanes an arc looked at, an arc
// found on a shortest path, and a vertex on one level. Measured once; networks decide, clocks never.
constexpr double kVertexAlone = 2.5;
constexpr double kScanned = 0.45;
constexpr double kFound = 1.8;
constexpr double kEntry = 4.0;
constexpr double kClearly = 0.8;

struct Batch {
  LaneBatch sources;
  bool lanes;
};

// Searches that threads hand on: between batches they are all alike.
class Searchers {
 public:
  struct Searcher {
    std::unique_ptr<LaneSearch> lanes;
    std::unique_ptr<HopSearch> hops;
    std::unique_ptr<LengthSearch> lengths;
  };
  explicit Searchers(const SearchGraph& graph) : graph_(graph) {}

  std::unique_ptr<Searcher> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<Searcher>();
    auto searcher = std::move(free_.back());
    free_.pop_back();
    return searcher;
  }
  void give(std::unique_ptr<Searcher> searcher) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(searcher));
  }

  void add(Searcher& searcher, const Batch& batch, double* score) const {
    const LaneBatch& at = batch.sources;
    if (batch.lanes) {
      made(searcher.lanes).add(at, score);
    } else if (graph_.lengths.empty()) {
      made(searcher.hops).add(at.first, at.first_of_run, at.last_of_run, score);
    } else {
      made(searcher.lengths).add(at.first, score);
    }
  }
  LaneSearch::Cost cost(Searcher& searcher, const LaneBatch& batch) const {
    return made(searcher.lanes).cost(batch);
  }

 private:
  template <class Search>
  Search& made(std::unique_ptr<Search>& search) const {
    if (!search) search = std::make_unique<Search>(graph_);
    return *search;
  }
  const SearchGraph& graph_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Searcher>> free_;
};

// Whether lanes share enough levels in a run: what the batch in its middle would cost, beside its sources one by one.
bool lanes_pay(const SearchGraph& graph, Searchers& searchers, std::uint32_t first,
               std::uint32_t last, std::uint32_t sources_end) {
  if (sources_end - first < kSmallRun || !fits_lanes(graph)) return false;
  const std::uint32_t middle = first + (sources_end - first) / 2 / kLanes * kLanes;
  const std::uint32_t count = std::min(kLanes, sources_end - middle);
  auto searcher = searchers.take();
  const LaneSearch::Cost cost = searchers.cost(*searcher, {first, last, middle, count});
  searchers.give(std::move(searcher));
  const double arcs = graph.out.starts[last] - graph.out.starts[first];
  const double in_lanes = kScanned * static_cast<double>(cost.scanned) +
                          kFound * static_cast<double>(cost.found) +
                          kEntry * static_cast<double>(cost.entries);
  const double alone = count * (arcs + kVertexAlone * (last - first));
  return in_lanes < kClearly * alone;
}

std::vector<Batch> batches_of(const ReducedNetwork& reduced, SourcesAtOnce how,
                              Searchers& searchers, BetweennessPlan& plan) {
  const SearchGraph& graph = reduced.graph;
  std::vector<Batch> batches;
  for (std::size_t r = 0; r + 1 < graph.runs.size(); ++r) {
    const std::uint32_t first = graph.runs[r];
    const std::uint32_t last = graph.runs[r + 1];
    if (last - first < (graph.scores_ties ? 2U : 3U)) continue;  // nothing lies inside a path there
    const std::uint32_t end = reduced.sources_end[r];
    const bool lanes =
        graph.lengths.empty() && how != SourcesAtOnce::one &&
        (how == SourcesAtOnce::lanes || lanes_pay(graph, searchers, first, last, end));
    const std::uint32_t step = lanes ? kLanes : 1;
    for (std::uint32_t s = first; s < end; s += step) {
      batches.push_back({{first, last, s, std::min(step, end - s)}, lanes});
    }
    ++plan.num_blocks;
    plan.num_searched += end - first;
    if (lanes) plan.num_in_lanes += end - first;
  }
  return batches;
}

// Rough reads of a batch; twice an arc and more for the heap, or in lanes for some levels each.
double reads_of(const SearchGraph& graph, const Batch& batch) {
  const double arcs =
      graph.out.starts[batch.sources.last_of_run] - graph.out.starts[batch.sources.first_of_run];
  return (batch.lanes ? 6.0 : 2.0) *
         (arcs + 4.0 * (batch.sources.last_of_run - batch.sources.first_of_run));
}

// Cuts batches into runs of about equal work. By the network alone, so that sums are made in the same order for any number
// of threads.
std::vector<std::size_t> cuts_of(const SearchGraph& graph, const std::vector<Batch>& batches,
                                 double& reads) {
  std::vector<double> before(1, 0.0);
  before.reserve(batches.size() + 1);
  for (const Batch& batch : batches) before.push_back(before.back() + reads_of(graph, batch));
  reads = before.back();
  const std::size_t most =
      std::max(kMostPartialSums / std::max<std::size_t>(1, graph.num_scores()), kFewestBlocks);
  const std::size_t blocks = std::min({most, kMostBlocks, batches.size()});
  std::vector<std::size_t> cuts;
  for (std::size_t b = 0; b <= blocks; ++b) {
    const double share =
        reads * static_cast<double>(b) / static_cast<double>(std::max<std::size_t>(1, blocks));
    cuts.push_back(
        static_cast<std::size_t>(std::ranges::lower_bound(before, share) - before.begin()));
  }
  cuts.back() = batches.size();
  return cuts;
}

// Dependencies of every source, summed: by vertex or tie of the graph.
std::vector<double> sum_over_sources(const ReducedNetwork& reduced, const Execution& execution,
                                     SourcesAtOnce how, BetweennessPlan& plan) {
  const SearchGraph& graph = reduced.graph;
  Searchers searchers(graph);
  const std::size_t size = graph.num_scores();
  std::vector<double> score(size, 0.0);
  const std::vector<Batch> batches = batches_of(reduced, how, searchers, plan);
  double reads = 0.0;
  const std::vector<std::size_t> cuts = cuts_of(graph, batches, reads);
  const std::size_t blocks = cuts.size() - 1;
  std::vector<double> partial(blocks * size, 0.0);
  for_each_block(blocks, reads, execution, [&](std::size_t block) {
    auto searcher = searchers.take();
    for (std::size_t i = cuts[block]; i < cuts[block + 1]; ++i) {
      if (execution.stop.stop_requested()) break;
      searchers.add(*searcher, batches[i], partial.data() + block * size);
    }
    searchers.give(std::move(searcher));
  });
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t v = 0; v < size; ++v) score[v] += partial[block * size + v];
  }
  return score;
}

bool all_equal(const std::vector<double>& lengths) {
  return std::ranges::all_of(lengths, [&](double x) { return x == lengths.front(); });
}

}  // namespace

BetweennessRun run_betweenness(const PathsAsked& asked, const Execution& execution,
                               const BetweennessSteps& steps) {
  BetweennessRun run;
  if (!asked.hops() && all_equal(*asked.lengths)) {
    const std::vector<double> hops;
    run =
        run_betweenness({asked.network, &hops, asked.score_ties, asked.sources}, execution, steps);
    run.plan.equal_lengths = true;
    return run;
  }
  const bool reduce = asked.sources == nullptr;
  const bool blocks = reduce && steps.blocks && !asked.network->directed();
  Pieces pieces = blocks ? biconnected_blocks(asked) : whole_network(asked);
  if (reduce && steps.twins && asked.hops() && !asked.score_ties) merge_twins(pieces);
  run.plan.num_bridges = pieces.num_bridges;
  run.plan.num_twins = pieces.num_twins;
  ReducedNetwork reduced = number_for_searches(std::move(pieces), asked);
  const std::vector<double> found = sum_over_sources(reduced, execution, steps.sources, run.plan);
  run.score = std::move(reduced.known);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (asked.score_ties) {
      run.score[reduced.tie_of[i]] += found[i];
      continue;
    }
    for (std::uint32_t k = reduced.member_starts[i]; k < reduced.member_starts[i + 1]; ++k) {
      run.score[reduced.members[k]] += found[i];
    }
  }
  return run;
}

}  // namespace interstice
