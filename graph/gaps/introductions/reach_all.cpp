#include "graph/gaps/introductions/reach_all.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <queue>

#include "graph/gaps/introductions/link_rules.hpp"
#include "graph/gaps/introductions/nearness.hpp"
#include "graph/kernels/breadth_first.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/scratch_pool.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kFar = BreadthFirst::kUnreached;
constexpr double kMostReads = 4e9;  // for a bound of every set that greedy passes
constexpr std::size_t kBlocks = 64;

std::int64_t nearness_or_none(std::uint32_t distance) {
  return distance == kFar ? 0 : nearness_of(distance);
}

/// A search from whom the convener would meet, as far as it comes sooner than the convener does now.
struct Sooner {
  explicit Sooner(std::uint32_t n) : seen(n, 0) {}
  std::vector<std::uint32_t> seen;  // by vertex: the number of the search that saw it
  std::vector<std::uint32_t> order;
  std::uint32_t search = 0;
};

class Convener {
 public:
  Convener(const Network& network, const LinkRules& rules, std::uint32_t convener,
           const Execution& execution)
      : network_(network), rules_(rules), convener_(convener), execution_(execution) {
    BreadthFirst search(network);
    search.run(static_cast<VertexId>(convener));
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      start_.push_back(search.distance(static_cast<VertexId>(v)));
      if (rules.may_link(convener, v)) candidates_.push_back(v);
    }
    now_ = start_;
  }

  void start_again() { now_ = start_; }
  [[nodiscard]] std::int64_t sum() const {
    std::int64_t sum = 0;
    for (std::uint32_t v = 0; v < now_.size(); ++v)
      sum += v == convener_ ? 0 : nearness_or_none(now_[v]);
    return sum;
  }

  // What a link to `v` adds; takes it where `keep`.
  std::int64_t link_to(std::uint32_t v, Sooner& scratch, bool keep) {
    ++scratch.search;
    scratch.order.assign(1, v);
    scratch.seen[v] = scratch.search;
    std::int64_t gain = 0;
    std::uint32_t distance = 1;
    std::size_t level_end = 1;
    for (std::size_t head = 0; head < scratch.order.size(); ++head) {
      if (head == level_end) {
        ++distance;
        level_end = scratch.order.size();
      }
      const std::uint32_t w = scratch.order[head];
      if (distance >= now_[w] || w == convener_) continue;
      gain += nearness_of(distance) - nearness_or_none(now_[w]);
      for (const std::uint32_t next : network_.out_arcs(static_cast<VertexId>(w)).targets) {
        if (scratch.seen[next] == scratch.search) continue;
        scratch.seen[next] = scratch.search;
        scratch.order.push_back(next);
      }
      if (keep) now_[w] = distance;
    }
    return gain;
  }

  // What a link to each candidate adds now.
  [[nodiscard]] std::vector<std::int64_t> gains() {
    std::vector<std::int64_t> all(candidates_.size());
    ScratchPool<Sooner> pool;
    for_each_block(kBlocks, reads(), execution_, [&](std::size_t b) {
      auto scratch = pool.take([&] { return Sooner(rules_.num_vertices()); });
      const Block block = block_of(b, kBlocks, candidates_.size());
      for (std::size_t c = block.first; c < block.last; ++c)
        all[c] = link_to(candidates_[c], *scratch, false);
      pool.give_back(std::move(scratch));
    });
    return all;
  }
  /// Of gains().
  [[nodiscard]] double reads() const {
    return static_cast<double>(candidates_.size()) *
           (rules_.num_vertices() + 2.0 * network_.num_ties());
  }
  [[nodiscard]] const std::vector<std::uint32_t>& candidates() const { return candidates_; }
  [[nodiscard]] std::uint32_t convener() const { return convener_; }

 private:
  const Network& network_;
  const LinkRules& rules_;
  std::uint32_t convener_;
  const Execution& execution_;
  std::vector<std::uint32_t> candidates_;
  std::vector<std::uint32_t> start_;  // distances from the convener as things are
  std::vector<std::uint32_t> now_;    // and with the links taken
};

enum class By : std::uint8_t { gain, gain_for_cost };

struct Waiting {
  double key = 0.0;
  double preference = 0.0;
  std::uint32_t vertex = 0;
  std::size_t at = 0;  // links taken when the key was worked out
  friend bool operator<(const Waiting& x, const Waiting& y) {
    if (x.key != y.key) return x.key < y.key;
    if (x.preference != y.preference) return x.preference < y.preference;
    return x.vertex > y.vertex;
  }
};

struct Taken {
  std::vector<VertexPair> links;
  std::vector<std::int64_t> sums;                          // after each; [0] as it is
  double bound = std::numeric_limits<double>::infinity();  // in parts of one
};

class Greedy {
 public:
  Greedy(Convener& convener, const LinkRules& rules)
      : convener_(convener), rules_(rules), scratch_(rules.num_vertices()) {}

  Taken take(By by) {
    convener_.start_again();
    Taken out;
    out.sums.push_back(convener_.sum());
    LinkChoice choice(rules_);
    for (const VertexPair& link : choice.links()) keep(link, out);
    const double budget = choice.left();
    std::vector<std::int64_t> fresh = convener_.gains();
    lower_bound(fresh, budget, out);
    std::priority_queue<Waiting> queue;
    for (std::size_t c = 0; c < fresh.size(); ++c) queue.push(entry(by, c, fresh[c], 0));
    const bool every =
        2.0 * convener_.reads() * rules_.limits().budget / rules_.least_cost() <= kMostReads;
    std::size_t taken = 0;
    while (!queue.empty()) {
      Waiting top = queue.top();
      queue.pop();
      if (top.key <= 0.0) break;
      const std::uint32_t v = convener_.candidates()[top.vertex];
      if (!choice.room_for(convener_.convener(), v)) continue;
      if (top.at != taken) {
        const Waiting again = entry(by, top.vertex, convener_.link_to(v, scratch_, false), taken);
        queue.push(again);
        continue;
      }
      const VertexPair link = ordered_pair(convener_.convener(), v);
      choice.add(link);
      keep(link, out);
      ++taken;
      if (every) lower_bound(convener_.gains(), budget, out);
    }
    if (!every) lower_bound(convener_.gains(), budget, out);
    return out;
  }

