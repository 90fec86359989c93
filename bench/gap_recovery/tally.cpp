#include "bench/gap_recovery/tally.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <tuple>

#include "bench/gap_recovery/ranking.hpp"

namespace interstice::gap_recovery {
namespace {

// Of a share that is a sum over places: places are independent, their cells are not.
double standard_error(double sum, double squares, double places, double cells) {
  if (places < 2.0) return 0.0;
  const double mean = sum / places;
  const double variance = std::max(0.0, squares / places - mean * mean);
  return std::sqrt(variance * places) / cells;
}

}  // namespace

void Tally::add(const World& world, const std::vector<OutcomeCell>& judged) {
  std::vector<double> score;
  std::vector<bool> is_planted;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, const OutcomeCell*> by_triple;
  for (const OutcomeCell& cell : judged)
    by_triple[{cell.outcome, index(cell.a), index(cell.b)}] = &cell;
  double gaps = 0.0;
  double small[3] = {};
  for (const Cell& cell : cells_of(world)) {
    const OutcomeCell& one = *by_triple.at({cell.triple.outcome, cell.triple.a, cell.triple.b});
    const bool gap = one.state == GapState::gap;
    score.push_back(one.evidence);
    is_planted.push_back(cell.planted);
    planted += cell.planted ? 1.0 : 0.0;
    found += cell.planted && gap ? 1.0 : 0.0;
    right += cell.overlaps && gap ? 1.0 : 0.0;
    gaps += gap ? 1.0 : 0.0;
    cells += 1.0;
    small[0] += one.p <= 0.01 ? 1.0 : 0.0;
    small[1] += one.p <= 0.05 ? 1.0 : 0.0;
    small[2] += one.p <= 0.10 ? 1.0 : 0.0;
  }
  at_01 += small[0];
  at_05 += small[1];
  at_10 += small[2];
  squares_01 += small[0] * small[0];
  squares_05 += small[1] * small[1];
  squares_10 += small[2] * small[2];
  places += 1.0;
  reported += gaps;
  places_with_a_gap += gaps > 0.0 ? 1.0 : 0.0;
  precision += average_precision(score, is_planted);
}

void Tally::print_header() {
  std::puts(
      "world,silence,what,places,average_precision,planted_found,right_of_reported,reported,places_"
      "with_a_gap,p01,p05,p10,se01,se05,se10,tau,affinity");
}

void Tally::print(const char* world, int silence, const char* what) const {
  if (places == 0.0) return;
  std::printf("%s,%d,%s,%.0f,%.3f,%.3f,%.3f,%.0f,%.0f,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f,%.2f,%.2f\n",
              world, silence, what, places, precision / places, planted > 0 ? found / planted : 0.0,
              reported > 0 ? right / reported : 1.0, reported, places_with_a_gap, at_01 / cells,
              at_05 / cells, at_10 / cells, standard_error(at_01, squares_01, places, cells),
              standard_error(at_05, squares_05, places, cells),
              standard_error(at_10, squares_10, places, cells), deviations / places,
              affinities / places);
  std::fflush(stdout);
}

void InterfaceTally::add(const World& world, const std::vector<InterfaceCell>& judged,
                         const std::vector<InterfaceCell>& everybody) {
  const auto silent = [&](SystemId g) {
    return std::ranges::find(world.silent_systems, index(g)) != world.silent_systems.end();
  };
  for (std::size_t i = 0; i < judged.size(); ++i) {
    const InterfaceCell& cell = judged[i];
    const int kind = silent(cell.a) && silent(cell.b)   ? 0
                     : silent(cell.a) || silent(cell.b) ? 1
                                                        : 2;
    const bool gap = cell.state == GapState::gap;
    cells[kind] += 1.0;
    gaps[kind] += gap ? 1.0 : 0.0;
    false_gaps[kind] += gap && everybody[i].state == GapState::no_sign ? 1.0 : 0.0;
    cannot_tell[kind] += cell.state == GapState::cannot_tell ? 1.0 : 0.0;
  }
}

void InterfaceTally::print(const char* world, int silence, const char* what) const {
  static constexpr const char* kKinds[3] = {"both_silent", "one_silent", "others"};
  for (int kind = 0; kind < 3; ++kind) {
    if (cells[kind] == 0.0) continue;
    std::printf("%s,%d,%s_%s,cells %.0f,gaps %.0f,false_gaps %.0f,cannot_tell %.0f\n", world,
                silence, what, kKinds[kind], cells[kind], gaps[kind], false_gaps[kind],
                cannot_tell[kind]);
  }
  std::fflush(stdout);
}

}  // namespace interstice::gap_recovery
