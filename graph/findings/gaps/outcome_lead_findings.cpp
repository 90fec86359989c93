#include "graph/findings/gaps/outcome_lead_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/findings/number_words.hpp"
#include "graph/gaps/outcome_leads.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kLeastOpinions = 5;  // behind what people agree with

// Rows of commitments to each outcome, by its id; and the row of the outcome itself.
std::map<std::string, std::vector<std::string>> rows_of(const Place& place) {
  std::map<std::string, std::vector<std::string>> rows;
  const auto outcomes = place.outcomes();
  for (std::size_t row = 0; row < outcomes.num_rows(); ++row) {
    rows[std::string(place.text(outcomes.text(OutcomeColumn::id, row)))].push_back(
        row_reference(outcomes.data(), row));
  }
  const auto commitments = place.commitments();
  for (std::size_t row = 0; row < commitments.num_rows(); ++row) {
    const std::string role = fold(place.text(commitments.text(CommitmentColumn::role, row)));
    if (!in_words(role, "lead|sponsor")) continue;
    rows[std::string(place.text(commitments.text(CommitmentColumn::outcome, row)))].push_back(
        row_reference(commitments.data(), row));
  }
  return rows;
}

// Whether fewer than half agree, of enough that said so.
bool disagree(std::uint32_t answers, std::uint32_t agrees) {
  return answers >= kLeastOpinions && 2 * agrees < answers;
}

std::string agreement(std::string_view what, std::uint32_t answers, std::uint32_t agrees) {
  return fmt::format("Of {} that said so, {} agree with the {}.", answers, number_word(agrees),
                     what);
}

// What speaks for a gap, in sentences.
std::vector<std::string> faults(const OutcomeLead& lead, bool any_sponsor, bool many_systems,
                                bool opinions) {
  std::vector<std::string> found;
  if (lead.no_lead()) found.emplace_back("No lead is named.");
  if (lead.several_leads())
    found.push_back(fmt::format("It has {} leads.", number_word(lead.leads.size())));
  if (lead.owners.size() > 1 && many_systems && lead.one_system())
    found.emplace_back("All that are signed up to it are of one system.");
  if (any_sponsor && lead.no_sponsor()) found.emplace_back("No sponsor is named.");
  if (opinions && disagree(lead.aim_answers, lead.aim_agrees))
    found.push_back(agreement("aim", lead.aim_answers, lead.aim_agrees));
  if (opinions && disagree(lead.method_answers, lead.method_agrees))
    found.push_back(agreement("method", lead.method_answers, lead.method_agrees));
  return found;
}

}  // namespace

void add_outcome_leads(GapContext& context) {
  const std::vector<OutcomeLead> leads =
      outcome_leads(context.place(), context.actors(), context.projection().as_of);
  if (leads.empty()) {
    context.note(GapKind::outcome_lead, "The data name no shared outcome (the table outcomes).");
    return;
  }
  const bool any_lead =
      std::ranges::any_of(leads, [](const OutcomeLead& lead) { return !lead.no_lead(); });
  const bool any_sponsor =
      std::ranges::any_of(leads, [](const OutcomeLead& lead) { return !lead.no_sponsor(); });
  // Attitudes are for the team only; what rests on them alone is not said to others.
  const bool opinions = context.findings().audience == Audience::team;
  auto rows = rows_of(context.place());
  for (const OutcomeLead& lead : leads) {
    Gap gap{.kind = GapKind::outcome_lead,
            .id = "outcome_lead:" + id_part(lead.outcome),
            .system_a = kNoSystem,
            .system_b = kNoSystem,
            .outcome = lead.outcome,
            .state = any_lead ? GapState::no_sign : GapState::cannot_tell,
            .why = any_lead ? "" : "The data do not say who leads any outcome.",
            .no_lead = any_lead && lead.no_lead()};
    if (any_lead) {
      for (std::string& fault : faults(lead, any_sponsor, context.num_systems() > 1, opinions)) {
        gap.state = GapState::gap;
        gap.reasons.push_back({.text = std::move(fault), .rows = rows[lead.outcome]});
      }
    }
    context.add(std::move(gap), {lead.owners, {}});
  }
}

}  // namespace interstice