 private:
  [[nodiscard]] double cost(std::size_t candidate) const {
    return rules_.cost(convener_.convener(), convener_.candidates()[candidate]);
  }
  // Vertices of the queue are places among the candidates, which rise with their ids.
  [[nodiscard]] Waiting entry(By by, std::size_t candidate, std::int64_t gain,
                              std::size_t at) const {
    const double key = static_cast<double>(gain) / (by == By::gain ? 1.0 : cost(candidate));
    return {key, rules_.preference(convener_.convener(), convener_.candidates()[candidate]),
            static_cast<std::uint32_t>(candidate), at};
  }

  void keep(VertexPair link, Taken& out) {
    const std::uint32_t me = convener_.convener();
    convener_.link_to(index(link.a) == me ? index(link.b) : index(link.a), scratch_, true);
    out.links.push_back(link);
    out.sums.push_back(convener_.sum());
  }

  // What single links add to the set at hand, the most for their cost first, until the budget is spent.
  void lower_bound(const std::vector<std::int64_t>& gains, double budget, Taken& out) const {
    struct Item {
      double gain;
      double cost;
    };
    std::vector<Item> items;
    for (std::size_t c = 0; c < gains.size(); ++c) {
      if (gains[c] > 0 && cost(c) <= budget)
        items.push_back({static_cast<double>(gains[c]), cost(c)});
    }
    std::ranges::sort(items, std::ranges::greater{}, [](const Item& i) { return i.gain / i.cost; });
    double bound = static_cast<double>(out.sums.back());
    // Links that all cost 1 are whole; so is the room that a capacity leaves the convener.
    double left =
        rules_.has_costs() ? budget : static_cast<double>(static_cast<std::uint64_t>(budget));
    for (const Item& item : items) {
      const double part = std::min(1.0, left / item.cost);
      bound += part * item.gain;
      left -= part * item.cost;
      if (left <= 0.0) break;
    }
    out.bound = std::min(out.bound, bound);
  }

  Convener& convener_;
  const LinkRules& rules_;
  Sooner scratch_;
};

void check(const LinkRules& rules, std::uint32_t convener) {
  if (convener >= rules.num_vertices() || !rules.may_meet(convener)) {
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("reach_all: the convener, vertex {}, is not there or may not meet anybody",
                    convener));
  }
  for (const VertexPair& link : rules.limits().wanted) {
    if (index(link.a) != convener && index(link.b) != convener) {
      throw Error(
          ErrorCode::invalid_argument,
          fmt::format("reach_all: the wanted link {}-{} is not one of the convener, vertex {}",
                      index(link.a), index(link.b), convener));
    }
  }
}

// Whether greedy is free to take whatever adds most.
bool unlimited(const LinkRules& rules, std::uint32_t convener) {
  const IntroductionLimits& limits = rules.limits();
  return !rules.has_costs() && !limits.capacity && limits.wanted.empty() &&
         std::ranges::none_of(limits.avoid, [&](const VertexPair& pair) {
           return index(pair.a) == convener || index(pair.b) == convener;
         });
}

}  // namespace

IntroductionPlan reach_all(const Network& network, VertexId convener,
                           const IntroductionLimits& limits, const Execution& execution) {
  const LinkRules rules(network, limits, "reach_all");
  const std::uint32_t n = rules.num_vertices();
  check(rules, index(convener));
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  if (n < 2) return {kUndefined, kUndefined, {}, kUndefined, Guarantee::optimal, true, {}};
  Convener search(network, rules, index(convener), execution);
  Greedy greedy(search, rules);
  Taken best = greedy.take(By::gain);
  if (rules.has_costs()) {
    Taken other = greedy.take(By::gain_for_cost);
    other.bound = best.bound = std::min(best.bound, other.bound);
    if (other.sums.back() > best.sums.back()) best = std::move(other);
  }
  const double all = static_cast<double>(kNearnessUnit) * (n - 1.0);
  IntroductionPlan plan{.before = static_cast<double>(best.sums.front()) / all,
                        .after = static_cast<double>(best.sums.back()) / all};
  search.start_again();
  Sooner scratch(n);
  for (std::size_t i = 0; i < best.links.size(); ++i) {
    const VertexPair& link = best.links[i];
    const VertexId other = link.a == convener ? link.b : link.a;
    const std::int64_t alone = search.link_to(index(other), scratch, false);
    plan.links.push_back({.ends = link,
                          .gain = static_cast<double>(best.sums[i + 1] - best.sums[i]) / all,
                          .alone = static_cast<double>(alone) / all,
                          .value = static_cast<double>(best.sums[i + 1]) / all,
                          .cost = rules.cost(index(link.a), index(link.b)),
                          .wanted = i < limits.wanted.size()});
  }
  // A sum of doubles may be off by a rounding, the sums of whole parts are not.
  const bool reached = best.bound <= static_cast<double>(best.sums.back()) * (1.0 + 1e-12);
  plan.bound = reached ? plan.after : best.bound / all;
  plan.guarantee = reached                             ? Guarantee::optimal
                   : unlimited(rules, index(convener)) ? Guarantee::fraction
                                                       : Guarantee::bounded;
  plan.knee = knee_of(plan);
  return plan;
}

}  // namespace interstice
