#include "graph/findings/visibility.hpp"

#include <algorithm>

namespace interstice {
namespace {

constexpr std::uint32_t kLeastRaters = 3;
constexpr std::uint32_t kTellingBodies =
    3;  // so few that under 30 in 100 answered means that none did

std::string_view stakeholder_choice(const Place& place, StakeholderColumn column,
                                    StakeholderRow row) {
  const ColumnSpec& spec =
      table_spec(TableKind::stakeholders).columns[static_cast<std::size_t>(column)];
  const Text cell = place.stakeholders().text(column, index(row));
  return cell == Text::none ? std::string_view{}
                            : match_choice(spec, place.text(cell)).value_or(std::string_view{});
}

void withhold(Interface& cell) {
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
void hide_links_of_withheld(Findings& findings) {
  const std::size_t before = findings.links.size();
  std::erase_if(findings.links, [&](const Link& link) {
    const auto a = findings.bodies[link.a].system;
    const auto b = findings.bodies[link.b].system;
    return a && b && std::ranges::any_of(findings.interfaces, [&](const Interface& cell) {
             return !cell.observed && cell.system_a == std::min(*a, *b) &&
                    cell.system_b == std::max(*a, *b);
           });
  });
  if (findings.hidden_links)
    *findings.hidden_links += static_cast<std::uint32_t>(before - findings.links.size());
}

}  // namespace

Visibility::Visibility(const Place& place, Audience audience)
    : place_(place),
      audience_(audience),
      default_(fold(place.setting("visibility"))),
      open_(in_words(default_, "public|published")) {}

bool Visibility::visible(std::string_view cell) const {
  if (audience_ == Audience::team) return true;
  const std::string folded = cell.empty() ? default_ : fold(cell);
  if (in_words(folded, "public|published")) return true;
  return audience_ == Audience::partners && folded == "partners";
}

bool Visibility::body(StakeholderRow row) const {
  if (audience_ == Audience::team) return true;
  const auto table = place_.stakeholders();
  const auto choice = [&](StakeholderColumn column) {
    return stakeholder_choice(place_, column, row);
  };
  // A kind that is not in the list may be a person under another word.
  const bool unlisted = choice(StakeholderColumn::kind).empty() &&
                        table.text(StakeholderColumn::kind, index(row)) != Text::none;
  const bool post = choice(StakeholderColumn::kind) == "post";
  const bool person = choice(StakeholderColumn::kind) == "person" || unlisted;
  const std::string_view named = choice(StakeholderColumn::named);
  const std::string_view tier = choice(StakeholderColumn::tier);
  if ((person || post) && (tier == "front line" || tier == "service user")) return false;
  if (person && named != "yes") return false;
  if (post && (named == "no" || choice(StakeholderColumn::told) != "yes")) return false;
  return visible(place_.text(table.text(StakeholderColumn::visibility, index(row))));
}

bool Visibility::relationship(std::size_t row) const {
  return visible(place_.text(place_.relationships().text(RelationshipColumn::visibility, row)));
}

std::string printed_name(const Place& place, StakeholderRow row) {
  const auto table = place.stakeholders();
  const std::string_view kind = stakeholder_choice(place, StakeholderColumn::kind, row);
  const std::string_view tier = stakeholder_choice(place, StakeholderColumn::tier, row);
  if (kind == "person" || kind == "post") {
    if (tier == "front line") return "a member of front-line staff";
    if (tier == "service user") return "a service user";
  }
  if (kind == "person" && stakeholder_choice(place, StakeholderColumn::named, row) != "yes") {
    const auto of = place.stakeholder(table.text(StakeholderColumn::organisation, index(row)));
    return of ? "a person in " + printed_name(place, *of) : "a person";
  }
  const Text name = table.text(StakeholderColumn::name, index(row));
  return std::string(
      place.text(name == Text::none ? table.text(StakeholderColumn::id, index(row)) : name));
}

bool is_person(const Place& place, StakeholderRow row) {
  return stakeholder_choice(place, StakeholderColumn::kind, row) == "person";
}

void withhold_answers(Findings& findings) {
  // Hidden groups must hold at least three bodies that answered and three that did not.
  std::vector<System*> shown;
  std::uint32_t answered = 0;
  std::uint32_t silent = 0;
  const auto hide = [&](System& system) {
    answered += *system.answered;
    silent += system.bodies - *system.answered;
    system.answered.reset();
  };
  System outside{.bodies = findings.answers.bodies, .answered = findings.answers.answered};
  for (System& system : findings.systems) {
    if (!system.answered) continue;
    outside.bodies -= system.bodies;
    *outside.answered -= *system.answered;
    const bool tells = system.bodies <= kTellingBodies || *system.answered == 0;
    if (!tells) shown.push_back(&system);
  }
  for (System& system : findings.systems) {
    if (system.answered && std::ranges::find(shown, &system) == shown.end()) hide(system);
  }
  if (outside.bodies > 0 && (outside.bodies <= kTellingBodies || *outside.answered == 0))
    hide(outside);
  std::ranges::stable_sort(shown, {}, &System::bodies);
  // Whether more are hidden must not turn on who of the first answered.
  const bool all_answered = findings.answers.answered == findings.answers.bodies;
  for (System* system : shown) {
    if (answered + silent == 0 || all_answered ||
        (answered >= kLeastRaters && silent >= kLeastRaters))
      break;
    hide(*system);
  }
  for (Interface& cell : findings.interfaces) {
    cell.raters.reset();
    if (findings.systems[cell.system_a].answered && findings.systems[cell.system_b].answered)
      continue;
    cell.pairs.reset();
    cell.density.reset();
    if (cell.state == GapState::cannot_tell && cell.observed) {
      cell.why = "Too few answers, or too few pairs of bodies.";
    }
  }
}

void withhold_small_counts(Findings& findings, bool open) {
  const bool recorded = findings.answers.recorded();
  const auto few_bodies = [&](std::uint32_t system) {
    const std::uint32_t bodies = findings.systems[system].bodies;
    return (recorded && bodies <= kTellingBodies) || (!open && bodies < kLeastRaters);
  };
  const bool cells = withhold_at_least_two(
      findings.interfaces,
      [&](const Interface& cell) {
        return (recorded && cell.raters.value_or(0) < kLeastRaters) || few_bodies(cell.system_a) ||
               few_bodies(cell.system_b);
      },
      [](const Interface& cell) { return cell.raters.value_or(0); }, withhold);
  (void)withhold_at_least_two(
      findings.systems,
      [&](const System& system) {
        return system.within && ((recorded && system.answered.value_or(0) < kLeastRaters) ||
                                 (!open && system.bodies < kLeastRaters));
      },
      [](const System& system) { return system.bodies; },
      [](System& system) { system.within.reset(); });
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
  hide_links_of_withheld(findings);
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
  network.fragmentation.reset();
  network.distance_weighted_fragmentation.reset();
  network.ei_index.reset();
  network.ei_p.reset();
}

}  // namespace interstice
