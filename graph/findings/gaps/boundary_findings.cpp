#include "graph/findings/gaps/boundary_findings.hpp"

#include <fmt/format.h>

#include "graph/findings/gaps/gap_cells.hpp"
#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/team_kinds.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/boundary.hpp"

namespace interstice {
namespace {

std::string why_not(BoundaryUnknown reason) {
  switch (reason) {
    case BoundaryUnknown::no_areas:
      return "The area of one of them is not stated.";
    case BoundaryUnknown::no_population:
      return "How many people live in an area of theirs is not stated.";
    case BoundaryUnknown::crossing:
      return "Some areas cut across others, so people in both cannot be counted.";
    case BoundaryUnknown::no:
      break;
  }
  return {};
}

// `turned`: the gap names v first.
void add_facts(const GapContext& context, const BoundaryPair& pair, bool turned, Gap& gap) {
  if (pair.people_both && pair.people_u && pair.people_v) {
    const double either = *pair.people_u + *pair.people_v - *pair.people_both;
    gap.reasons.push_back(
        {fmt::format("Of {} people whom either covers, both cover {} ({} in 100).",
                     whole_number(either), whole_number(*pair.people_both), per_100(*pair.overlap)),
         {}});
  }
  if (gap.reasons.empty() && pair.overlap == 1.0)
    gap.reasons.push_back({"They cover the same area.", {}});
  gap.reasons.push_back(
      {fmt::format("Bodies of the other's system that share people with it: {} and {}.",
                   number_word(turned ? pair.counterparts_v : pair.counterparts_u),
                   number_word(turned ? pair.counterparts_u : pair.counterparts_v)),
       {}});
  GapReason called{.text = "The table expected calls for their working together."};
  for (const std::uint32_t row : pair.rows)
    called.rows.push_back(row_reference(context.place().expected().data(), row));
  if (!called.rows.empty()) gap.reasons.push_back(std::move(called));
  if (!pair.outcomes.empty()) {
    std::string text = "Both signed up to ";
    for (std::size_t i = 0; i < pair.outcomes.size(); ++i)
      text += (i == 0 ? "" : ", ") + pair.outcomes[i];
    gap.reasons.push_back({text + '.', {}});
  }
}

Gap to_gap(const GapContext& context, const BoundaryPair& pair, GapMembers& members) {
  const Projection& projection = context.projection();
  const auto u = static_cast<VertexId>(pair.u);
  const auto v = static_cast<VertexId>(pair.v);
  Gap gap{.kind = GapKind::boundary,
          .id = fmt::format("boundary:{}|{}", id_part(projection.ids[pair.u]),
                            id_part(projection.ids[pair.v])),
          .state = pair.state,
          .why = why_not(pair.reason)};
  const std::uint32_t raters =
      (projection.observed.answered(u) ? 1U : 0U) + (projection.observed.answered(v) ? 1U : 0U);
  gap.raters = raters;
  set_systems(gap, members, projection.system_of[pair.u], projection.system_of[pair.v]);
  add_facts(context, pair, members.a.front() != pair.u, gap);
  return gap;
}

}  // namespace

void add_boundaries(GapContext& context) {
  constexpr std::string_view kWhat = "Bodies that should work together and cover different areas";
  if (!may_look(context, GapKind::boundary, kWhat, 0)) return;
  const auto found = boundaries(context.place(), context.actors(), context.projection().as_of);
  for (const BoundaryPair& pair : found) {
    GapMembers members{{pair.u}, {pair.v}};
    Gap gap = to_gap(context, pair, members);
    context.add(std::move(gap), std::move(members));
  }
  if (found.empty()) {
    context.note(
        GapKind::boundary,
        "Areas are not compared: no body's areas are stated, or no two bodies are expected to "
        "work together (the table expected, or an outcome that both signed up to).");
  }
}

std::string boundary_statement(const Findings& findings, const Gap& gap) {
  const std::string subject = gap_subject(findings, gap);
  const std::string fact = gap.reasons.empty() ? std::string{} : gap.reasons.front().text;
  switch (gap.state) {
    case GapState::gap:
      return fmt::format(
          "{}: expected to work together, and most people of their areas are not shared. {}",
          subject, fact);
    case GapState::no_sign:
      return fmt::format("{}: expected to work together. {} No sign of a gap.", subject, fact);
    case GapState::cannot_tell:
      break;
  }
  return fmt::format("{}: expected to work together; we cannot tell whether their areas differ. {}",
                     subject, gap.why);
}

}  // namespace interstice
