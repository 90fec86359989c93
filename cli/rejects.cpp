#include "cli/rejects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

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
  std::set<std::string_view> said;
  for (const Diagnostic& fault : faults) {
    if (said.insert(fault.*part).second) text += (text.empty() ? "" : "; ") + fault.*part;
  }
  return text;
}

bool is_number(std::string_view cell) {
  if (cell.starts_with('+') || cell.starts_with('-')) cell.remove_prefix(1);
  const std::size_t mantissa = std::min(cell.find_first_not_of("0123456789.,"), cell.size());
  const std::string_view digits = cell.substr(0, mantissa);
  std::string_view rest = cell.substr(mantissa);
  if (digits.find_first_of("0123456789") == std::string_view::npos) return false;
  if (rest.empty()) return true;
  if (rest.front() != 'e' && rest.front() != 'E') return false;
  rest.remove_prefix(1);
  if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(1);
  return !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_formula(std::string_view cell) {
  const std::size_t begin = std::min(cell.find_first_not_of(" \t\r\n"), cell.size());
  const std::string_view seen = cell.substr(begin);
  return !seen.empty() && std::string_view("=+-@").find(seen.front()) != std::string_view::npos &&
         !is_number(seen);
}

// The sheet's columns, found by name.
class Columns {
 public:
  Columns() {
    for (const std::string& name : kOwn) add(name);
  }
  std::size_t of(const std::string& title) {
    const auto at = at_.find(title);
    return at == at_.end() ? add(title) : at->second;
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::size_t add(const std::string& name) {
    at_.emplace(name, names_.size());
    names_.push_back(name);
    return names_.size() - 1;
  }

  std::vector<std::string> names_;
  std::map<std::string, std::size_t> at_;
};

}  // namespace

RejectsSheet rejects_csv(const std::vector<RejectedRow>& rejected) {
  Columns columns;
  std::vector<std::vector<std::string>> rows;
  for (const RejectedRow& row : rejected) {
    std::vector<std::string>& cells = rows.emplace_back();
    cells = {row.file, row.line > 0 ? fmt::format("{}", row.line) : std::string{},
             joined(row.faults, &Diagnostic::code), joined(row.faults, &Diagnostic::found),
             joined(row.faults, &Diagnostic::todo)};
    for (const RejectedRow::NamedCell& cell : row.cells) {
      const std::size_t column = columns.of(title_of(cell.header));
      if (cells.size() <= column) cells.resize(column + 1);
      // Two columns of one name are an error already; neither cell may be lost.
      cells[column] += (cells[column].empty() ? "" : "; ") + cell.text;
    }
  }
  RejectsSheet sheet;
  const auto guard = [&](std::string& cell) {
    if (!is_formula(cell)) return;
    cell.insert(0, 1, '\'');
    ++sheet.guarded;
  };
  std::vector<std::string> header = columns.names();
  std::ranges::for_each(header, guard);
  for (auto& cells : rows) {
    std::ranges::for_each(cells, guard);
    cells.resize(header.size());
  }
  sheet.text = std::string(kByteOrderMark) + csv_text(header, rows);
  return sheet;
}

}  // namespace interstice::cli
