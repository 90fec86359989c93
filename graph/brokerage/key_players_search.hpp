/// @file  What the searches for key players share: the problem, and the best sets found.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "graph/brokerage/key_players.hpp"
#include "graph/brokerage/key_players_score.hpp"
#include "graph/model/execution.hpp"

namespace interstice {

/// The best sets found, and whether all that are as good as these are among them.
struct BestSets {
  static constexpr double kNever = -std::numeric_limits<double>::infinity();
  /// Scores closer than this are level.
  static double slack(double score) {
    return std::isfinite(score) ? 1e-12 * std::max(1.0, std::abs(score)) : 0.0;
  }

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
  /// What another search found.
  void add(BestSets&& from, std::size_t most);
};

/// What is searched, and how.
struct KeyPlayerProblem {
  std::uint32_t n = 0;
  KeyPlayerOptions options;
  const KeyPlayerScore* score = nullptr;
  std::vector<std::uint32_t> vertices;  ///< all, in order
  /// Of swaps: those with most ties, where all would take too long.
  std::vector<std::uint32_t> candidates;
  std::uint32_t starts = 1;
  const Execution* execution = nullptr;

  [[nodiscard]] bool stopped() const { return execution->stop.stop_requested(); }
};

/// The number of sets of k among n.
[[nodiscard]] double number_of_sets(double n, double k);

/// What swaps find, from one start after another.
[[nodiscard]] BestSets search_by_swaps(const KeyPlayerProblem& problem);

/// The set that greedy takes of a submodular score.
[[nodiscard]] KeySet greedy_set(const KeyPlayerProblem& problem);

/// All sets, branch by branch, those that cannot be better than `known` left out.
struct BranchSearch {
  BestSets best;
  bool finished = true;
  double bound = BestSets::kNever;  ///< no set that was not looked at has a greater score
};
[[nodiscard]] BranchSearch search_by_branches(const KeyPlayerProblem& problem, double known);

}  // namespace interstice
