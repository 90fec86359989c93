#include "io/rejected_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace interstice {
namespace {

bool is_rejected(const Diagnostic& diagnostic) {
  return diagnostic.severity == Severity::error || diagnostic.code == "W-self-tie" ||
         diagnostic.code == "W-duplicate-tie";
}

// The header of each cell of a row; those beyond the columns are numbered.
class Headers {
 public:
  Headers(const SourceTable& source, TableKind kind) : source_(source), kind_(kind) {}

  [[nodiscard]] std::string of(std::size_t field) const {
    const auto& cells = source_.header.cells;
    if (field < cells.size() && !cells[field].text.empty()) return std::string(cells[field].text);
    if (cells.empty()) {  // a format without a header line
      const auto column = std::ranges::find(source_.field_of_column, std::optional(field));
      if (column != source_.field_of_column.end()) {
        const auto at = static_cast<std::size_t>(column - source_.field_of_column.begin());
        return std::string(table_spec(kind_).columns[at].name);
      }
    }
    return fmt::format("cell {}", field + 1);
  }

 private:
  const SourceTable& source_;
  TableKind kind_;
};

// Walks once through the records of a file, from its header on.
class RowFinder {
 public:
  RowFinder(const SourceTable& source, TableKind kind)
      : source_(source),
        headers_(source, kind),
        reader_(source.text, source.separator, source.header.offset,
                source.header.cells.empty() ? 1 : source.header.line) {
    if (!source.header.cells.empty()) reader_.next(next_);  // is no row
    advance();
  }

  // The row that a line is in; its line stays 0 where it is in none. Lines may only go up.
  void find(std::uint32_t line, RejectedRow& row) {
    while (has_next_ && next_.line <= line) advance();
    if (current_.line == 0) return;
    row.line = current_.line;
    if (!current_.faults.empty()) {
      const std::size_t end = has_next_ ? next_.offset : source_.text.size();
      std::string_view lines = source_.text.substr(current_.offset, end - current_.offset);
      while (lines.ends_with('\n') || lines.ends_with('\r')) lines.remove_suffix(1);
      row.cells.push_back({.header = headers_.of(0), .text = std::string(lines)});
      return;
    }
    for (std::size_t field = 0; field < current_.cells.size(); ++field) {
      // Separators after the last column are no cells.
      if (current_.cells[field].text.empty() && field >= source_.header.cells.size()) continue;
      row.cells.push_back(
          {.header = headers_.of(field), .text = std::string(current_.cells[field].text)});
    }
  }

 private:
  void advance() {
    if (started_) std::swap(current_, next_);
    started_ = true;
    has_next_ = reader_.next(next_);
  }

  const SourceTable& source_;
  Headers headers_;
  CsvReader reader_;
  Record current_;  // line 0 = before the first row
  Record next_;
  bool started_ = false;
  bool has_next_ = false;
};

}  // namespace

std::vector<RejectedRow> rejected_rows(const Sources& sources,
                                       std::span<const Diagnostic> diagnostics) {
  std::vector<RejectedRow> rows;
  std::optional<RowFinder> finder;
  std::string file;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!is_rejected(diagnostic)) continue;
    const SourcePlace& where = diagnostic.where;
    if (rows.empty() || where.file != file) {
      file = where.file;
      finder.reset();
      for (const TableSpec& spec : table_specs()) {
        const auto& source = sources[static_cast<std::size_t>(spec.kind)];
        if (source && source->file == file) finder.emplace(*source, spec.kind);
      }
    }
    RejectedRow row{.file = where.file, .line = where.line, .faults = {}, .cells = {}};
    if (finder && where.line > 0) finder->find(where.line, row);
    if (rows.empty() || rows.back().file != row.file || rows.back().line != row.line)
      rows.push_back(std::move(row));
    rows.back().faults.push_back(diagnostic);
  }
  return rows;
}

}  // namespace interstice
