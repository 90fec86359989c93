#include "graph/findings/gaps/level_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/findings/gaps/gap_cells.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/levels.hpp"

namespace interstice {
namespace {

std::vector<Level> levels_of(const GapContext& context) {
  static const ColumnSpec& spec = table_spec(TableKind::stakeholders)
                                      .columns[static_cast<std::size_t>(StakeholderColumn::tier)];
  const auto table = context.place().stakeholders();
  std::vector<Level> levels;
  for (const StakeholderRow row : context.projection().stakeholders) {
    const auto tier =
        match_choice(spec, context.place().text(table.text(StakeholderColumn::tier, index(row))));
    const bool top =
        tier && (*tier == "political" || *tier == "chief executive" || *tier == "director");
    const bool front = tier && !tier->empty() && !top && *tier != "service user";
    levels.push_back(top ? Level::top : front ? Level::front : Level::unknown);
  }
  return levels;
}

std::string at_the_top(const OutcomeCell& top) {
  std::string text = fmt::format("At the top: {} among {}", counted(top.observed, "link", "links"),
                                 counted(static_cast<double>(top.pairs), "pair", "pairs"));
  if (top.state != GapState::cannot_tell)
    text += fmt::format("; {} usual", usual_number(top.expected));
  return text + '.';
}

GapMembers members_of(const GapContext& context, const std::vector<Level>& levels,
                      const OutcomeCell& cell) {
  GapMembers members;
  for (std::uint32_t v = 0; v < levels.size(); ++v) {
    const SystemId system = context.projection().system_of[v];
    if (levels[v] != Level::front || system == SystemId::none) continue;
    if (system == cell.a) members.a.push_back(v);
    if (system == cell.b) members.b.push_back(v);
  }
  return members;
}

}  // namespace

void add_levels(GapContext& context) {
  const std::string bar = context.bar();
  if (!bar.empty()) {
    context.note(GapKind::level, "Levels are not compared: " + bar);
    return;
  }
  const std::vector<Level> levels = levels_of(context);
  const bool top = std::ranges::find(levels, Level::top) != levels.end();
  const bool front = std::ranges::find(levels, Level::front) != levels.end();
  if (!top || !front || context.num_systems() < 2) {
    context.note(GapKind::level,
                 context.num_systems() < 2
                     ? "Levels are not compared: fewer than two systems are named."
                     : fmt::format("Levels are not compared: no body's tier says that it is at {}.",
                                   top ? "the front line" : "the top"));
    return;
  }
  const Projection& projection = context.projection();
  const std::vector<System>& systems = context.findings().systems;
  const std::vector<LevelGap> found = level_gaps(projection.network, projection.observed,
                                                 context.model(), levels, {}, context.execution());
  for (const LevelGap& level : found) {
    const std::uint32_t a = index(level.front.a);
    const std::uint32_t b = index(level.front.b);
    const bool front_untold = level.front.state == GapState::cannot_tell;
    Gap gap{.kind = GapKind::level,
            .id = fmt::format("level:{}|{}", id_part(systems[a].id), id_part(systems[b].id)),
            .system_a = a,
            .system_b = b,
            .raters = level.front.owners_a.answered + level.front.owners_b.answered};
    OutcomeCell cell = level.front;
    cell.state = level.state;
    set_numbers(gap, cell);
    if (level.state == GapState::cannot_tell) {
      gap.why = front_untold ? why_not(level.front, systems, "bodies at the front line")
                             : why_not(level.top, systems, "bodies at the top");
    }
    gap.reasons.push_back({.text = at_the_top(level.top)});
    context.add(std::move(gap), members_of(context, levels, level.front));
  }
  if (found.empty()) {
    context.note(GapKind::level,
                 "Levels are not compared: no two systems both have bodies at the top and at the "
                 "front line.");
  }
}

}  // namespace interstice
