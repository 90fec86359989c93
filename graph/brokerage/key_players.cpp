#include "graph/brokerage/key_players.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <queue>
#include <span>
#include <utility>

#include "graph/brokerage/key_players_score.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kAnything = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kHopeless = 1000.0;  // times the effort: then branches are not even begun

double slack(double score) {
  return std::isfinite(score) ? 1e-12 * std::max(1.0, std::abs(score)) : 0.0;
}

double choose(double n, double k) {
  double result = 1.0;
  for (double i = 1.0; i <= k; ++i) result = result * (n - k + i) / i;
  return k > n ? 0.0 : std::round(result);
}

// The best sets found, and whether all that are as good as these are among them.
struct Best {
  double score = kNever;
  std::vector<KeySet> sets;
  bool all = true;
  double looked_at = 0.0;

  void offer(double offered, KeySet set, std::size_t most) {
    if (offered > score + slack(score)) {
      score = offered;
      sets.clear();
      all = true;
    } else if (offered < score - slack(score)) {
      return;
    }
    std::ranges::sort(set);
    if (std::ranges::find(sets, set) != sets.end()) return;
    sets.size() < most ? sets.push_back(std::move(set)) : void(all = false);
  }
};

struct Problem {
  std::uint32_t n = 0;
  KeyPlayerOptions options;
  const KeyPlayerScore* score = nullptr;
  std::vector<std::uint32_t> vertices;  // all, in order
  std::vector<std::uint32_t>
      candidates;  // of swaps: those with most ties where all would take too long
  std::uint32_t starts = 1;
  const Execution* execution = nullptr;

  [[nodiscard]] bool stopped() const { return execution->stop.stop_requested(); }
};

// ---- swaps

class SwapSearch {
 public:
  explicit SwapSearch(const Problem& problem)
      : problem_(&problem), score_(problem.score->fresh()), scores_(problem.n, kNever) {}

  // From what greedy finds, or from a random set.
  Best run(std::uint32_t start) {
    KeySet set;
    if (start == 0) {
      set = score_->submodular() ? lazy_greedy() : greedy();
    } else {
      std::vector<std::uint32_t> order = problem_->candidates;
      Random random(problem_->options.seed, start);
      shuffle(std::span(order), random);
      set.assign(order.begin(), order.begin() + problem_->options.size);
    }
    Best best;
    if (set.size() < problem_->options.size) return best;  // stopped
    double now = score_of(set);
    while (!problem_->stopped() && improve(set, now)) {
    }
    best.offer(now, std::move(set), problem_->options.most_sets);
    best.looked_at = looked_at_;
    return best;
  }

  KeySet lazy_greedy() {
    struct Gain {
      double most;
      std::uint32_t vertex;
      std::size_t members;  // of the set that it was worked out for
      bool operator<(const Gain& other) const {
        return most != other.most ? most < other.most : vertex > other.vertex;
      }
    };
    with_each({}, problem_->vertices);
    std::priority_queue<Gain> queue;
    for (std::uint32_t v = 0; v < problem_->n; ++v) queue.push({scores_[v], v, 0});
    KeySet set;
    double now = 0.0;
    while (set.size() < problem_->options.size && !problem_->stopped()) {
      Gain top = queue.top();
      queue.pop();
      if (top.members == set.size()) {
        set.push_back(top.vertex);
        now += top.most;
        continue;
      }
      with_each(set, std::span(&top.vertex, 1));
      top.most = scores_[top.vertex] - now;
      top.members = set.size();
      queue.push(top);
    }
    return set;
  }

 private:
  KeySet greedy() {
    KeySet set;
    while (set.size() < problem_->options.size && !problem_->stopped()) {
      with_each(set, problem_->candidates);
      set.push_back(best_candidate(set));
    }
    return set;
  }

  // The best swap of one member for one outside, if it is better than none.
  bool improve(KeySet& set, double& now) {
    double best = now;
    std::size_t place = 0;
    std::uint32_t by = 0;
    for (std::size_t i = 0; i < set.size() && !problem_->stopped(); ++i) {
      KeySet rest = set;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      with_each(rest, problem_->candidates);
      const std::uint32_t v = best_candidate(rest);
      if (scores_[v] <= best + slack(best)) continue;
      best = scores_[v];
      place = i;
      by = v;
    }
    if (best <= now + slack(now)) return false;
    set[place] = by;
    now = best;
    return true;
  }

