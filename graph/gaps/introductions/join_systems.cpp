#include "graph/gaps/introductions/join_systems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "graph/gaps/introductions/link_search.hpp"
#include "graph/gaps/introductions/nearness.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

void check(const LinkRules& rules, std::span<const SystemId> system_of, SystemId a, SystemId b) {
  if (system_of.size() != rules.num_vertices()) {
    throw Error(ErrorCode::invalid_argument, fmt::format("join_systems: {} systems for {} vertices",
                                                         system_of.size(), rules.num_vertices()));
  }
  if (a == b || a == SystemId::none || b == SystemId::none)
    throw Error(ErrorCode::invalid_argument,
                "join_systems: the two systems must be different and stated");
  for (const VertexPair& link : rules.limits().wanted) {
    const SystemId u = system_of[index(link.a)];
    const SystemId v = system_of[index(link.b)];
    if (!((u == a && v == b) || (u == b && v == a))) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("join_systems: the wanted link {}-{} does not tie the two systems",
                              index(link.a), index(link.b)));
    }
  }
}

}  // namespace

JoinSystemsPlan join_systems(const Network& network, std::span<const SystemId> system_of,
                             SystemId a, SystemId b, const IntroductionLimits& limits,
                             const LinkSearchOptions& options, const Execution& execution) {
  const LinkRules rules(network, limits, "join_systems");
  check(rules, system_of, a, b);
  std::vector<std::uint32_t> members[2];
  std::vector<Side> side(network.num_vertices(), Side::neither);
  for (std::uint32_t v = 0; v < system_of.size(); ++v) {
    if (system_of[v] != a && system_of[v] != b) continue;
    side[v] = system_of[v] == a ? Side::a : Side::b;
    members[system_of[v] == a ? 0 : 1].push_back(v);
  }
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  if (members[0].empty() || members[1].empty())
    return {{kUndefined, kUndefined, {}, kUndefined, Guarantee::optimal, true, {}}, {}};
  std::vector<std::vector<std::uint32_t>> partners(network.num_vertices());
  LinkEnds ends;
  for (int which = 0; which < 2; ++which) {
    for (const std::uint32_t v : members[which]) {
      partners[v] = members[1 - which];
      if (rules.may_meet(v)) (which == 0 ? ends.columns : ends.rows).push_back(v);
    }
  }
  const auto pairs = static_cast<std::int64_t>(members[0].size() * members[1].size());
  const auto smaller = static_cast<std::int64_t>(std::min(members[0].size(), members[1].size()));
  LinkEffect effect(PairNearness(network, std::move(partners), execution), smaller,
                    SeparateRoutes(network, std::move(side)), pairs * kNearnessUnit);
  const double whole =
      2.0 * static_cast<double>(pairs * kNearnessUnit) * static_cast<double>(smaller);
  const LinkSearchResult found = search_links(effect, rules, ends, options, execution);
  JoinSystemsPlan out{.plan = plan_of(effect, rules, found, whole), .joins = {}};
  for (std::size_t i = 0; i <= found.links.size(); ++i) {
    effect.set(std::span(found.links).first(i));
    out.joins.push_back(
        {static_cast<double>(effect.nearness().sum()) / static_cast<double>(pairs * kNearnessUnit),
         effect.routes()->count()});
  }
  return out;
}

}  // namespace interstice
