#include "graph/gaps/introductions/link_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/gaps/introductions/best_links.hpp"
#include "graph/kernels/random.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kQuick = 2e7;        // reads of a look at all links that is done again each time
constexpr double kLook = 2e4;         // reads that starting a look takes as long as
constexpr std::size_t kKept = 20000;  // links of the first look otherwise
constexpr std::size_t kEvaluations = 1000;    // of single links for the next one
constexpr std::size_t kSwapCandidates = 300;  // of these, for each swap
constexpr int kSweeps = 8;

using Links = std::vector<VertexPair>;

class Search {
 public:
  Search(LinkEffect& effect, const LinkRules& rules, const LinkEnds& ends,
         const LinkSearchOptions& options, const Execution& execution)
      : effect_(effect), rules_(rules), ends_(ends), options_(options), execution_(execution) {}

  LinkSearchResult run() {
    LinkChoice start(rules_);
    set(start.links());
    pool_ = look(start, By::gain, kKept);
    const double reads = look_reads();
    quick_ = reads <= kQuick;
    best_ = start.links();
    best_score_ = effect_.score();
    if (affordable(start, reads)) {
      candidates_ = candidates(start);
      visit_all(start, 0);
      return {in_order(best_), true, ends_.all};
    }
    LinkChoice first = greedy(start, By::gain);
    work_ = 0.0;
    improve(std::move(first));
    if (rules_.has_costs()) improve(greedy(start, By::gain_for_cost));
    for (std::uint32_t s = 0; s < options_.starts && quick_ && work_ < options_.effort; ++s)
      improve(random_choice(start, s));
    const bool all = ends_.all && !effect_.nearness().cut_short() && (quick_ || !pool_full_);
    return {in_order(best_), false, all};
  }

 private:
  void set(const Links& links) {
    if (execution_.stop.stop_requested())
      throw Error(ErrorCode::cancelled, "introductions: cancelled");
    effect_.set(links);
    effect_.prepare();
    const double n = rules_.num_vertices();
    work_ += n * n * (1.0 + static_cast<double>(links.size()));
  }
  std::vector<ScoredLink> look(const LinkChoice& choice, By by, std::size_t most) {
    work_ += look_reads();
    BestLinks found = best_links(effect_, rules_, choice, ends_, by, most, execution_);
    pool_full_ = pool_full_ || (found.cut && most == kKept);
    return std::move(found.links);
  }
  [[nodiscard]] double look_reads() const {
    const double rows = static_cast<double>(ends_.rows.size());
    return kLook +
           rows * effect_.nearness().row_reads(ends_.columns.size() / (ends_.one_list ? 2 : 1));
  }

  // Whether all choices can be looked at.
  [[nodiscard]] bool affordable(const LinkChoice& start, double reads) const {
    if (pool_full_ || !ends_.all || effect_.nearness().cut_short()) return false;
    const double n = rules_.num_vertices();
    const double room = std::floor(start.left() / rules_.least_cost());
    const double links = static_cast<double>(candidates(start).size());
    double choices = 1.0;
    double all = 1.0;
    for (double k = 1.0; k < std::min(room, links) && all <= options_.exhaustive; ++k) {
      choices *= (links - k + 1.0) / k;
      all += choices;
    }
    return all * (reads + n * n * (room + 1.0)) <= options_.exhaustive;
  }
  // Links that add nothing now may do so later.
  [[nodiscard]] Links candidates(const LinkChoice& choice) const {
    Links all;
    for (std::size_t r = 0; r < ends_.rows.size(); ++r) {
      const std::uint32_t v = ends_.rows[r];
      for (std::size_t c = ends_.one_list ? r + 1 : 0; c < ends_.columns.size(); ++c) {
        const std::uint32_t u = ends_.columns[c];
        if (rules_.may_link(u, v) && choice.room_for(u, v)) all.push_back(ordered_pair(u, v));
      }
    }
    return all;
  }

