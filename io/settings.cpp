#include "io/settings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>

#include "graph/model/date.hpp"
#include "io/choices.hpp"
#include "io/headers.hpp"
#include "io/misspelling.hpp"
#include "io/near_ids.hpp"

namespace interstice {
namespace {

constexpr auto kKey = static_cast<std::size_t>(PlaceColumn::key);
constexpr auto kValue = static_cast<std::size_t>(PlaceColumn::value);

class SettingsCheck {
 public:
  SettingsCheck(PlaceTables& tables, const SourceTable& source, DiagnosticList& diagnostics)
      : tables_(tables),
        table_(tables[TableKind::place]),
        source_(source),
        diagnostics_(diagnostics) {}

  void check() {
    std::map<std::string, std::size_t> row_of_key;
    for (std::size_t row = 0; row < table_.num_rows; ++row) {
      const std::string_view key = tables_.pool.view(table_.columns[kKey].texts[row]);
      if (key.empty()) continue;
      const auto [earlier, is_new] = row_of_key.try_emplace(fold(key), row);
      if (is_new) {
        check_row(row, key);
      } else if (!diagnostics_.only_counts("E-duplicate-key", source_.file)) {
        diagnostics_.error("E-duplicate-key", source_.where_column(table_, row, kKey),
                           fmt::format("the setting {} stands on line {} already", in_quotes(key),
                                       table_.lines[earlier->second]),
                           "Keep one of the two lines.");
      }
    }
  }

 private:
  void check_row(std::size_t row, std::string_view key) {
    const auto specs = setting_specs();
    const auto spec =
        std::ranges::find(specs, fold(key), [](const ColumnSpec& s) { return fold(s.name); });
    const Text value = table_.columns[kValue].texts[row];
    if (spec == specs.end()) {
      report_unknown(row, key);
    } else if (value != Text::none) {
      check_value(row, *spec, tables_.pool.view(value));
    }
  }

  void check_value(std::size_t row, const ColumnSpec& spec, std::string_view value) {
    if (spec.type == ColumnType::date && !parse_date(value)) {
      diagnostics_.error("E-date", where_value(row),
                         fmt::format("{} {} is not a date", in_quotes(value), stands(spec)),
                         "Write it as 2025-04-01, 2025-04 or 2025.");
    }
    if (spec.type == ColumnType::choice) {
      if (const auto choice = match_choice(spec, value)) {
        table_.columns[kValue].texts[row] = tables_.pool.intern(*choice);
      } else {
        report_choice(spec, value, stands(spec), where_value(row), diagnostics_);
      }
    }
    if (spec.name == "systems") check_systems(row, spec, value);
  }

  void check_systems(std::size_t row, const ColumnSpec& spec, std::string_view value) {
    const SystemsColumn found = systems_column(tables_);
    if (found.column || found.extra) return;
    const TableData& stakeholders = tables_[TableKind::stakeholders];
    std::vector<std::string> names;
    const auto columns = table_spec(TableKind::stakeholders).columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (stakeholders.columns[c].present) names.emplace_back(columns[c].name);
    }
    for (const ExtraColumn& extra : stakeholders.extras) names.push_back(extra.name);
    diagnostics_.error(
        "E-unknown-column", where_value(row),
        stakeholders.present
            ? fmt::format("{} {} is no column of {}", in_quotes(value), stands(spec),
                          stakeholders.file)
            : fmt::format("{} {} should be a column of stakeholders, but there is no such table",
                          in_quotes(value), stands(spec)),
        stakeholders.present ? suggested(value, names)
                             : "Add the table of stakeholders, or delete the line.");
  }

  void report_unknown(std::size_t row, std::string_view key) {
    std::vector<std::string> names;
    for (const ColumnSpec& spec : setting_specs()) names.emplace_back(spec.name);
    const auto meant = std::ranges::find_if(names, [&](const std::string& name) {
      return near_form(name) == near_form(key) || is_misspelling(name_words(name), name_words(key));
    });
    SourcePlace where = source_.where_column(table_, row, kKey);
    const std::string found = fmt::format("{} is no setting that is read", in_quotes(key));
    if (meant != names.end()) {
      diagnostics_.warning(
          "W-unknown-setting", std::move(where), found,
          fmt::format("It changes nothing as it is. Did you mean {}?", in_quotes(*meant)));
    } else {
      diagnostics_.note(
          "N-unread-setting", std::move(where), found,
          fmt::format("Kept as written. Those that are read: {}.", fmt::join(names, ", ")));
    }
  }

  [[nodiscard]] SourcePlace where_value(std::size_t row) const {
    return source_.where_column(table_, row, kValue);
  }
  [[nodiscard]] static std::string stands(const ColumnSpec& spec) {
    return fmt::format("for the setting {}", in_quotes(spec.name));
  }

  PlaceTables& tables_;
  TableData& table_;
  const SourceTable& source_;
  DiagnosticList& diagnostics_;
};

}  // namespace

std::string_view setting_of(const PlaceTables& tables, std::string_view key) {
  const TableData& table = tables[TableKind::place];
  for (std::size_t row = 0; row < table.num_rows; ++row) {
    if (fold(tables.pool.view(table.columns[kKey].texts[row])) == fold(key))
      return tables.pool.view(table.columns[kValue].texts[row]);
  }
  return {};
}

const std::vector<Text>* SystemsColumn::cells(const TableData& stakeholders) const {
  if (extra) return &stakeholders.extras[*extra].cells;
  if (!column || is_number(table_spec(TableKind::stakeholders).columns[*column].type))
    return nullptr;
  return &stakeholders.columns[*column].texts;
}

SystemsColumn systems_column(const PlaceTables& tables) {
  const TableData& stakeholders = tables[TableKind::stakeholders];
  const std::string_view setting = setting_of(tables, "systems");
  const std::string_view wanted = setting.empty() ? "system" : setting;
  const auto columns = table_spec(TableKind::stakeholders).columns;
  // As readers of the place choose: a column of that very name beats one that the name is a synonym of.
  const auto extra = std::ranges::find(stakeholders.extras, fold(wanted),
                                       [](const ExtraColumn& e) { return fold(e.name); });
  const auto column = column_of_header(table_spec(TableKind::stakeholders), wanted);
  const bool has_column = column && stakeholders.columns[*column].present;
  const bool is_own_name = column && fold(columns[*column].name) == fold(wanted);
  if (has_column && (is_own_name || extra == stakeholders.extras.end())) return {.column = column};
  if (extra == stakeholders.extras.end()) return {};
  return {.extra = static_cast<std::size_t>(extra - stakeholders.extras.begin())};
}

void check_settings(PlaceTables& tables, const SourceTable& source, DiagnosticList& diagnostics) {
  SettingsCheck(tables, source, diagnostics).check();
}

}  // namespace interstice
