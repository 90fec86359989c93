#include "io/csv.hpp"

#include <algorithm>

namespace interstice {
namespace {

constexpr std::size_t index(char c) { return static_cast<unsigned char>(c); }

bool is_no_break_space(std::string_view text) { return text.substr(0, 2) == "\xc2\xa0"; }

std::string_view without_trailing_blanks(std::string_view cell) {
  while (!cell.empty()) {
    const char last = cell.back();
    if (last == ' ' || last == '\t') {
      cell.remove_suffix(1);
    } else if (last == '\xa0' && cell.size() > 1 && cell[cell.size() - 2] == '\xc2') {
      cell.remove_suffix(2);
    } else {
      break;
    }
  }
  return cell;
}

std::uint32_t num_line_ends(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // CR LF counts at its LF.
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
      ++count;
  }
  return count;
}

std::string unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '"') ++i;
  }
  return out;
}

bool is_blank(const Record& record) {
  return record.faults.empty() && std::ranges::all_of(record.cells, [](const Cell& cell) {
           return cell.text.empty() && !cell.quoted;
         });
}

}  // namespace

CsvReader::CsvReader(std::string_view text, Separator separator, std::size_t offset,
                     std::uint32_t line)
    : text_(text), separator_(separator), at_(offset), line_(line) {
  ends_cell_[index('\n')] = ends_cell_[index('\r')] = true;
  ends_cell_[index(static_cast<char>(separator))] = true;
  if (separator == Separator::blanks) ends_cell_[index('\t')] = true;
}

bool CsvReader::next(Record& record) {
  while (at_ < text_.size()) {
    record.offset = at_;
    record.line = line_;
    record.cells.clear();
    if (!record.faults.empty()) record.faults.clear();
    if (!record.unescaped.empty()) record.unescaped.clear();
    separator_ == Separator::blanks ? read_blank_separated(record) : read_record(record);
    if (!is_blank(record)) return true;
  }
  return false;
}

void CsvReader::read_record(Record& record) {
  const char separator = static_cast<char>(separator_);
  std::size_t at = at_;
  while (true) {
    at = skip_blanks(at);
    if (at < text_.size() && text_[at] == '"') {
      at = read_quoted(record, at);
    } else {
      const std::size_t begin = at;
      while (at < text_.size() && !ends_cell_[index(text_[at])]) ++at;
      record.cells.push_back(
          {.text = without_trailing_blanks(text_.substr(begin, at - begin)), .offset = begin});
    }
    if (at >= text_.size() || text_[at] != separator) break;
    ++at;
  }
  end_line(at);
}

// Returns where the cell ends: at a separator, a line end or the end of the text.
std::size_t CsvReader::read_quoted(Record& record, std::size_t at) {
  const std::size_t opened = at++;
  bool doubled = false;
  std::size_t close = text_.find('"', at);
  while (close != std::string_view::npos && close + 1 < text_.size() && text_[close + 1] == '"') {
    doubled = true;
    close = text_.find('"', close + 2);
  }
  if (close == std::string_view::npos) {
    record.faults.push_back({.opened = opened, .offset = opened, .unclosed = true});
    return text_.size();
  }
  std::string_view inside = text_.substr(at, close - at);
  line_ += num_line_ends(inside);
  if (doubled) inside = record.unescaped.emplace_back(unescape(inside));
  record.cells.push_back({.text = inside, .offset = opened, .quoted = true});
  at = skip_blanks(close + 1);
  if (at < text_.size() && !ends_cell_[index(text_[at])]) {
    record.faults.push_back({.opened = opened, .offset = at});
    while (at < text_.size() && !ends_cell_[index(text_[at])]) ++at;
  }
  return at;
}

void CsvReader::read_blank_separated(Record& record) {
  std::size_t at = skip_blanks(at_);
  while (at < text_.size() && text_[at] != '\n' && text_[at] != '\r') {
    const std::size_t begin = at;
    while (at < text_.size() && !ends_cell_[index(text_[at])]) ++at;
    record.cells.push_back(
        {.text = without_trailing_blanks(text_.substr(begin, at - begin)), .offset = begin});
    at = skip_blanks(at);
  }
  end_line(at);
}

void CsvReader::end_line(std::size_t at) {
  if (at < text_.size()) {
    at += text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n' ? 2 : 1;
    ++line_;
  }
  at_ = at;
}

std::size_t CsvReader::skip_blanks(std::size_t at) const {
  while (at < text_.size()) {
    const char c = text_[at];
    if (c == ' ' || (c == '\t' && separator_ != Separator::tab)) {
      ++at;
    } else if (c == '\xc2' && is_no_break_space(text_.substr(at))) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

LineColumn line_column(std::string_view text, std::size_t line_offset, std::uint32_t line,
                       std::size_t offset) {
  std::size_t begin = line_offset;
  for (std::size_t i = line_offset; i < offset; ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
      ++line;
      begin = i + 1;
    }
  }
  const auto before = text.substr(begin, offset - begin);
  const auto characters = std::ranges::count_if(
      before, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
  return {.line = line, .column = static_cast<std::uint32_t>(characters) + 1};
}

}  // namespace interstice
