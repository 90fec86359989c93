#include "io/id_checks.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <vector>

#include "io/near_ids.hpp"

namespace interstice {
namespace {

constexpr std::array kKeyed = {TableKind::stakeholders, TableKind::outcomes, TableKind::areas,
                               TableKind::systems,      TableKind::layers,   TableKind::evidence};

const SourceTable& source_of(const Sources& sources, TableKind kind) {
  return *sources[static_cast<std::size_t>(kind)];
}

// The cell that names a stakeholder first.
struct FirstUse {
  Text id = Text::none;
  TableKind table = TableKind::stakeholders;
  std::uint8_t column = 0;
  std::uint32_t row = 0;
};

// Every stakeholder's first use: in its own table, or else as relationships and memberships name it, row by row.
std::vector<FirstUse> first_uses(const PlaceTables& tables) {
  const bool has_table = tables[TableKind::stakeholders].present;
  const std::vector<TableKind> kinds =
      has_table ? std::vector{TableKind::stakeholders}
                : std::vector{TableKind::relationships, TableKind::memberships};
  const std::uint8_t num_columns =
      has_table ? 1 : 2;  // the id; else from and to, stakeholder and board
  std::vector<FirstUse> uses;
  std::vector<bool> seen(tables.pool.size());
  for (const TableKind kind : kinds) {
    for (std::uint32_t row = 0; row < tables[kind].num_rows; ++row) {
      for (std::uint8_t column = 0; column < num_columns; ++column) {
        const Text id = tables[kind].columns[column].texts[row];
        if (id == Text::none || seen[index(id)]) continue;
        seen[index(id)] = true;
        uses.push_back({id, kind, column, row});
      }
    }
  }
  return uses;
}

}  // namespace

void check_duplicate_ids(const PlaceTables& tables, const Sources& sources,
                         DiagnosticList& diagnostics) {
  for (const TableKind kind : kKeyed) {
    const TableData& table = tables[kind];
    if (!table.present) continue;
    const SourceTable& source = source_of(sources, kind);
    std::vector<std::uint32_t> line_of(tables.pool.size());
    const auto& ids = table.columns[0].texts;
    for (std::size_t row = 0; row < ids.size(); ++row) {
      std::uint32_t& line = line_of[index(ids[row])];
      if (ids[row] == Text::none) continue;
      if (line == 0) {
        line = table.lines[row];
      } else if (!diagnostics.only_counts("E-duplicate-id", source.file)) {
        diagnostics.error(
            "E-duplicate-id", source.where_column(table, row, 0),
            fmt::format("{} {} stands on line {} already", in_quotes(source.header_of(table, 0)),
                        in_quotes(tables.pool.view(ids[row])), line),
            "Keep one of the two rows, or give one another id.");
      }
    }
  }
}

void check_near_same_ids(const PlaceTables& tables, const Sources& sources,
                         DiagnosticList& diagnostics) {
  const std::vector<FirstUse> uses = first_uses(tables);
  std::vector<Text> ids;
  ids.reserve(uses.size());
  for (const FirstUse& use : uses) ids.push_back(use.id);
  for (const NearSame& pair : near_same_ids(tables.pool, ids)) {
    const FirstUse& use = uses[pair.other];
    const FirstUse& first = uses[pair.first];
    const SourceTable& source = source_of(sources, use.table);
    if (diagnostics.only_counts("W-near-same-id", source.file)) continue;
    diagnostics.warning(
        "W-near-same-id", source.where_column(tables[use.table], use.row, use.column),
        fmt::format("{} is nearly the same id as {} (line {})", in_quotes(tables.pool.view(use.id)),
                    in_quotes(tables.pool.view(first.id)), tables[first.table].lines[first.row]),
        "They are read as two. Write both the same way if they are one.");
  }
}

}  // namespace interstice
