// bench_gaps [BODIES TIES [DRAWS [THREADS]]]: what `gaps` works out, step by step, on a seeded place: seconds of wall clock
// and of all processors, and at the end the most memory held. Both models, interfaces and outcomes, then the draws.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <optional>
#include <vector>

#include "graph/expectation/logistic.hpp"
#include "graph/findings/gap_persistence.hpp"
#include "graph/kernels/random.hpp"

namespace {

using namespace interstice;

struct Seeded {
  Network network{Direction::undirected, 0, {}};
  std::vector<SystemId> system_of;
  std::uint32_t systems = 12;
  BodyFacts facts;
  std::vector<std::vector<std::uint32_t>> owners;
  ObservedPairs observed;
};

// Twelve systems, ten outcomes that each body owns with a chance of one in six, three tiers, nine in ten answered.
Seeded seeded(std::uint32_t n, double ties_wanted) {
  Random random(7);
  Seeded place;
  place.owners.resize(10);
  place.facts.outcomes.resize(n);
  std::vector<double> side;
  std::vector<std::uint64_t> answered;
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t g = std::min(random.below(12), random.below(12));
    place.system_of.push_back(static_cast<SystemId>(g));
    side.push_back(1.6 * (random.uniform() - 0.5) + 0.1 * (g % 4));
    for (std::uint32_t o = 0; o < 10; ++o) {
      if (random.below(6) != 0) continue;
      place.owners[o].push_back(v);
      place.facts.outcomes[v].push_back(o);
    }
    place.facts.tier.push_back(random.below(3));
    answered.push_back(random.below(10) < 9 ? 1 : 0);
  }
  const double level = std::log(ties_wanted / (0.5 * n * n)) - 0.6;
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const double eta = level + side[u] + side[v] +
                         (place.system_of[u] == place.system_of[v] ? 1.0 : 0.0) +
                         0.4 * (place.facts.tier[u] == place.facts.tier[v] ? 1.0 : 0.0);
      if (answered[u] + answered[v] > 0 && random.uniform() < logistic(eta))
        ties.emplace_back(u, v);
    }
  }
  place.network = Network(Direction::undirected, n, std::move(ties));
  place.observed = ObservedPairs(ObservedPairs::Sides::one, 1, std::move(answered));
  return place;
}

void timed(const char* what, const std::function<void()>& work) {
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t processors = std::clock();
  work();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - wall;
  std::printf("%s,%.3f,%.3f\n", what, took.count(),
              static_cast<double>(std::clock() - processors) / CLOCKS_PER_SEC);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const auto bodies = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 200);
  const double ties = argc > 2 ? std::atof(argv[2]) : 2000.0;
  const auto draws = static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 200);
  const Execution execution{.threads = static_cast<unsigned>(argc > 4 ? std::atoi(argv[4]) : 0)};
  const Seeded place = seeded(bodies, ties);
  std::printf("bodies %u, ties %u\nstep,seconds,processor seconds\n", bodies,
              place.network.num_ties());
  Interfaces found;
  TieModel model;
  std::vector<OutcomeCell> cells;
  timed("interfaces with their model", [&] {
    found = interfaces(place.network, place.system_of, place.systems, place.observed,
                       {.facts = &place.facts}, execution);
  });
  timed("model with affinities", [&] {
    model = fit_tie_model(place.network, place.system_of, place.systems, place.observed,
                          {.affinities = PairAffinities::fitted, .facts = &place.facts}, execution);
  });
  timed("outcomes", [&] {
    cells = outcome_gaps(place.network, place.observed, model, place.owners, {}, execution);
  });
  std::printf("converged %d %d, deviations %.4f %.4f %.4f, Newton steps %u %u, cells %zu %zu\n",
              found.model.converged ? 1 : 0, model.converged ? 1 : 0,
              std::sqrt(found.model.variance), std::sqrt(model.variance),
              std::sqrt(model.affinity_variance), found.model.iterations, model.iterations,
              found.cells.size(), cells.size());
  if (draws > 0) {
    const std::vector<double> confidence(place.network.num_ties(), 0.95);
    timed("draws", [&] {
      const GapPersistence persistence = gap_persistence({.network = place.network,
                                                          .observed = place.observed,
                                                          .confidence = confidence,
                                                          .facts = &place.facts,
                                                          .model = &model,
                                                          .owners = &place.owners,
                                                          .outcomes = &cells,
                                                          .interfaces = &found},
                                                         {.draws = draws}, execution);
      std::printf("of %u draws %u counted\n", draws, persistence.draws);
    });
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("most memory %.0f MB\n", static_cast<double>(usage.ru_maxrss) / 1024.0);
}
