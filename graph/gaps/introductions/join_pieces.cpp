#include "graph/gaps/introductions/join_pieces.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "graph/cohesion/components.hpp"
#include "graph/gaps/introductions/link_rules.hpp"
#include "graph/gaps/introductions/pieces_search.hpp"

namespace interstice {
namespace {

// The largest pieces tied to one another, the largest first that there is a link for, as long as the budget lasts.
void join_largest(const LinkRules& rules, const JoinedPieces& pieces, LinkChoice& choice) {
  if (pieces.members.empty()) return;
  std::vector<std::uint32_t> joined = pieces.members.front();
  std::vector<std::size_t> waiting(pieces.members.size() - 1);
  std::iota(waiting.begin(), waiting.end(), std::size_t{1});
  bool found = true;
  while (found && choice.left() >= 1.0) {
    found = false;
    for (std::size_t w = 0; w < waiting.size() && !found; ++w) {
      const auto& next = pieces.members[waiting[w]];
      const auto link = best_link(rules, choice, joined, next);
      if (!link) continue;
      found = true;
      choice.add(*link);
      joined.insert(joined.end(), next.begin(), next.end());
      waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(w));
    }
  }
}

// The piece of each vertex as links join them.
struct Labels {
  explicit Labels(const Network& network) {
    Components found = components(network);
    of = std::move(found.of);
    size = std::move(found.size);
  }
  // Pairs that the link would join.
  [[nodiscard]] std::uint64_t more(const VertexPair& link) const {
    const std::uint32_t a = of[index(link.a)];
    const std::uint32_t b = of[index(link.b)];
    return a == b ? 0 : std::uint64_t{size[a]} * size[b];
  }
  void join(const VertexPair& link) {
    const std::uint32_t a = of[index(link.a)];
    const std::uint32_t b = of[index(link.b)];
    if (a == b) return;
    for (std::uint32_t& one : of) one = one == b ? a : one;
    size[a] += size[b];
  }
  std::vector<std::uint32_t> of;
  std::vector<std::uint32_t> size;
};

// Those that join most first, the wanted ones as they come.
std::vector<VertexPair> in_order(const Network& network, const LinkChoice& choice) {
  std::vector<VertexPair> left = choice.links();
  std::vector<VertexPair> order;
  Labels labels(network);
  while (!left.empty()) {
    auto best = left.begin();
    if (order.size() >= choice.num_wanted())
      best =
          std::ranges::max_element(left, {}, [&](const VertexPair& l) { return labels.more(l); });
    labels.join(*best);
    order.push_back(*best);
    left.erase(best);
  }
  return order;
}

}  // namespace

IntroductionPlan join_pieces(const Network& network, const IntroductionLimits& limits,
                             const JoinPiecesOptions& options, const Execution& execution) {
  const LinkRules rules(network, limits, "join_pieces");
  const std::uint32_t n = network.num_vertices();
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  if (n < 2) return {kUndefined, kUndefined, {}, kUndefined, Guarantee::optimal, true, {}};
  const double all = static_cast<double>(num_pairs(n));
  JoinedPieces pieces(network);
  IntroductionPlan plan{.before = static_cast<double>(pieces.pairs) / all};
  LinkChoice choice(rules);
  pieces.join(choice.links());
  const std::uint64_t most = most_pairs(rules, pieces, choice.left());
  LinkChoice direct = choice;
  if (!rules.has_costs()) join_largest(rules, pieces, direct);
  JoinedPieces joined(network);
  joined.join(direct.links());
  bool optimal = joined.pairs == most;
  if (!optimal) {
    const PiecesSearch found = search_pieces(rules, pieces, choice, options.effort, execution);
    for (const VertexPair& link : found.links) choice.add(link);
    optimal = found.finished;
    if (found.pairs > joined.pairs) direct = choice;
  }
  const Labels start(network);
  Labels now = start;
  std::uint64_t pairs = JoinedPieces(network).pairs;
  plan.after = plan.before;
  for (const VertexPair& link : in_order(network, direct)) {
    const std::uint64_t more = now.more(link);
    now.join(link);
    pairs += more;
    plan.after = static_cast<double>(pairs) / all;
    plan.links.push_back({.ends = link,
                          .gain = static_cast<double>(more) / all,
                          .alone = static_cast<double>(start.more(link)) / all,
                          .value = plan.after,
                          .cost = rules.cost(index(link.a), index(link.b)),
                          .wanted = plan.links.size() < direct.num_wanted()});
  }
  plan.guarantee = optimal ? Guarantee::optimal : Guarantee::bounded;
  plan.bound = optimal ? plan.after : static_cast<double>(most) / all;
  plan.knee = knee_of(plan);
  return plan;
}

}  // namespace interstice
