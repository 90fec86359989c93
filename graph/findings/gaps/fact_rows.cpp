#include "graph/findings/gaps/fact_rows.hpp"

#include <fmt/format.h>

namespace interstice {
namespace {

// The vertex that a stakeholder counts as; kNoVertex if it is in none, or not there.
std::uint32_t vertex_of(const Place& place, const Actors& actors, Text id) {
  const auto row = place.stakeholder(id);
  return row && actors.is_here[index(*row)] != 0 ? actors.vertex_of[index(*row)] : kNoVertex;
}

}  // namespace

FactRows fact_rows(const Place& place, const Actors& actors, const std::optional<Date>& as_of) {
  FactRows rows{std::vector<std::vector<FactRow>>(actors.stakeholders.size()),
                std::vector<std::vector<FactRow>>(actors.stakeholders.size())};
  const auto commitments = place.commitments();
  for (std::size_t row = 0; row < commitments.num_rows(); ++row) {
    const auto cell = [&](CommitmentColumn column) { return commitments.text(column, row); };
    const std::string role = fold(place.text(cell(CommitmentColumn::role)));
    const std::uint32_t v = vertex_of(place, actors, cell(CommitmentColumn::stakeholder));
    if (v == kNoVertex ||
        !in_words(role.empty() ? "contributor" : role, "lead|accountable|contributor") ||
        !current(place.text(cell(CommitmentColumn::since)),
                 place.text(cell(CommitmentColumn::until)), as_of))
      continue;
    rows.outcomes[v].push_back({cell(CommitmentColumn::outcome), row});
  }
  const auto memberships = place.memberships();
  for (std::size_t row = 0; row < memberships.num_rows(); ++row) {
    const auto cell = [&](MembershipColumn column) { return memberships.text(column, row); };
    const std::uint32_t v = vertex_of(place, actors, cell(MembershipColumn::stakeholder));
    if (v == kNoVertex || !current(place.text(cell(MembershipColumn::since)),
                                   place.text(cell(MembershipColumn::until)), as_of))
      continue;
    rows.boards[v].push_back({cell(MembershipColumn::board), row});
  }
  return rows;
}

std::string row_reference(const TableData& table, std::size_t row) {
  const std::uint32_t line = table.lines.empty() ? 0 : table.lines[row];
  if (line == 0 || table.file.empty())
    return fmt::format("{}, row {}", table_spec(table.kind).name, row + 1);
  return fmt::format("{}:{}", table.file.substr(table.file.find_last_of('/') + 1), line);
}

}  // namespace interstice
