#include "io/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "graph/model/date.hpp"

namespace interstice {

void check_settings(const PlaceTables& tables, const SourceTable& source,
                    DiagnosticList& diagnostics) {
  constexpr auto kKey = static_cast<std::size_t>(PlaceColumn::key);
  constexpr auto kValue = static_cast<std::size_t>(PlaceColumn::value);
  const TableData& table = tables[TableKind::place];
  std::map<std::string, std::size_t> row_of_key;
  for (std::size_t row = 0; row < table.num_rows; ++row) {
    const std::string_view key = tables.pool.view(table.columns[kKey].texts[row]);
    const std::string_view value = tables.pool.view(table.columns[kValue].texts[row]);
    if (key.empty()) continue;
    const auto [earlier, is_new] = row_of_key.try_emplace(fold(key), row);
    if (!is_new) {
      diagnostics.error("E-duplicate-key", source.where_column(table, row, kKey),
                        fmt::format("the setting {} stands on line {} already", in_quotes(key),
                                    table.lines[earlier->second]),
                        "Keep one of the two lines.");
    } else if (earlier->first == "date" && !value.empty() && !parse_date(value)) {
      diagnostics.error(
          "E-date", source.where_column(table, row, kValue),
          fmt::format("{} for the setting {} is not a date", in_quotes(value), in_quotes(key)),
          "Write it as 2025-04-01, 2025-04 or 2025.");
    }
  }
}

std::string_view setting_of(const PlaceTables& tables, std::string_view key) {
  const TableData& table = tables[TableKind::place];
  for (std::size_t row = 0; row < table.num_rows; ++row) {
    if (fold(tables.pool.view(table.columns[0].texts[row])) == fold(key)) {
      return tables.pool.view(table.columns[1].texts[row]);
    }
  }
  return {};
}

void check_dates(const PlaceTables& tables, const Sources& sources, DiagnosticList& diagnostics) {
  if (!setting_of(tables, "date").empty()) return;
  for (const TableSpec& spec : table_specs()) {
    const TableData& table = tables[spec.kind];
    for (std::size_t c = 0; c < spec.columns.size(); ++c) {
      if (spec.columns[c].name != "since" && spec.columns[c].name != "until") continue;
      const auto& texts = table.columns[c].texts;
      const auto dated = std::ranges::find_if(texts, [](Text text) { return text != Text::none; });
      if (dated == texts.end()) continue;
      const SourceTable& source = *sources[static_cast<std::size_t>(spec.kind)];
      diagnostics.warning(
          "W-no-date",
          source.where_column(table, static_cast<std::size_t>(dated - texts.begin()), c),
          fmt::format("column {} has dates, but the place has no date",
                      in_quotes(source.header_of(table, c))),
          "Rows with a since or until need to know the day they are read for: add a row \"date\" "
          "to the "
          "place table, or give --as-of.");
      return;
    }
  }
}

}  // namespace interstice
