#include "io/layers_table.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "graph/model/layers.hpp"

namespace interstice {

std::vector<std::string_view> kinds_of_links(const PlaceTables& tables) {
  constexpr auto kKind = static_cast<std::size_t>(RelationshipColumn::kind);
  const TableData& links = tables[TableKind::relationships];
  const auto& cells = links.columns[kKind].texts;
  if (cells.empty() && links.num_rows > 0) return {kWorksWith};
  std::vector<std::string_view> kinds;
  std::vector<bool> seen(tables.pool.size());
  for (const Text kind : cells) {
    if (!seen[index(kind)])
      kinds.push_back(kind == Text::none ? kWorksWith : tables.pool.view(kind));
    seen[index(kind)] = true;
  }
  return kinds;
}

void check_layers_table(const PlaceTables& tables, const Sources& sources,
                        DiagnosticList& diagnostics) {
  constexpr auto kKind = static_cast<std::size_t>(LayerColumn::kind);
  const auto& source = sources[static_cast<std::size_t>(TableKind::layers)];
  if (!source) return;
  const TableData& table = tables[TableKind::layers];
  std::set<std::string> used;
  for (const std::string_view kind : kinds_of_links(tables)) used.insert(fold(kind));
  for (std::size_t row = 0; row < table.num_rows; ++row) {
    const std::string_view kind = tables.pool.view(table.columns[kKind].texts[row]);
    if (kind.empty() || used.contains(fold(kind))) continue;
    if (diagnostics.only_counts("W-unused-layer", source->file)) continue;
    diagnostics.warning(
        "W-unused-layer", source->where_column(table, row, kKind),
        fmt::format("no link is of the kind {}", in_quotes(kind)),
        "Right, if it was asked and nobody named one. Else write it as the links do.");
  }
}

}  // namespace interstice