  [[nodiscard]] std::uint32_t best_candidate(const KeySet& without) const {
    std::optional<std::uint32_t> best;
    for (const std::uint32_t v : problem_->candidates) {
      if (std::ranges::find(without, v) != without.end()) continue;
      const bool better = !best || scores_[v] > scores_[*best] + slack(scores_[v]);
      const bool as_good = best && scores_[v] >= scores_[*best] - slack(scores_[v]) && v < *best;
      if (better || as_good) best = v;
    }
    return *best;
  }

  double score_of(const KeySet& set) {
    const KeySet rest(set.begin(), set.end() - 1);
    with_each(rest, std::span(&set.back(), 1));
    return scores_[set.back()];
  }
  void with_each(const KeySet& set, std::span<const std::uint32_t> candidates) {
    score_->with_each(set, candidates, scores_);
    looked_at_ += static_cast<double>(candidates.size());
  }

  const Problem* problem_;
  std::unique_ptr<KeyPlayerScore> score_;
  std::vector<double> scores_;
  double looked_at_ = 0.0;
};

// ---- branches: all sets whose lowest member is given, in the order of ids

class Branch {
 public:
  Branch(const Problem& problem, double known, double limit)
      : problem_(&problem),
        score_(problem.score->fresh()),
        scores_(problem.n, kNever),
        limit_(limit) {
    best_.score = known;
  }

  Best best() && { return std::move(best_); }
  [[nodiscard]] bool finished() const { return finished_; }
  /// No set of an unfinished branch has a greater score.
  [[nodiscard]] double bound() const { return bound_; }

  void run(KeySet set) {
    const auto first = set.empty() ? 0U : set.back() + 1;
    const auto more = static_cast<std::uint32_t>(problem_->options.size - set.size());
    if (more > 1 || score_->bound_is_cheap()) bound_ = score_->bound(set, more, first);
    if (!worth(bound_)) return;
    search(set, first);
  }

 private:
  // Whether a subtree may hold a better set, or one as good for which there is room.
  bool worth(double bound) {
    if (bound < best_.score - slack(best_.score)) return false;
    if (bound > best_.score + slack(best_.score)) return true;
    if (best_.sets.size() < problem_->options.most_sets) return true;
    best_.all = false;
    return false;
  }

  void search(KeySet& set, std::uint32_t first) {
    const auto more = static_cast<std::uint32_t>(problem_->options.size - set.size());
    if (more == 1) {
      look_at_each(set, first);
      return;
    }
    for (std::uint32_t v = first; v + more <= problem_->n && finished_; ++v) {
      set.push_back(v);
      const bool bounded = more > 2 || score_->bound_is_cheap();
      if (!bounded || worth(score_->bound(set, more - 1, v + 1))) search(set, v + 1);
      set.pop_back();
    }
  }

  void look_at_each(const KeySet& set, std::uint32_t first) {
    const auto last = std::span(problem_->vertices).subspan(first);
    if (problem_->stopped() ||
        score_->reads() + score_->cost(static_cast<double>(last.size())) > limit_) {
      finished_ = false;
      return;
    }
    score_->with_each(set, last, scores_);
    best_.looked_at += static_cast<double>(last.size());
    for (const std::uint32_t v : last) {
      if (scores_[v] < best_.score - slack(best_.score)) continue;
      KeySet whole = set;
      whole.push_back(v);
      best_.offer(scores_[v], std::move(whole), problem_->options.most_sets);
    }
  }

  const Problem* problem_;
  std::unique_ptr<KeyPlayerScore> score_;
  std::vector<double> scores_;
  double limit_;
  double bound_ = kAnything;
  bool finished_ = true;
  Best best_;
};

struct Outcome {
  Best best;
  bool finished = true;
  double bound = kNever;  // of what was left out
};

void merge(Outcome& into, Best&& from, std::size_t most) {
  into.best.looked_at += from.looked_at;
  if (from.sets.empty()) {
    into.best.all = into.best.all && (from.all || from.score < into.best.score - slack(from.score));
    return;
  }
  const bool all = from.all;
  const double score = from.score;
  for (KeySet& set : from.sets) into.best.offer(score, std::move(set), most);
  if (!all && std::abs(score - into.best.score) <= slack(score)) into.best.all = false;
}

