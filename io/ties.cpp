#include "io/ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "io/repeated_keys.hpp"

namespace interstice {
namespace {

constexpr std::size_t column_index(RelationshipColumn column) {
  return static_cast<std::size_t>(column);
}
constexpr std::array kKey = {RelationshipColumn::from, RelationshipColumn::to,
                             RelationshipColumn::kind, RelationshipColumn::since,
                             RelationshipColumn::reported_by};
constexpr std::size_t kFrom = column_index(RelationshipColumn::from);
constexpr std::size_t kTo = column_index(RelationshipColumn::to);
constexpr std::size_t kNotes = column_index(RelationshipColumn::notes);

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 29U);
}

class Settler {
 public:
  Settler(PlaceTables& tables, const SourceTable& source, RedundantTies redundant,
          DiagnosticList& diagnostics)
      : tables_(tables),
        table_(tables[TableKind::relationships]),
        source_(source),
        redundant_(redundant),
        diagnostics_(diagnostics) {
    for (const RelationshipColumn column : kKey) {
      const auto& texts = table_.columns[column_index(column)].texts;
      if (!texts.empty()) key_.push_back(texts);
    }
  }

  TiesLeftOut settle() {
    if (table_.num_rows == 0) return {};
    find_self_ties();
    const std::vector<Repeat> repeats = repeated_keys(key_, drop_);
    for (std::size_t begin = 0, end = 0; begin < repeats.size(); begin = end) {
      while (end < repeats.size() && repeats[end].first == repeats[begin].first) ++end;
      settle_group({repeats.begin() + static_cast<std::ptrdiff_t>(begin), end - begin});
    }
    if (left_out_.self_ties + left_out_.duplicates > 0) drop_rows(table_, drop_);
    return left_out_;
  }

 private:
  using Row = std::uint32_t;

  void find_self_ties() {
    const auto& from = table_.columns[kFrom].texts;
    const auto& to = table_.columns[kTo].texts;
    drop_.assign(table_.num_rows, 0);
    if (redundant_ == RedundantTies::kept) return;
    for (std::size_t row = 0; row < table_.num_rows; ++row) {
      if (from[row] != to[row] || from[row] == Text::none) continue;
      drop_[row] = 1;
      ++left_out_.self_ties;
      if (diagnostics_.only_counts("W-self-tie", source_.file)) continue;
      diagnostics_.warning(
          "W-self-tie", where(row, kTo),
          fmt::format("{} is linked with itself", in_quotes(tables_.pool.view(from[row]))),
          "The row is left out. Put one of its ends right if that is a mistake.");
    }
  }

