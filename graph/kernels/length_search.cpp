#include "graph/kernels/length_search.hpp"

#include <algorithm>
#include <limits>

namespace interstice {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kTieTolerance = 1e-10;

}  // namespace

LengthSearch::LengthSearch(const SearchGraph& graph)
    : graph_(&graph),
      paths_(graph),
      reached_(graph.num_vertices()),
      // An arc puts its target in once at most.
      queue_(graph.lengths.empty() ? 1.0 : *std::ranges::min_element(graph.lengths),
             graph.lengths.empty() ? 1.0 : *std::ranges::max_element(graph.lengths),
             graph.num_vertices(), graph.lengths.size()) {
  for (std::uint32_t v = 0; v < graph.num_vertices(); ++v) reached_[v] = {kInfinity, 0};
}

void LengthSearch::add(std::uint32_t source, double* score) {
  settle(source);
  if (graph_->scores_ties) {
    count_paths<true>();
  } else {
    count_paths<false>();
  }
  for (std::uint32_t i = 0; i < paths_.num_reached; ++i) {
    reached_[paths_.order[i]].distance = kInfinity;
  }
  paths_.add_dependencies(score);
}

void LengthSearch::settle(std::uint32_t source) {
  const std::uint32_t* starts = graph_->out.starts.data();
  const std::uint32_t* targets = graph_->out.targets.data();
  const double* lengths = graph_->lengths.data();
  std::uint32_t settled = 0;
  reached_[source].distance = 0.0;
  queue_.start();
  HeapEntry entry{0.0, source};
  do {
    const auto [distance, v] = entry;
    if (distance > reached_[v].distance) continue;  // settled by a shorter entry
    reached_[v].position = settled;
    paths_.order[settled++] = v;
    for (std::uint32_t a = starts[v]; a < starts[v + 1]; ++a) {
      const double through = distance + lengths[a];
      Reached& to = reached_[targets[a]];
      if (through < to.distance) {
        to.distance = through;
        queue_.push({through, targets[a]});
      }
    }
  } while (queue_.pop(entry));
  paths_.num_reached = settled;
}

template <bool kTies>
void LengthSearch::count_paths() {
  const std::uint32_t* starts = graph_->out.starts.data();
  const std::uint32_t* targets = graph_->out.targets.data();
  const double* lengths = graph_->lengths.data();
  const std::uint32_t* order = paths_.order.data();
  const Reached* reached = reached_.data();
  std::uint32_t* arcs = paths_.arcs.data();
  std::uint32_t* ends = paths_.ends.data();
  double* sigma = paths_.sigma.data();
  const std::uint32_t settled = paths_.num_reached;
  for (std::uint32_t i = 0; i < settled; ++i) sigma[order[i]] = 0.0;
  sigma[order[0]] = 1.0;
  double largest = 0.0;
  std::uint32_t recorded = 0;
  for (std::uint32_t i = 0; i < settled; ++i) {
    const std::uint32_t v = order[i];
    const double distance = reached[v].distance;
    const double paths = sigma[v];
    largest = std::max(largest, paths);
    const std::uint32_t begin = recorded;
    // Arcs found are written down without a branch, and read again: most are not on shortest paths, in no pattern.
    for (std::uint32_t a = starts[v]; a < starts[v + 1]; ++a) {
      const Reached to = reached[targets[a]];
      const double through = distance + lengths[a];  // at least the target's distance
      const auto same = static_cast<unsigned>(through - to.distance <= kTieTolerance * through);
      arcs[recorded] = kTies ? a : targets[a];
      recorded += same & static_cast<unsigned>(to.position > i);
    }
    for (std::uint32_t k = begin; k < recorded; ++k) {
      sigma[kTies ? targets[arcs[k]] : arcs[k]] += paths;
    }
    ends[i] = recorded;
  }
  paths_.too_many = !(largest <= PathRecord::kLargestCount);
}

}  // namespace interstice
