#include "graph/gaps/boundary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/expectation/place_facts.hpp"
#include "graph/gaps/area_tree.hpp"

namespace interstice {
namespace {

using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, BoundaryPair>;

BoundaryPair& pair_of(Pairs& pairs, std::uint32_t x, std::uint32_t y) {
  BoundaryPair& pair = pairs[{std::min(x, y), std::max(x, y)}];
  pair.u = std::min(x, y);
  pair.v = std::max(x, y);
  return pair;
}

void read_duties(const Place& place, const Actors& actors, Pairs& pairs) {
  const auto table = place.expected();
  const auto body = [&](ExpectedColumn column, std::size_t row) {
    const auto who = place.stakeholder(table.text(column, row));
    return who ? actors.vertex_of[index(*who)] : kNoVertex;
  };
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const std::uint32_t a = body(ExpectedColumn::a, row);
    const std::uint32_t b = body(ExpectedColumn::b, row);
    if (a == kNoVertex || b == kNoVertex || a == b) continue;
    pair_of(pairs, a, b).rows.push_back(static_cast<std::uint32_t>(row));
  }
}

void read_owners(const Place& place, const Actors& actors, const std::optional<Date>& as_of,
                 Pairs& pairs) {
  const PlaceFacts facts = place_facts(place, actors, as_of, BoardsAre::links);
  for (std::size_t o = 0; o < facts.outcomes.size(); ++o) {
    const auto& owners = facts.owners[o];
    for (std::size_t i = 0; i < owners.size(); ++i) {
      for (std::size_t j = i + 1; j < owners.size(); ++j) {
        const SystemId a = actors.system_of[owners[i]];
        const SystemId b = actors.system_of[owners[j]];
        if (a == SystemId::none || b == SystemId::none || a == b) continue;
        pair_of(pairs, owners[i], owners[j]).outcomes.push_back(facts.outcomes[o]);
      }
    }
  }
}

// People in all of a body's areas; nothing where it is not stated, or areas cross one another.
std::optional<double> people_in(const AreaTree& tree, const AreaSet& areas,
                                BoundaryUnknown& reason) {
  double sum = 0.0;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto people = tree.people(areas[i]);
    if (!people) {
      reason = BoundaryUnknown::no_population;
      return std::nullopt;
    }
    sum += *people;
    for (std::size_t j = 0; j < i; ++j) {
      if (tree.relation(areas[i], areas[j]) != Shared::crossing) continue;
      reason = BoundaryUnknown::crossing;
      return std::nullopt;
    }
  }
  return sum;
}

std::optional<double> people_in_both(const AreaTree& tree, const AreaSet& x, const AreaSet& y,
                                     BoundaryUnknown& reason) {
  double sum = 0.0;
  for (const std::uint32_t a : x) {
    for (const std::uint32_t b : y) {
      const Shared shared = tree.relation(a, b);
      if (shared == Shared::none) continue;
      if (shared == Shared::crossing) {
        reason = BoundaryUnknown::crossing;
        return std::nullopt;
      }
      sum += tree.people(shared == Shared::first_inside ? a : b).value_or(0.0);
    }
  }
  return sum;
}

bool share_somebody(const AreaTree& tree, const AreaSet& x, const AreaSet& y) {
  return std::ranges::any_of(x, [&](std::uint32_t a) {
    return std::ranges::any_of(y, [&](std::uint32_t b) {
      const Shared shared = tree.relation(a, b);
      return shared == Shared::first_inside || shared == Shared::second_inside;
    });
  });
}

void judge(BoundaryPair& pair, const AreaTree& tree, const std::vector<AreaSet>& areas,
           const BoundaryOptions& options) {
  const AreaSet& x = areas[pair.u];
  const AreaSet& y = areas[pair.v];
  if (x.empty() || y.empty()) {
    pair.reason = BoundaryUnknown::no_areas;
    return;
  }
  pair.people_u = people_in(tree, x, pair.reason);
  pair.people_v = people_in(tree, y, pair.reason);
  if (x == y) {
    pair.reason = BoundaryUnknown::no;
    pair.people_both = pair.people_u;
    pair.overlap = 1.0;
  } else if (pair.people_u && pair.people_v) {
    pair.people_both = people_in_both(tree, x, y, pair.reason);
    const double either = *pair.people_u + *pair.people_v - pair.people_both.value_or(0.0);
    if (pair.people_both && either > 0.0) pair.overlap = *pair.people_both / either;
    if (pair.people_both && !pair.overlap) pair.reason = BoundaryUnknown::no_population;
  }
  if (pair.overlap)
    pair.state = *pair.overlap < options.least_overlap ? GapState::gap : GapState::no_sign;
}

// How many bodies of each system share people with a body; each is counted once.
class Counterparts {
 public:
  Counterparts(const Actors& actors, const AreaTree& tree, const std::vector<AreaSet>& areas)
      : actors_(actors), tree_(tree), areas_(areas), counted_(areas.size()) {}

  std::uint32_t operator()(std::uint32_t body, SystemId system) {
    if (system == SystemId::none) return 0;
    std::vector<std::uint32_t>& counts = counted_[body];
    if (counts.empty()) {
      counts.resize(actors_.systems.size(), 0);
      for (std::uint32_t w = 0; w < areas_.size(); ++w) {
        const SystemId of_w = actors_.system_of[w];
        if (w != body && of_w != SystemId::none && share_somebody(tree_, areas_[body], areas_[w]))
          ++counts[index(of_w)];
      }
    }
    return counts[index(system)];
  }

 private:
  const Actors& actors_;
  const AreaTree& tree_;
  const std::vector<AreaSet>& areas_;
  std::vector<std::vector<std::uint32_t>> counted_;
};

}  // namespace

std::vector<BoundaryPair> boundaries(const Place& place, const Actors& actors,
                                     const std::optional<Date>& as_of,
                                     const BoundaryOptions& options) {
  const AreaTree tree(place);
  std::vector<AreaSet> areas;
  for (const StakeholderRow row : actors.stakeholders) {
    areas.push_back(
        tree.areas_of(place.text(place.stakeholders().text(StakeholderColumn::areas, index(row)))));
  }
  if (std::ranges::all_of(areas, &AreaSet::empty)) return {};
  Pairs pairs;
  read_duties(place, actors, pairs);
  read_owners(place, actors, as_of, pairs);
  std::vector<BoundaryPair> result;
  Counterparts counterparts(actors, tree, areas);
  for (auto& [ends, pair] : pairs) {
    judge(pair, tree, areas, options);
    pair.counterparts_u = counterparts(pair.u, actors.system_of[pair.v]);
    pair.counterparts_v = counterparts(pair.v, actors.system_of[pair.u]);
    result.push_back(std::move(pair));
  }
  return result;
}

}  // namespace interstice
