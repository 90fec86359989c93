/// @file  Betweenness by hops, sixteen sources at once: the kernel for graphs of few levels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/kernels/big_array.hpp"
#include "graph/kernels/dispatch.hpp"
#include "graph/kernels/hop_search.hpp"
#include "graph/kernels/search_graph.hpp"

namespace interstice {

inline constexpr std::uint32_t kLanes = 16;
using LaneMask = std::uint16_t;  ///< bit j: the source in lane j
/// Eight lanes side by side, whatever the processor's registers hold.
typedef double LaneVector __attribute__((vector_size(64)));
struct SixteenLanes {
  LaneVector half[2];
};

/// What the bodies for each vector width share. Between batches all of sigma is 0 and all of unseen is set.
struct LaneState {
  explicit LaneState(const SearchGraph& searched);

  const SearchGraph* graph;
  // Of each vertex: in the lanes it was reached in, paths (times copies), then their share of what is behind.
  BigArray<SixteenLanes> sigma;
  BigArray<SixteenLanes> share;
  BigArray<LaneMask> unseen;  // lanes that have not reached it
  BigArray<LaneMask> front;   // scratch: lanes in which it is on the level at hand

  // A vertex once for each level on which some lane has it: level by level, with those lanes.
  BigArray<std::uint32_t> vertex;
  BigArray<LaneMask> lanes;
  BigArray<std::uint32_t>
      pushed_end;  // its arcs to the next level in the record, where that was pushed
  BigArray<std::uint32_t> pulled_end;  // its arcs from the level before, where it was pulled
  struct Level {
    std::uint32_t first;   // of vertex and lanes
    std::uint32_t record;  // where the arcs from this level to the next start
    bool pulled;           // the next level's vertices looked back, instead of this one's ahead
  };
  std::vector<Level> levels;
  std::uint32_t num_entries = 0;

  // The record: arcs on shortest paths, by the other end, the lanes, and the tie where ties are scored.
  BigArray<std::uint32_t> arc_end;
  BigArray<LaneMask> arc_lanes;
  BigArray<std::uint32_t> arc_tie;
  std::uint32_t num_recorded = 0;

  std::uint64_t num_scanned = 0;  // arcs looked at by the batch's search
};

/// A run of the graph, and the sources of one batch in it.
struct LaneBatch {
  std::uint32_t first_of_run;
  std::uint32_t last_of_run;
  std::uint32_t first;
  std::uint32_t count;  ///< 1 .. kLanes
};

/// A reusable search for a batch of neighbouring sources: one pass over the arcs of a level serves every lane. Levels with
/// more arcs than the vertices not yet reached are looked at from those (Beamer, Asanovic and Patterson, SC 2012,
/// doi:10.1109/SC.2012.50); arcs found on shortest paths are written down in order, so that the way back reads no others.
///
/// Numerics     Path counts as doubles; where one passes 2^900, HopSearch does the batch.
/// Complexity   O(levels a vertex has over the lanes, times its arcs) a batch; 290 bytes a vertex and 6 an arc found.
/// Determinism  The same bits with each vector width: every lane adds in the same order, lanes add up in a fixed one.
class LaneSearch {
 public:
  explicit LaneSearch(const SearchGraph& graph);

  /// Adds the dependencies of the batch's sources.
  void add(const LaneBatch& batch, double* score);

  /// What a batch costs, in arcs: looked at, and found on shortest paths (each time for all lanes that share it).
  struct Cost {
    std::uint64_t scanned = 0;
    std::uint64_t found = 0;
    std::uint64_t entries = 0;  ///< vertices, each once for every level that some lane has it on
  };
  [[nodiscard]] Cost cost(const LaneBatch& batch);

 private:
  LaneState state_;
  HopSearch alone_;  // for batches with too many paths
  VectorWidth width_;
};

/// Whether counts of lanes' records fit: else sources go one by one.
[[nodiscard]] bool fits_lanes(const SearchGraph& graph);

// One compilation of lane_search_body.inl each. search() is false where paths pass the limit; discard() or go_back()
// follows a search.
namespace lanes_baseline {
bool search(LaneState& state, const LaneBatch& batch);
void go_back(LaneState& state, const LaneBatch& batch, double* score);
}  // namespace lanes_baseline
namespace lanes_avx2 {
bool search(LaneState& state, const LaneBatch& batch);
void go_back(LaneState& state, const LaneBatch& batch, double* score);
}  // namespace lanes_avx2
namespace lanes_avx512 {
bool search(LaneState& state, const LaneBatch& batch);
void go_back(LaneState& state, const LaneBatch& batch, double* score);
}  // namespace lanes_avx512

}  // namespace interstice
