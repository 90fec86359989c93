#include "io/near_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/model/layers.hpp"
#include "io/misspelling.hpp"
#include "io/near_ids.hpp"
#include "io/settings.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMost = 1000;  // among more names, comparing each with each takes too long

// A name and the cell that uses it first.
struct FirstUse {
  std::string name;
  TableKind table = TableKind::stakeholders;
  std::size_t row = 0;
  std::size_t field = 0;
};

// The distinct names of one list, in order of first use.
class Names {
 public:
  Names(const PlaceTables& tables, const Sources& sources)
      : tables_(tables), sources_(sources), seen_(tables.pool.size()) {}

  void add_column(TableKind kind, std::size_t column, std::string_view blank = {}) {
    const ColumnSpec& spec = table_spec(kind).columns[column];
    const auto& source = sources_[static_cast<std::size_t>(kind)];
    const auto& cells = tables_[kind].columns[column].texts;
    if (!source) return;
    if (!cells.empty()) {
      add_cells(kind, cells, *source->field_of_column[column], spec.type == ColumnType::list,
                blank);
    } else if (tables_[kind].num_rows > 0 && !blank.empty()) {
      // A column that is not there is blank in every row.
      add_name(blank, {.table = kind, .field = source->header.cells.size()});
    }
  }

  void add_systems_column() {
    const SystemsColumn held = systems_column(tables_);
    const TableData& stakeholders = tables_[TableKind::stakeholders];
    const auto& source = sources_[static_cast<std::size_t>(TableKind::stakeholders)];
    const std::vector<Text>* const cells = held.cells(stakeholders);
    if (!source || cells == nullptr) return;
    add_cells(
        TableKind::stakeholders, *cells,
        held.column ? *source->field_of_column[*held.column] : source->field_of_extra[*held.extra],
        true, {});
  }

  [[nodiscard]] const std::vector<FirstUse>& uses() const { return uses_; }

 private:
  void add_cells(TableKind kind, const std::vector<Text>& cells, std::size_t field, bool is_list,
                 std::string_view blank) {
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (seen_[index(cells[row])]) continue;
      if (cells[row] == Text::none && blank.empty()) continue;
      seen_[index(cells[row])] = true;
      const std::string_view cell =
          cells[row] == Text::none ? blank : tables_.pool.view(cells[row]);
      const auto add = [&](std::string_view name) {
        add_name(name, {.table = kind, .row = row, .field = field});
      };
      if (is_list) {
        for_each_part(cell, add);
      } else if (!cell.empty()) {
        add(cell);
      }
    }
  }

  void add_name(std::string_view name, FirstUse use) {
    if (!known_.emplace(name).second) return;
    use.name = name;
    uses_.push_back(std::move(use));
  }

  const PlaceTables& tables_;
  const Sources& sources_;
  std::vector<bool> seen_;
  std::unordered_set<std::string> known_;
  std::vector<FirstUse> uses_;
};

// A row of its own says that a name is meant as it is written.
bool is_declared(const FirstUse& use) {
  return use.table == TableKind::layers || use.table == TableKind::systems;
}

// For each name, the earlier one that it is nearly.
std::vector<std::optional<std::size_t>> nearly(const std::vector<FirstUse>& uses) {
  std::vector<std::optional<std::size_t>> earlier(uses.size());
  std::unordered_map<std::string, std::size_t> first_of_form;
  struct First {
    std::size_t use = 0;
    NameWords words;
  };
  std::vector<First> firsts;  // of each form
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const std::string form = near_form(uses[i].name);
    if (form.empty()) continue;
    const auto [at, is_new] = first_of_form.try_emplace(form, i);
    if (!is_new) {
      earlier[i] = at->second;
      continue;
    }
    if (firsts.size() >= kMost) continue;
    First first{.use = i, .words = name_words(uses[i].name)};
    const auto meant = std::ranges::find_if(firsts, [&](const First& other) {
      if (is_declared(uses[i]) && is_declared(uses[other.use])) return false;
      return is_misspelling(other.words, first.words);
    });
    if (meant != firsts.end()) earlier[i] = meant->use;
    firsts.push_back(std::move(first));
  }
  return earlier;
}

class NearSameCheck {
 public:
  NearSameCheck(const PlaceTables& tables, const Sources& sources, DiagnosticList& diagnostics)
      : tables_(tables), sources_(sources), diagnostics_(diagnostics) {}

  // `same` is the column whose schema may read two words as one.
  void check(const Names& names, std::string_view things, const ColumnSpec* same = nullptr) {
    const auto earlier = nearly(names.uses());
    for (std::size_t i = 0; i < earlier.size(); ++i) {
      if (!earlier[i]) continue;
      const FirstUse& use = names.uses()[i];
      const FirstUse& first = names.uses()[*earlier[i]];
      if (same != nullptr) {
        const auto choice = match_choice(*same, use.name);
        if (choice && choice == match_choice(*same, first.name)) continue;
      }
      report(use, first, things);
    }
  }

 private:
  void report(const FirstUse& use, const FirstUse& first, std::string_view things) {
    const SourceTable& source = source_of(use.table);
    if (diagnostics_.only_counts("W-near-same-value", source.file)) return;
    const auto& headers = source.header.cells;
    const std::string_view header = use.field < headers.size() ? headers[use.field].text : "kind";
    const std::uint32_t line = tables_[first.table].lines[first.row];
    const std::string where = first.table == use.table
                                  ? fmt::format("line {}", line)
                                  : fmt::format("{}:{}", source_of(first.table).file, line);
    diagnostics_.warning(
        "W-near-same-value", source.where(tables_[use.table], use.row, use.field),
        fmt::format("{} in column {} is nearly the same as {} ({})", in_quotes(use.name),
                    in_quotes(header), in_quotes(first.name), where),
        fmt::format("They are read as two {}. Write both the same way if they are one{}.", things,
                    things == "kinds of stakeholder"
                        ? ""
                        : fmt::format("; if not, give each a row of the {} table",
                                      things == "systems" ? "systems" : "layers")));
  }

  [[nodiscard]] const SourceTable& source_of(TableKind kind) const {
    return *sources_[static_cast<std::size_t>(kind)];
  }

  const PlaceTables& tables_;
  const Sources& sources_;
  DiagnosticList& diagnostics_;
};

}  // namespace

void check_near_same_values(const PlaceTables& tables, const Sources& sources,
                            DiagnosticList& diagnostics) {
  constexpr auto kKind = static_cast<std::size_t>(StakeholderColumn::kind);
  NearSameCheck check(tables, sources, diagnostics);

  Names links(tables, sources);
  links.add_column(TableKind::layers, static_cast<std::size_t>(LayerColumn::kind));
  links.add_column(TableKind::relationships, static_cast<std::size_t>(RelationshipColumn::kind),
                   kWorksWith);
  check.check(links, "kinds of link");

  Names systems(tables, sources);
  systems.add_column(TableKind::systems, static_cast<std::size_t>(SystemColumn::id));
  systems.add_systems_column();
  check.check(systems, "systems");

  if (systems_column(tables).column == kKind) return;
  Names kinds(tables, sources);
  kinds.add_column(TableKind::stakeholders, kKind);
  check.check(kinds, "kinds of stakeholder", &table_spec(TableKind::stakeholders).columns[kKind]);
}

}  // namespace interstice
