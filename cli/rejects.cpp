#include "cli/rejects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/output.hpp"

namespace interstice::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
const std::vector<std::string> kOwn = {"file", "line", "code", "found", "todo"};

// A column of the data that is named as one of ours stands beside it under another name.
std::string title_of(const std::string& header) {
  return std::ranges::find(kOwn, header) == kOwn.end() ? header : header + " (of the row)";
}

std::string joined(const std::vector<Diagnostic>& faults, std::string Diagnostic::*part) {
  std::string text;
  std::vector<std::string> said;
  for (const Diagnostic& fault : faults) {
    if (std::ranges::find(said, fault.*part) != said.end()) continue;
    said.push_back(fault.*part);
    text += (text.empty() ? "" : "; ") + fault.*part;
  }
  return text;
}

}  // namespace

std::string rejects_csv(const std::vector<RejectedRow>& rejected) {
  std::vector<std::string> header = kOwn;
  std::vector<std::vector<std::string>> rows;
  for (const RejectedRow& row : rejected) {
    std::vector<std::string>& cells = rows.emplace_back();
    cells = {row.file, row.line > 0 ? fmt::format("{}", row.line) : std::string{},
             joined(row.faults, &Diagnostic::code), joined(row.faults, &Diagnostic::found),
             joined(row.faults, &Diagnostic::todo)};
    for (const RejectedRow::NamedCell& cell : row.cells) {
      const auto at = std::ranges::find(header, title_of(cell.header));
      const auto column = static_cast<std::size_t>(at - header.begin());
      if (at == header.end()) header.push_back(title_of(cell.header));
      if (cells.size() <= column) cells.resize(column + 1);
      // Two columns of one name are an error already; neither cell may be lost.
      cells[column] += (cells[column].empty() ? "" : "; ") + cell.text;
    }
  }
  for (auto& cells : rows) cells.resize(header.size());
  return std::string(kByteOrderMark) + csv_text(header, rows);
}

}  // namespace interstice::cli
