#include "graph/kernels/hop_search.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace interstice {
namespace {

// x where on, else 0, without a branch.
double only_if(bool on, double x) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & (std::uint64_t{0} - on));
}

}  // namespace

HopSearch::HopSearch(const SearchGraph& graph)
    : graph_(&graph), paths_(graph), level_(graph.num_vertices()) {}

void HopSearch::add(std::uint32_t source, std::uint32_t first_of_run, std::uint32_t last_of_run,
                    double* score) {
  const std::uint32_t n = graph_->num_vertices();
  if (base_ > std::numeric_limits<std::uint32_t>::max() - n - 2) {
    std::memset(level_.data(), 0, n * sizeof(std::uint32_t));
    base_ = 1;
  }
  if (graph_->scores_ties) {
    search<true>(source, last_of_run - first_of_run);
  } else {
    search<false>(source, last_of_run - first_of_run);
  }
  base_ += n + 1;
  paths_.add_dependencies(score);
}

template <bool kTies>
void HopSearch::search(std::uint32_t source, std::uint32_t run_size) {
  const std::uint32_t* starts = graph_->out.starts.data();
  const std::uint32_t* targets = graph_->out.targets.data();
  const double* copies = graph_->copies.data();
  std::uint32_t* order = paths_.order.data();
  std::uint32_t* ends = paths_.ends.data();
  std::uint32_t* arcs = paths_.arcs.data();
  std::uint32_t* level = level_.data();
  double* sigma = paths_.sigma.data();
  const std::uint32_t base = base_;
  std::uint32_t tail = 1;
  std::uint32_t recorded = 0;
  order[0] = source;
  level[source] = base;
  sigma[source] = 1.0;
  double largest = 0.0;
  for (std::uint32_t head = 0; head < tail; ++head) {
    const std::uint32_t v = order[head];
    const std::uint32_t behind = level[v] + 1;
    largest = std::max(largest, sigma[v]);
    // Nothing is behind the last level of a run that is reached whole.
    const bool last_level =
        graph_->symmetric() && tail == run_size && level[order[tail - 1]] < behind;
    const std::uint32_t last = last_level ? starts[v] : starts[v + 1];
    const double through = head == 0 ? 1.0 : sigma[v] * copies[v];
    for (std::uint32_t a = starts[v]; a < last; ++a) {
      const std::uint32_t w = targets[a];
      const std::uint32_t found = level[w];
      const bool fresh = found < base;
      const bool next = fresh || found == behind;
      level[w] = fresh ? behind : found;
      sigma[w] = only_if(!fresh, sigma[w]) + only_if(next, through);
      order[tail] = w;
      tail += fresh ? 1U : 0U;
      arcs[recorded] = kTies ? a : w;
      recorded += next ? 1U : 0U;
    }
    ends[head] = recorded;
  }
  paths_.num_reached = tail;
  paths_.too_many = !(largest <= PathRecord::kLargestCount);
}

}  // namespace interstice
