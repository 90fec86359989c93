#include "graph/gaps/outcome_leads.hpp"

#include <algorithm>
#include <map>

namespace interstice {
namespace {

void sort_once(std::vector<std::uint32_t>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

void count_answer(std::string_view said, std::uint32_t& answers, std::uint32_t& agrees) {
  const std::string folded = fold(said);
  if (!in_words(folded, "yes|partly|no")) return;
  ++answers;
  agrees += folded == "yes" ? 1 : 0;
}

}  // namespace

std::vector<OutcomeLead> outcome_leads(const Place& place, const Actors& actors,
                                       const std::optional<Date>& as_of) {
  std::map<std::string, OutcomeLead> found;
  for (const Text id : place.outcomes().texts(OutcomeColumn::id))
    found[std::string(place.text(id))];
  const auto table = place.commitments();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const auto cell = [&](CommitmentColumn column) { return place.text(table.text(column, row)); };
    const auto who = place.stakeholder(table.text(CommitmentColumn::stakeholder, row));
    OutcomeLead& outcome = found[std::string(cell(CommitmentColumn::outcome))];
    if (!who || actors.is_here[index(*who)] == 0 || actors.vertex_of[index(*who)] == kNoVertex ||
        !current(cell(CommitmentColumn::since), cell(CommitmentColumn::until), as_of))
      continue;
    const std::uint32_t v = actors.vertex_of[index(*who)];
    const std::string said = fold(cell(CommitmentColumn::role));
    const std::string role = said.empty() ? "contributor" : said;
    if (role == "lead") outcome.leads.push_back(v);
    if (role == "accountable") outcome.accountable.push_back(v);
    if (role == "sponsor") outcome.sponsors.push_back(v);
    if (!in_words(role, "lead|accountable|contributor")) continue;
    outcome.owners.push_back(v);
    count_answer(cell(CommitmentColumn::agrees_aim), outcome.aim_answers, outcome.aim_agrees);
    count_answer(cell(CommitmentColumn::agrees_method), outcome.method_answers,
                 outcome.method_agrees);
  }
  std::vector<OutcomeLead> result;
  for (auto& [id, outcome] : found) {
    outcome.outcome = id;
    for (auto* list : {&outcome.leads, &outcome.accountable, &outcome.sponsors, &outcome.owners})
      sort_once(*list);
    for (const std::uint32_t v : outcome.owners) {
      if (actors.system_of[v] == SystemId::none) {
        ++outcome.no_system;
      } else {
        outcome.systems.push_back(actors.system_of[v]);
      }
    }
    std::ranges::sort(outcome.systems);
    outcome.systems.erase(std::unique(outcome.systems.begin(), outcome.systems.end()),
                          outcome.systems.end());
    result.push_back(std::move(outcome));
  }
  return result;
}

}  // namespace interstice
