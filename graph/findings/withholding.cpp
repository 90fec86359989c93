#include "graph/findings/withholding.hpp"

#include <algorithm>
#include <numeric>

namespace interstice {
namespace {

constexpr std::uint32_t kLeastRaters = 3;
// So few that under 30 in 100 answered means that none did.
constexpr std::uint32_t kTellingBodies = 3;

void withhold(Gap& cell) {
  cell.pairs.reset();
  cell.raters.reset();
  cell.observed.reset();
  cell.expected.reset();
  cell.range.reset();
  cell.missing.reset();
  cell.evidence.reset();
  cell.p.reset();
  cell.q.reset();
  cell.density.reset();
  cell.state = GapState::cannot_tell;
  cell.why = "Withheld: too few answers stand behind the count.";
}

// Withholds every item that `small` picks; if that is just one, the next by `size` too.
template <class Items, class Small, class Size, class Withhold>
bool withhold_at_least_two(Items& items, Small small, Size size, Withhold take) {
  std::size_t count = 0;
  for (auto& item : items) {
    if (small(item)) ++count;
  }
  if (count == 0) return false;
  auto next = items.end();
  for (auto at = items.begin(); at != items.end(); ++at) {
    if (small(*at)) continue;
    if (next == items.end() || size(*at) < size(*next)) next = at;
  }
  if (count == 1 && next != items.end()) take(*next);
  // The second is chosen first: withholding an item can change what `small` says of it.
  for (auto& item : items) {
    if (small(item)) take(item);
  }
  return true;
}

// A picture of the links would let a withheld count be read off it.
void hide_links_of_withheld(Findings& findings, const std::vector<std::uint8_t>& inside) {
  const std::size_t before = findings.links.size();
  std::erase_if(findings.links, [&](const Link& link) {
    const auto a = findings.bodies[link.a].system;
    const auto b = findings.bodies[link.b].system;
    if (a && a == b) return inside[*a] != 0;
    return a && b && std::ranges::any_of(findings.interfaces, [&](const Gap& cell) {
             return !cell.observed && cell.system_a == std::min(*a, *b) &&
                    cell.system_b == std::max(*a, *b);
           });
  });
  if (findings.hidden_links)
    *findings.hidden_links += static_cast<std::uint32_t>(before - findings.links.size());
}

}  // namespace

bool tells_who(const AnswerCount& count) {
  const std::uint32_t silent = count.bodies - count.answered;
  return count.bodies > 0 && (count.bodies <= kTellingBodies || count.answered == 0 ||
                              (silent > 0 && silent < kLeastRaters));
}

std::vector<std::uint8_t> withheld_groups(std::span<const AnswerCount> groups) {
  AnswerCount total;
  for (const AnswerCount& group : groups) {
    total.bodies += group.bodies;
    total.answered += group.answered;
  }
  std::vector<std::uint8_t> withheld(groups.size(), tells_who(total) ? 1 : 0);
  if (tells_who(total)) return withheld;
  AnswerCount hidden;
  const auto hide = [&](std::size_t i) {
    withheld[i] = 1;
    hidden.bodies += groups[i].bodies;
    hidden.answered += groups[i].answered;
  };
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (tells_who(groups[i])) hide(i);
  }
  std::vector<std::size_t> order(groups.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return groups[i].bodies; });
  // Whether more are hidden must not turn on who of the first answered.
  const bool all_answered = total.answered == total.bodies;
  for (const std::size_t i : order) {
    const std::uint32_t silent = hidden.bodies - hidden.answered;
    if (hidden.bodies == 0 || all_answered ||
        (hidden.answered >= kLeastRaters && silent >= kLeastRaters))
      break;
    if (withheld[i] == 0) hide(i);
  }
  return withheld;
}

