#include "tests/support/random_place.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <random>
#include <set>

namespace interstice {
namespace {

constexpr std::array<std::string_view, 30> kPieces = {
    ",",    ";",   "\"", "\"\"", "\n",     "\r\n", "\r",      "\t",     " ",      "a",
    "B",    "007", "-",  "=1+1", "sep=;",  "é",    "e\u0301", "北京",   "\u200f", "\U0001F600",
    "NULL", "nan", "'",  "\\",   "\u00a0", "from", "to",      "Weight", "{}",     "<b>"};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  PlaceTables make() {
    ids_ = texts(2 + below(8), ";");
    outcomes_ = texts(1 + below(3), ";");
    areas_ = texts(1 + below(3), ";");
    evidence_ = texts(1 + below(3), ";");
    kinds_ = texts(1 + below(3), "");
    const bool only_links = chance(6);
    for (const TableSpec& spec : table_specs()) {
      const bool wanted = spec.kind == TableKind::relationships || (!only_links && !chance(3));
      if (wanted) fill(spec);
    }
    return std::move(tables_);
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }

  std::string text(std::string_view without = "") {
    std::string out;
    do {
      out.clear();
      for (std::size_t n = 1 + below(5); n > 0; --n) out += kPieces[below(kPieces.size())];
    } while (out.find_first_not_of(" \t\r\n") == std::string::npos || !visible(out) ||
             (!without.empty() && out.find_first_of(without) != std::string::npos) ||
             (!without.empty() && (out.front() == ' ' || out.back() == ' ')));
    return out;
  }
  // Something beyond blanks, marks and no-break spaces.
  static bool visible(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c > ' ' && c <= '~'; }) ||
           text.find("é") != std::string_view::npos || text.find("北") != std::string_view::npos;
  }
  std::vector<std::string> texts(std::size_t n, std::string_view without) {
    std::vector<std::string> out;
    while (out.size() < n) {
      std::string one = text(without);
      if (std::ranges::find(out, one) == out.end()) out.push_back(std::move(one));
    }
    return out;
  }
  template <class Texts>
  const std::string& one_of(const Texts& texts) {
    return texts[below(texts.size())];
  }
  static std::string first_choice(const ColumnSpec& spec, std::size_t nth) {
    std::vector<std::string> words;
    std::string_view list = spec.choices;
    while (!list.empty()) {
      const std::string_view word = list.substr(0, list.find('|'));
      list = list.size() > word.size() ? list.substr(word.size() + 1) : std::string_view{};
      if (word.find('=', 1) == std::string_view::npos) words.emplace_back(word);
    }
    return words[nth % words.size()];
  }
  double number(ColumnType type) {
    static constexpr std::array<double, 8> kNumbers = {
        0.0, -0.0, 1.0, 0.1, 1e300, 5e-324, -12345.678901234567, 1.0 / 3.0};
    const double value = kNumbers[below(kNumbers.size())];
    if (type == ColumnType::number) return value;
    return type == ColumnType::unit ? std::min(std::abs(value), 1.0) : std::abs(value);
  }

  void fill(const TableSpec& spec) {
    TableData& table = tables_[spec.kind];
    table.present = true;
    table.num_rows = num_rows(spec.kind);
    for (std::size_t c = 0; c < spec.columns.size(); ++c) {
      if (!spec.columns[c].required && chance(2)) continue;
      table.columns[c].present = true;
      for (std::size_t row = 0; row < table.num_rows; ++row) add_cell(spec, c, row);
    }
    while (chance(2)) add_extra(spec, table);
  }

  std::size_t num_rows(TableKind kind) {
    switch (kind) {
      case TableKind::stakeholders:
        return ids_.size();
      case TableKind::outcomes:
        return outcomes_.size();
      case TableKind::areas:
        return areas_.size();
      case TableKind::evidence:
        return evidence_.size();
      case TableKind::layers:
        return kinds_.size();
      case TableKind::relationships:
        return 1 + below(12);
      case TableKind::responses:
        return below(ids_.size());
      case TableKind::place:
        return below(3);
      case TableKind::systems:
        return below(4);
      default:
        return below(6);
    }
  }

  void add_cell(const TableSpec& spec, std::size_t c, std::size_t row) {
    const ColumnSpec& column = spec.columns[c];
    TableData::Column& cells = tables_[spec.kind].columns[c];
    const bool blank = !column.required && chance(3);
    if (is_number(column.type)) {
      cells.numbers.push_back(blank ? std::numeric_limits<double>::quiet_NaN()
                                    : number(column.type));
      return;
    }
    cells.texts.push_back(blank ? Text::none : tables_.pool.intern(value(spec, column, row)));
  }

  std::string value(const TableSpec& spec, const ColumnSpec& column, std::size_t row) {
    if (column.required && column.refers == Refers::nothing) return key(spec, column, row);
    if (column.refers == Refers::stakeholder || column.refers == Refers::stakeholder_or_system) {
      // An organisation is one of an earlier row, so that no circle closes.
      if (column.name == "organisation") return row == 0 ? std::string{} : ids_[below(row)];
      // One answer each, or two could contradict each other.
      return spec.kind == TableKind::responses ? ids_[row] : one_of(ids_);
    }
    if (column.refers == Refers::outcome && column.name == "parent")
      return row == 0 ? std::string{} : outcomes_[below(row)];
    if (column.refers == Refers::area && column.name == "parent")
      return row == 0 ? std::string{} : areas_[below(row)];
    if (column.refers == Refers::outcome) return list_of(column, outcomes_);
    if (column.refers == Refers::area) return list_of(column, areas_);
    if (column.refers == Refers::evidence) return list_of(column, evidence_);
    return plain_value(spec, column);
  }

  std::string key(const TableSpec& spec, const ColumnSpec& column, std::size_t row) {
    switch (spec.kind) {
      case TableKind::stakeholders:
        return ids_[row];
      case TableKind::outcomes:
        return outcomes_[row];
      case TableKind::areas:
        return areas_[row];
      case TableKind::evidence:
        return evidence_[row];
      case TableKind::layers:
        return kinds_[row];
      case TableKind::place:
        // A setting's value may be blank, and its key stands once.
        return column.name == "value" ? (chance(4) ? std::string{} : text())
                                      : "own " + std::to_string(row) + text();
      default:
        return std::to_string(row) + text();
    }
  }

  std::string list_of(const ColumnSpec& column, const std::vector<std::string>& parts) {
    if (column.type != ColumnType::list) return one_of(parts);
    return chance(2) ? one_of(parts) : one_of(parts) + " ; ;" + one_of(parts);
  }

  std::string plain_value(const TableSpec& spec, const ColumnSpec& column) {
    if (column.name == "since") return "2024-02-29";
    if (column.name == "until") return "2025";
    switch (column.type) {
      case ColumnType::date:
        return "2024-12";
      case ColumnType::confidence:
        return chance(2) ? "hearsay" : "0.125";
      case ColumnType::choice:
        // Two reports of one link may not contradict each other: one direction and sign each.
        if (column.strict || spec.kind == TableKind::relationships)
          return first_choice(column,
                              column.name == "direction" || column.name == "sign" ? 1 : below(9));
        return chance(3) ? "own word " + text() : first_choice(column, below(9));
      case ColumnType::list:
        return text(";") + ";" + text(";");
      default:
        break;
    }
    if (column.name == "kind" && spec.kind == TableKind::relationships) return one_of(kinds_);
    if (spec.kind == TableKind::responses && column.name == "layer") return {};
    return text();
  }

  void add_extra(const TableSpec& spec, TableData& table) {
    std::string name = "x" + text();
    if (chance(4) && spec.kind == TableKind::relationships) name = "source";  // beside "from"
    if (std::ranges::find(table.extras, name, &ExtraColumn::name) != table.extras.end()) return;
    ExtraColumn& extra = table.extras.emplace_back(ExtraColumn{.name = name, .cells = {}});
    for (std::size_t row = 0; row < table.num_rows; ++row)
      extra.cells.push_back(chance(3) ? Text::none : tables_.pool.intern(text()));
  }

  std::mt19937_64 random_;
  PlaceTables tables_;
  std::vector<std::string> ids_;
  std::vector<std::string> outcomes_;
  std::vector<std::string> areas_;
  std::vector<std::string> evidence_;
  std::vector<std::string> kinds_;
};

