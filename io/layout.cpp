#include "io/layout.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "io/headers.hpp"

namespace interstice {
namespace {

constexpr std::size_t kSampleRows = 100;
constexpr std::uint32_t kHeaderLines = 20;  // among which the header is looked for

// How well the first rows read under one separator.
struct Trial {
  Separator separator = Separator::comma;
  std::vector<Record> rows;
  std::size_t header_row = 0;
  std::size_t matches = 0;
  bool even = false;  // there are cells to separate, and every row has as many as the header
};

std::size_t num_cells(const Record& record) {
  std::size_t count = record.cells.size();
  while (count > 0 && record.cells[count - 1].text.empty()) --count;
  return count;
}

// Columns of the schema that a row names; all required ones count for more than any number of
// others.
std::size_t num_matches(const TableSpec& spec, const Record& row) {
  std::vector<bool> named(spec.columns.size());
  for (const Cell& cell : row.cells) {
    if (const auto column = column_of_header(spec, cell.text)) named[*column] = true;
  }
  bool complete = true;
  for (std::size_t column = 0; column < named.size(); ++column) {
    complete = complete && (named[column] || !spec.columns[column].required);
  }
  return static_cast<std::size_t>(std::ranges::count(named, true)) + (complete ? named.size() : 0);
}

Trial try_separator(std::string_view text, const Layout& start, Separator separator,
                    const TableSpec& spec) {
  Trial trial{.separator = separator};
  CsvReader reader(text, separator, start.offset, start.line);
  Record record;
  while (trial.rows.size() < kSampleRows && reader.next(record))
    trial.rows.push_back(std::move(record));
  if (trial.rows.empty()) return trial;
  trial.matches = num_matches(spec, trial.rows[0]);
  for (std::size_t row = 1; row < trial.rows.size() && trial.matches < spec.columns.size(); ++row) {
    if (trial.rows[row].line >= trial.rows[0].line + kHeaderLines) break;
    const std::size_t matches = num_matches(spec, trial.rows[row]);
    if (matches >= spec.columns.size()) {
      trial.header_row = row;
      trial.matches = matches;
    }
  }
  const std::size_t width = num_cells(trial.rows[trial.header_row]);
  trial.even = width > 1 && std::ranges::all_of(
                                trial.rows.begin() + static_cast<std::ptrdiff_t>(trial.header_row),
                                trial.rows.end(), [&](const Record& row) {
                                  return row.cells.size() >= width && num_cells(row) <= width;
                                });
  return trial;
}

// Whether every cell of a field that is not blank says directed, undirected or mutual, and one
// does.
bool all_are_directions(CsvReader reader, std::size_t field) {
  Record row;
  bool any = false;
  while (reader.next(row)) {
    if (field >= row.cells.size() || row.cells[field].text.empty()) continue;
    if (!in_words(fold(row.cells[field].text), "directed|undirected|mutual")) return false;
    any = true;
  }
  return any;
}

bool type_is_direction(std::string_view text, const TableSpec& spec, const Trial& trial) {
  const Record& header = trial.rows[trial.header_row];
  const auto type = std::ranges::find_if(
      header.cells, [](const Cell& cell) { return fold(cell.text) == "type"; });
  const bool has_direction = std::ranges::any_of(header.cells, [&](const Cell& cell) {
    const auto column = column_of_header(spec, cell.text);
    return column && spec.columns[*column].name == "direction";
  });
  if (spec.kind != TableKind::relationships || type == header.cells.end() || has_direction)
    return false;
  CsvReader rows(text, trial.separator, header.offset, header.line);
  Record skipped;
  rows.next(skipped);
  return all_are_directions(rows, static_cast<std::size_t>(type - header.cells.begin()));
}

// Excel's own first line "sep=;".
std::optional<Separator> named_separator(const Record& first, std::string_view text) {
  const std::string_view line = text.substr(first.offset, 5);
  if (line.size() < 5 || fold(line.substr(0, 4)) != "sep=") return std::nullopt;
  if (text.size() > first.offset + 5 && text[first.offset + 5] != '\r' &&
      text[first.offset + 5] != '\n') {
    return std::nullopt;
  }
  for (const Separator separator : {Separator::comma, Separator::semicolon, Separator::tab}) {
    if (line[4] == static_cast<char>(separator)) return separator;
  }
  return std::nullopt;
}

}  // namespace

Layout find_layout(std::string_view text, const TableSpec& spec) {
  Layout layout;
  std::vector<Separator> candidates = {Separator::comma, Separator::semicolon, Separator::tab};
  Record first;
  if (CsvReader(text, Separator::comma).next(first)) {
    if (const auto named = named_separator(first, text)) {
      candidates = {*named};
      const std::size_t end = std::min(text.find_first_of("\r\n", first.offset), text.size());
      layout.offset = std::min(text.find_first_not_of("\r\n", end), text.size());
      layout.line = line_column(text, first.offset, first.line, layout.offset).line;
    }
  }
  std::optional<Trial> best;
  for (const Separator separator : candidates) {
    Trial trial = try_separator(text, layout, separator, spec);
    const auto rank = [](const Trial& t) {
      return std::tuple(t.matches, t.even, t.rows.empty() ? 0 : num_cells(t.rows[t.header_row]));
    };
    if (!best || rank(trial) > rank(*best)) best = std::move(trial);
  }
  layout.separator = best->separator;
  if (best->rows.empty()) return layout;
  const Record& header = best->rows[best->header_row];
  layout.offset = header.offset;
  layout.line = header.line;
  layout.heading_row = best->header_row == 1;
  if (best->header_row > 1) layout.title_line = best->rows.front().line;
  layout.type_is_direction = type_is_direction(text, spec, *best);
  return layout;
}

}  // namespace interstice
