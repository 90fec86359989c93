#include "io/cells.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "graph/model/date.hpp"
#include "io/choices.hpp"
#include "io/day_order.hpp"
#include "io/settings.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostDigits = 15;  // an integer of 15 digits is exact in a double
constexpr std::size_t kMostValues = 5;

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

// What a text of one column is: good, kept as text and read as blank, or an error.
enum class Verdict : std::uint8_t { unknown, good, unlisted, bad };

Verdict judge(const ColumnSpec& column, std::string_view cell) {
  if (column.type == ColumnType::date) return parse_date(cell) ? Verdict::good : Verdict::bad;
  if (column.type == ColumnType::confidence)
    return parse_confidence(cell) ? Verdict::good : Verdict::bad;
  if (match_choice(column, cell)) return Verdict::good;
  return choice_fault(column, cell).empty() ? Verdict::unlisted : Verdict::bad;
}

std::string_view code_of(const ColumnSpec& column, std::string_view cell) {
  if (column.type == ColumnType::date) return column.kept_only ? "W-unread-date" : "E-date";
  if (column.type == ColumnType::confidence) return "E-confidence";
  return choice_fault(column, cell);
}

void report_date(const ColumnSpec& column, std::string_view header, std::string_view cell,
                 DayOrder order, SourcePlace where, DiagnosticList& diagnostics) {
  const std::string advice = date_advice(cell, order);
  diagnostics.add({.code = std::string(code_of(column, cell)),
                   .severity = column.kept_only ? Severity::warning : Severity::error,
                   .where = std::move(where),
                   .found = fmt::format("{} in column {} is not a date that can be read",
                                        in_quotes(cell), in_quotes(header)),
                   .todo = column.kept_only
                               ? "Kept as written: no analysis reads this column. " + advice
                               : advice,
                   .column = std::string(header)});
}

void report_bad(const ColumnSpec& column, std::string_view header, std::string_view cell,
                SourcePlace where, DiagnosticList& diagnostics) {
  const std::string stands = fmt::format("in column {}", in_quotes(header));
  if (column.type == ColumnType::choice) {
    report_choice(column, cell, stands, std::move(where), diagnostics);
  } else {
    diagnostics.error("E-confidence", std::move(where),
                      fmt::format("{} {} is not a confidence", in_quotes(cell), stands),
                      "Write sure, fairly or hearsay, or a number from 0 to 1, or leave it blank.");
  }
}

// Checks one column: what each text is is worked out once, however many rows have it.
class ColumnCheck {
 public:
  ColumnCheck(PlaceTables& tables, TableData& table, const SourceTable& source, std::size_t column,
              DiagnosticList& diagnostics)
      : tables_(tables),
        table_(table),
        source_(source),
        column_(column),
        spec_(table_spec(table.kind).columns[column]),
        diagnostics_(diagnostics),
        verdicts_(tables.pool.size(), Verdict::unknown),
        allowed_(spec_.strict ? tables.pool.size() : 0) {}

  void check() {
    std::vector<bool> listed(tables_.pool.size());
    Unlisted unlisted;
    for (std::size_t row = 0; row < table_.num_rows; ++row) {
      Text& text = table_.columns[column_].texts[row];
      if (text == Text::none) continue;
      const Verdict verdict = verdict_of(text);
      if (verdict == Verdict::good) {
        if (spec_.strict) text = allowed_[index(text)];
      } else if (verdict == Verdict::unlisted) {
        if (unlisted.rows++ == 0) unlisted.first_row = row;
        if (!listed[index(text)]) unlisted.values.push_back(text);
        listed[index(text)] = true;
      } else {
        report(row, tables_.pool.view(text));
      }
    }
    if (unlisted.rows > 0)
      report_unlisted(tables_, table_, source_, column_, unlisted, diagnostics_);
  }

 private:
  Verdict verdict_of(Text text) {
    Verdict& verdict = verdicts_[index(text)];
    if (verdict != Verdict::unknown) return verdict;
    const std::string_view cell = tables_.pool.view(text);
    verdict = judge(spec_, cell);
    if (spec_.strict && verdict == Verdict::good)
      allowed_[index(text)] = tables_.pool.intern(*match_choice(spec_, cell));
    return verdict;
  }

  void report(std::size_t row, std::string_view cell) {
    const std::string_view header = source_.header_of(table_, column_);
    const bool is_date = spec_.type == ColumnType::date;
    if (diagnostics_.only_counts(code_of(spec_, cell), source_.file,
                                 is_date ? header : std::string_view{}))
      return;
    SourcePlace where = source_.where_column(table_, row, column_);
    if (is_date)
      report_date(spec_, header, cell, order(), std::move(where), diagnostics_);
    else
      report_bad(spec_, header, cell, std::move(where), diagnostics_);
  }

  // What the column's dates tell together, worked out when the first of them cannot be read.
  DayOrder order() {
    if (!orders_) {
      orders_.emplace();
      for (const Text text : table_.columns[column_].texts) {
        if (text != Text::none) orders_->take(tables_.pool.view(text));
      }
    }
    return orders_->order();
  }

  PlaceTables& tables_;
  TableData& table_;
  const SourceTable& source_;
  std::size_t column_;
  const ColumnSpec& spec_;
  DiagnosticList& diagnostics_;
  std::vector<Verdict> verdicts_;
  std::optional<DayOrders> orders_;
  std::vector<Text> allowed_;  // of a strict column: the word that a text stands for
};

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

void report_number(NumberFault fault, const ColumnSpec& column, std::string_view header,
                   std::string_view cell, SourcePlace where, DiagnosticList& diagnostics) {
  if (fault == NumberFault::no_number) {
    const bool comma = cell.find(',') != std::string_view::npos;
    const std::string advice =
        comma ? "Write a point as the decimal mark and nothing between thousands, such as 1250.5; "
                "where semicolons or tabs separate the cells, 1250,5 will do too."
              : "Write a number alone, such as 2 or 0.5, or leave the cell blank.";
    diagnostics.add(
        {.code = column.kept_only ? "W-unread-number" : "E-number",
         .severity = column.kept_only ? Severity::warning : Severity::error,
         .where = std::move(where),
         .found =
             fmt::format("{} in column {} is not a number", in_quotes(cell), in_quotes(header)),
         .todo = column.kept_only ? "It is read as blank: no analysis reads this column. " + advice
                                  : advice,
         .column = std::string(header)});
    return;
  }
  diagnostics.error(
      "E-range", std::move(where),
      fmt::format("{} in column {} is out of range", in_quotes(cell), in_quotes(header)),
      column.type == ColumnType::unit ? "Write a number from 0 to 1, or leave the cell blank."
                                      : "Write 0 or more, or leave the cell blank.");
}

void check_cells(PlaceTables& tables, TableData& table, const SourceTable& source,
                 DiagnosticList& diagnostics) {
  const auto columns = table_spec(table.kind).columns;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const ColumnType type = columns[column].type;
    const bool checked =
        type == ColumnType::date || type == ColumnType::confidence || type == ColumnType::choice;
    if (checked && table.columns[column].present)
      ColumnCheck(tables, table, source, column, diagnostics).check();
  }
}

}  // namespace interstice
