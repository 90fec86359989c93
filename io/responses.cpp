#include "io/responses.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "io/layers_table.hpp"
#include "io/repeated_keys.hpp"

namespace interstice {
namespace {

struct KnownLayers {
  std::vector<std::string> names;  // in order of first use
  std::set<std::string> folded;

  void add(std::string_view name) {
    if (!name.empty() && folded.insert(fold(name)).second) names.emplace_back(name);
  }
};

KnownLayers known_layers(const PlaceTables& tables) {
  KnownLayers known;
  const TableData& layers = tables[TableKind::layers];
  for (const LayerColumn column : {LayerColumn::kind, LayerColumn::name}) {
    for (const Text text : layers.columns[static_cast<std::size_t>(column)].texts)
      known.add(tables.pool.view(text));
  }
  for (const std::string_view kind : kinds_of_links(tables)) known.add(kind);
  return known;
}

class ResponsesCheck {
 public:
  ResponsesCheck(const PlaceTables& tables, const SourceTable& source, DiagnosticList& diagnostics)
      : tables_(tables),
        table_(tables[TableKind::responses]),
        source_(source),
        diagnostics_(diagnostics) {}

  void check_layers() {
    const auto& layers = cells(ResponseColumn::layer);
    if (layers.empty()) return;
    const KnownLayers known = known_layers(tables_);
    for (std::size_t row = 0; row < table_.num_rows; ++row) {
      const std::string_view name = tables_.pool.view(layers[row]);
      if (name.empty() || known.folded.contains(fold(name))) continue;
      if (diagnostics_.only_counts("E-unknown-layer", source_.file)) continue;
      diagnostics_.error(
          "E-unknown-layer", where(row, ResponseColumn::layer),
          fmt::format("{} in column {} is no kind of link of this place", in_quotes(name),
                      in_quotes(source_.header_of(table_, column_of(ResponseColumn::layer)))),
          suggested(name, known.names) +
              " As it stands, the answer counts for nothing. If it was asked and nobody named a "
              "link, add it to the layers table.");
    }
  }

  void check_statuses() {
    if (cells(ResponseColumn::status).empty()) return;
    std::vector<std::span<const Text>> key;
    for (const ResponseColumn column :
         {ResponseColumn::stakeholder, ResponseColumn::layer, ResponseColumn::date}) {
      if (!cells(column).empty()) key.push_back(cells(column));
    }
    const std::vector<std::uint8_t> none_skipped(table_.num_rows, 0);
    for (const Repeat& repeat : repeated_keys(key, none_skipped)) {
      const auto status = status_of(repeat.row);
      const auto first = status_of(repeat.first);
      if (!status || !first || *status == *first) continue;
      if (diagnostics_.only_counts("E-contradicting-response", source_.file)) continue;
      diagnostics_.error(
          "E-contradicting-response", where(repeat.row, ResponseColumn::status),
          fmt::format("{} is \"{}\" here and \"{}\" on line {}",
                      in_quotes(tables_.pool.view(cells(ResponseColumn::stakeholder)[repeat.row])),
                      *status, *first, table_.lines[repeat.first]),
          "Delete one of the two rows, or give each its date: the latest holds.");
    }
  }

 private:
  static constexpr std::size_t column_of(ResponseColumn column) {
    return static_cast<std::size_t>(column);
  }
  [[nodiscard]] const std::vector<Text>& cells(ResponseColumn column) const {
    return table_.columns[column_of(column)].texts;
  }
  [[nodiscard]] std::optional<std::string_view> status_of(std::size_t row) const {
    return match_choice(table_spec(TableKind::responses).columns[column_of(ResponseColumn::status)],
                        tables_.pool.view(cells(ResponseColumn::status)[row]));
  }
  [[nodiscard]] SourcePlace where(std::size_t row, ResponseColumn column) const {
    return source_.where_column(table_, row, column_of(column));
  }

  const PlaceTables& tables_;
  const TableData& table_;
  const SourceTable& source_;
  DiagnosticList& diagnostics_;
};

}  // namespace

void check_responses(const PlaceTables& tables, const Sources& sources,
                     DiagnosticList& diagnostics) {
  const auto& source = sources[static_cast<std::size_t>(TableKind::responses)];
  if (!source) return;
  ResponsesCheck check(tables, *source, diagnostics);
  check.check_layers();
  check.check_statuses();
}

}  // namespace interstice
