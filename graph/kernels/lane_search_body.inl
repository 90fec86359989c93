// The search of LaneSearch, compiled once for each vector width: the file that includes this sets INTERSTICE_LANE_TARGET
// and opens a namespace with add_where() and store_where(), which touch the lanes of a mask and leave the others alone.

constexpr double kMostPathsInLanes =
    0x1p900;  // a level more, unchecked, stays far from the end of doubles

INTERSTICE_LANE_TARGET inline void keep_larger(LaneVector& largest, const LaneVector& other) {
  largest = other > largest ? other : largest;
}

INTERSTICE_LANE_TARGET inline bool below(const LaneVector largest[2], double limit) {
  bool all = true;
  for (int j = 0; j < 8; ++j) all = all && largest[0][j] <= limit && largest[1][j] <= limit;
  return all;
}

// Lanes add up in this order on every processor.
INTERSTICE_LANE_TARGET inline double total(const LaneVector& x) {
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

inline std::uint32_t level_end(const LaneState& state, std::size_t level) {
  return level + 1 < state.levels.size() ? state.levels[level + 1].first : state.num_entries;
}

inline void reserve_entries(LaneState& state, std::size_t count) {
  state.vertex.reserve(count);
  state.lanes.reserve(count);
  state.pushed_end.reserve(count);
  state.pulled_end.reserve(count);
}

template <bool kTies>
inline void reserve_record(LaneState& state, std::size_t count) {
  state.arc_end.reserve(count);
  state.arc_lanes.reserve(count);
  if (kTies) state.arc_tie.reserve(count);
}

// Fresh vertices of a level, given where they start among the entries.
INTERSTICE_LANE_TARGET inline void close_level(LaneState& state, const LaneBatch& batch,
                                               std::uint32_t first, std::uint64_t& front_arcs,
                                               std::uint64_t& unseen_arcs, std::uint64_t& unseen) {
  const ArcRows& out = state.graph->out;
  const ArcRows& in = state.graph->symmetric() ? out : state.graph->in;
  const auto all = static_cast<LaneMask>((1U << batch.count) - 1U);
  front_arcs = 0;
  for (std::uint32_t e = first; e < state.num_entries; ++e) {
    const std::uint32_t v = state.vertex[e];
    const LaneMask left = state.unseen[v] & static_cast<LaneMask>(~state.lanes[e]);
    state.unseen[v] = left;
    front_arcs += out.starts[v + 1] - out.starts[v];
    if ((left & all) == 0) unseen_arcs -= in.starts[v + 1] - in.starts[v];
    unseen -= static_cast<std::uint64_t>(__builtin_popcount(state.lanes[e]));
  }
}

// Every vertex of the level gives its paths to its neighbours in the lanes that have not seen them.
template <bool kTies>
INTERSTICE_LANE_TARGET inline void push_level(LaneState& state, std::uint32_t first,
                                              std::uint32_t last, LaneVector largest[2]) {
  const ArcRows& rows = state.graph->out;
  const std::uint32_t* targets = rows.targets.data();
  const LaneMask* unseen = state.unseen.data();
  LaneMask* front = state.front.data();
  SixteenLanes* sigma = state.sigma.data();
  std::uint32_t* vertex = state.vertex.data();
  std::uint32_t* arc_end = state.arc_end.data();
  LaneMask* arc_lanes = state.arc_lanes.data();
  std::uint32_t* arc_tie = state.arc_tie.data();
  std::uint32_t recorded = state.num_recorded;
  std::uint32_t tail = state.num_entries;
  for (std::uint32_t e = first; e < last; ++e) {
    const std::uint32_t v = vertex[e];
    const LaneMask own = state.lanes[e];
    const std::uint32_t begin = recorded;
    for (std::uint32_t a = rows.starts[v]; a < rows.starts[v + 1]; ++a) {
      const std::uint32_t w = targets[a];
      const auto shared = static_cast<LaneMask>(own & unseen[w]);
      arc_end[recorded] = w;
      arc_lanes[recorded] = shared;
      if constexpr (kTies) arc_tie[recorded] = state.graph->ties[a];
      recorded += shared != 0 ? 1U : 0U;
    }
    state.num_scanned += rows.starts[v + 1] - rows.starts[v];
    state.pushed_end[e] = recorded;
    const SixteenLanes paths = sigma[v];
    for (int h = 0; h < 2; ++h) keep_larger(largest[h], paths.half[h]);
    for (std::uint32_t k = begin; k < recorded; ++k) {
      const std::uint32_t w = arc_end[k];
      const LaneMask shared = arc_lanes[k];
      const LaneMask before = front[w];
      front[w] = before | shared;
      vertex[tail] = w;
      tail += before == 0 ? 1U : 0U;
      add_where(sigma[w].half[0], shared, paths.half[0]);
      add_where(sigma[w].half[1], shared >> 8U, paths.half[1]);
    }
  }
  const double* copies = state.graph->copies.data();
  for (std::uint32_t e = state.num_entries; e < tail; ++e) {
    const std::uint32_t w = vertex[e];
    const LaneMask reached = front[w];
    state.lanes[e] = reached;
    front[w] = 0;
    if (copies[w] == 1.0) continue;
    store_where(sigma[w].half[0], reached, sigma[w].half[0] * copies[w]);
    store_where(sigma[w].half[1], reached >> 8U, sigma[w].half[1] * copies[w]);
  }
  state.num_recorded = recorded;
  state.num_entries = tail;
}

// Every vertex that some lane has not seen takes the paths of its neighbours on the level.
template <bool kTies>
INTERSTICE_LANE_TARGET inline void pull_level(LaneState& state, const LaneBatch& batch,
                                              std::uint32_t first, std::uint32_t last,
                                              LaneVector largest[2]) {
  const bool symmetric = state.graph->symmetric();
  const ArcRows& rows = symmetric ? state.graph->out : state.graph->in;
  const std::uint32_t* ties = symmetric ? state.graph->ties.data() : state.graph->in_ties.data();
  const std::uint32_t* targets = rows.targets.data();
  const auto all = static_cast<LaneMask>((1U << batch.count) - 1U);
  LaneMask* front = state.front.data();
  SixteenLanes* sigma = state.sigma.data();
  std::uint32_t* vertex = state.vertex.data();
  std::uint32_t* arc_end = state.arc_end.data();
  LaneMask* arc_lanes = state.arc_lanes.data();
  std::uint32_t* arc_tie = state.arc_tie.data();
  std::uint32_t recorded = state.num_recorded;
  std::uint32_t tail = state.num_entries;
  for (std::uint32_t e = first; e < last; ++e) front[vertex[e]] |= state.lanes[e];
  for (std::uint32_t w = batch.first_of_run; w < batch.last_of_run; ++w) {
    const auto open = static_cast<LaneMask>(state.unseen[w] & all);
    if (open == 0) continue;
    const std::uint32_t begin = recorded;
    for (std::uint32_t a = rows.starts[w]; a < rows.starts[w + 1]; ++a) {
      const std::uint32_t v = targets[a];
      const auto shared = static_cast<LaneMask>(front[v] & open);
      arc_end[recorded] = v;
      arc_lanes[recorded] = shared;
      if constexpr (kTies) arc_tie[recorded] = ties[a];
      recorded += shared != 0 ? 1U : 0U;
    }
    state.num_scanned += rows.starts[w + 1] - rows.starts[w];
    if (begin == recorded) continue;
    LaneVector sum[2] = {};
    LaneMask reached = 0;
    for (std::uint32_t k = begin; k < recorded; ++k) {
      const LaneMask shared = arc_lanes[k];
      const SixteenLanes& paths = sigma[arc_end[k]];
      reached |= shared;
      add_where(sum[0], shared, paths.half[0]);
      add_where(sum[1], shared >> 8U, paths.half[1]);
    }
    for (int h = 0; h < 2; ++h) {
      sum[h] *= state.graph->copies[w];
      keep_larger(largest[h], sum[h]);
      store_where(sigma[w].half[h], reached >> (8U * static_cast<unsigned>(h)), sum[h]);
    }
    vertex[tail] = w;
    state.lanes[tail] = reached;
    state.pulled_end[tail++] = recorded;
  }
  for (std::uint32_t e = first; e < last; ++e) front[vertex[e]] = 0;
  state.num_recorded = recorded;
  state.num_entries = tail;
}

// A run of which every lane has seen all is done; one with arcs that have no reverse is, once a level is empty.
template <bool kTies>
INTERSTICE_LANE_TARGET inline bool search_lanes(LaneState& state, const LaneBatch& batch) {
  const SearchGraph& graph = *state.graph;
  const ArcRows& in = graph.symmetric() ? graph.out : graph.in;
  const std::uint32_t size = batch.last_of_run - batch.first_of_run;
  std::uint64_t unseen_arcs = in.starts[batch.last_of_run] - in.starts[batch.first_of_run];
  std::uint64_t unseen = std::uint64_t{size} * batch.count;
  std::uint64_t front_arcs = 0;
  state.levels.clear();
  state.num_recorded = 0;
  state.num_scanned = 0;
  state.num_entries = batch.count;
  reserve_entries(state, batch.count + std::size_t{size} + 1);
  for (std::uint32_t j = 0; j < batch.count; ++j) {
    state.vertex[j] = batch.first + j;
    state.lanes[j] = static_cast<LaneMask>(1U << j);
    state.sigma[batch.first + j].half[j / 8][j % 8] = 1.0;
  }
  close_level(state, batch, 0, front_arcs, unseen_arcs, unseen);
  LaneVector largest[2] = {};
  std::uint32_t first = 0;
  while (first < state.num_entries && unseen > 0) {
    const std::uint32_t last = state.num_entries;
    const bool pull = front_arcs > unseen_arcs;
    state.levels.push_back({first, state.num_recorded, pull});
    reserve_entries(state, last + std::size_t{size} + 1);
    reserve_record<kTies>(state, state.num_recorded + (pull ? unseen_arcs : front_arcs) + 1);
    if (pull) {
      pull_level<kTies>(state, batch, first, last, largest);
    } else {
      push_level<kTies>(state, first, last, largest);
    }
    close_level(state, batch, last, front_arcs, unseen_arcs, unseen);
    first = last;
  }
  if (first < state.num_entries) state.levels.push_back({first, state.num_recorded, false});
  return below(largest, kMostPathsInLanes);
}

// What v's shortest arcs ahead share out: the sum over them of share.
template <bool kTies>
INTERSTICE_LANE_TARGET inline void gather(LaneState& state, std::uint32_t v, std::uint32_t begin,
                                          std::uint32_t end, const LaneVector source_mass[2],
                                          LaneVector sum[2], double* score) {
  const SixteenLanes* share = state.share.data();
  LaneVector each[2];
  for (int h = 0; h < 2; ++h) each[h] = state.sigma[v].half[h] * source_mass[h];
  for (std::uint32_t k = begin; k < end; ++k) {
    const SixteenLanes& part = share[state.arc_end[k]];
    const LaneMask lanes = state.arc_lanes[k];
    add_where(sum[0], lanes, part.half[0]);
    add_where(sum[1], lanes >> 8U, part.half[1]);
    if constexpr (kTies) {
      LaneVector over[2] = {};
      add_where(over[0], lanes, each[0] * part.half[0]);
      add_where(over[1], lanes >> 8U, each[1] * part.half[1]);
      score[state.arc_tie[k]] += total(over[0] + over[1]);
    }
  }
}

// The same seen from w at the far end: its share goes to those it was reached from.
template <bool kTies>
INTERSTICE_LANE_TARGET inline void scatter(LaneState& state, const SixteenLanes& part,
                                           std::uint32_t begin, std::uint32_t end,
                                           const LaneVector source_mass[2], double* score) {
  SixteenLanes* share = state.share.data();
  for (std::uint32_t k = begin; k < end; ++k) {
    const std::uint32_t v = state.arc_end[k];
    const LaneMask lanes = state.arc_lanes[k];
    add_where(share[v].half[0], lanes, part.half[0]);
    add_where(share[v].half[1], lanes >> 8U, part.half[1]);
    if constexpr (kTies) {
      const SixteenLanes& paths = state.sigma[v];
      LaneVector over[2] = {};
      add_where(over[0], lanes, paths.half[0] * source_mass[0] * part.half[0]);
      add_where(over[1], lanes >> 8U, paths.half[1] * source_mass[1] * part.half[1]);
      score[state.arc_tie[k]] += total(over[0] + over[1]);
    }
  }
}

// With P = copies sigma, share = (mass + copies delta) / sigma = copies (mass / P + sum), delta = P sum / copies.
template <bool kTies>
INTERSTICE_LANE_TARGET inline void settle_level(LaneState& state, std::size_t level,
                                                const LaneVector source_mass[2], double* score) {
  const SearchGraph& graph = *state.graph;
  const bool deepest = level + 1 == state.levels.size();
  const bool ahead_pulled = state.levels[level].pulled;
  const LaneState::Level& before = state.levels[level - 1];
  std::uint32_t pushed = state.levels[level].record;
  std::uint32_t pulled = before.record;
  if (before.pulled) {  // share of the level before is where sums gather
    for (std::uint32_t e = before.first; e < state.levels[level].first; ++e) {
      SixteenLanes& sum = state.share[state.vertex[e]];
      store_where(sum.half[0], state.lanes[e], LaneVector{});
      store_where(sum.half[1], state.lanes[e] >> 8U, LaneVector{});
    }
  }
  const std::uint32_t last = level_end(state, level);
  for (std::uint32_t e = state.levels[level].first; e < last; ++e) {
    const std::uint32_t v = state.vertex[e];
    const LaneMask lanes = state.lanes[e];
    LaneVector sum[2] = {};
    if (!deepest && ahead_pulled) {
      add_where(sum[0], lanes, state.share[v].half[0]);
      add_where(sum[1], lanes >> 8U, state.share[v].half[1]);
    } else if (!deepest) {
      gather<kTies>(state, v, pushed, state.pushed_end[e], source_mass, sum, score);
      pushed = state.pushed_end[e];
    }
    const double copies = graph.copies[v];
    LaneVector delta = {};
    SixteenLanes part;
    for (unsigned h = 0; h < 2; ++h) {
      const LaneVector paths = state.sigma[v].half[h];
      part.half[h] = (graph.mass[v] / paths + sum[h]) * copies;
      add_where(delta, lanes >> (8U * h), paths * sum[h] * source_mass[h]);
      store_where(state.share[v].half[h], lanes >> (8U * h), part.half[h]);
    }
    if (!kTies && !deepest) score[v] += total(delta) / copies;
    if (before.pulled) {
      scatter<kTies>(state, part, pulled, state.pulled_end[e], source_mass, score);
      pulled = state.pulled_end[e];
    }
    for (unsigned h = 0; h < 2; ++h) {
      store_where(state.sigma[v].half[h], lanes >> (8U * h), LaneVector{});
    }
    state.unseen[v] |= lanes;
  }
}

template <bool kTies>
INTERSTICE_LANE_TARGET inline void go_back_in_lanes(LaneState& state, const LaneBatch& batch,
                                                    double* score) {
  LaneVector source_mass[2] = {};
  for (std::uint32_t j = 0; j < batch.count; ++j) {
    source_mass[j / 8][j % 8] = state.graph->mass[batch.first + j];
  }
  for (std::size_t level = state.levels.size(); level-- > 1;) {
    settle_level<kTies>(state, level, source_mass, score);
  }
  // Ties out of the sources themselves count too, where the search pushed them.
  if (kTies && state.levels.size() > 1 && !state.levels[0].pulled) {
    std::uint32_t begin = 0;
    for (std::uint32_t j = 0; j < batch.count; ++j) {
      LaneVector ignored[2] = {};
      gather<kTies>(state, batch.first + j, begin, state.pushed_end[j], source_mass, ignored,
                    score);
      begin = state.pushed_end[j];
    }
  }
  for (std::uint32_t j = 0; j < batch.count; ++j) {
    state.sigma[batch.first + j] = SixteenLanes{};
    state.unseen[batch.first + j] = static_cast<LaneMask>(~0U);
  }
}

bool search(LaneState& state, const LaneBatch& batch) {
  return state.graph->scores_ties ? search_lanes<true>(state, batch)
                                  : search_lanes<false>(state, batch);
}

void go_back(LaneState& state, const LaneBatch& batch, double* score) {
  if (state.graph->scores_ties) {
    go_back_in_lanes<true>(state, batch, score);
  } else {
    go_back_in_lanes<false>(state, batch, score);
  }
}
