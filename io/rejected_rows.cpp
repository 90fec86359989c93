#include "io/rejected_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "io/message_cells.hpp"

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

  // The line that the row of a line begins on; 0 where it is in none. Lines may only go up.
  std::uint32_t find(std::uint32_t line) {
    while (has_next_ && next_.line <= line) advance();
    return current_.line;
  }

  // The cells of the row found last.
  [[nodiscard]] std::vector<RejectedRow::NamedCell> cells() const {
    std::vector<RejectedRow::NamedCell> cells;
    if (!current_.faults.empty()) {
      const std::size_t end = has_next_ ? next_.offset : source_.text.size();
      std::string_view lines = source_.text.substr(current_.offset, end - current_.offset);
      while (lines.ends_with('\n') || lines.ends_with('\r')) lines.remove_suffix(1);
      cells.push_back({.header = headers_.of(0), .text = std::string(lines)});
      return cells;
    }
    for (std::size_t field = 0; field < current_.cells.size(); ++field) {
      // Separators after the last column are no cells.
      if (current_.cells[field].text.empty() && field >= source_.header.cells.size()) continue;
      cells.push_back(
          {.header = headers_.of(field), .text = std::string(current_.cells[field].text)});
    }
    return cells;
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
  const SourceTable* source = nullptr;
  TableKind kind{};
  std::string file;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!is_rejected(diagnostic)) continue;
    const SourcePlace& where = diagnostic.where;
    if (rows.empty() || where.file != file) {
      file = where.file;
      finder.reset();
      source = nullptr;
      for (const TableSpec& spec : table_specs()) {
        const auto& one = sources[static_cast<std::size_t>(spec.kind)];
        if (!one || one->file != file) continue;
        source = &*one;
        kind = spec.kind;
      }
      if (source != nullptr && source->messages.empty()) finder.emplace(*source, kind);
    }
    const std::uint32_t begins = finder && where.line > 0 ? finder->find(where.line) : 0;
    const std::uint32_t line = begins > 0 ? begins : where.line;
    // A row's cells once, however many faults it has.
    if (rows.empty() || rows.back().file != file || rows.back().line != line) {
      RejectedRow& row =
          rows.emplace_back(RejectedRow{.file = file, .line = line, .faults = {}, .cells = {}});
      if (begins > 0) {
        row.cells = finder->cells();
      } else if (source != nullptr && line > 0 && line <= source->messages.size()) {
        row.cells = cells_of_message(kind, source->messages[line - 1]);
      }
    }
    rows.back().faults.push_back(diagnostic);
  }
  return rows;
}

}  // namespace interstice
