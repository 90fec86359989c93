// gap_recovery [WORLD|all [SILENCE|all [PLANTED [NULL [directed]]]]]: planted gaps found, and gaps invented where none is planted. CSV on standard output.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "bench/gap_recovery/ranking.hpp"
#include "graph/gaps/directed_outcomes.hpp"
#include "graph/gaps/outcomes.hpp"

namespace interstice::gap_recovery {
namespace {

struct Tally {
  double places = 0.0;
  double precision = 0.0;  // sum of average precisions
  double planted = 0.0;
  double found = 0.0;
  double reported = 0.0;
  double right = 0.0;  // planted or sharing pairs with one
  double places_with_a_gap = 0.0;
  double cells = 0.0;
  double at_01 = 0.0, at_05 = 0.0, at_10 = 0.0;
  double deviations = 0.0, affinities = 0.0;
};

std::vector<OutcomeCell> judge(const World& world, const ObservedPairs& observed, BlockFit fit,
                               Tally& tally) {
  BodyFacts facts;
  facts.outcomes.resize(world.network.num_vertices());
  for (std::uint32_t o = 0; o < world.owners.size(); ++o) {
    for (const std::uint32_t v : world.owners[o]) facts.outcomes[v].push_back(o);
  }
  const Execution execution{.threads = 1};
  const TieModel model =
      fit_tie_model(world.network, world.system_of, world.num_systems, observed,
                    {.affinities = PairAffinities::fitted, .facts = &facts}, execution);
  if (!model.converged) std::fprintf(stderr, "not converged: %g\n", model.residual);
  tally.deviations += std::sqrt(model.variance);
  tally.affinities += std::sqrt(model.affinity_variance);
  return outcome_gaps(world.network, observed, model, world.owners, {.fit = fit}, execution);
}

std::vector<OutcomeCell> judge_directed(const World& world, Tally& tally) {
  BodyFacts facts;
  facts.outcomes.resize(world.network.num_vertices());
  for (std::uint32_t o = 0; o < world.owners.size(); ++o) {
    for (const std::uint32_t v : world.owners[o]) facts.outcomes[v].push_back(o);
  }
  const DirectedTieModel model = fit_directed_tie_model(
      world.directed, world.system_of, world.num_systems, world.observed_directed,
      {.affinities = PairAffinities::fitted, .facts = &facts});
  if (!model.converged) std::fprintf(stderr, "directed: not converged: %g\n", model.residual);
  tally.deviations += std::sqrt(model.sender_variance);
  tally.affinities += std::sqrt(model.affinity_variance);
  return directed_outcome_gaps(world.directed, world.observed_directed, model, world.owners);
}

void count(const World& world, const std::vector<OutcomeCell>& judged, Tally& tally) {
  std::vector<double> score;
  std::vector<bool> planted;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, const OutcomeCell*> by_triple;
  for (const OutcomeCell& cell : judged)
    by_triple[{cell.outcome, index(cell.a), index(cell.b)}] = &cell;
  double reported = 0.0;
  for (const Cell& cell : cells_of(world)) {
    const OutcomeCell& found = *by_triple.at({cell.triple.outcome, cell.triple.a, cell.triple.b});
    const bool gap = found.state == GapState::gap;
    score.push_back(found.evidence);
    planted.push_back(cell.planted);
    tally.planted += cell.planted ? 1.0 : 0.0;
    tally.found += cell.planted && gap ? 1.0 : 0.0;
    tally.right += cell.overlaps && gap ? 1.0 : 0.0;
    reported += gap ? 1.0 : 0.0;
    tally.cells += 1.0;
    tally.at_01 += found.p <= 0.01 ? 1.0 : 0.0;
    tally.at_05 += found.p <= 0.05 ? 1.0 : 0.0;
    tally.at_10 += found.p <= 0.10 ? 1.0 : 0.0;
  }
  tally.places += 1.0;
  tally.reported += reported;
  tally.places_with_a_gap += reported > 0.0 ? 1.0 : 0.0;
  tally.precision += average_precision(score, planted);
}

void print(const char* world, int silence, const char* what, const Tally& t) {
  if (t.places == 0.0) return;
  std::printf("%s,%d,%s,%.0f,%.3f,%.3f,%.3f,%.0f,%.0f,%.4f,%.4f,%.4f,%.2f,%.2f\n", world, silence,
              what, t.places, t.precision / t.places, t.planted > 0 ? t.found / t.planted : 0.0,
              t.reported > 0 ? t.right / t.reported : 1.0, t.reported, t.places_with_a_gap,
              t.at_01 / t.cells, t.at_05 / t.cells, t.at_10 / t.cells, t.deviations / t.places,
              t.affinities / t.places);
  std::fflush(stdout);
}

}  // namespace
}  // namespace interstice::gap_recovery

int main(int argc, char** argv) {
  using namespace interstice;
  using namespace interstice::gap_recovery;
  const std::string_view only = argc > 1 ? argv[1] : "all";
  const int silence_from = argc > 2 && std::string_view(argv[2]) != "all" ? std::atoi(argv[2]) : 0;
  const int silence_to = argc > 2 && std::string_view(argv[2]) != "all" ? silence_from : 2;
  const auto planted_seeds = static_cast<std::uint64_t>(argc > 3 ? std::atoi(argv[3]) : 20);
  const auto null_seeds = static_cast<std::uint64_t>(argc > 4 ? std::atoi(argv[4]) : 200);
  const bool directed = argc > 5 && std::string_view(argv[5]) == "directed";
  std::puts(
      "world,silence,what,places,average_precision,planted_found,right_of_reported,reported,places_"
      "with_a_gap,p01,p05,p10,tau,affinity");
  for (const WorldSettings& settings : kWorlds) {
    if (only != "all" && only != settings.name) continue;
    for (int silence = silence_from; silence <= silence_to; ++silence) {
      Tally planted_in, planted_out, planted_directed, null_in, null_out, null_directed, harm;
      for (std::uint64_t seed = 1; seed <= planted_seeds; ++seed) {
        const World world = make_world(settings, static_cast<Silence>(silence), true, seed);
        count(world, judge(world, world.observed, BlockFit::within, planted_in), planted_in);
        count(world, judge(world, world.observed, BlockFit::left_out, planted_out), planted_out);
        if (directed) count(world, judge_directed(world, planted_directed), planted_directed);
      }
      print(settings.name, silence, "planted_within", planted_in);
      print(settings.name, silence, "planted_left_out", planted_out);
      if (directed) print(settings.name, silence, "planted_directed", planted_directed);
      for (std::uint64_t seed = 1001; seed <= 1000 + null_seeds; ++seed) {
        const World world = make_world(settings, static_cast<Silence>(silence), false, seed);
        count(world, judge(world, world.observed, BlockFit::within, null_in), null_in);
        count(world, judge(world, world.observed, BlockFit::left_out, null_out), null_out);
        if (directed) count(world, judge_directed(world, null_directed), null_directed);
        if (silence == 0) continue;
        // The harm of reading "not asked" as "no link".
        const ObservedPairs all(ObservedPairs::Sides::one, 1,
                                std::vector<std::uint64_t>(settings.bodies, 1));
        count(world, judge(world, all, BlockFit::left_out, harm), harm);
      }
      print(settings.name, silence, "null_within", null_in);
      print(settings.name, silence, "null_left_out", null_out);
      if (directed) print(settings.name, silence, "null_directed", null_directed);
      if (silence != 0) print(settings.name, silence, "null_not_asked_is_no", harm);
    }
  }
}
