#include "io/references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "io/near_ids.hpp"
#include "io/settings.hpp"

namespace interstice {
namespace {

const SourceTable& source_of(const Sources& sources, TableKind kind) {
  return *sources[static_cast<std::size_t>(kind)];
}

// Ids of one kind, marked by handle.
struct KnownIds {
  std::vector<bool> has;
  std::vector<Text> ids;

  explicit KnownIds(const PlaceTables& tables) : has(tables.pool.size()) {}
  void add(Text id) {
    if (id == Text::none || has[index(id)]) return;
    has[index(id)] = true;
    ids.push_back(id);
  }
  void add_column(const std::vector<Text>& cells) {
    for (const Text cell : cells) add(cell);
  }
};

void add_systems(const PlaceTables& tables, KnownIds& known) {
  constexpr auto kId = static_cast<std::size_t>(SystemColumn::id);
  constexpr auto kName = static_cast<std::size_t>(SystemColumn::name);
  for (const std::size_t column : {kId, kName})
    known.add_column(tables[TableKind::systems].columns[column].texts);
  const std::vector<Text>* const cells =
      systems_column(tables).cells(tables[TableKind::stakeholders]);
  if (cells == nullptr) return;
  std::vector<bool> seen(tables.pool.size());
  for (const Text cell : *cells) {
    if (cell == Text::none || seen[index(cell)]) continue;
    seen[index(cell)] = true;
    known.add(cell);
    for_each_part(tables.pool.view(cell), [&](std::string_view part) {
      // A part that is no text of the place by itself is no text that anything could refer to.
      if (const auto text = tables.pool.find(part)) known.add(*text);
    });
  }
}

struct Target {
  TableKind table;
  std::string_view thing;
};

std::optional<Target> target_of(Refers refers) {
  switch (refers) {
    case Refers::nothing:
      return std::nullopt;
    case Refers::stakeholder:
      return Target{TableKind::stakeholders, "stakeholder"};
    case Refers::stakeholder_or_system:
      return Target{TableKind::stakeholders, "stakeholder or system"};
    case Refers::outcome:
      return Target{TableKind::outcomes, "outcome"};
    case Refers::area:
      return Target{TableKind::areas, "area"};
    case Refers::evidence:
      return Target{TableKind::evidence, "piece of evidence"};
  }
  return std::nullopt;
}

class ReferenceCheck {
 public:
  ReferenceCheck(const PlaceTables& tables, const Sources& sources, DiagnosticList& diagnostics)
      : tables_(tables), sources_(sources), diagnostics_(diagnostics) {}

  void check(Refers refers) {
    const std::optional<Target> target = target_of(refers);
    if (!target || !tables_[target->table].present) return;
    KnownIds known(tables_);
    known.add_column(tables_[target->table].columns[0].texts);
    if (refers == Refers::stakeholder_or_system) add_systems(tables_, known);
    suggester_.reset();
    for (const TableSpec& spec : table_specs()) {
      if (!tables_[spec.kind].present) continue;
      missing_.clear();
      for (std::size_t c = 0; c < spec.columns.size(); ++c) {
        if (spec.columns[c].refers == refers) find_missing(tables_[spec.kind], c, known);
      }
      std::ranges::sort(missing_, {}, [](const Missing& m) { return std::tuple(m.row, m.column); });
      for (const Missing& missing : missing_) report(tables_[spec.kind], missing, *target, known);
    }
  }

 private:
  struct Missing {
    std::size_t row;
    std::size_t column;
  };

  void find_missing(const TableData& table, std::size_t column, const KnownIds& known) {
    const auto& texts = table.columns[column].texts;
    const bool is_list = table_spec(table.kind).columns[column].type == ColumnType::list;
    for (std::size_t row = 0; row < texts.size(); ++row) {
      if (texts[row] == Text::none || known.has[index(texts[row])]) continue;
      if (!is_list || !unknown_part(texts[row], known).empty()) missing_.push_back({row, column});
    }
  }

  // The first part of a list that is not known; empty = all are.
  [[nodiscard]] std::string_view unknown_part(Text cell, const KnownIds& known) const {
    std::string_view unknown;
    for_each_part(tables_.pool.view(cell), [&](std::string_view part) {
      const auto text = tables_.pool.find(part);
      if (unknown.empty() && (!text || !known.has[index(*text)])) unknown = part;
    });
    return unknown;
  }

  void report(const TableData& table, const Missing& missing, const Target& target,
              const KnownIds& known) {
    const SourceTable& source = source_of(sources_, table.kind);
    if (diagnostics_.only_counts("E-unknown-id", source.file)) return;
    if (!suggester_) suggester_.emplace(tables_.pool, known.ids);
    const ColumnSpec& column = table_spec(table.kind).columns[missing.column];
    const Text cell = table.columns[missing.column].texts[missing.row];
    const std::string_view id =
        column.type == ColumnType::list ? unknown_part(cell, known) : tables_.pool.view(cell);
    const std::string meant = suggester_->suggest(id);
    const std::string_view target_file = source_of(sources_, target.table).file;
    diagnostics_.error(
        "E-unknown-id", source.where_column(table, missing.row, missing.column),
        fmt::format("{} in column {} is no {} of {}", in_quotes(id),
                    in_quotes(source.header_of(table, missing.column)), target.thing, target_file),
        meant.empty()
            ? fmt::format("Put the spelling right, or add {} to {}.", in_quotes(id), target_file)
            : fmt::format("Did you mean {}? Else add {} to {}.", in_quotes(meant), in_quotes(id),
                          target_file));
  }

  const PlaceTables& tables_;
  const Sources& sources_;
  DiagnosticList& diagnostics_;
  std::optional<IdSuggester> suggester_;
  std::vector<Missing> missing_;
};

}  // namespace

void check_references(const PlaceTables& tables, const Sources& sources,
                      DiagnosticList& diagnostics) {
  ReferenceCheck check(tables, sources, diagnostics);
  for (const Refers refers : {Refers::stakeholder, Refers::stakeholder_or_system, Refers::outcome,
                              Refers::area, Refers::evidence}) {
    check.check(refers);
  }
}

}  // namespace interstice
