// Measures on seeded networks of named size: every benchmark says n and m, and checks its result once before timing.
#include <benchmark/benchmark.h>

#include "graph/centrality/betweenness.hpp"
#include "graph/cohesion/cut_points.hpp"
#include "graph/expectation/tie_model.hpp"
#include "graph/gaps/outcomes.hpp"
#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

// n vertices in `systems` systems, about `ties` ties, seeded; systems one after another.
Network random_network(std::uint32_t n, std::uint32_t ties, std::uint64_t seed) {
  Random random(seed);
  std::vector<Tie> list;
  while (list.size() < ties) {
    const std::uint32_t a = random.below(n);
    const std::uint32_t b = random.below(n);
    if (a != b) list.emplace_back(std::min(a, b), std::max(a, b));
  }
  return {Direction::undirected, n, std::move(list)};
}

void Betweenness(benchmark::State& state) {
  const Network network = random_network(static_cast<std::uint32_t>(state.range(0)),
                                         static_cast<std::uint32_t>(state.range(1)), 1);
  const Execution execution{.threads = static_cast<unsigned>(state.range(2))};
  if (betweenness(network, {}, {.threads = 1}) != betweenness(network, {}, execution))
    state.SkipWithError("threads change the result");
  for (auto _ : state) benchmark::DoNotOptimize(betweenness(network, {}, execution));
}
BENCHMARK(Betweenness)
    ->ArgNames({"n", "m", "threads"})
    ->Args({200, 2000, 1})
    ->Args({5000, 20000, 1})
    ->Args({5000, 20000, 2})
    ->Unit(benchmark::kMillisecond);

void CutPoints(benchmark::State& state) {
  const Network network = random_network(static_cast<std::uint32_t>(state.range(0)),
                                         static_cast<std::uint32_t>(state.range(1)), 1);
  for (auto _ : state) benchmark::DoNotOptimize(cut_points(network));
}
BENCHMARK(CutPoints)->ArgNames({"n", "m"})->Args({100000, 200000})->Unit(benchmark::kMillisecond);

void FitTieModel(benchmark::State& state) {
  const auto n = static_cast<std::uint32_t>(state.range(0));
  const Network network = random_network(n, static_cast<std::uint32_t>(state.range(1)), 1);
  std::vector<SystemId> system_of(n);
  for (std::uint32_t v = 0; v < n; ++v) system_of[v] = static_cast<SystemId>(v % 8);
  const ObservedPairs observed(ObservedPairs::Sides::one, 1, std::vector<std::uint64_t>(n, 1));
  if (!fit_tie_model(network, system_of, 8, observed).converged)
    state.SkipWithError("not converged");
  for (auto _ : state) benchmark::DoNotOptimize(fit_tie_model(network, system_of, 8, observed));
}
BENCHMARK(FitTieModel)
    ->ArgNames({"n", "m"})
    ->Args({60, 300})
    ->Args({200, 2000})
    ->Args({500, 5000})
    ->Args({5000, 50000})
    ->Unit(benchmark::kMillisecond);

// Everything: outcomes as covariates, affinities, and every outcome gap of ten outcomes.
void FitAndJudgeOutcomes(benchmark::State& state) {
  const auto n = static_cast<std::uint32_t>(state.range(0));
  const Network network = random_network(n, static_cast<std::uint32_t>(state.range(1)), 1);
  constexpr std::uint32_t kOutcomes = 10;
  std::vector<SystemId> system_of(n);
  std::vector<std::vector<std::uint32_t>> owners(kOutcomes);
  BodyFacts facts;
  facts.outcomes.resize(n);
  Random random(2);
  for (std::uint32_t v = 0; v < n; ++v) {
    system_of[v] = static_cast<SystemId>(v % 8);
    for (std::uint32_t o = 0; o < kOutcomes; ++o) {
      if (random.uniform() >= 0.2) continue;
      owners[o].push_back(v);
      facts.outcomes[v].push_back(o);
    }
  }
  const ObservedPairs observed(ObservedPairs::Sides::one, 1, std::vector<std::uint64_t>(n, 1));
  const auto run = [&] {
    const TieModel model = fit_tie_model(network, system_of, 8, observed,
                                         {.affinities = PairAffinities::fitted, .facts = &facts});
    if (!model.converged) state.SkipWithError("not converged");
    return outcome_gaps(network, observed, model, owners);
  };
  if (run().size() != 280) state.SkipWithError("cells are missing");
  for (auto _ : state) benchmark::DoNotOptimize(run());
}
BENCHMARK(FitAndJudgeOutcomes)
    ->ArgNames({"n", "m"})
    ->Args({200, 2000})
    ->Args({1000, 10000})
    ->Args({5000, 50000})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace interstice

BENCHMARK_MAIN();
