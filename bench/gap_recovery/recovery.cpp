// gap_recovery [WORLD|all [SILENCE|all [PLANTED [NULL [directed|interfaces|bootstrap]...]]]]: planted gaps found, and gaps
// invented where none is planted. CSV on standard output.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "bench/gap_recovery/tally.hpp"
#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model_fit.hpp"
#include "graph/gaps/directed_outcomes.hpp"
#include "graph/gaps/outcomes.hpp"
#include "graph/kernels/random.hpp"

namespace interstice::gap_recovery {
namespace {

constexpr std::uint32_t kBootstraps = 199;
constexpr std::uint64_t kBootstrapPlaces = 20;
const Execution kOneThread{.threads = 1};

struct What {
  bool directed = false;
  bool interfaces = false;
  bool bootstrap = false;
};

BodyFacts facts_of(const World& world) {
  BodyFacts facts;
  facts.outcomes.resize(world.network.num_vertices());
  for (std::uint32_t o = 0; o < world.owners.size(); ++o) {
    for (const std::uint32_t v : world.owners[o]) facts.outcomes[v].push_back(o);
  }
  return facts;
}

// Fitted once, judged both ways; `within` may be nullptr.
void judge(const World& world, const ObservedPairs& observed, Tally* within, Tally& left_out) {
  const BodyFacts facts = facts_of(world);
  const TieModel model =
      fit_tie_model(world.network, world.system_of, world.num_systems, observed,
                    {.affinities = PairAffinities::fitted, .facts = &facts}, kOneThread);
  if (!model.converged) std::fprintf(stderr, "not converged: %g\n", model.residual);
  const auto judged = [&](BlockFit fit) {
    return outcome_gaps(world.network, observed, model, world.owners, {.fit = fit}, kOneThread);
  };
  for (Tally* tally : {within, &left_out}) {
    if (tally == nullptr) continue;
    tally->deviations += std::sqrt(model.variance);
    tally->affinities += std::sqrt(model.affinity_variance);
    tally->add(world, judged(tally == within ? BlockFit::within : BlockFit::left_out));
  }
}

void judge_directed(const World& world, const ObservedPairs& observed, Tally& tally) {
  const BodyFacts facts = facts_of(world);
  const DirectedTieModel model =
      fit_directed_tie_model(world.directed, world.system_of, world.num_systems, observed,
                             {.affinities = PairAffinities::fitted, .facts = &facts}, kOneThread);
  if (!model.converged) std::fprintf(stderr, "directed: not converged: %g\n", model.residual);
  tally.deviations += std::sqrt(model.sender_variance);
  tally.affinities += std::sqrt(model.affinity_variance);
  tally.add(world,
            directed_outcome_gaps(world.directed, observed, model, world.owners, {}, kOneThread));
}

std::vector<InterfaceCell> interfaces_of(const World& world, const ObservedPairs& observed) {
  const BodyFacts facts = facts_of(world);
  return interfaces(world.network, world.system_of, world.num_systems, observed, {.facts = &facts},
                    kOneThread)
      .cells;
}

// p of each cell by simulation: networks are drawn from the fitted model over the observed pairs, fitted again at its
// variances and judged; the share of them in which the cell's p is at or under the one at hand.
void bootstrap(const WorldSettings& settings, int silence) {
  Tally plug_in;
  Tally simulated;
  double apart = 0.0;
  double cells = 0.0;
  for (std::uint64_t seed = 1001; seed <= 1000 + kBootstrapPlaces; ++seed) {
    const World world = make_world(settings, static_cast<Silence>(silence), false, seed);
    const BodyFacts facts = facts_of(world);
    const TieModelOptions options{.affinities = PairAffinities::fitted, .facts = &facts};
    const TieModel model = fit_tie_model(world.network, world.system_of, world.num_systems,
                                         world.observed, options, kOneThread);
    std::vector<OutcomeCell> judged =
        outcome_gaps(world.network, world.observed, model, world.owners, {}, kOneThread);
    plug_in.add(world, judged);
    std::vector<double> at_or_under(judged.size(), 1.0);
    for (std::uint32_t run = 0; run < kBootstraps; ++run) {
      Random random(seed, run);
      std::vector<Tie> ties;
      for (std::uint32_t u = 0; u < settings.bodies; ++u) {
        for (std::uint32_t v = u + 1; v < settings.bodies; ++v) {
          const auto x = static_cast<VertexId>(u);
          const auto y = static_cast<VertexId>(v);
          if (world.observed(x, y) && random.uniform() < model.probability(x, y))
            ties.emplace_back(u, v);
        }
      }
      const Network drawn(Direction::undirected, settings.bodies, std::move(ties));
      const PairData pairs(drawn, world.system_of, world.num_systems, world.observed, &facts,
                           kOneThread);
      const std::vector<OutcomeCell> again =
          outcome_gaps(drawn, world.observed, refit_tie_model(pairs, model, {}, kOneThread),
                       world.owners, {}, kOneThread);
      for (std::size_t i = 0; i < judged.size(); ++i)
        at_or_under[i] += again[i].p <= judged[i].p ? 1.0 : 0.0;
    }
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if (judged[i].reason != CannotTell::no) continue;
      const double p = at_or_under[i] / (kBootstraps + 1.0);
      if (judged[i].p <= 0.10 || p <= 0.10) {
        apart += judged[i].p - p;
        cells += 1.0;
      }
      judged[i].p = p;
    }
    simulated.add(world, judged);
  }
  plug_in.print(settings.name, silence, "bootstrap_plug_in");
  simulated.print(settings.name, silence, "bootstrap_simulated");
  std::printf(
      "%s,%d,bootstrap: of %.0f cells with either p at or under .10 the plug-in is %.4f above the "
      "simulated\n",
      settings.name, silence, cells, cells > 0.0 ? apart / cells : 0.0);
  std::fflush(stdout);
}

void run(const WorldSettings& settings, int silence, std::uint64_t planted_seeds,
         std::uint64_t null_seeds, const What& what) {
  const auto kind = static_cast<Silence>(silence);
  for (const bool plant : {true, false}) {
    Tally within, left_out, directed, harm, directed_harm;
    InterfaceTally meets, meets_harm;
    const std::uint64_t first = plant ? 1 : 1001;
    const std::uint64_t last = plant ? planted_seeds : 1000 + null_seeds;
    for (std::uint64_t seed = first; seed <= last; ++seed) {
      const World world = make_world(settings, kind, plant, seed);
      const ObservedPairs all = world.observed.as_if_everybody_answered();
      judge(world, world.observed, &within, left_out);
      if (what.directed) judge_directed(world, world.observed_directed, directed);
      if (silence == 0) continue;
      // The harm of reading "not asked" as "no link".
      judge(world, all, nullptr, harm);
      if (what.directed)
        judge_directed(world, world.observed_directed.as_if_everybody_answered(), directed_harm);
      if (!what.interfaces || plant) continue;
      const World everybody = make_world(settings, Silence::none, plant, seed);
      const std::vector<InterfaceCell> truth = interfaces_of(everybody, everybody.observed);
      meets.add(world, interfaces_of(world, world.observed), truth);
      meets_harm.add(world, interfaces_of(world, all), truth);
    }
    within.print(settings.name, silence, plant ? "planted_within" : "null_within");
    left_out.print(settings.name, silence, plant ? "planted_left_out" : "null_left_out");
    directed.print(settings.name, silence, plant ? "planted_directed" : "null_directed");
    harm.print(settings.name, silence, plant ? "planted_not_asked_is_no" : "null_not_asked_is_no");
    directed_harm.print(
        settings.name, silence,
        plant ? "planted_directed_not_asked_is_no" : "null_directed_not_asked_is_no");
    meets.print(settings.name, silence, "interfaces");
    meets_harm.print(settings.name, silence, "interfaces_not_asked_is_no");
  }
  if (what.bootstrap) bootstrap(settings, silence);
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
  const auto asked = [&](std::string_view word) {
    return std::any_of(argv + std::min(argc, 5), argv + argc,
                       [&](const char* arg) { return word == arg; });
  };
  const What what{.directed = asked("directed"),
                  .interfaces = asked("interfaces"),
                  .bootstrap = asked("bootstrap")};
  Tally::print_header();
  for (const WorldSettings& settings : kWorlds) {
    if (only != "all" && only != settings.name) continue;
    for (int silence = silence_from; silence <= silence_to; ++silence)
      run(settings, silence, planted_seeds, null_seeds, what);
  }
}
