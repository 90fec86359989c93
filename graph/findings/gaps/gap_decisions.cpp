#include "graph/findings/gaps/gap_decisions.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>

#include "graph/findings/gaps/fact_rows.hpp"
#include "graph/model/nearest.hpp"

namespace interstice {

void add_decisions(const Place& place, Findings& findings) {
  const auto table = place.decisions();
  const ColumnSpec& spec =
      table_spec(TableKind::decisions).columns[static_cast<std::size_t>(DecisionColumn::decision)];
  std::vector<std::string> ids;
  std::map<std::string, Gap*, std::less<>> by_id;
  for (std::vector<Gap>* list : {&findings.interfaces, &findings.gaps}) {
    for (Gap& gap : *list) {
      ids.push_back(gap.id);
      by_id.emplace(gap.id, &gap);
    }
  }
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const auto cell = [&](DecisionColumn column) { return place.text(table.text(column, row)); };
    const std::string_view id = cell(DecisionColumn::gap);
    const auto decision = match_choice(spec, cell(DecisionColumn::decision));
    const auto found = by_id.find(id);
    if (found == by_id.end()) {
      const std::string near = nearest(id, ids);
      findings.manifest.notes.push_back(
          fmt::format("A decision ({}) is about \"{}\", which is no gap, nor a cell that was "
                      "looked at, in this "
                      "reading{}",
                      row_reference(table.data(), row), id,
                      near.empty() ? "." : fmt::format("; did you mean \"{}\"?", near)));
      continue;
    }
    found->second->decision =
        GapDecision{.decision = std::string(decision.value_or(std::string_view{})),
                    .owner = std::string(cell(DecisionColumn::owner)),
                    .reason = std::string(cell(DecisionColumn::reason)),
                    .review_date = std::string(cell(DecisionColumn::review_date)),
                    .row = row_reference(table.data(), row)};
  }
}

}  // namespace interstice
