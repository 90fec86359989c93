#include "tests/support/places.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "tests/support/networks.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::vector<std::string> split_csv(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += c;
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

// The column of the schema that a header names: its own name first, then a synonym of a column that
// is still free.
std::optional<std::size_t> column_of(const TableData& table, const std::string& header) {
  const auto specs = table_spec(table.kind).columns;
  const std::string folded = fold(header);
  for (std::size_t c = 0; c < specs.size(); ++c) {
    if (fold(specs[c].name) == folded) return c;
  }
  for (std::size_t c = 0; c < specs.size(); ++c) {
    if (in_words(folded, specs[c].synonyms) && !table.columns[c].present) return c;
  }
  return std::nullopt;
}

void fill_column(PlaceTables& tables, TableKind kind, const CsvTable& csv, std::size_t from) {
  TableData& table = tables[kind];
  const auto to = column_of(table, csv.header[from]);
  if (!to) {
    ExtraColumn extra{.name = csv.header[from], .cells = {}};
    for (const auto& row : csv.rows) extra.cells.push_back(tables.pool.intern(row.at(from)));
    table.extras.push_back(std::move(extra));
    return;
  }
  TableData::Column& column = table.columns[*to];
  column.present = true;
  const bool number = is_number(table_spec(kind).columns[*to].type);
  for (const auto& row : csv.rows) {
    if (number) {
      const auto value = parse_number(row.at(from));
      column.numbers.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
    } else {
      column.texts.push_back(tables.pool.intern(row.at(from)));
    }
  }
}

void fill(PlaceTables& tables, TableKind kind, const CsvTable& csv,
          std::optional<std::uint64_t> shuffle = {}) {
  TableData& table = tables[kind];
  table.present = true;
  table.num_rows = csv.rows.size();
  CsvTable rows = csv;
  std::vector<std::uint32_t> columns =
      random_order(static_cast<std::uint32_t>(csv.header.size()), 0);
  std::ranges::sort(columns);
  if (shuffle) {
    const auto order = random_order(static_cast<std::uint32_t>(csv.rows.size()), *shuffle);
    for (std::size_t i = 0; i < order.size(); ++i) rows.rows[i] = csv.rows[order[i]];
    columns = random_order(static_cast<std::uint32_t>(columns.size()), *shuffle + 1);
    // A synonym must not take the column of a header that has its name.
    std::ranges::stable_partition(columns, [&](std::uint32_t c) {
      return std::ranges::any_of(table_spec(kind).columns, [&](const ColumnSpec& spec) {
        return fold(spec.name) == fold(csv.header[c]);
      });
    });
  }
  for (const std::uint32_t c : columns) fill_column(tables, kind, rows, c);
}

}  // namespace

std::filesystem::path data_file(std::string_view path) {
  return source_dir() / "tests/data" / path;
}

CsvTable read_csv(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("no such file: " + file.string());
  CsvTable table;
  std::string line;
  std::getline(in, line);
  table.header = split_csv(line);
  while (std::getline(in, line)) {
    table.rows.push_back(split_csv(line));
    table.rows.back().resize(table.header.size());
  }
  return table;
}

PlaceTables tables_from_text(std::string_view text) {
  std::array<CsvTable, kTables> csv;
  std::array<bool, kTables> present{};
  std::optional<std::size_t> at;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (trimmed(line).empty()) continue;
    const std::string before = trimmed(line.substr(0, line.find(':')));
    const auto spec = std::ranges::find(table_specs(), before, &TableSpec::name);
    const bool starts = line.find(':') != std::string::npos && spec != table_specs().end();
    std::vector<std::string> cells = split_csv(starts ? line.substr(line.find(':') + 1) : line);
    std::ranges::transform(cells, cells.begin(), trimmed);
    if (starts) {
      at = static_cast<std::size_t>(spec->kind);
      present.at(*at) = true;
      csv.at(*at).header = std::move(cells);
    } else {
      if (!at) throw std::runtime_error("a row before the first table: " + line);
      cells.resize(csv.at(*at).header.size());
      csv.at(*at).rows.push_back(std::move(cells));
    }
  }
  PlaceTables tables;
  tables.source = "text";
  for (std::size_t t = 0; t < kTables; ++t) {
    if (present.at(t)) fill(tables, static_cast<TableKind>(t), csv.at(t));
  }
  return tables;
}

Place place_from_text(std::string_view text) { return Place(tables_from_text(text)); }

const std::vector<std::string>& network_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(data_file("networks"))) {
      if (entry.is_directory()) found.push_back(entry.path().filename().string());
    }
    std::ranges::sort(found);
    return found;
  }();
  return names;
}

Place load_network(const std::string& name, std::optional<std::uint64_t> shuffle) {
  const std::filesystem::path folder = data_file("networks/" + name);
  PlaceTables tables;
  tables.source = name;
  const std::array<std::pair<const char*, TableKind>, 4> files = {{
      {"nodes.csv", TableKind::stakeholders},
      {"edges.csv", TableKind::relationships},
      {"layers.csv", TableKind::layers},
      {"place.csv", TableKind::place},
  }};
  for (const auto& [file, kind] : files) fill(tables, kind, read_csv(folder / file), shuffle);
  return Place(std::move(tables));
}

}  // namespace interstice
