/// @file  The tables and columns of a place: names, synonyms, types, allowed values, what refers to what.
///
/// The one list of them. Readers match headers against it, writers write by it, tables store by it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace interstice {

enum class TableKind : std::uint8_t {
  stakeholders,
  relationships,
  layers,
  responses,
  memberships,
  outcomes,
  commitments,
  expected,
  areas,
  systems,
  decisions,
  evidence,
  place,
};
inline constexpr std::size_t kTables = 13;

enum class StakeholderColumn : std::uint8_t {
  id,
  name,
  kind,
  mode,
  system,
  sector,
  tier,
  reach,
  organisation,
  areas,
  authority,
  interest,
  support,
  budget,
  capacity,
  response,
  since,
  until,
  successor,
  holder_since,
  named,
  told,
  visibility,
  count_,
};
enum class RelationshipColumn : std::uint8_t {
  from,
  to,
  kind,
  direction,
  formality,
  strength,
  trust,
  challenge,
  frequency,
  sign,
  confidence,
  reported_by,
  outcomes,
  since,
  until,
  amount,
  currency,
  evidence,
  notes,
  visibility,
  count_,
};
enum class LayerColumn : std::uint8_t {
  kind,
  name,
  modes,
  question,
  source,
  direction,
  scale,
  role,
  asked_of,
  roster,
  most_names,
  recall,
  sensitive,
  count_,
};
enum class ResponseColumn : std::uint8_t { stakeholder, date, layer, status, count_ };
enum class MembershipColumn : std::uint8_t {
  stakeholder,
  board,
  role,
  mandate,
  amount,
  since,
  until,
  count_
};
enum class OutcomeColumn : std::uint8_t { id, name, description, parent, count_ };
enum class CommitmentColumn : std::uint8_t {
  stakeholder,
  outcome,
  role,
  priority,
  agrees_aim,
  agrees_method,
  interest,
  weight,
  since,
  until,
  count_,
};
enum class ExpectedColumn : std::uint8_t { a, b, outcome, reason, count_ };
enum class AreaColumn : std::uint8_t { code, name, parent, population, count_ };
enum class SystemColumn : std::uint8_t { id, name, colour, kind, count_ };
enum class DecisionColumn : std::uint8_t { gap, decision, owner, reason, review_date, count_ };
enum class EvidenceColumn : std::uint8_t { id, source, date, method, note, visibility, count_ };
enum class PlaceColumn : std::uint8_t { key, value, count_ };

enum class ColumnType : std::uint8_t {
  text,      ///< as written
  list,      ///< several texts with ';'
  number,    ///< finite; stored as double
  unit,      ///< number from 0 to 1
  positive,  ///< number >= 0 (a strength of 0 is no tie)
  date,      ///< parse_date
  choice,  ///< one of `choices`; another value is kept as text and read as blank, or an error if strict
  confidence,  ///< sure, fairly, hearsay, or a number from 0 to 1; stored as text
};

/// Whether a column's values must be found in another table (where that table exists).
enum class Refers : std::uint8_t {
  nothing,
  stakeholder,
  stakeholder_or_system,
  outcome,
  area,
  evidence
};

struct ColumnSpec {
  std::string_view name;
  ColumnType type = ColumnType::text;
  bool required = false;
  std::string_view choices = {};   ///< "a|b|c=a": allowed values; c is read as a
  std::string_view synonyms = {};  ///< "source|vertex1": other headers, already folded
  Refers refers = Refers::nothing;
  bool strict =
      false;  ///< another value is an error; a reader stores the allowed value: "Y" as "yes"
  std::string_view ambiguous = {};  ///< "none|nil": folded words that could mean two of the choices
  bool kept_only =
      false;           ///< checked, kept and handed on, but no analysis of this version reads it
  bool money = false;  ///< a number that people write with a currency and thousands
};

struct TableSpec {
  TableKind kind;
  std::string_view name;
  std::string_view synonyms;  ///< other file or sheet names, folded
  std::span<const ColumnSpec> columns;
};

[[nodiscard]] const TableSpec& table_spec(TableKind kind);
[[nodiscard]] std::span<const TableSpec> table_specs();

/// The keys of the place table that are read, each with the type of its value.
[[nodiscard]] std::span<const ColumnSpec> setting_specs();

/// Folded for matching: ASCII lower case, without spaces, '_', '-' and '.'.
[[nodiscard]] std::string fold(std::string_view header);

/// Whether `folded` is one of the '|' separated words.
[[nodiscard]] bool in_words(std::string_view folded, std::string_view words);

/// Reads a cell of a choice column: the canonical value, or nothing if it is not in the list.
[[nodiscard]] std::optional<std::string_view> match_choice(const ColumnSpec& spec,
                                                           std::string_view cell);

/// The numeric value of a confidence: sure .95, fairly .7, hearsay .4, or the number; nothing if neither.
[[nodiscard]] std::optional<double> parse_confidence(std::string_view cell);

/// A whole cell as a finite number ('.' as the decimal mark, whatever the locale).
[[nodiscard]] std::optional<double> parse_number(std::string_view cell);

/// The parts of a list cell, trimmed, blanks left out: calls take(part) for each.
template <class Take>
void for_each_part(std::string_view cell, Take&& take) {
  while (!cell.empty()) {
    const std::size_t end = cell.find(';');
    std::string_view part = cell.substr(0, end);
    cell = end == std::string_view::npos ? std::string_view{} : cell.substr(end + 1);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) take(part);
  }
}

}  // namespace interstice
