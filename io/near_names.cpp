#include "io/near_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "io/misspelling.hpp"
#include "io/near_ids.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMost = 1000;  // among more names, comparing each with each takes too long
constexpr std::size_t kMostOfAName = 64;
constexpr auto kId = static_cast<std::size_t>(StakeholderColumn::id);
constexpr auto kName = static_cast<std::size_t>(StakeholderColumn::name);
constexpr auto kKind = static_cast<std::size_t>(StakeholderColumn::kind);
constexpr auto kOrganisation = static_cast<std::size_t>(StakeholderColumn::organisation);

class NameCheck {
 public:
  NameCheck(const PlaceTables& tables, const SourceTable& source, DiagnosticList& diagnostics)
      : tables_(tables),
        table_(tables[TableKind::stakeholders]),
        source_(source),
        diagnostics_(diagnostics) {}

  void check() {
    for (std::size_t row = 0; row < table_.num_rows; ++row) {
      const std::string form = near_form(text(kName, row));
      if (form.empty()) continue;
      std::vector<std::size_t>& same = rows_of_form_[form];
      const auto first =
          std::ranges::find_if(same, [&](std::size_t other) { return could_be_one(other, row); });
      if (first != same.end()) {
        report(row, *first);
      } else if (same.empty()) {
        check_misspelling(row);
      }
      // Rows beyond some of one name ("Director") say nothing that those do not.
      if (same.size() < kMostOfAName) same.push_back(row);
    }
  }

 private:
  struct Spelt {
    std::size_t row = 0;
    NameWords words;
  };

  void check_misspelling(std::size_t row) {
    if (spelt_.size() >= kMost || is_person(row)) return;
    Spelt name{.row = row, .words = name_words(text(kName, row))};
    const auto meant = std::ranges::find_if(spelt_, [&](const Spelt& other) {
      return is_misspelling(other.words, name.words) && could_be_one(other.row, row);
    });
    if (meant != spelt_.end()) report(row, meant->row);
    spelt_.push_back(std::move(name));
  }

  [[nodiscard]] std::string_view text(std::size_t column, std::size_t row) const {
    const auto& texts = table_.columns[column].texts;
    return texts.empty() ? std::string_view{} : tables_.pool.view(texts[row]);
  }

  [[nodiscard]] bool is_person(std::size_t row) const {
    return match_choice(table_spec(TableKind::stakeholders).columns[kKind], text(kKind, row)) ==
           "person";
  }

  [[nodiscard]] bool could_be_one(std::size_t a, std::size_t b) const {
    const std::string_view of_a = text(kOrganisation, a);
    const std::string_view of_b = text(kOrganisation, b);
    if (!of_a.empty() && !of_b.empty() && of_a != of_b) return false;
    return near_form(text(kId, a)) != near_form(text(kId, b));
  }

  void report(std::size_t row, std::size_t first) {
    if (diagnostics_.only_counts("W-near-same-name", source_.file)) return;
    const std::string_view name = text(kName, row);
    diagnostics_.warning(
        "W-near-same-name", source_.where_column(table_, row, kName),
        fmt::format("{} ({}) is {} {} ({}, line {})", in_quotes(name), printable(text(kId, row)),
                    name == text(kName, first) ? "the name of another body too:"
                                               : "nearly the same name as",
                    in_quotes(text(kName, first)), printable(text(kId, first)),
                    table_.lines[first]),
        "They are read as two. If they are one, keep one row and use its id everywhere.");
  }

  const PlaceTables& tables_;
  const TableData& table_;
  const SourceTable& source_;
  DiagnosticList& diagnostics_;
  std::unordered_map<std::string, std::vector<std::size_t>> rows_of_form_;
  std::vector<Spelt> spelt_;
};

}  // namespace

void check_near_same_names(const PlaceTables& tables, const Sources& sources,
                           DiagnosticList& diagnostics) {
  const auto& source = sources[static_cast<std::size_t>(TableKind::stakeholders)];
  if (source && tables[TableKind::stakeholders].columns[kName].present)
    NameCheck(tables, *source, diagnostics).check();
}

}  // namespace interstice