  // Each choice but its last link; that one is the best there is.
  void visit_all(LinkChoice& choice, std::size_t first) {
    const std::int64_t score = effect_.score();
    const std::vector<ScoredLink> last = look(choice, By::gain, 1);
    offer(choice.links(), score);
    if (last.empty() && !any_room(choice, first)) return;
    if (!last.empty()) {
      Links with = choice.links();
      with.push_back(last.front().link);
      offer(with, score + last.front().gain);
    }
    for (std::size_t c = first; c < candidates_.size(); ++c) {
      const VertexPair& link = candidates_[c];
      if (!choice.room_for(index(link.a), index(link.b)) || !leaves_room(choice, link)) continue;
      choice.add(link);
      set(choice.links());
      visit_all(choice, c + 1);
      choice.remove(choice.links().size() - 1);
    }
  }
  // Whether another link could come after this one.
  [[nodiscard]] bool leaves_room(const LinkChoice& choice, const VertexPair& link) const {
    return choice.left() - rules_.cost(index(link.a), index(link.b)) >= rules_.least_cost();
  }
  [[nodiscard]] bool any_room(const LinkChoice& choice, std::size_t first) const {
    return std::any_of(
        candidates_.begin() + static_cast<std::ptrdiff_t>(first), candidates_.end(),
        [&](const VertexPair& link) { return choice.room_for(index(link.a), index(link.b)); });
  }
  void offer(const Links& links, std::int64_t score) {
    if (score <= best_score_) return;
    best_score_ = score;
    best_ = links;
  }

  LinkChoice greedy(LinkChoice choice, By by) {
    set(choice.links());
    std::vector<ScoredLink> pool;
    if (!quick_) pool = by == By::gain ? pool_ : look(choice, by, kKept);
    fill(choice, by, pool);
    return choice;
  }

  // Takes what adds most until nothing does or there is no room.
  void fill(LinkChoice& choice, By by, std::vector<ScoredLink>& pool) {
    while (true) {
      std::optional<ScoredLink> next;
      if (quick_) {
        const std::vector<ScoredLink> found = look(choice, by, 1);
        if (!found.empty()) next = found.front();
      } else {
        next = next_lazily(choice, by, pool);
      }
      if (!next) return;
      choice.add(next->link);
      effect_.add(next->link, choice.links());
      effect_.prepare();
    }
  }

  // The link of the pool that adds most, taking what was worked out before for a bound, which it nearly always is.
  std::optional<ScoredLink> next_lazily(const LinkChoice& choice, By by,
                                        std::vector<ScoredLink>& pool) {
    std::vector<ScoredLink> fresh;
    std::optional<ScoredLink> best;
    const auto later = [](const ScoredLink& x, const ScoredLink& y) { return comes_before(y, x); };
    std::ranges::make_heap(pool, later);
    std::size_t evaluated = 0;
    while (!pool.empty() && evaluated < kEvaluations) {
      if (best && !comes_before(pool.front(), *best)) break;
      std::ranges::pop_heap(pool, later);
      ScoredLink one = pool.back();
      pool.pop_back();
      const std::uint32_t u = index(one.link.a);
      const std::uint32_t v = index(one.link.b);
      if (!choice.room_for(u, v)) continue;
      one.gain = effect_.gain(u, v);
      one.key = key_of(rules_, one.link, one.gain, by);
      ++evaluated;
      fresh.push_back(one);
      if (one.gain > 0 && (!best || comes_before(one, *best))) best = one;
    }
    work_ += static_cast<double>(evaluated) * effect_.nearness().gain_reads();
    for (const ScoredLink& one : fresh) {
      if (!best || one.link != best->link) pool.push_back(one);
    }
    return best;
  }

  // Swaps until none is better, then keeps the choice if it is the best yet.
  void improve(LinkChoice choice) {
    set(choice.links());
    std::int64_t score = effect_.score();
    offer(choice.links(), score);
    bool changed = true;
    for (int sweep = 0; sweep < kSweeps && changed && work_ < options_.effort; ++sweep) {
      changed = false;
      for (std::size_t i = choice.num_wanted(); i < choice.links().size(); ++i) {
        const std::optional<std::int64_t> better = swap(choice, i, score);
        if (!better) continue;
        score = *better;
        changed = true;
      }
    }
    offer(choice.links(), score);
  }