Outcome search_branches(const Problem& problem, double known) {
  const std::uint32_t k = problem.options.size;
  const std::uint32_t n = problem.n;
  const std::size_t count = k == 1 ? 1 : n - k + 1;  // by the lowest member
  Outcome outcome;
  const double all = choose(n, k);
  const double leaves = k == 1 ? 1.0 : choose(n, k - 1.0);
  const double whole = leaves * problem.score->cost(static_cast<double>(n) / k);
  if (whole > kHopeless * problem.options.effort) {
    outcome.finished = false;
    outcome.bound = kAnything;
    return outcome;
  }
  std::vector<Outcome> parts(count);
  for_each_block(count, whole, *problem.execution, [&](std::size_t i) {
    const double share = k == 1 ? 1.0 : choose(static_cast<double>(n - 1 - i), k - 1.0) / all;
    Branch branch(problem, known,
                  problem.options.effort * (0.5 / static_cast<double>(count) + 0.5 * share));
    branch.run(k == 1 ? KeySet{} : KeySet{static_cast<std::uint32_t>(i)});
    parts[i].finished = branch.finished();
    parts[i].bound = branch.bound();
    parts[i].best = std::move(branch).best();
  });
  outcome.best.score = known;
  for (Outcome& part : parts) {
    merge(outcome, std::move(part.best), problem.options.most_sets);
    if (part.finished) continue;
    outcome.finished = false;
    outcome.bound = std::max(outcome.bound, part.bound);
  }
  return outcome;
}

// ---- the whole

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
void plan_swaps(Problem& problem, const Network& network) {
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
double root_bound(const Problem& problem, double greedy_score, const KeySet& greedy_set) {
  const std::unique_ptr<KeyPlayerScore> score = problem.score->fresh();
  const std::uint32_t k = problem.options.size;
  double bound = score->bound({}, k, 0);
  if (score->submodular()) {
    bound = std::min(bound, score->bound(greedy_set, k, 0));
    bound = std::min(bound, greedy_score / (1.0 - std::pow(1.0 - 1.0 / k, k)));
  }
  return bound;
}

}  // namespace

KeyPlayers key_players(const Network& network, const KeyPlayerOptions& options,
                       const Execution& execution) {
  check(network, options);
  const std::uint32_t n = network.num_vertices();
  KeyPlayers result;
  result.num_sets = choose(n, options.size);
  const bool takes_out = options.goal == KeyPlayerGoal::fragmentation ||
                         options.goal == KeyPlayerGoal::distance_weighted_fragmentation;
  if (takes_out && n - options.size < 2) {
    result.value = result.bound = kNaN;
    result.exact = true;
    return result;
  }
  const std::unique_ptr<KeyPlayerScore> score = score_for(network, options);
  Problem problem{.n = n, .options = options, .score = score.get(), .execution = &execution};
  problem.vertices.resize(n);
  std::iota(problem.vertices.begin(), problem.vertices.end(), 0U);
  plan_swaps(problem, network);

  std::vector<Best> found(problem.starts);
  for_each_block(problem.starts, 0.5 * options.effort, execution, [&](std::size_t start) {
    found[start] = SwapSearch(problem).run(static_cast<std::uint32_t>(start));
  });
  Outcome swaps;
  for (Best& best : found) merge(swaps, std::move(best), options.most_sets);
  Outcome outcome = search_branches(problem, swaps.best.score);
  result.sets_looked_at = outcome.best.looked_at + swaps.best.looked_at;
  if (!outcome.finished) merge(outcome, std::move(swaps.best), options.most_sets);

  const double best = outcome.best.score;
  double bound = best;
  if (!outcome.finished) {
    const KeySet greedy = score->submodular() ? SwapSearch(problem).lazy_greedy() : KeySet{};
    double greedy_score = 0.0;
    if (!greedy.empty()) {
      std::vector<double> scores(n, kNever);
      score->with_each(KeySet(greedy.begin(), greedy.end() - 1), std::span(&greedy.back(), 1),
                       scores);
      greedy_score = scores[greedy.back()];
    }
    bound = std::max(best, std::min(outcome.bound, root_bound(problem, greedy_score, greedy)));
  }
  result.exact = bound <= best + slack(best);
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