void withhold_answers(Findings& findings) {
  std::vector<AnswerCount> groups;
  AnswerCount outside{findings.answers.bodies, findings.answers.answered};
  for (const System& system : findings.systems) {
    groups.push_back({system.bodies, system.answered.value_or(0)});
    outside.bodies -= system.bodies;
    outside.answered -= system.answered.value_or(0);
  }
  groups.push_back(outside);
  const std::vector<std::uint8_t> withheld = withheld_groups(groups);
  for (std::size_t i = 0; i < findings.systems.size(); ++i) {
    if (withheld[i] != 0) findings.systems[i].answered.reset();
  }
  for (Gap& cell : findings.interfaces) {
    cell.raters.reset();
    if (findings.systems[cell.system_a].answered && findings.systems[cell.system_b].answered)
      continue;
    cell.pairs.reset();
    cell.density.reset();
    if (cell.state == GapState::cannot_tell && cell.observed)
      cell.why = "Too few answers, or too few pairs of bodies.";
  }
  if (!tells_who({findings.answers.bodies, findings.answers.answered})) return;
  findings.answers.withheld = true;
  findings.manifest.pairs_withheld = true;
  findings.manifest.pairs_observed = 0.0;
  findings.manifest.pairs_possible = 0.0;
  findings.network.density.reset();
  findings.network.density_range.reset();
}

void withhold_few_cut_off(Findings& findings) {
  for (Body& body : findings.bodies) {
    if (body.cut_off <= kTellingBodies) {  // of nobody too: else who is withheld would tell
      body.cut_point = false;
      body.cut_off = 0;
      body.cut_off_answered.reset();
      body.only_route = OnlyRoute::withheld;
    } else if (body.cut_off_answered && tells_who({body.cut_off, *body.cut_off_answered})) {
      body.cut_off_answered.reset();
    }
  }
  // The only link between two parts has a body at its end that is the only route: of how many, it would tell.
  for (Link& link : findings.links) link.bridge = false;
}

void withhold_small_counts(Findings& findings, bool open) {
  const bool recorded = findings.answers.recorded();
  const auto few_bodies = [&](std::uint32_t system) {
    const std::uint32_t bodies = findings.systems[system].bodies;
    return (recorded && bodies <= kTellingBodies) || (!open && bodies < kLeastRaters);
  };
  std::vector<std::uint8_t> inside(findings.systems.size(), 0);
  const bool cells = withhold_at_least_two(
      findings.interfaces,
      [&](const Gap& cell) {
        return (recorded && cell.raters.value_or(0) < kLeastRaters) || few_bodies(cell.system_a) ||
               few_bodies(cell.system_b);
      },
      [](const Gap& cell) { return cell.raters.value_or(0); }, withhold);
  (void)withhold_at_least_two(
      findings.systems,
      [&](const System& system) {
        return system.within && ((recorded && system.answered.value_or(0) < kLeastRaters) ||
                                 (!open && system.bodies < kLeastRaters));
      },
      [](const System& system) { return system.bodies; },
      [](System& system) { system.within.reset(); });
  for (std::size_t i = 0; i < inside.size(); ++i) {
    inside[i] = findings.systems[i].within ? 0 : 1;
    findings.systems[i].links_withheld = inside[i] != 0;
  }
  hide_links_of_withheld(findings, inside);
  // Bodies in no system: one or two of them would follow from the totals.
  std::uint32_t in_systems = 0;
  for (const System& system : findings.systems) in_systems += system.bodies;
  const std::uint32_t without = findings.answers.bodies - in_systems;
  if (!open && !findings.systems.empty() && without > 0 && without < kLeastRaters) {
    findings.network.links.reset();
    findings.network.density.reset();
    findings.network.density_range.reset();
    findings.hidden_links.reset();
    for (Body& body : findings.bodies) body.degree.reset();
  }
  if (!cells) return;
  findings.totals_withheld = true;
  for (System& system : findings.systems) {
    system.within.reset();
    system.across.reset();
  }
  findings.hidden_links.reset();
  if (findings.cross_within_odds) {
    findings.cross_within_odds.reset();
    findings.interfaces_note = kTooFewSystems;
  }
  for (Body& body : findings.bodies) body.degree.reset();
  WholeNetwork& network = findings.network;
  network.links.reset();
  network.within.reset();
  network.across.reset();
  network.across_share.reset();
  network.across_range.reset();
  network.density.reset();
  network.density_range.reset();
  network.distance_weighted_fragmentation.reset();
  network.ei_index.reset();
  network.ei_p.reset();
}

}  // namespace interstice