  // Another link, and more if the budget then has room, for the i-th, where that is better; the new score.
  std::optional<std::int64_t> swap(LinkChoice& choice, std::size_t i, std::int64_t score) {
    LinkChoice without = choice;
    without.remove(i);
    set(without.links());
    const std::int64_t left = effect_.score();
    std::optional<ScoredLink> best;
    if (quick_) {
      const std::vector<ScoredLink> found = look(without, By::gain, 1);
      if (!found.empty()) {
        best = found.front();
        // A look leaves out what lies beyond sixteen hops.
        best->gain = effect_.gain(index(best->link.a), index(best->link.b));
      }
    } else {
      best = best_of_pool(without);
    }
    if (!best || (left + best->gain <= score && !rules_.has_costs())) return std::nullopt;
    without.add(best->link);
    if (rules_.has_costs()) {
      set(without.links());
      std::vector<ScoredLink> pool = pool_;
      fill(without, By::gain, pool);
    }
    const std::int64_t now = rules_.has_costs() ? effect_.score() : left + best->gain;
    if (now <= score) return std::nullopt;
    choice = without;
    return now;
  }
  std::optional<ScoredLink> best_of_pool(const LinkChoice& choice) {
    std::optional<ScoredLink> best;
    std::size_t evaluated = 0;
    for (const ScoredLink& one : pool_) {
      const std::uint32_t u = index(one.link.a);
      const std::uint32_t v = index(one.link.b);
      if (!choice.room_for(u, v) ||
          std::ranges::find(choice.links(), one.link) != choice.links().end())
        continue;
      if (evaluated++ == kSwapCandidates) break;
      ScoredLink fresh = one;
      fresh.gain = effect_.gain(u, v);
      fresh.key = static_cast<double>(fresh.gain);
      if (fresh.gain > 0 && (!best || comes_before(fresh, *best))) best = fresh;
    }
    work_ += static_cast<double>(evaluated) * effect_.nearness().gain_reads();
    return best;
  }

  LinkChoice random_choice(LinkChoice choice, std::uint32_t stream) {
    if (candidates_.empty()) candidates_ = candidates(LinkChoice(rules_));
    Links all = candidates_;
    Random random(options_.seed, stream);
    shuffle(std::span(all), random);
    for (const VertexPair& link : all) {
      if (choice.room_for(index(link.a), index(link.b))) choice.add(link);
      if (choice.left() < rules_.least_cost()) break;
    }
    return choice;
  }

  // Wanted links as they come, then what adds most first; what adds nothing is left out.
  Links in_order(const Links& links) {
    LinkChoice order(rules_);
    set(order.links());
    std::vector<ScoredLink> left;
    for (std::size_t i = order.num_wanted(); i < links.size(); ++i) {
      const std::int64_t gain = effect_.gain(index(links[i].a), index(links[i].b));
      left.push_back({links[i], gain, static_cast<double>(gain),
                      rules_.preference(index(links[i].a), index(links[i].b))});
    }
    while (!left.empty() && effect_.score() < best_score_) {
      const std::optional<ScoredLink> next = next_lazily(order, By::gain, left);
      const ScoredLink one = next ? *next : left.back();  // two that add something together alone
      if (!next) left.pop_back();
      order.add(one.link);
      effect_.add(one.link, order.links());
      effect_.prepare();
    }
    return order.links();
  }

  LinkEffect& effect_;
  const LinkRules& rules_;
  const LinkEnds& ends_;
  const LinkSearchOptions& options_;
  const Execution& execution_;
  std::vector<ScoredLink> pool_;  // the links that add most at first, the most first
  bool pool_full_ = false;
  bool quick_ = true;
  Links candidates_;
  Links best_;
  std::int64_t best_score_ = 0;
  double work_ = 0.0;
};

}  // namespace

LinkSearchResult search_links(LinkEffect& effect, const LinkRules& rules, const LinkEnds& ends,
                              const LinkSearchOptions& options, const Execution& execution) {
  return Search(effect, rules, ends, options, execution).run();
}

IntroductionPlan plan_of(LinkEffect& effect, const LinkRules& rules, const LinkSearchResult& found,
                         double whole) {
  effect.set({});
  effect.prepare();
  std::int64_t score = effect.score();
  std::vector<std::int64_t> alone;
  for (const VertexPair& link : found.links)
    alone.push_back(effect.gain(index(link.a), index(link.b)));
  const double before = static_cast<double>(score) / whole;
  IntroductionPlan plan{.before = before,
                        .after = before,
                        .links = {},
                        .bound = std::numeric_limits<double>::quiet_NaN(),
                        .guarantee = found.exhaustive ? Guarantee::optimal : Guarantee::none,
                        .all_looked_at = found.all_looked_at};
  for (std::size_t i = 0; i < found.links.size(); ++i) {
    effect.add(found.links[i], std::span(found.links).first(i + 1));
    const std::int64_t now = effect.score();
    plan.after = static_cast<double>(now) / whole;
    plan.links.push_back({.ends = found.links[i],
                          .gain = static_cast<double>(now - score) / whole,
                          .alone = static_cast<double>(alone[i]) / whole,
                          .value = plan.after,
                          .cost = rules.cost(index(found.links[i].a), index(found.links[i].b)),
                          .wanted = i < rules.limits().wanted.size()});
    score = now;
  }
  if (found.exhaustive) plan.bound = plan.after;
  plan.knee = knee_of(plan);
  return plan;
}

}  // namespace interstice
