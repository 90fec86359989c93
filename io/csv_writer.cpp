#include "io/csv_writer.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "io/layout.hpp"

namespace interstice {
namespace {

bool is_trimmed_by_readers(std::string_view cell) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  return !cell.empty() &&
         (blank(cell.front()) || blank(cell.back()) || cell.substr(0, 2) == "\xc2\xa0" ||
          (cell.size() > 1 && cell.substr(cell.size() - 2) == "\xc2\xa0"));
}

void append_row(std::string& text, const Place& place, const TableData& table, std::size_t row,
                Separator separator) {
  bool first = true;
  const auto next = [&] {
    if (!first) text += static_cast<char>(separator);
    first = false;
  };
  for (const TableData::Column& column : table.columns) {
    if (!column.present) continue;
    next();
    if (!column.numbers.empty() && !std::isnan(column.numbers[row]))
      fmt::format_to(std::back_inserter(text), "{}", column.numbers[row]);
    if (!column.texts.empty()) append_cell(text, place.text(column.texts[row]), separator);
  }
  for (const ExtraColumn& extra : table.extras) {
    next();
    append_cell(text, place.text(extra.cells[row]), separator);
  }
  text += '\n';
}

}  // namespace

void append_cell(std::string& text, std::string_view cell, Separator separator) {
  const char special[] = {static_cast<char>(separator), '"', '\n', '\r'};
  const bool plain = cell.find_first_of({special, sizeof special}) == std::string_view::npos &&
                     !is_trimmed_by_readers(cell);
  if (plain) {
    text += cell;
    return;
  }
  text += '"';
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

std::string to_csv(const Place& place, TableKind kind, Separator separator) {
  const TableSpec& spec = table_spec(kind);
  const TableData& table = place.table(kind);
  std::string text;
  const auto append_name = [&](std::string_view name) {
    if (!text.empty()) text += static_cast<char>(separator);
    append_cell(text, name, separator);
  };
  for (std::size_t c = 0; c < spec.columns.size(); ++c) {
    if (table.columns[c].present) append_name(spec.columns[c].name);
  }
  for (const ExtraColumn& extra : table.extras) append_name(extra.name);
  text += '\n';
  for (std::size_t row = 0; row < table.num_rows; ++row)
    append_row(text, place, table, row, separator);
  const Layout layout = find_layout(text, spec);
  if (layout.separator != separator || layout.offset != 0)
    text.insert(0, fmt::format("sep={}\n", static_cast<char>(separator)));
  return text;
}

}  // namespace interstice
