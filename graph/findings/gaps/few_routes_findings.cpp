#include "graph/findings/gaps/few_routes_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/team_kinds.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/few_routes.hpp"

namespace interstice {
namespace {

std::string how_far(const RoutesToDeciders& group) {
  if (!group.routes.distance) return "No reported route leads to a body that decides.";
  const std::uint32_t routes = group.routes.routes;
  return fmt::format("The nearest body that decides is {} away, by {}{}.",
                     counted(*group.routes.distance, "step", "steps"),
                     counted(routes, "reported route", "reported routes"),
                     routes >= FewRoutesOptions{}.most_routes ? " or more" : "");
}

std::string beside_others(const RoutesToDeciders& group) {
  return fmt::format(
      "Of other bodies, {} in 100 are as far or farther, and {} in 100 have as few routes.",
      per_100(group.as_far), per_100(group.as_few));
}

Gap to_gap(const GapContext& context, const RoutesToDeciders& group, std::uint32_t others) {
  const Projection& projection = context.projection();
  const SystemId system = projection.system_of[group.body];
  Gap gap{.kind = GapKind::few_routes,
          .id = "few_routes:" + id_part(projection.ids[group.body]),
          .system_a = system == SystemId::none ? kNoSystem : index(system),
          .system_b = kNoSystem,
          .state = group.state,
          .observed = group.routes.routes,
          .raters = group.answered ? 1U : 0U};
  if (group.state == GapState::cannot_tell) {
    gap.why = others == 0 || group.answered
                  ? "There are too few other bodies to compare it with."
                  : "It was not asked, or did not answer, so its own links are not known.";
  }
  gap.reasons.push_back({how_far(group), {}});
  if (group.state != GapState::cannot_tell) gap.reasons.push_back({beside_others(group), {}});
  return gap;
}

std::string as_a_whole(const FewRoutes& found) {
  if (found.state == GapState::cannot_tell)
    return "There are too few groups, or other bodies, to compare them as a whole.";
  return fmt::format(
      "As a whole: of {}, chance, if routes were dealt over groups and other bodies, gives {} ({} "
      "to "
      "{}) with fewer than two routes; {}.",
      counted(found.community, "group", "groups"), usual_number(found.few.expected),
      whole_number(found.few.low), whole_number(found.few.high),
      found.state == GapState::gap ? "there are more" : "there are not clearly more");
}

}  // namespace

void add_few_routes(GapContext& context) {
  constexpr std::string_view kWhat = "Routes of community groups to those who decide";
  if (!may_look(context, GapKind::few_routes, kWhat, 0)) return;
  const Projection& projection = context.projection();
  const RouteRoles roles = route_roles(context.place(), context.actors(), projection.as_of);
  const FewRoutes found = few_routes(projection.network, projection.observed, roles);
  for (const RoutesToDeciders& group : found.bodies) {
    if (!group.community) continue;
    GapMembers members{{group.body}, group.routes.through};
    std::ranges::sort(members.b);
    context.add(to_gap(context, group, found.others), std::move(members));
  }
  if (found.bodies.empty()) {
    context.note(
        GapKind::few_routes,
        found.deciders == 0
            ? "Routes of community groups are not looked at: nobody sits on a board, leads "
              "or answers for an outcome."
            : "Routes of community groups are not looked at: no body's kind or sector is "
              "community.");
    return;
  }
  context.note(GapKind::few_routes, as_a_whole(found));
}

std::string few_routes_statement(const Findings& findings, const Gap& gap) {
  std::string text = gap_subject(findings, gap) + ": ";
  for (std::size_t i = 0; i < gap.reasons.size(); ++i)
    text += (i == 0 ? "" : " ") + gap.reasons[i].text;
  if (gap.observed == 1U && !gap.bodies_b.empty()) {
    text += " Every route passes ";
    for (std::size_t i = 0; i < gap.bodies_b.size(); ++i) {
      const bool last = i + 1 == gap.bodies_b.size();
      text += fmt::format("{}{}",
                          i == 0 ? ""
                          : last ? " and "
                                 : ", ",
                          findings.bodies[gap.bodies_b[i]].name);
    }
    text += '.';
  }
  if (gap.state == GapState::cannot_tell) return text + " We cannot tell. " + gap.why;
  return gap.state == GapState::gap ? text : text + " No sign of a gap.";
}

}  // namespace interstice
