#include "graph/findings/gaps/fragile_bridge_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/team_kinds.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/fragile_bridge.hpp"

namespace interstice {
namespace {

std::string why_not(const GapContext& context, const BridgeCell& cell) {
  const std::vector<System>& systems = context.findings().systems;
  if (cell.reason == CannotTell::few_answers) {
    const auto share = [](const SystemAnswers& side) {
      return static_cast<double>(side.answered) / side.bodies;
    };
    const bool first = share(cell.bodies_a) <= share(cell.bodies_b);
    return fmt::format("Fewer than 3 in 10 of {} answered.",
                       systems[index(first ? cell.a : cell.b)].name);
  }
  if (cell.reason != CannotTell::few_pairs) return {};
  for (const auto& [side, system] :
       {std::pair(cell.bodies_a, cell.a), std::pair(cell.bodies_b, cell.b)}) {
    if (side.bodies == 1)
      return fmt::format("{} is one body, and every route passes it.", systems[index(system)].name);
  }
  return fmt::format("Only {} of {} pairs of bodies were asked about, and it takes {}.", cell.pairs,
                     cell.possible, FragileBridgeOptions{}.least_pairs);
}

void add_cell(GapContext& context, const BridgeCell& cell) {
  const std::vector<System>& systems = context.findings().systems;
  Gap gap{.kind = GapKind::fragile_bridge,
          .id = fmt::format("fragile_bridge:{}|{}", id_part(systems[index(cell.a)].id),
                            id_part(systems[index(cell.b)].id)),
          .system_a = index(cell.a),
          .system_b = index(cell.b),
          .state = cell.state,
          .why = why_not(context, cell),
          .pairs = static_cast<double>(cell.pairs),
          .possible = static_cast<double>(cell.possible),
          .observed = cell.routes.routes,
          .raters = cell.bodies_a.answered + cell.bodies_b.answered};
  gap.reasons.push_back({fmt::format("{} between bodies of the two.",
                                     counted(static_cast<double>(cell.links), "link", "links")),
                         {}});
  if (!cell.routes.only_links.empty())
    gap.reasons.push_back({"Every route passes one link too.", {}});
  GapMembers members;
  if (cell.state == GapState::gap) members.a = cell.routes.through;
  std::ranges::sort(members.a);
  context.add(std::move(gap), std::move(members));
}

void add_part(GapContext& context, const FragilePart& part) {
  const Projection& projection = context.projection();
  GapMembers members;
  members.b = part.cut_off;
  std::string id;
  if (part.body) {
    members.a = {index(*part.body)};
    id = "fragile_bridge:body:" + id_part(projection.ids[index(*part.body)]);
  } else {
    const Tie& tie = projection.network.tie(*part.link);
    const auto [u, v] = std::minmax({index(tie.from), index(tie.to)});
    members.a = {u, v};
    id = fmt::format("fragile_bridge:link:{}|{}", id_part(projection.ids[u]),
                     id_part(projection.ids[v]));
  }
  Gap gap{.kind = GapKind::fragile_bridge,
          .id = std::move(id),
          .system_a = kNoSystem,
          .system_b = kNoSystem,
          .state = part.state,
          .observed = 1U,
          .raters = part.answered};
  if (part.state == GapState::cannot_tell)
    gap.why = "Fewer than 3 in 10 of those behind it answered.";
  gap.reasons.push_back(
      {fmt::format("{} {} behind it, of whom {} answered.",
                   counted(static_cast<double>(part.cut_off.size()), "body", "bodies"),
                   part.cut_off.size() == 1 ? "is" : "are", number_word(part.answered)),
       {}});
  context.add(std::move(gap), std::move(members));
}

std::string names(const Findings& findings, const std::vector<std::uint32_t>& bodies,
                  std::size_t most) {
  std::string text;
  const std::size_t shown = bodies.size() <= most ? bodies.size() : most - 1;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == bodies.size();
    text += fmt::format("{}{}",
                        i == 0 ? ""
                        : last ? " and "
                               : ", ",
                        findings.bodies[bodies[i]].name);
  }
  if (shown < bodies.size())
    text += fmt::format(" and {} others", number_word(bodies.size() - shown));
  return text;
}

std::string pair_statement(const Findings& findings, const Gap& gap) {
  const std::string subject = gap_subject(findings, gap);
  const std::uint32_t routes = gap.observed.value_or(0);
  const std::string said =
      routes == 0   ? std::string("no reported route joins them")
      : routes == 1 ? std::string("they meet through one body")
                    : fmt::format("{}{} reported routes that share no body", number_word(routes),
                                  routes >= FragileBridgeOptions{}.most_routes ? " or more" : "");
  if (gap.state == GapState::cannot_tell)
    return fmt::format("{}: {}. We cannot tell whether there is a gap. {}", subject, said, gap.why);
  if (gap.state == GapState::no_sign)
    return fmt::format("{}: {}. No sign of a gap.", subject, said);
  if (routes == 0 || gap.bodies_a.empty()) return fmt::format("{}: {}.", subject, said);
  if (gap.bodies_a.size() == 1) {
    return fmt::format("{}: every reported route between them passes {}.", subject,
                       names(findings, gap.bodies_a, 1));
  }
  return fmt::format("{}: every reported route between them passes each of {}.", subject,
                     names(findings, gap.bodies_a, 4));
}

std::string part_statement(const Findings& findings, const Gap& gap) {
  const std::string behind = gap.bodies_b.empty() ? std::string("Bodies that are not named")
                                                  : names(findings, gap.bodies_b, 4);
  const std::string through =
      gap.bodies_a.size() == 2
          ? fmt::format("the one link between {}", names(findings, gap.bodies_a, 2))
          : names(findings, gap.bodies_a, 1);
  const std::string text =
      fmt::format("{} have no reported route to the others but {}", behind, through);
  if (gap.state == GapState::gap) return text + '.';
  return text + ". We cannot tell whether there is another. " + gap.why;
}

}  // namespace

void add_fragile_bridges(GapContext& context) {
  constexpr std::string_view kWhat = "Systems and parts of the place that meet through one body";
  if (!may_look(context, GapKind::fragile_bridge, kWhat, 0)) return;
  const Projection& projection = context.projection();
  const FragileBridges found =
      fragile_bridges(projection.network, projection.system_of, context.num_systems(),
                      projection.observed, {}, context.execution());
  for (const BridgeCell& cell : found.cells) add_cell(context, cell);
  for (const FragilePart& part : found.parts) add_part(context, part);
  if (found.cells.empty() && found.parts.empty()) {
    context.note(
        GapKind::fragile_bridge,
        "No part of the place of two bodies or more hangs on the rest by one body or one link, "
        "and fewer than two systems are named.");
  }
}

std::string fragile_bridge_statement(const Findings& findings, const Gap& gap) {
  return gap.system_a == kNoSystem ? part_statement(findings, gap) : pair_statement(findings, gap);
}

}  // namespace interstice
