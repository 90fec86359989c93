#include "io/unread_columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "io/settings.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostNamed = 12;

constexpr std::string_view kYes = "yes|y|true|always|often|sometimes";
constexpr std::string_view kNo = "no|n|false|never|notyet|nocontact|notatall|nolink";

// One column of a table that no analysis reads.
struct Unread {
  std::string_view name;
  const std::vector<Text>* texts = nullptr;  // nothing = numbers
  std::size_t field = 0;
  std::string known_as = {};  // " (notes)" where the header is another name of that column
};

struct YesAndNo {
  std::size_t values = 0;
  std::size_t yes = 0;
  std::size_t no = 0;
  std::size_t digits = 0;  // ones and noughts
  std::size_t noughts = 0;
  std::size_t first_no = 0;

  void take(std::string_view cell, std::size_t row) {
    const std::string word = fold(cell);
    const bool says_no = in_words(word, kNo) || word == "0";
    if (says_no && no + noughts == 0) first_no = row;
    ++values;
    yes += in_words(word, kYes) ? 1 : 0;
    no += in_words(word, kNo) ? 1 : 0;
    digits += word == "0" || word == "1" ? 1 : 0;
    noughts += word == "0" ? 1 : 0;
  }
  // Of two values, 0 and 1 could be numbers of the rows.
  [[nodiscard]] bool all_digits() const { return digits == values && values > 2; }
  [[nodiscard]] std::size_t num_no() const { return all_digits() ? noughts : no; }
  [[nodiscard]] bool is_yes_and_no() const {
    return num_no() > 0 && (all_digits() || 2 * (yes + no) > values);
  }
};

bool any_value(const TableData::Column& column) {
  return std::ranges::any_of(column.texts, [](Text cell) { return cell != Text::none; }) ||
         std::ranges::any_of(column.numbers, [](double cell) { return !std::isnan(cell); });
}

class TableCheck {
 public:
  TableCheck(const PlaceTables& tables, const TableData& table, const SourceTable& source,
             DiagnosticList& diagnostics)
      : tables_(tables), table_(table), source_(source), diagnostics_(diagnostics) {
    find();
  }

  void report() {
    if (unread_.empty()) return;
    std::vector<std::string> names;
    for (const Unread& column : unread_) names.push_back(in_quotes(column.name) + column.known_as);
    const std::size_t more = names.size() - std::min(names.size(), kMostNamed);
    names.resize(names.size() - more);
    SourcePlace where{source_.file, source_.header.cells.empty() ? 0 : source_.header.line};
    diagnostics_.note(
        "N-unread-column", std::move(where),
        fmt::format("kept, and read by no analysis: {} {}{}",
                    unread_.size() == 1 ? "column" : "columns", fmt::join(names, ", "),
                    more > 0 ? fmt::format(" and {} more", more) : ""),
        "Nothing to do, unless what stands there should count.");
    if (table_.kind != TableKind::relationships && table_.kind != TableKind::memberships) return;
    for (const Unread& column : unread_) {
      if (column.texts != nullptr) report_yes_and_no(column);
    }
  }

 private:
  void find() {
    const auto columns = table_spec(table_.kind).columns;
    const SystemsColumn systems = systems_column(tables_);
    const bool has_systems = table_.kind == TableKind::stakeholders;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const TableData::Column& column = table_.columns[c];
      if (!columns[c].kept_only || (has_systems && systems.column == c) || !any_value(column))
        continue;
      const std::string_view header = source_.header_of(table_, c);
      const bool other = fold(header) != fold(columns[c].name);
      unread_.push_back({header, column.texts.empty() ? nullptr : &column.texts,
                         source_.field_of_column[c].value_or(0),
                         other ? fmt::format(" ({})", columns[c].name) : ""});
    }
    for (std::size_t e = 0; e < table_.extras.size(); ++e) {
      if (has_systems && systems.extra == e) continue;
      unread_.push_back({table_.extras[e].name, &table_.extras[e].cells,
                         e < source_.field_of_extra.size() ? source_.field_of_extra[e] : 0});
    }
    if (!source_.offsets.empty()) std::ranges::stable_sort(unread_, {}, &Unread::field);
  }

  void report_yes_and_no(const Unread& column) {
    YesAndNo said;
    for (std::size_t row = 0; row < table_.num_rows; ++row) {
      const Text cell = (*column.texts)[row];
      if (cell != Text::none) said.take(tables_.pool.view(cell), row);
    }
    if (!said.is_yes_and_no()) return;
    const bool links = table_.kind == TableKind::relationships;
    diagnostics_.warning(
        "W-yes-no", source_.where(table_, said.first_no, column.field),
        fmt::format("{} is a column of yes and no that is not read: {} saying no {} read as {}",
                    in_quotes(column.name), counted(said.num_no(), "row"),
                    said.num_no() == 1 ? "is" : "are", links ? "links" : "seats on a board"),
        links ? "Delete those rows, or give them the strength 0: an observed no. Leave it if it "
                "says something else."
              : "Delete those rows if they are none. Leave it if it says something else.");
  }

  const PlaceTables& tables_;
  const TableData& table_;
  const SourceTable& source_;
  DiagnosticList& diagnostics_;
  std::vector<Unread> unread_;
};

}  // namespace

void report_unread_columns(const PlaceTables& tables, const Sources& sources,
                           DiagnosticList& diagnostics) {
  for (const TableSpec& spec : table_specs()) {
    const auto& source = sources[static_cast<std::size_t>(spec.kind)];
    if (source) TableCheck(tables, tables[spec.kind], *source, diagnostics).report();
  }
}

}  // namespace interstice
