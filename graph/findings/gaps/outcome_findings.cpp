#include "graph/findings/gaps/outcome_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/expectation/directed_tie_model.hpp"
#include "graph/findings/gaps/gap_cells.hpp"
#include "graph/gaps/directed_outcomes.hpp"
#include "graph/gaps/outcomes.hpp"

namespace interstice {
namespace {

// Why no outcome is judged; empty = some can be looked at.
std::string why_none(const GapContext& context) {
  const std::string bar = context.bar();
  if (!bar.empty()) return "No gap on a shared outcome is judged: " + bar;
  if (context.facts().owners.empty()) {
    return "No gap on a shared outcome is judged: the data do not say who is signed up to which "
           "outcome (the table commitments).";
  }
  if (context.num_systems() < 2) {
    return fmt::format(
        "No gap on a shared outcome is judged: the column \"{}\" names fewer than two systems.",
        context.projection().systems_column);
  }
  return {};
}

std::vector<OutcomeCell> judged(GapContext& context) {
  const Projection& projection = context.projection();
  if (!context.directed()) {
    return outcome_gaps(projection.network, projection.observed, context.model(),
                        context.facts().owners, {}, context.execution());
  }
  const Projection& directed = *context.directed();
  const DirectedTieModel model = fit_directed_tie_model(
      directed.network, directed.system_of, context.num_systems(), directed.observed,
      {.affinities = PairAffinities::fitted, .facts = &context.facts().facts}, context.execution());
  return directed_outcome_gaps(directed.network, directed.observed, model, context.facts().owners,
                               {}, context.execution());
}

GapMembers owners_of(const GapContext& context, const OutcomeCell& cell) {
  GapMembers members;
  for (const std::uint32_t v : context.facts().owners[cell.outcome]) {
    const SystemId system = context.projection().system_of[v];
    if (system == cell.a) members.a.push_back(v);
    if (system == cell.b) members.b.push_back(v);
  }
  return members;
}

}  // namespace

void add_outcomes(GapContext& context) {
  std::string none = why_none(context);
  if (!none.empty()) {
    context.note(GapKind::outcome, std::move(none));
    return;
  }
  const std::vector<System>& systems = context.findings().systems;
  std::vector<OutcomeCell> cells = judged(context);
  for (const OutcomeCell& cell : cells) {
    const std::string& outcome = context.facts().outcomes[cell.outcome];
    const std::uint32_t a = index(cell.a);
    const std::uint32_t b = index(cell.b);
    Gap gap{.kind = GapKind::outcome,
            .id = fmt::format("outcome:{}|{}|{}", id_part(outcome), id_part(systems[a].id),
                              id_part(systems[b].id)),
            .system_a = a,
            .system_b = b,
            .outcome = outcome,
            .why = why_not(cell, systems, "bodies signed up"),
            .raters = cell.owners_a.answered + cell.owners_b.answered};
    set_numbers(gap, cell);
    context.add(std::move(gap), owners_of(context, cell));
  }
  if (cells.empty()) {
    context.note(GapKind::outcome,
                 "No gap on a shared outcome is judged: no outcome has bodies of two systems that "
                 "lead, answer for or contribute to it.");
  } else if (context.directed()) {
    context.note(GapKind::outcome,
                 "Links on outcomes are counted from each body to the other, as reported: a pair "
                 "of bodies that name each other has two.");
  } else {
    context.keep(std::move(cells));
  }
}

}  // namespace interstice
