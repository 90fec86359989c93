#include "graph/findings/gaps/interface_findings.hpp"

#include <fmt/format.h>

#include "graph/findings/gaps/gap_cells.hpp"
#include "graph/gaps/interfaces.hpp"

namespace interstice {
namespace {

std::string why_not(const InterfaceCell& cell, const Interfaces& all,
                    const std::vector<System>& systems) {
  switch (cell.reason) {
    case CannotTell::few_pairs:
      return too_few_pairs(cell.possible, cell.pairs);
    case CannotTell::few_answers: {
      const auto share = [&](SystemId id) {
        const SystemAnswers& side = all.systems[index(id)];
        return static_cast<double>(side.answered) / side.bodies;
      };
      const SystemId quiet = share(cell.a) <= share(cell.b) ? cell.a : cell.b;
      return fmt::format("Fewer than 3 in 10 of {} answered.", systems[index(quiet)].name);
    }
    case CannotTell::few_systems:
      return "There are fewer than three systems to compare.";
    case CannotTell::not_fitted:
      return "What is usual could not be worked out for these data.";
    case CannotTell::no:
      break;
  }
  return {};
}

Gap to_gap(const InterfaceCell& cell, const Interfaces& all, const std::vector<System>& systems) {
  const std::uint32_t a = index(cell.a);
  const std::uint32_t b = index(cell.b);
  Gap gap{.kind = GapKind::interface,
          .id = fmt::format("interface:{}|{}", id_part(systems[a].id), id_part(systems[b].id)),
          .system_a = a,
          .system_b = b,
          .why = why_not(cell, all, systems),
          .raters = all.systems[a].answered + all.systems[b].answered};
  set_numbers(gap, cell);
  return gap;
}

std::string fewer_than_two(const Projection& projection) {
  std::string note =
      projection.systems_column.empty()
          ? "Nothing can be said about gaps between systems: no column says which system each body "
            "belongs to."
          : fmt::format(
                "Nothing can be said about gaps between systems: the column \"{}\" names fewer "
                "than two.",
                projection.systems_column);
  for (std::size_t i = 0; i < projection.systems_candidates.size() && i < 6; ++i) {
    note += (i == 0 ? " Columns that could, with --systems: " : ", ") +
            projection.systems_candidates[i];
  }
  if (!projection.systems_candidates.empty()) note += '.';
  return note;
}

// Bodies of every system, by SystemId.
std::vector<std::vector<std::uint32_t>> members_of(const Projection& projection) {
  std::vector<std::vector<std::uint32_t>> members(projection.systems.size());
  for (std::uint32_t v = 0; v < projection.system_of.size(); ++v) {
    if (projection.system_of[v] != SystemId::none)
      members[index(projection.system_of[v])].push_back(v);
  }
  return members;
}

}  // namespace

void add_interfaces(GapContext& context) {
  const Projection& projection = context.projection();
  const bool boards = projection.view == View::shared_boards;
  if (projection.systems.size() < 2) {
    context.note(GapKind::interface, fewer_than_two(projection));
    return;
  }
  const std::string too_many = context.too_many();
  if (!too_many.empty()) {
    context.note(GapKind::interface, "Gaps were not judged: " + too_many);
    return;
  }
  if (boards) context.note(GapKind::interface, "No gap is judged here: " + context.bar());
  const Interfaces& found = context.interfaces();
  Findings& findings = context.findings();
  findings.cross_within_odds = found.cross_within_odds;
  const auto members = members_of(projection);
  for (const InterfaceCell& cell : found.cells) {
    Gap& gap = context.add(to_gap(cell, found, findings.systems),
                           {members[index(cell.a)], members[index(cell.b)]});
    if (boards) gap.why = "Links here are shared boards, not reported links.";
  }
  if (projection.systems.size() == 2 && !boards) {
    std::string note = kTooFewSystems;
    if (found.cross_within_odds) {
      note += fmt::format(
          " The odds of a link across are {:.2f} times those of a link inside a system.",
          *found.cross_within_odds);
    }
    context.note(GapKind::interface, std::move(note));
  }
}

}  // namespace interstice
