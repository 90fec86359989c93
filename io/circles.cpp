#include "io/circles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace interstice {
namespace {

constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostNamed = 6;

struct Above {
  TableKind table;
  std::size_t column;
};
constexpr std::array kAbove = {
    Above{TableKind::stakeholders, static_cast<std::size_t>(StakeholderColumn::organisation)},
    Above{TableKind::outcomes, static_cast<std::size_t>(OutcomeColumn::parent)},
    Above{TableKind::areas, static_cast<std::size_t>(AreaColumn::parent)}};

// By row, the row of the same table that a cell of it names.
std::vector<std::uint32_t> rows_above(const PlaceTables& tables, const TableData& table,
                                      std::size_t column) {
  std::vector<std::uint32_t> row_of(tables.pool.size(), kNobody);
  const auto& ids = table.columns[0].texts;
  for (std::uint32_t row = 0; row < table.num_rows; ++row) row_of[index(ids[row])] = row;
  row_of[index(Text::none)] = kNobody;
  std::vector<std::uint32_t> above(table.num_rows);
  for (std::uint32_t row = 0; row < table.num_rows; ++row) {
    const std::uint32_t found = row_of[index(table.columns[column].texts[row])];
    above[row] = found == row ? kNobody : found;
  }
  return above;
}

// Each circle, from its first row on upwards.
std::vector<std::vector<std::uint32_t>> find_circles(const std::vector<std::uint32_t>& above) {
  std::vector<std::uint32_t> walk_of(above.size(), 0);  // which walk came by first; 0 = none yet
  std::vector<std::vector<std::uint32_t>> circles;
  for (std::uint32_t start = 0; start < above.size(); ++start) {
    std::uint32_t at = start;
    for (; at != kNobody && walk_of[at] == 0; at = above[at]) walk_of[at] = start + 1;
    if (at == kNobody || walk_of[at] != start + 1) continue;
    std::vector<std::uint32_t> circle;
    for (std::uint32_t row = at; circle.empty() || row != at; row = above[row])
      circle.push_back(row);
    std::rotate(circle.begin(), std::ranges::min_element(circle), circle.end());
    circles.push_back(std::move(circle));
  }
  return circles;
}

std::string named(const PlaceTables& tables, const TableData& table,
                  const std::vector<std::uint32_t>& circle) {
  const auto name = [&](std::uint32_t row) {
    return in_quotes(tables.pool.view(table.columns[0].texts[row]));
  };
  const std::size_t shown = std::min(circle.size(), kMostNamed);
  std::string text = name(circle.front());
  for (std::size_t i = 1; i < shown; ++i) text += " to " + name(circle[i]);
  if (circle.size() > shown) text += fmt::format(" to {} more", circle.size() - shown);
  return text + " and back to " + name(circle.front());
}

}  // namespace

void check_circles(const PlaceTables& tables, const Sources& sources, DiagnosticList& diagnostics) {
  for (const auto& [kind, column] : kAbove) {
    const TableData& table = tables[kind];
    if (!table.present || !table.columns[column].present) continue;
    const SourceTable& source = *sources[static_cast<std::size_t>(kind)];
    for (const auto& circle : find_circles(rows_above(tables, table, column))) {
      if (diagnostics.only_counts("E-circle", source.file)) continue;
      diagnostics.error(
          "E-circle", source.where_column(table, circle.front(), column),
          fmt::format("column {} goes round in a circle: from {}",
                      in_quotes(source.header_of(table, column)), named(tables, table, circle)),
          "Leave the cell blank for the one that stands above the others.");
    }
  }
}

}  // namespace interstice
