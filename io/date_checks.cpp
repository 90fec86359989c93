#include "io/date_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "graph/model/date.hpp"
#include "io/settings.hpp"

namespace interstice {
namespace {

// Tables whose rows a projection takes or leaves by its date.
constexpr std::array kReadByDate = {TableKind::stakeholders, TableKind::relationships,
                                    TableKind::memberships};

std::optional<std::size_t> column_named(const TableSpec& spec, std::string_view name) {
  const auto at = std::ranges::find(spec.columns, name, &ColumnSpec::name);
  if (at == spec.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(at - spec.columns.begin());
}

struct DatedCell {
  std::size_t row = 0;
  std::size_t column = 0;
};

std::optional<DatedCell> first_dated(const TableSpec& spec, const TableData& table) {
  std::optional<DatedCell> first;
  for (const std::string_view name : {"since", "until"}) {
    const std::optional<std::size_t> column = column_named(spec, name);
    if (!column) continue;
    const auto& texts = table.columns[*column].texts;
    const auto at = std::ranges::find_if(texts, [](Text text) { return text != Text::none; });
    const auto row = static_cast<std::size_t>(at - texts.begin());
    if (at != texts.end() && (!first || row < first->row)) first = {row, *column};
  }
  return first;
}

// Survey programs call the day on which a form was opened and sent "Start Date" and "End Date".
struct OneDayRows {
  static constexpr std::size_t kFewest = 2;
  std::size_t first = 0;
  std::size_t rows = 0;
  bool all = true;  // of those with both dates

  void take(std::size_t row, bool is_one_day) {
    if (rows++ == 0) first = row;
    all = all && is_one_day;
  }
};

void check_order(const PlaceTables& tables, const TableSpec& spec, const SourceTable& source,
                 DiagnosticList& diagnostics) {
  const TableData& table = tables[spec.kind];
  const std::optional<std::size_t> since = column_named(spec, "since");
  const std::optional<std::size_t> until = column_named(spec, "until");
  if (!since || !until) return;
  const auto& firsts = table.columns[*since].texts;
  const auto& lasts = table.columns[*until].texts;
  if (firsts.empty() || lasts.empty()) return;
  OneDayRows one_day;
  for (std::size_t row = 0; row < table.num_rows; ++row) {
    if (firsts[row] == Text::none || lasts[row] == Text::none) continue;
    const auto begin = parse_date(tables.pool.view(firsts[row]));
    const auto end = parse_date(tables.pool.view(lasts[row]));
    if (!begin || !end) continue;
    one_day.take(row, begin->first == end->last);
    if (begin->first <= end->last) continue;
    if (diagnostics.only_counts("E-until-before-since", source.file)) continue;
    diagnostics.error(
        "E-until-before-since", source.where_column(table, row, *until),
        fmt::format("{} {} is before {} {}", in_quotes(source.header_of(table, *until)),
                    tables.pool.view(lasts[row]), in_quotes(source.header_of(table, *since)),
                    tables.pool.view(firsts[row])),
        "Put the two dates right: such a row would hold on no day.");
  }
  if (!one_day.all || one_day.rows < OneDayRows::kFewest) return;
  diagnostics.warning(
      "W-one-day", source.where_column(table, one_day.first, *since),
      fmt::format("{} and {} are one and the same day in all {} rows that have both",
                  in_quotes(source.header_of(table, *since)),
                  in_quotes(source.header_of(table, *until)), one_day.rows),
      "Such rows hold on that day only. Rename the columns if they say when a form was filled in.");
}

}  // namespace

void check_date_order(const PlaceTables& tables, const Sources& sources,
                      DiagnosticList& diagnostics) {
  for (const TableSpec& spec : table_specs()) {
    const auto& source = sources[static_cast<std::size_t>(spec.kind)];
    if (source) check_order(tables, spec, *source, diagnostics);
  }
}

void check_place_date(const PlaceTables& tables, const Sources& sources, Severity severity,
                      DiagnosticList& diagnostics) {
  if (!setting_of(tables, "date").empty()) return;
  std::optional<TableKind> dated;
  const auto take_first = [&](TableKind kind) {
    if (!dated && first_dated(table_spec(kind), tables[kind])) dated = kind;
  };
  std::ranges::for_each(kReadByDate, take_first);
  if (!dated) {
    severity = Severity::warning;
    for (const TableSpec& spec : table_specs()) take_first(spec.kind);
  }
  if (!dated) return;
  const TableData& table = tables[*dated];
  const DatedCell cell = *first_dated(table_spec(*dated), table);
  const SourceTable& source = *sources[static_cast<std::size_t>(*dated)];
  diagnostics.add(
      {.code = severity == Severity::error ? "E-no-date" : "W-no-date",
       .severity = severity,
       .where = source.where_column(table, cell.row, cell.column),
       .found = fmt::format("column {} has dates, but the place has no date to read them at",
                            in_quotes(source.header_of(table, cell.column))),
       .todo = "Add the row \"date,YYYY-MM-DD\" to the place table (place.csv, with the columns "
               "key,value), or give --as-of."});
}

}  // namespace interstice
