#include "graph/brokerage/key_players_search.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr double kAnything = std::numeric_limits<double>::infinity();
constexpr double kHopeless = 1000.0;  // times the effort: then branches are not even begun

// All sets whose lowest member is given, in the order of ids.
class Branch {
 public:
  Branch(const KeyPlayerProblem& problem, double known, double limit)
      : problem_(&problem),
        score_(problem.score->fresh()),
        scores_(problem.n, BestSets::kNever),
        limit_(limit) {
    best_.score = known;
  }

  BestSets best() && { return std::move(best_); }
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
    if (bound < best_.score - BestSets::slack(best_.score)) return false;
    if (bound > best_.score + BestSets::slack(best_.score)) return true;
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
      if (scores_[v] < best_.score - BestSets::slack(best_.score)) continue;
      KeySet whole = set;
      whole.push_back(v);
      best_.offer(scores_[v], std::move(whole), problem_->options.most_sets);
    }
  }

  const KeyPlayerProblem* problem_;
  std::unique_ptr<KeyPlayerScore> score_;
  std::vector<double> scores_;
  double limit_;
  double bound_ = kAnything;
  bool finished_ = true;
  BestSets best_;
};

}  // namespace

double number_of_sets(double n, double k) {
  double result = 1.0;
  for (double i = 1.0; i <= k; ++i) result = result * (n - k + i) / i;
  return k > n ? 0.0 : std::round(result);
}

void BestSets::add(BestSets&& from, std::size_t most) {
  looked_at += from.looked_at;
  if (from.sets.empty()) {
    all = all && (from.all || from.score < score - slack(score));
    return;
  }
  for (KeySet& set : from.sets) offer(from.score, std::move(set), most);
  if (!from.all && std::abs(from.score - score) <= slack(from.score)) all = false;
}

BranchSearch search_by_branches(const KeyPlayerProblem& problem, double known) {
  const std::uint32_t k = problem.options.size;
  const std::uint32_t n = problem.n;
  const std::size_t count = k == 1 ? 1 : n - k + 1;  // by the lowest member
  BranchSearch outcome;
  const double all = number_of_sets(n, k);
  const double leaves = k == 1 ? 1.0 : number_of_sets(n, k - 1.0);
  const double whole = leaves * problem.score->cost(static_cast<double>(n) / k);
  if (whole > kHopeless * problem.options.effort) {
    outcome.finished = false;
    outcome.bound = kAnything;
    return outcome;
  }
  std::vector<BranchSearch> parts(count);
  for_each_block(count, whole, *problem.execution, [&](std::size_t i) {
    const double share =
        k == 1 ? 1.0 : number_of_sets(static_cast<double>(n - 1 - i), k - 1.0) / all;
    Branch branch(problem, known,
                  problem.options.effort * (0.5 / static_cast<double>(count) + 0.5 * share));
    branch.run(k == 1 ? KeySet{} : KeySet{static_cast<std::uint32_t>(i)});
    parts[i].finished = branch.finished();
    parts[i].bound = branch.bound();
    parts[i].best = std::move(branch).best();
  });
  outcome.best.score = known;
  for (BranchSearch& part : parts) {
    outcome.best.add(std::move(part.best), problem.options.most_sets);
    if (part.finished) continue;
    outcome.finished = false;
    outcome.bound = std::max(outcome.bound, part.bound);
  }
  return outcome;
}

}  // namespace interstice
