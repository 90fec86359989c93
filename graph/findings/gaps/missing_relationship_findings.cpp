#include "graph/findings/gaps/missing_relationship_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/findings/gaps/gap_cells.hpp"
#include "graph/findings/gaps/gap_reasons.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/missing_relationships.hpp"

namespace interstice {
namespace {

Gap to_gap(const GapContext& context, const MissingRelationship& pair, GapMembers& members) {
  const Projection& projection = context.projection();
  const auto id = [&](VertexId v) { return id_part(projection.ids[index(v)]); };
  std::uint32_t raters = 0;
  for (const VertexId v : {pair.u, pair.v}) raters += projection.observed.answered(v) ? 1 : 0;
  Gap gap{.kind = GapKind::missing_relationship,
          .id = fmt::format("missing_relationship:{}|{}", id(pair.u), id(pair.v)),
          .state = GapState::gap,
          .pairs = 1.0,
          .possible = 1.0,
          .observed = 0U,
          .expected = pair.probability,
          .missing = pair.probability,
          .evidence = pair.evidence,
          .raters = raters};
  set_systems(gap, members, projection.system_of[index(pair.u)],
              projection.system_of[index(pair.v)]);
  return gap;
}

// Pairs of modelled bodies that nobody was asked about.
double unobserved_pairs(const Projection& projection) {
  std::vector<VertexId> modelled;
  for (std::uint32_t v = 0; v < projection.system_of.size(); ++v) {
    if (projection.system_of[v] != SystemId::none) modelled.push_back(static_cast<VertexId>(v));
  }
  double unobserved = 0.0;
  for (std::size_t i = 0; i < modelled.size(); ++i) {
    for (std::size_t j = i + 1; j < modelled.size(); ++j)
      unobserved += projection.observed(modelled[i], modelled[j]) ? 0.0 : 1.0;
  }
  return unobserved;
}

}  // namespace

void add_missing_relationships(GapContext& context) {
  const std::string bar = context.bar();
  if (!bar.empty()) {
    context.note(GapKind::missing_relationship, "No pair of bodies is judged: " + bar);
    return;
  }
  // Which two bodies have no link is for the team only.
  if (context.findings().audience != Audience::team) {
    context.note(GapKind::missing_relationship,
                 "Which two bodies have no link, where one would be usual, is for the team only.");
    return;
  }
  const Projection& projection = context.projection();
  const TieModel& model = context.any_model();
  const auto found = missing_relationships(projection.network, projection.observed, model, {},
                                           context.execution());
  std::size_t active = 0;  // pairs that have nothing in common but how active they are
  for (const MissingRelationship& pair : found) {
    if (pair.reasons.empty()) {
      ++active;
      continue;
    }
    GapMembers members{{index(pair.u)}, {index(pair.v)}};
    Gap gap = to_gap(context, pair, members);
    for (const Covariate covariate : pair.reasons)
      gap.reasons.push_back(pair_reason(context, covariate, index(pair.u), index(pair.v)));
    context.add(std::move(gap), std::move(members));
  }
  const double untold = unobserved_pairs(projection);
  std::vector<std::string> notes;
  if (!model.converged) {
    notes.emplace_back("No pair of bodies is judged: what is usual could not be worked out.");
  } else if (found.size() == active) {
    notes.emplace_back(
        "No two bodies without a reported link have anything in common for which a link would be "
        "usual.");
  }
  if (active > 0) {
    notes.push_back(fmt::format(
        "{} without a link would usually have one for how active they are alone: not listed.",
        counted(static_cast<double>(active), "pair", "pairs")));
  }
  if (untold > 0.0) {
    notes.push_back(
        fmt::format("{} of bodies that nobody was asked about {} in none of these rows.",
                    counted(untold, "pair", "pairs"), untold == 1.0 ? "is" : "are"));
  }
  std::string note;
  for (const std::string& sentence : notes) note += (note.empty() ? "" : " ") + sentence;
  context.note(GapKind::missing_relationship, std::move(note));
}

}  // namespace interstice
