#include "io/placeholders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace interstice {
namespace {

// Without blanks, '_', '-' and '.', as fold() leaves them.
constexpr std::string_view kPlaceholders =
    "n/a|na|#n/a|tbc|tbd|tba|none|nil|null|nan|unknown|notknown|notapplicable|notsure|nobody|"
    "noone|blank|other|others|various|x|xx|xxx|?|??|???|/|*";
constexpr std::string_view kTotals = "total|totals|grandtotal|grandtotals|subtotal";

struct IdColumn {
  TableKind table;
  std::size_t column;
};
template <class Column>
constexpr IdColumn id_column(TableKind table, Column column) {
  return {table, static_cast<std::size_t>(column)};
}
constexpr std::array kIds = {id_column(TableKind::stakeholders, StakeholderColumn::id),
                             id_column(TableKind::relationships, RelationshipColumn::from),
                             id_column(TableKind::relationships, RelationshipColumn::to),
                             id_column(TableKind::relationships, RelationshipColumn::reported_by),
                             id_column(TableKind::memberships, MembershipColumn::stakeholder),
                             id_column(TableKind::memberships, MembershipColumn::board),
                             id_column(TableKind::responses, ResponseColumn::stakeholder)};

class PlaceholderCheck {
 public:
  PlaceholderCheck(const PlaceTables& tables, const Sources& sources, DiagnosticList& diagnostics)
      : tables_(tables), sources_(sources), diagnostics_(diagnostics), known_(tables.pool.size()) {
    find_named();
    find_short();
  }

  void check() {
    for (const TableSpec& spec : table_specs()) {
      const auto& source = sources_[static_cast<std::size_t>(spec.kind)];
      if (!source) continue;
      std::vector<std::uint8_t> said(tables_[spec.kind].num_rows, 0);
      for (const IdColumn& ids : kIds) {
        if (ids.table == spec.kind) check_column(ids, *source, said);
      }
    }
  }

 private:
  enum class Kind : std::uint8_t { unknown, name, placeholder, total };

  // What the table of stakeholders calls by another name is one.
  void find_named() {
    const TableData& table = tables_[TableKind::stakeholders];
    const auto& ids = table.columns[static_cast<std::size_t>(StakeholderColumn::id)].texts;
    const auto& names = table.columns[static_cast<std::size_t>(StakeholderColumn::name)].texts;
    for (std::size_t row = 0; row < std::min(ids.size(), names.size()); ++row) {
      const bool named = names[row] != Text::none && names[row] != ids[row] &&
                         !is_placeholder(tables_.pool.view(names[row]));
      if (named) known_[index(ids[row])] = Kind::name;
    }
  }

  void find_short() {
    for (const IdColumn& ids : kIds) {
      for (const Text id : tables_[ids.table].columns[ids.column].texts) {
        const std::string_view text = tables_.pool.view(id);
        const bool letter = text.size() == 1 && fold(text) != "x" && !fold(text).empty();
        short_ids_ = short_ids_ || (letter && !is_placeholder(text));
      }
    }
  }

  Kind kind_of(Text id) {
    Kind& kind = known_[index(id)];
    if (kind != Kind::unknown) return kind;
    const std::string_view text = tables_.pool.view(id);
    const bool is_letter = short_ids_ && fold(text) == "x";
    kind = is_total(text)                       ? Kind::total
           : is_placeholder(text) && !is_letter ? Kind::placeholder
                                                : Kind::name;
    return kind;
  }

  void check_column(const IdColumn& ids, const SourceTable& source,
                    std::vector<std::uint8_t>& said) {
    const TableData& table = tables_[ids.table];
    const auto& cells = table.columns[ids.column].texts;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (cells[row] == Text::none || said[row] != 0) continue;
      const std::string_view id = tables_.pool.view(cells[row]);
      const Kind kind = kind_of(cells[row]);
      const bool last = row + 1 == cells.size() && begins_with_total(id);
      if (kind == Kind::name && !last) continue;
      said[row] = 1;
      if (diagnostics_.only_counts("W-placeholder-id", source.file)) continue;
      const bool reporter = ids.table == TableKind::relationships &&
                            ids.column == static_cast<std::size_t>(RelationshipColumn::reported_by);
      report(source.where_column(table, row, ids.column), source.header_of(table, ids.column), id,
             kind == Kind::total || last, reporter);
    }
  }

  static bool begins_with_total(std::string_view id) {
    const std::string word = fold(id.substr(0, id.find_first_of(" :,(=")));
    return in_words(word, kTotals) || fold(id).starts_with("grandtotal");
  }

  void report(SourcePlace where, std::string_view header, std::string_view id, bool total,
              bool reporter) {
    diagnostics_.warning(
        "W-placeholder-id", std::move(where),
        fmt::format("{} in column {} looks like {}", in_quotes(id), in_quotes(header),
                    total ? "a row of totals" : "no name"),
        total ? "It is read as a body. Delete the row if it is a sum."
        : reporter
            ? "It is read as a reporter who answered. Leave the cell blank if nobody is known."
            : "It is read as a body like any other: every such row is linked to the same one. "
              "Delete the row, or write who it is.");
  }

  const PlaceTables& tables_;
  const Sources& sources_;
  DiagnosticList& diagnostics_;
  std::vector<Kind> known_;
  bool short_ids_ = false;
};

}  // namespace

bool is_placeholder(std::string_view id) {
  const std::string folded = fold(id);
  return folded.empty() ? !id.empty() : in_words(folded, kPlaceholders);
}

bool is_total(std::string_view id) {
  std::string folded = fold(id);
  if (folded.ends_with(':')) folded.pop_back();
  return in_words(folded, kTotals);
}

void check_placeholders(const PlaceTables& tables, const Sources& sources,
                        DiagnosticList& diagnostics) {
  PlaceholderCheck(tables, sources, diagnostics).check();
}

}  // namespace interstice