  // All rows of one key, in the order of the file.
  void settle_group(std::span<const Repeat> repeats) {
    std::vector<Row> rows = {repeats.front().first};
    for (const Repeat& repeat : repeats) rows.push_back(repeat.row);
    const std::vector<bool> contradicts = report_contradictions(rows);
    struct Entry {
      std::uint64_t hash;
      std::size_t nth;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < rows.size(); ++i) entries.push_back({values_hash(rows[i]), i});
    std::ranges::sort(entries, {}, [](const Entry& e) { return std::tuple(e.hash, e.nth); });
    std::vector<std::optional<Row>> kept_instead(rows.size());
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
      std::size_t kept = entries[begin].nth;
      for (end = begin; end < entries.size() && entries[end].hash == entries[begin].hash; ++end) {
        if (rest_rank(rows[entries[end].nth]) > rest_rank(rows[kept])) kept = entries[end].nth;
      }
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t nth = entries[i].nth;
        if (nth != kept && !difference(rows[nth], rows[kept])) kept_instead[nth] = rows[kept];
      }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (kept_instead[i]) {
        report_duplicate(rows[i], *kept_instead[i]);
      } else if (i > 0 && !contradicts[i] && difference(rows[i], rows[0])) {
        report_repeat(rows[i], rows[0]);
      }
    }
  }

  // What exact duplicates may differ in, the notes and the extra attributes: more of it first, then
  // by its hash, so that which row is kept does not depend on the order of rows or columns.
  struct RestRank {
    std::size_t filled = 0;
    std::uint64_t hash = 0;
    auto operator<=>(const RestRank&) const = default;
  };
  [[nodiscard]] RestRank rest_rank(Row row) const {
    RestRank rank;
    const auto take = [&](Text cell, std::string_view name) {
      if (cell == Text::none) return;
      ++rank.filled;
      rank.hash += hash_bytes(tables_.pool.view(cell), hash_bytes(name));
    };
    const auto& notes = table_.columns[kNotes].texts;
    if (!notes.empty()) take(notes[row], "notes");
    for (const ExtraColumn& extra : table_.extras) take(extra.cells[row], extra.name);
    return rank;
  }

  std::vector<bool> report_contradictions(const std::vector<Row>& rows) {
    std::vector<bool> contradicts(rows.size());
    const auto columns = table_spec(TableKind::relationships).columns;
    for (const std::size_t column :
         {column_index(RelationshipColumn::direction), column_index(RelationshipColumn::sign)}) {
      const auto& texts = table_.columns[column].texts;
      if (texts.empty()) continue;
      std::optional<Row> first;
      std::string_view said;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto value = match_choice(columns[column], tables_.pool.view(texts[rows[i]]));
        if (!value) continue;
        if (!first) {
          first = rows[i];
          said = *value;
        } else if (*value != said) {
          contradicts[i] = true;
          report_contradiction(rows[i], *first, column);
        }
      }
    }
    return contradicts;
  }

  [[nodiscard]] std::uint64_t values_hash(Row row) const {
    std::uint64_t hash = 0;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      const TableData::Column& column = table_.columns[c];
      if (c == kNotes) continue;
      if (!column.texts.empty()) hash = mix(hash, index(column.texts[row]));
      if (!column.numbers.empty()) {
        const double number = column.numbers[row];
        hash = mix(hash, std::isnan(number) ? 1 : std::bit_cast<std::uint64_t>(number + 0.0));
      }
    }
    return hash;
  }

  [[nodiscard]] bool same_cell(std::size_t c, Row a, Row b) const {
    const TableData::Column& column = table_.columns[c];
    if (!column.texts.empty()) return column.texts[a] == column.texts[b];
    if (column.numbers.empty() || column.numbers[a] == column.numbers[b]) return true;
    return std::isnan(column.numbers[a]) && std::isnan(column.numbers[b]);
  }

  // The first column, the notes aside, in which two rows differ.
  [[nodiscard]] std::optional<std::size_t> difference(Row a, Row b) const {
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      if (c != kNotes && !same_cell(c, a, b)) return c;
    }
    return std::nullopt;
  }

  void report_duplicate(Row row, Row kept) {
    if (redundant_ == RedundantTies::kept) return;
    drop_[row] = 1;
    ++left_out_.duplicates;
    if (diagnostics_.only_counts("W-duplicate-tie", source_.file)) return;
    diagnostics_.warning("W-duplicate-tie", where(row, kFrom),
                         fmt::format("{} stands on line {} too", link(row), table_.lines[kept]),
                         "It is counted once, as on that line. Delete one of the two rows.");
  }

  void report_repeat(Row row, Row first) {
    if (diagnostics_.only_counts("W-repeated-tie", source_.file)) return;
    const std::size_t column = difference(row, first).value_or(kFrom);
    diagnostics_.warning(
        "W-repeated-tie", where(row, column),
        fmt::format("{} stands on line {} too, with another {}", link(row), table_.lines[first],
                    in_quotes(source_.header_of(table_, column))),
        "Both are kept, as two ties. Delete one if it is the same link.");
  }

  void report_contradiction(Row row, Row first, std::size_t column) {
    if (diagnostics_.only_counts("E-contradicting-tie", source_.file)) return;
    const auto& texts = table_.columns[column].texts;
    diagnostics_.error("E-contradicting-tie", where(row, column),
                       fmt::format("{} has {} {} here and {} on line {}", link(row),
                                   in_quotes(source_.header_of(table_, column)),
                                   in_quotes(tables_.pool.view(texts[row])),
                                   in_quotes(tables_.pool.view(texts[first])), table_.lines[first]),
                       "Both cannot be right: correct or delete one of the two rows.");
  }

  [[nodiscard]] SourcePlace where(std::size_t row, std::size_t column) const {
    return source_.where_column(table_, row, column);
  }

  [[nodiscard]] std::string link(Row row) const {
    return fmt::format("the link from {} to {}",
                       in_quotes(tables_.pool.view(table_.columns[kFrom].texts[row])),
                       in_quotes(tables_.pool.view(table_.columns[kTo].texts[row])));
  }

  PlaceTables& tables_;
  TableData& table_;
  const SourceTable& source_;
  RedundantTies redundant_;
  DiagnosticList& diagnostics_;
  std::vector<std::span<const Text>> key_;
  std::vector<std::uint8_t> drop_;
  TiesLeftOut left_out_;
};

}  // namespace

TiesLeftOut settle_ties(PlaceTables& tables, const SourceTable& source, RedundantTies redundant,
                        DiagnosticList& diagnostics) {
  return Settler(tables, source, redundant, diagnostics).settle();
}

}  // namespace interstice
