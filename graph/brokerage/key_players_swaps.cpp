#include <numeric>
#include <optional>
#include <queue>
#include <span>

#include "graph/brokerage/key_players_search.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

class SwapSearch {
 public:
  explicit SwapSearch(const KeyPlayerProblem& problem)
      : problem_(&problem), score_(problem.score->fresh()), scores_(problem.n, BestSets::kNever) {}

  // From what greedy finds, or from a random set.
  BestSets run(std::uint32_t start) {
    KeySet set;
    if (start == 0) {
      set = score_->submodular() ? lazy_greedy() : greedy();
    } else {
      std::vector<std::uint32_t> order = problem_->candidates;
      Random random(problem_->options.seed, start);
      shuffle(std::span(order), random);
      set.assign(order.begin(), order.begin() + problem_->options.size);
    }
    BestSets best;
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
      if (scores_[v] <= best + BestSets::slack(best)) continue;
      best = scores_[v];
      place = i;
      by = v;
    }
    if (best <= now + BestSets::slack(now)) return false;
    set[place] = by;
    now = best;
    return true;
  }

  [[nodiscard]] std::uint32_t best_candidate(const KeySet& without) const {
    std::optional<std::uint32_t> best;
    for (const std::uint32_t v : problem_->candidates) {
      if (std::ranges::find(without, v) != without.end()) continue;
      const bool better = !best || scores_[v] > scores_[*best] + BestSets::slack(scores_[v]);
      const bool as_good =
          best && scores_[v] >= scores_[*best] - BestSets::slack(scores_[v]) && v < *best;
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

  const KeyPlayerProblem* problem_;
  std::unique_ptr<KeyPlayerScore> score_;
  std::vector<double> scores_;
  double looked_at_ = 0.0;
};

}  // namespace

BestSets search_by_swaps(const KeyPlayerProblem& problem) {
  std::vector<BestSets> found(problem.starts);
  for_each_block(problem.starts, 0.5 * problem.options.effort, *problem.execution,
                 [&](std::size_t start) {
                   found[start] = SwapSearch(problem).run(static_cast<std::uint32_t>(start));
                 });
  BestSets all;
  for (BestSets& best : found) all.add(std::move(best), problem.options.most_sets);
  return all;
}

KeySet greedy_set(const KeyPlayerProblem& problem) { return SwapSearch(problem).lazy_greedy(); }

}  // namespace interstice
