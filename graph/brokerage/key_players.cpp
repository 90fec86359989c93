#include "graph/brokerage/key_players.hpp"

#include <fmt/format.h>

#include <numeric>
#include <span>

#include "graph/brokerage/key_players_search.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void check(const Network& network, const KeyPlayerOptions& options) {
  const auto refuse = [](const std::string& message) {
    throw Error(ErrorCode::invalid_argument, "key_players: " + message);
  };
  if (options.size == 0 || options.size > network.num_vertices())
    refuse(fmt::format("size is {}; it must be from 1 to the number of vertices, {}", options.size,
                       network.num_vertices()));
  if (options.most_sets == 0) refuse("most_sets is 0; it must be at least 1");
  if (options.starts == 0) refuse("starts is 0; it must be at least 1");
  if (!(options.effort > 0.0))
    refuse(fmt::format("effort is {}; it must be above 0", options.effort));
}

std::unique_ptr<KeyPlayerScore> score_for(const Network& network, const KeyPlayerOptions& options) {
  switch (options.goal) {
    case KeyPlayerGoal::fragmentation:
      return fragmentation_score(network, options.size);
    case KeyPlayerGoal::distance_weighted_fragmentation:
      return distance_fragmentation_score(network, options.size, options.effort);
    case KeyPlayerGoal::reach:
    case KeyPlayerGoal::distance_weighted_reach:
      break;
  }
  return reach_score(network, options);
}

// Swaps may take half the effort, with some four rounds from each start.
void plan_swaps(KeyPlayerProblem& problem, const Network& network) {
  const double rounds = 4.0 * problem.options.size;
  const double budget = 0.5 * problem.options.effort;
  problem.candidates = problem.vertices;
  const double each = problem.score->cost(problem.n) * rounds;
  if (each > budget) {
    std::ranges::stable_sort(problem.candidates, std::ranges::greater{}, [&](std::uint32_t v) {
      const auto id = static_cast<VertexId>(v);
      return network.out_arcs(id).size() + (network.directed() ? network.in_arcs(id).size() : 0);
    });
    const double affordable = std::floor(problem.n * budget / each);
    const double least = 2.0 * problem.options.size + 8.0;
    if (std::max(affordable, least) < problem.n)
      problem.candidates.resize(static_cast<std::size_t>(std::max(affordable, least)));
    std::ranges::sort(problem.candidates);
  }
  const double cost = problem.score->cost(static_cast<double>(problem.candidates.size())) * rounds;
  problem.starts = static_cast<std::uint32_t>(
      std::clamp(budget / std::max(cost, 1.0), 1.0, static_cast<double>(problem.options.starts)));
}

// For sets that could not all be looked at.
double root_bound(const KeyPlayerProblem& problem) {
  const std::unique_ptr<KeyPlayerScore> score = problem.score->fresh();
  const std::uint32_t k = problem.options.size;
  const double bound = score->bound({}, k, 0);
  if (!score->submodular()) return bound;
  const KeySet greedy = greedy_set(problem);
  std::vector<double> scores(problem.n, BestSets::kNever);
  score->with_each(KeySet(greedy.begin(), greedy.end() - 1), std::span(&greedy.back(), 1), scores);
  return std::min({bound, score->bound(greedy, k, 0),
                   scores[greedy.back()] / (1.0 - std::pow(1.0 - 1.0 / k, k))});
}

}  // namespace

KeyPlayers key_players(const Network& network, const KeyPlayerOptions& options,
                       const Execution& execution) {
  check(network, options);
  const std::uint32_t n = network.num_vertices();
  KeyPlayers result;
  result.num_sets = number_of_sets(n, options.size);
  const bool takes_out = options.goal == KeyPlayerGoal::fragmentation ||
                         options.goal == KeyPlayerGoal::distance_weighted_fragmentation;
  if (takes_out && n - options.size < 2) {
    result.value = result.bound = kNaN;
    result.exact = true;
    return result;
  }
  const std::unique_ptr<KeyPlayerScore> score = score_for(network, options);
  KeyPlayerProblem problem{
      .n = n, .options = options, .score = score.get(), .execution = &execution};
  problem.vertices.resize(n);
  std::iota(problem.vertices.begin(), problem.vertices.end(), 0U);
  plan_swaps(problem, network);

  BestSets swaps = search_by_swaps(problem);
  BranchSearch outcome = search_by_branches(problem, swaps.score);
  result.sets_looked_at = outcome.best.looked_at + swaps.looked_at;
  if (!outcome.finished) outcome.best.add(std::move(swaps), options.most_sets);

  const double best = outcome.best.score;
  double bound = best;
  if (!outcome.finished) {
    bound = std::max(best, std::min(outcome.bound, root_bound(problem)));
  }
  result.exact = bound <= best + BestSets::slack(best);
  result.all_sets = outcome.finished && outcome.best.all;
  result.value = score->value(best);
  result.bound = result.exact ? result.value : std::min(1.0, score->value(bound));
  std::ranges::sort(outcome.best.sets);
  for (const KeySet& set : outcome.best.sets) {
    std::vector<VertexId>& out = result.sets.emplace_back();
    for (const std::uint32_t v : set) out.push_back(static_cast<VertexId>(v));
  }
  return result;
}

}  // namespace interstice
