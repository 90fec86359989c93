#include "io/reporters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "io/placeholders.hpp"
#include "io/settings.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostLines = 8;
constexpr auto kReporter = static_cast<std::size_t>(RelationshipColumn::reported_by);

// Whether the reporters are what says who answered.
bool decide_who_answered(const PlaceTables& tables) {
  constexpr auto kResponse = static_cast<std::size_t>(StakeholderColumn::response);
  const bool stated = tables[TableKind::stakeholders].columns[kResponse].present ||
                      tables[TableKind::responses].num_rows > 0;
  return !stated && fold(setting_of(tables, "roster")) != "complete";
}

std::string listed_lines(const TableData& table, const std::vector<std::size_t>& rows) {
  std::vector<std::uint32_t> lines;
  for (std::size_t i = 0; i < rows.size() && i < kMostLines; ++i)
    lines.push_back(table.lines[rows[i]]);
  const std::size_t more = rows.size() - lines.size();
  return fmt::format("{} {}{}", rows.size() == 1 ? "line" : "lines", fmt::join(lines, ", "),
                     more > 0 ? fmt::format(" and {} more", more) : "");
}

void report_blank(const TableData& table, const SourceTable& source,
                  const std::vector<std::size_t>& blank, DiagnosticList& diagnostics) {
  diagnostics.warning(
      "W-no-reporter", source.where_column(table, blank.front(), kReporter),
      fmt::format("{} of {} {} no value in column {}, and the others do ({})", blank.size(),
                  counted(table.num_rows, "row"), blank.size() == 1 ? "has" : "have",
                  in_quotes(source.header_of(table, kReporter)), listed_lines(table, blank)),
      "Fill it in. As it stands nobody counts as having answered, every pair without a link counts "
      "as not asked about, and no gap can be judged. Or say who answered in the column "
      "\"response\" "
      "of stakeholders.");
}

void report_odd(const PlaceTables& tables, const TableData& table, const SourceTable& source,
                DiagnosticList& diagnostics) {
  std::vector<std::uint8_t> known(tables.pool.size(), 0);
  for (const RelationshipColumn end : {RelationshipColumn::from, RelationshipColumn::to}) {
    for (const Text id : table.columns[static_cast<std::size_t>(end)].texts) known[index(id)] = 1;
  }
  const auto& reporters = table.columns[kReporter].texts;
  for (std::size_t row = 0; row < reporters.size(); ++row) {
    const Text id = reporters[row];
    if (id == Text::none || known[index(id)] != 0) continue;
    known[index(id)] = 1;
    const std::string_view text = tables.pool.view(id);
    if (is_placeholder(text)) continue;  // is warned about as such
    if (diagnostics.only_counts("W-odd-reporter", source.file)) continue;
    diagnostics.warning(
        "W-odd-reporter", source.where_column(table, row, kReporter),
        fmt::format("{} in column {} is no end of any link", in_quotes(text),
                    in_quotes(source.header_of(table, kReporter))),
        "It is read as one more body, which answered; the body it stands for counts as not having "
        "answered unless another row names it. Write the body as it stands in the links.");
  }
}

}  // namespace

void check_reporters(const PlaceTables& tables, const Sources& sources,
                     DiagnosticList& diagnostics) {
  const auto& source = sources[static_cast<std::size_t>(TableKind::relationships)];
  const TableData& table = tables[TableKind::relationships];
  const auto& reporters = table.columns[kReporter].texts;
  if (!source || reporters.empty() || !decide_who_answered(tables)) return;
  std::vector<std::size_t> blank;
  for (std::size_t row = 0; row < reporters.size(); ++row) {
    if (reporters[row] == Text::none) blank.push_back(row);
  }
  if (blank.size() == reporters.size()) return;
  if (!blank.empty()) report_blank(table, *source, blank, diagnostics);
  if (!tables[TableKind::stakeholders].present) report_odd(tables, table, *source, diagnostics);
}

}  // namespace interstice
