#include "graph/gaps/introductions/bring_together.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "graph/gaps/introductions/link_search.hpp"
#include "graph/gaps/introductions/nearness.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kMostReads = 4e9;  // of a look at all links

// Everybody who may meet; where that is too much to look at, those with most pairs, then with most ties.
LinkEnds ends_of(const Network& network, const LinkRules& rules, const PairNearness& nearness,
                 const std::vector<std::vector<std::uint32_t>>& partners) {
  LinkEnds ends{.one_list = true};
  for (std::uint32_t v = 0; v < rules.num_vertices(); ++v) {
    if (rules.may_meet(v)) ends.rows.push_back(v);
  }
  std::size_t most = ends.rows.size();
  while (most > 2 && static_cast<double>(most) * nearness.row_reads(most / 2) > kMostReads)
    most -= most / 16 + 1;
  if (most < ends.rows.size()) {
    ends.all = false;
    const auto size = [&](std::uint32_t v) {
      return network.out_arcs(static_cast<VertexId>(v)).targets.size();
    };
    std::ranges::stable_sort(ends.rows, [&](std::uint32_t x, std::uint32_t y) {
      return partners[x].size() != partners[y].size() ? partners[x].size() > partners[y].size()
                                                      : size(x) > size(y);
    });
    ends.rows.resize(most);
    std::ranges::sort(ends.rows);
  }
  ends.columns = ends.rows;
  return ends;
}

}  // namespace

IntroductionPlan bring_together(const Network& network, std::vector<VertexPair> pairs,
                                const IntroductionLimits& limits, const LinkSearchOptions& options,
                                const Execution& execution) {
  const LinkRules rules(network, limits, "bring_together");
  std::vector<std::vector<std::uint32_t>> partners(network.num_vertices());
  for (const VertexPair& pair : pairs) {
    if (pair.a == pair.b || index(pair.a) >= partners.size() || index(pair.b) >= partners.size()) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("bring_together: {}-{} is no pair of two of the {} vertices",
                              index(pair.a), index(pair.b), partners.size()));
    }
    partners[index(pair.a)].push_back(index(pair.b));
    partners[index(pair.b)].push_back(index(pair.a));
  }
  std::size_t both_ways = 0;
  for (auto& list : partners) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    both_ways += list.size();
  }
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  if (both_ways == 0) return {kUndefined, kUndefined, {}, kUndefined, Guarantee::optimal, true, {}};
  PairNearness nearness(network, partners, execution);
  nearness.prepare();
  const LinkEnds ends = ends_of(network, rules, nearness, partners);
  LinkEffect effect(std::move(nearness));
  const LinkSearchResult found = search_links(effect, rules, ends, options, execution);
  return plan_of(effect, rules, found,
                 static_cast<double>(kNearnessUnit) * 0.5 * static_cast<double>(both_ways));
}

}  // namespace interstice
