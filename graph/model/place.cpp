#include "graph/model/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr auto kId = static_cast<std::size_t>(StakeholderColumn::id);

// Columns of the tables that imply a stakeholder where there is no table of them.
struct Mention {
  TableKind table;
  std::size_t column;
};
constexpr std::array kMentions = {
    Mention{TableKind::relationships, static_cast<std::size_t>(RelationshipColumn::from)},
    Mention{TableKind::relationships, static_cast<std::size_t>(RelationshipColumn::to)},
    Mention{TableKind::memberships, static_cast<std::size_t>(MembershipColumn::stakeholder)},
    Mention{TableKind::memberships, static_cast<std::size_t>(MembershipColumn::board)},
    Mention{TableKind::commitments, static_cast<std::size_t>(CommitmentColumn::stakeholder)},
    Mention{TableKind::responses, static_cast<std::size_t>(ResponseColumn::stakeholder)},
    Mention{TableKind::relationships, static_cast<std::size_t>(RelationshipColumn::reported_by)},
};

}  // namespace

PlaceTables::PlaceTables() {
  tables.reserve(kTables);
  for (const TableSpec& spec : table_specs()) tables.emplace_back(spec.kind);
}

Place::Place(PlaceTables tables) : tables_(std::move(tables)) {
  tidy_cells();
  implied_ = !tables_[TableKind::stakeholders].present;
  if (implied_) imply_stakeholders();
  row_of_text_.assign(tables_.pool.size(), 0);
  const auto& ids = tables_[TableKind::stakeholders].columns[kId].texts;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (ids[row] == Text::none) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("Place: row {} of stakeholders has a blank id", row + 1));
    }
    std::uint32_t& slot = row_of_text_[interstice::index(ids[row])];
    if (slot != 0) {
      throw Error(
          ErrorCode::invalid_argument,
          fmt::format("Place: stakeholder id \"{}\" stands twice", printable(text(ids[row]))));
    }
    slot = static_cast<std::uint32_t>(row) + 1;
  }
  check_references();
}

void Place::tidy_cells() {
  std::vector<Text> tidy;  // by handle, once it is known; none = not yet
  std::string joined;
  for (const TableSpec& spec : table_specs()) {
    for (std::size_t c = 0; c < spec.columns.size(); ++c) {
      for (double& number : tables_[spec.kind].columns[c].numbers) number += 0.0;
      if (spec.columns[c].type != ColumnType::list) continue;
      for (Text& cell : tables_[spec.kind].columns[c].texts) {
        if (cell == Text::none) continue;
        tidy.resize(std::max(tidy.size(), tables_.pool.size()));
        Text& known = tidy[interstice::index(cell)];
        if (known == Text::none) {
          joined.clear();
          for_each_part(text(cell), [&](std::string_view part) {
            if (!joined.empty()) joined += ';';
            joined += part;
          });
          // A list without a part is blank, which `known` cannot say: it is looked at again.
          known = tables_.pool.intern(joined);
        }
        cell = known;
      }
    }
  }
}

void Place::imply_stakeholders() {
  TableData& stakeholders = tables_[TableKind::stakeholders];
  TableData::Column& ids = stakeholders.columns[kId];
  std::vector<bool> seen(tables_.pool.size());
  // Row by row, so that "first use" means what a reader of the file would say.
  const auto take = [&](TableKind kind, std::initializer_list<std::size_t> columns) {
    const TableData& table = tables_[kind];
    for (std::size_t row = 0; row < table.num_rows; ++row) {
      for (const std::size_t column : columns) {
        if (table.columns[column].texts.empty()) continue;
        const Text id = table.columns[column].texts[row];
        if (id == Text::none || seen[interstice::index(id)]) continue;
        seen[interstice::index(id)] = true;
        ids.texts.push_back(id);
        if (!table.lines.empty()) stakeholders.lines.push_back(table.lines[row]);
      }
    }
  };
  take(TableKind::relationships, {kMentions[0].column, kMentions[1].column, kMentions[6].column});
  const bool from_relationships_only = stakeholders.lines.size() == ids.texts.size();
  take(TableKind::memberships, {kMentions[2].column, kMentions[3].column});
  take(TableKind::commitments, {kMentions[4].column});
  take(TableKind::responses, {kMentions[5].column});
  ids.present = true;
  stakeholders.present = true;
  stakeholders.num_rows = ids.texts.size();
  stakeholders.file = tables_[TableKind::relationships].file;
  if (!from_relationships_only || stakeholders.lines.size() != ids.texts.size())
    stakeholders.lines.clear();
}

void Place::check_references() const {
  for (const Mention& mention : kMentions) {
    const TableData& table = tables_[mention.table];
    const ColumnSpec& spec = table_spec(mention.table).columns[mention.column];
    const auto& ids = table.columns[mention.column].texts;
    const bool blank =
        std::ranges::find(ids, Text::none) != ids.end() || ids.size() < table.num_rows;
    if (spec.required && blank) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("Place: a row of {} has a blank {}", table_spec(mention.table).name,
                              spec.name));
    }
    for (const Text id : ids) {
      if (id != Text::none && row_of_text_[interstice::index(id)] == 0) {
        throw Error(
            ErrorCode::invalid_argument,
            fmt::format("Place: {} names \"{}\", which the stakeholders table does not have",
                        table_spec(mention.table).name, printable(text(id))));
      }
    }
  }
}

std::string_view Place::setting(std::string_view key) const {
  const auto table = settings();
  const std::string folded = fold(key);
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    if (fold(text(table.text(PlaceColumn::key, row))) == folded)
      return text(table.text(PlaceColumn::value, row));
  }
  return {};
}

std::string_view Place::name() const {
  const std::string_view given = setting("name");
  return given.empty() ? std::string_view(tables_.source) : given;
}

std::optional<Date> Place::date() const {
  const auto span = parse_date(setting("date"));
  return span ? std::optional(span->last) : std::nullopt;
}

std::optional<StakeholderRow> Place::stakeholder(Text id) const {
  const std::uint32_t slot = row_of_text_[interstice::index(id)];
  if (slot == 0) return std::nullopt;
  return static_cast<StakeholderRow>(slot - 1);
}

std::string Place::fingerprint() const {
  std::uint64_t total = 0;
  for (const TableSpec& spec : table_specs()) {
    if (spec.kind == TableKind::stakeholders && implied_) continue;
    const TableData& table = tables_[spec.kind];
    const std::uint64_t table_seed = hash_bytes(spec.name);
    for (std::size_t row = 0; row < table.num_rows; ++row) {
      std::uint64_t sum = table_seed;  // cells are added, so the order of columns does not matter
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const TableData::Column& column = table.columns[c];
        const std::uint64_t seed = table_seed + c + 1;
        if (!column.texts.empty() && column.texts[row] != Text::none) {
          sum += hash_bytes(text(column.texts[row]), seed);
        }
        if (!column.numbers.empty() && !std::isnan(column.numbers[row])) {
          const auto bits = std::bit_cast<std::array<char, 8>>(column.numbers[row] + 0.0);
          sum += hash_bytes({bits.data(), bits.size()}, seed);
        }
      }
      for (const ExtraColumn& extra : table.extras) {
        if (extra.cells[row] != Text::none)
          sum += hash_bytes(text(extra.cells[row]), hash_bytes(extra.name));
      }
      const auto bits = std::bit_cast<std::array<char, 8>>(sum);
      total += hash_bytes({bits.data(), bits.size()});
    }
  }
  return fmt::format("{:016x}", total);
}

}  // namespace interstice
