#include "io/cells.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "graph/model/date.hpp"
#include "io/headers.hpp"
#include "io/settings.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostDigits = 15;  // an integer of 15 digits is exact in a double
constexpr std::size_t kMostValues = 5;

// The words that a choice column is written with, without those that are only also understood.
std::string listed_choices(const ColumnSpec& column) {
  std::vector<std::string_view> listed = words(column.choices);
  std::erase_if(listed,
                [](std::string_view word) { return word.find('=', 1) != std::string_view::npos; });
  return fmt::format("{}", fmt::join(listed, ", "));
}

struct Unlisted {
  std::vector<Text> values;  // in order of first use
  std::size_t first_row = 0;
  std::size_t rows = 0;
};

void report_unlisted(const PlaceTables& tables, const TableData& table, const SourceTable& source,
                     std::size_t column, const Unlisted& unlisted, DiagnosticList& diagnostics) {
  std::vector<std::string> named;
  for (const Text value : unlisted.values) {
    if (named.size() == kMostValues) break;
    named.push_back(in_quotes(tables.pool.view(value)));
  }
  const std::size_t more = unlisted.values.size() - named.size();
  const ColumnSpec& spec = table_spec(table.kind).columns[column];
  if (table.kind == TableKind::stakeholders &&
      fold(setting_of(tables, "systems")) == fold(spec.name)) {
    diagnostics.note(
        "N-systems-values", source.where_column(table, unlisted.first_row, column),
        fmt::format("column {} holds the systems: {}{}", in_quotes(source.header_of(table, column)),
                    fmt::join(named, ", "), more > 0 ? fmt::format(" and {} more", more) : ""),
        "Nothing to do, if that is what it should hold.");
    return;
  }
  diagnostics.warning(
      "W-unlisted-value", source.where_column(table, unlisted.first_row, column),
      fmt::format("column {} has {}{}, in {}", in_quotes(source.header_of(table, column)),
                  fmt::join(named, ", "), more > 0 ? fmt::format(" and {} more values", more) : "",
                  counted(unlisted.rows, "row")),
      fmt::format("Kept as written, but read as blank. Known values: {}.", listed_choices(spec)));
}

enum class Verdict : std::uint8_t { unknown, good, bad };

bool is_good(const ColumnSpec& column, std::string_view cell) {
  switch (column.type) {
    case ColumnType::date:
      return parse_date(cell).has_value();
    case ColumnType::confidence:
      return parse_confidence(cell).has_value();
    case ColumnType::choice:
      return match_choice(column, cell).has_value();
    default:
      return true;
  }
}

void report_cell(const ColumnSpec& column, std::string_view header, std::string_view cell,
                 SourcePlace where, DiagnosticList& diagnostics) {
  if (column.type == ColumnType::date) {
    diagnostics.error(
        "E-date", std::move(where),
        fmt::format("{} in column {} is not a date", in_quotes(cell), in_quotes(header)),
        "Write it as 2025-04-01, 2025-04 or 2025, or leave it blank.");
  } else {
    diagnostics.error(
        "E-confidence", std::move(where),
        fmt::format("{} in column {} is not a confidence", in_quotes(cell), in_quotes(header)),
        "Write sure, fairly or hearsay, or a number from 0 to 1, or leave it blank.");
  }
}

void check_column(const PlaceTables& tables, const TableData& table, const SourceTable& source,
                  std::size_t column, DiagnosticList& diagnostics) {
  const ColumnSpec& spec = table_spec(table.kind).columns[column];
  const char* const code = spec.type == ColumnType::date ? "E-date" : "E-confidence";
  std::vector<Verdict> verdicts(tables.pool.size(), Verdict::unknown);
  std::vector<bool> listed(spec.type == ColumnType::choice ? tables.pool.size() : 0);
  Unlisted unlisted;
  for (std::size_t row = 0; row < table.num_rows; ++row) {
    const Text text = table.columns[column].texts[row];
    if (text == Text::none) continue;
    Verdict& verdict = verdicts[index(text)];
    if (verdict == Verdict::unknown) {
      verdict = is_good(spec, tables.pool.view(text)) ? Verdict::good : Verdict::bad;
    }
    if (verdict == Verdict::good) continue;
    if (spec.type == ColumnType::choice) {
      if (unlisted.rows++ == 0) unlisted.first_row = row;
      if (!listed[index(text)]) unlisted.values.push_back(text);
      listed[index(text)] = true;
    } else if (!diagnostics.only_counts(code, source.file)) {
      report_cell(spec, source.header_of(table, column), tables.pool.view(text),
                  source.where_column(table, row, column), diagnostics);
    }
  }
  if (unlisted.rows > 0) report_unlisted(tables, table, source, column, unlisted, diagnostics);
}

}  // namespace

std::optional<double> read_number(std::string_view cell) {
  if (cell.empty()) return std::numeric_limits<double>::quiet_NaN();
  if (cell.size() <= kMostDigits) {
    std::uint64_t value = 0;
    for (const char c : cell) {
      if (c < '0' || c > '9') return parse_number(cell);
      value = 10 * value + static_cast<std::uint64_t>(c - '0');
    }
    return static_cast<double>(value);
  }
  return parse_number(cell);
}

bool in_range(ColumnType type, double value) {
  if (type == ColumnType::unit) return !(value < 0.0 || value > 1.0);
  if (type == ColumnType::positive) return !(value < 0.0);
  return true;
}

void report_number(ColumnType type, std::string_view header, std::string_view cell,
                   SourcePlace where, DiagnosticList& diagnostics) {
  if (!read_number(cell)) {
    const bool comma = cell.find(',') != std::string_view::npos;
    diagnostics.error(
        "E-number", std::move(where),
        fmt::format("{} in column {} is not a number", in_quotes(cell), in_quotes(header)),
        comma ? "Write a point as the decimal mark and nothing between thousands, such as 1250.5."
              : "Write a number alone, such as 2 or 0.5, or leave the cell blank.");
    return;
  }
  diagnostics.error(
      "E-range", std::move(where),
      fmt::format("{} in column {} is out of range", in_quotes(cell), in_quotes(header)),
      type == ColumnType::unit ? "Write a number from 0 to 1, or leave the cell blank."
                               : "Write 0 or more, or leave the cell blank.");
}

void check_cells(const PlaceTables& tables, const TableData& table, const SourceTable& source,
                 DiagnosticList& diagnostics) {
  const auto columns = table_spec(table.kind).columns;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const ColumnType type = columns[column].type;
    const bool checked =
        type == ColumnType::date || type == ColumnType::confidence || type == ColumnType::choice;
    if (checked && table.columns[column].present)
      check_column(tables, table, source, column, diagnostics);
  }
}

}  // namespace interstice
