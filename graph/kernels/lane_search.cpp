#include "graph/kernels/lane_search.hpp"

#include <limits>

namespace interstice {
namespace {

struct Bodies {
  bool (*search)(LaneState&, const LaneBatch&);
  void (*go_back)(LaneState&, const LaneBatch&, double*);
};

Bodies bodies(VectorWidth width) {
  switch (width) {
    case VectorWidth::avx512:
      return {lanes_avx512::search, lanes_avx512::go_back};
    case VectorWidth::avx2:
      return {lanes_avx2::search, lanes_avx2::go_back};
    case VectorWidth::baseline:
      break;
  }
  return {lanes_baseline::search, lanes_baseline::go_back};
}

// Makes a state clean again after a search that nothing came of.
void discard(LaneState& state) {
  for (std::uint32_t e = 0; e < state.num_entries; ++e) {
    const std::uint32_t v = state.vertex[e];
    state.sigma[v] = SixteenLanes{};
    state.unseen[v] = std::numeric_limits<LaneMask>::max();
  }
}

}  // namespace

LaneState::LaneState(const SearchGraph& searched)
    : graph(&searched),
      sigma(searched.num_vertices()),
      share(searched.num_vertices()),
      unseen(searched.num_vertices()),
      front(searched.num_vertices()) {
  for (std::uint32_t v = 0; v < searched.num_vertices(); ++v) {
    unseen[v] = std::numeric_limits<LaneMask>::max();
  }
}

LaneSearch::LaneSearch(const SearchGraph& graph)
    : state_(graph), alone_(graph), width_(vector_width()) {}

void LaneSearch::add(const LaneBatch& batch, double* score) {
  const Bodies body = bodies(width_);
  if (body.search(state_, batch)) {
    body.go_back(state_, batch, score);
    return;
  }
  discard(state_);
  for (std::uint32_t s = batch.first; s < batch.first + batch.count; ++s) {
    alone_.add(s, batch.first_of_run, batch.last_of_run, score);
  }
}

LaneSearch::Cost LaneSearch::cost(const LaneBatch& batch) {
  (void)bodies(width_).search(state_, batch);
  discard(state_);
  return {state_.num_scanned, state_.num_recorded, state_.num_entries};
}

bool fits_lanes(const SearchGraph& graph) {
  return graph.out.targets.size() < std::numeric_limits<std::uint32_t>::max() / (2 * kLanes) &&
         graph.num_vertices() < std::numeric_limits<std::uint32_t>::max() / (2 * kLanes);
}

}  // namespace interstice
