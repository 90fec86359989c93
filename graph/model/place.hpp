/// @file  All tables of one place, immutable once made.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/table.hpp"
#include "graph/model/text_pool.hpp"

namespace interstice {

/// The tables while they are being filled: what a reader or a scenario makes, and hands to Place.
struct PlaceTables {
  PlaceTables();
  TableData& operator[](TableKind kind) { return tables[static_cast<std::size_t>(kind)]; }
  const TableData& operator[](TableKind kind) const {
    return tables[static_cast<std::size_t>(kind)];
  }

  TextPool pool;
  std::vector<TableData> tables;  ///< one of each TableKind, in its order
  std::string source;             ///< what was read: the last part of its path, without the folder
  std::string unread;             ///< what a newer program stored beside the tables, as bytes
};

/// A place: who is in it, and what links them, as its files say. Nothing is worked out here but the list of
/// stakeholders where there is no such table (every id named by a relationship or a membership, in order of first use).
/// Cells are kept in one form: the list "a; ;b " is "a;b", the number -0 is 0.
///
/// Errors   invalid_argument: a stakeholder id twice or blank, or a relationship, membership, commitment or response
///          that names nobody, or an id the stakeholders table does not have (readers report these as diagnostics
///          before).
class Place {
 public:
  explicit Place(PlaceTables tables);

  [[nodiscard]] Table<StakeholderColumn> stakeholders() const {
    return view<StakeholderColumn>(TableKind::stakeholders);
  }
  [[nodiscard]] Table<RelationshipColumn> relationships() const {
    return view<RelationshipColumn>(TableKind::relationships);
  }
  [[nodiscard]] Table<LayerColumn> layers() const { return view<LayerColumn>(TableKind::layers); }
  [[nodiscard]] Table<ResponseColumn> responses() const {
    return view<ResponseColumn>(TableKind::responses);
  }
  [[nodiscard]] Table<MembershipColumn> memberships() const {
    return view<MembershipColumn>(TableKind::memberships);
  }
  [[nodiscard]] Table<OutcomeColumn> outcomes() const {
    return view<OutcomeColumn>(TableKind::outcomes);
  }
  [[nodiscard]] Table<CommitmentColumn> commitments() const {
    return view<CommitmentColumn>(TableKind::commitments);
  }
  [[nodiscard]] Table<ExpectedColumn> expected() const {
    return view<ExpectedColumn>(TableKind::expected);
  }
  [[nodiscard]] Table<AreaColumn> areas() const { return view<AreaColumn>(TableKind::areas); }
  [[nodiscard]] Table<SystemColumn> systems() const {
    return view<SystemColumn>(TableKind::systems);
  }
  [[nodiscard]] Table<DecisionColumn> decisions() const {
    return view<DecisionColumn>(TableKind::decisions);
  }
  [[nodiscard]] Table<EvidenceColumn> evidence() const {
    return view<EvidenceColumn>(TableKind::evidence);
  }
  [[nodiscard]] Table<PlaceColumn> settings() const { return view<PlaceColumn>(TableKind::place); }
  [[nodiscard]] const TableData& table(TableKind kind) const { return tables_[kind]; }
  [[nodiscard]] const PlaceTables& tables() const { return tables_; }

  [[nodiscard]] std::string_view text(Text handle) const { return tables_.pool.view(handle); }
  [[nodiscard]] std::optional<Text> find(std::string_view text) const {
    return tables_.pool.find(text);
  }
  [[nodiscard]] std::size_t num_texts() const { return tables_.pool.size(); }

  /// The value of `key` in the place table (keys folded); empty if there is none.
  [[nodiscard]] std::string_view setting(std::string_view key) const;
  /// The `name` setting, else what was read.
  [[nodiscard]] std::string_view name() const;
  /// The `date` setting: its last day ("2026" is 2026-12-31); nothing if blank.
  [[nodiscard]] std::optional<Date> date() const;

  [[nodiscard]] std::optional<StakeholderRow> stakeholder(Text id) const;
  /// True where there was no stakeholders table and the list was made from what refers to it.
  [[nodiscard]] bool stakeholders_implied() const { return implied_; }

  /// 16 hexadecimal digits over every cell of every table, the same for any order of rows and columns.
  [[nodiscard]] std::string fingerprint() const;

 private:
  template <class ColumnName>
  [[nodiscard]] Table<ColumnName> view(TableKind kind) const {
    return Table<ColumnName>(tables_[kind]);
  }
  void tidy_cells();
  void imply_stakeholders();
  void check_references() const;

  PlaceTables tables_;
  std::vector<std::uint32_t> row_of_text_;  // stakeholder row + 1 by handle; 0 = not an id
  bool implied_ = false;
};

}  // namespace interstice