bool same_number(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}

}  // namespace

PlaceTables random_place(std::uint64_t seed) { return Maker(seed).make(); }

std::string difference(const Place& a, const Place& b) {
  if (a.stakeholders_implied() != b.stakeholders_implied()) return "a table of stakeholders";
  if (a.tables().unread != b.tables().unread) return "what a newer program wrote";
  for (const TableSpec& spec : table_specs()) {
    const TableData& x = a.table(spec.kind);
    const TableData& y = b.table(spec.kind);
    const std::string table(spec.name);
    if (x.present != y.present || x.num_rows != y.num_rows) return table;
    if (x.unread_header != y.unread_header) return table + ": what a newer program wrote";
    for (std::size_t row = 0; row < x.num_rows; ++row) {
      const auto unread = [&](const Place& place, const TableData& data) {
        return data.unread.empty() ? std::string_view{} : place.text(data.unread[row]);
      };
      if (unread(a, x) != unread(b, y)) return table + ": what a newer program wrote into a row";
    }
    for (std::size_t c = 0; c < spec.columns.size(); ++c) {
      const std::string column = table + "." + std::string(spec.columns[c].name);
      if (x.columns[c].present != y.columns[c].present) return column;
      for (std::size_t row = 0; row < x.num_rows; ++row) {
        const auto text = [&](const Place& place, const TableData& data) {
          return data.columns[c].texts.empty() ? std::string_view{}
                                               : place.text(data.columns[c].texts[row]);
        };
        if (text(a, x) != text(b, y)) return column + " row " + std::to_string(row + 1);
        if (x.columns[c].numbers.size() != y.columns[c].numbers.size()) return column;
        if (!x.columns[c].numbers.empty() &&
            !same_number(x.columns[c].numbers[row], y.columns[c].numbers[row]))
          return column + " row " + std::to_string(row + 1);
      }
    }
    if (x.extras.size() != y.extras.size()) return table + ": extra columns";
    for (std::size_t e = 0; e < x.extras.size(); ++e) {
      if (x.extras[e].name != y.extras[e].name) return table + ": an extra column's name";
      for (std::size_t row = 0; row < x.num_rows; ++row) {
        if (a.text(x.extras[e].cells[row]) != b.text(y.extras[e].cells[row]))
          return table + "." + x.extras[e].name + " row " + std::to_string(row + 1);
      }
    }
  }
  return {};
}

}  // namespace interstice
