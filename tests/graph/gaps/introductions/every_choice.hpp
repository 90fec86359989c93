/// @file  Every choice of new links on a small network, from the definitions: what the searches are held against.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "graph/gaps/introductions/introduction.hpp"
#include "graph/kernels/random.hpp"
#include "graph/model/network.hpp"

namespace interstice {

using Matrix = std::vector<std::vector<double>>;

/// Hops between all pairs by Floyd and Warshall, with more links; infinity = no path.
inline Matrix hops(const Network& network, const std::vector<VertexPair>& links = {}) {
  const std::uint32_t n = network.num_vertices();
  Matrix d(n, std::vector<double>(n, HUGE_VAL));
  for (std::uint32_t v = 0; v < n; ++v) d[v][v] = 0.0;
  const auto tie = [&](std::uint32_t u, std::uint32_t v) {
    if (u != v) d[u][v] = d[v][u] = 1.0;
  };
  for (const Tie& one : network.ties()) tie(index(one.from), index(one.to));
  for (const VertexPair& one : links) tie(index(one.a), index(one.b));
  for (std::uint32_t k = 0; k < n; ++k) {
    for (std::uint32_t u = 0; u < n; ++u) {
      for (std::uint32_t v = 0; v < n; ++v) d[u][v] = std::min(d[u][v], d[u][k] + d[k][v]);
    }
  }
  return d;
}

using ValueOf = std::function<double(const std::vector<VertexPair>&)>;
using MayBe = std::function<bool(std::uint32_t, std::uint32_t)>;

/// The largest value of any choice within the limits; `candidate` says which pairs the aim proposes at all.
class EveryChoice {
 public:
  EveryChoice(const Network& network, const IntroductionLimits& limits, const MayBe& candidate)
      : limits_(limits), taken_(network.num_vertices(), 0), left_(limits.budget) {
    const Matrix d = hops(network);
    const auto barred = [&](std::uint32_t v) {
      return (!limits.may_meet.empty() && limits.may_meet[v] == 0) ||
             (!limits.cost.empty() && std::isnan(limits.cost[v]));
    };
    for (std::uint32_t u = 0; u < network.num_vertices(); ++u) {
      for (std::uint32_t v = u + 1; v < network.num_vertices(); ++v) {
        const VertexPair pair{static_cast<VertexId>(u), static_cast<VertexId>(v)};
        if (d[u][v] == 1.0 || barred(u) || barred(v) || !candidate(u, v)) continue;
        bool avoided = false;
        for (const VertexPair& one : limits.avoid)
          avoided = avoided || one == pair || (one.a == pair.b && one.b == pair.a);
        if (!avoided) pairs_.push_back(pair);
      }
    }
    for (const VertexPair& one : limits.wanted) take(one, 1);
  }

  double best(const ValueOf& value) {
    best_ = -HUGE_VAL;
    visit(0, value);
    return best_;
  }
  [[nodiscard]] const std::vector<VertexPair>& pairs() const { return pairs_; }
  std::size_t looked_at = 0;

 private:
  [[nodiscard]] double cost(const VertexPair& pair) const {
    return limits_.cost.empty() ? 1.0 : limits_.cost[index(pair.a)] + limits_.cost[index(pair.b)];
  }
  void take(const VertexPair& pair, int times) {
    left_ -= times * cost(pair);
    taken_[index(pair.a)] += times;
    taken_[index(pair.b)] += times;
    times > 0 ? chosen_.push_back(pair) : chosen_.pop_back();
  }
  void visit(std::size_t first, const ValueOf& value) {
    ++looked_at;
    best_ = std::max(best_, value(chosen_));
    for (std::size_t i = first; i < pairs_.size(); ++i) {
      const VertexPair& pair = pairs_[i];
      const int most = limits_.capacity ? static_cast<int>(*limits_.capacity) : 1000;
      if (cost(pair) > left_ + 1e-9 || taken_[index(pair.a)] >= most ||
          taken_[index(pair.b)] >= most)
        continue;
      take(pair, 1);
      visit(i + 1, value);
      take(pair, -1);
    }
  }

  IntroductionLimits limits_;
  std::vector<VertexPair> pairs_;
  std::vector<VertexPair> chosen_;
  std::vector<int> taken_;
  double left_;
  double best_ = 0.0;
};

/// Undirected, n vertices, each pair tied with this chance; every seventh seed has a tie doubled and a self-tie.
inline Network sparse_network(std::uint32_t n, double chance, std::uint64_t seed) {
  Random random(seed, 17);
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      if (random.uniform() < chance) ties.emplace_back(u, v);
    }
  }
  if (seed % 7 == 0 && !ties.empty()) {
    ties.push_back(ties.front());
    ties.emplace_back(0U, 0U);
  }
  return {Direction::undirected, n, std::move(ties)};
}

/// Limits by seed: budget, costs, capacity, avoided, wanted, who may meet; each there or not.
inline IntroductionLimits random_limits(const Network& network, std::uint64_t seed,
                                        const MayBe& candidate) {
  Random random(seed, 23);
  const std::uint32_t n = network.num_vertices();
  const Matrix d = hops(network);
  IntroductionLimits limits{.budget = 1.0 + random.below(3)};
  if (random.below(2) == 0) {
    limits.budget = 2.0 + random.below(4);
    for (std::uint32_t v = 0; v < n; ++v) limits.cost.push_back(0.5 * (1 + random.below(4)));
    if (random.below(3) == 0) limits.cost[random.below(n)] = std::nan("");
  }
  if (random.below(2) == 0) limits.capacity = 1 + random.below(2);
  if (random.below(4) == 0) {
    limits.may_meet.assign(n, 1);
    limits.may_meet[random.below(n)] = 0;
  }
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const VertexPair pair{static_cast<VertexId>(v), static_cast<VertexId>(u)};
      if (d[u][v] > 1.0 && random.below(5) == 0) limits.avoid.push_back(pair);
    }
  }
  if (random.below(3) == 0) {
    const IntroductionLimits without = limits;
    const EveryChoice choice(network, without, candidate);
    if (!choice.pairs().empty()) {
      const VertexPair pair =
          choice.pairs()[random.below(static_cast<std::uint32_t>(choice.pairs().size()))];
      const double cost =
          limits.cost.empty() ? 1.0 : limits.cost[index(pair.a)] + limits.cost[index(pair.b)];
      if (cost <= limits.budget) limits.wanted.push_back(pair);
    }
  }
  return limits;
}

/// The links of a plan; within the limits, or the test that calls this has something to say.
inline std::vector<VertexPair> links_of(const IntroductionPlan& plan) {
  std::vector<VertexPair> links;
  for (const ChosenLink& one : plan.links) links.push_back(one.ends);
  return links;
}

}  // namespace interstice
