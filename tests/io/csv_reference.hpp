/// @file  A slow, plain reader of separated text: the oracle of csv_test.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace interstice::reference {

struct Cell {
  std::string text;
  std::size_t line = 0;    // from 1, where the cell (or its opening quote) begins
  std::size_t column = 0;  // in characters, from 1
  bool quoted = false;
  bool operator==(const Cell&) const = default;
};

struct Record {
  std::size_t line = 0;
  std::vector<Cell> cells;
  std::vector<std::string> faults;  // "unclosed 2:3", "text after 2:9"
  bool operator==(const Record&) const = default;
};

/// One byte at a time, by the rules as csv.hpp states them.
class Parser {
 public:
  Parser(std::string_view text, char separator) : text_(text), separator_(separator) {}

  std::vector<Record> parse() {
    std::vector<Record> records;
    while (!done()) {
      Record record{.line = line_, .cells = {}, .faults = {}};
      while (read_cell(record)) {
      }
      bool blank = record.faults.empty();
      for (const Cell& cell : record.cells) blank = blank && cell.text.empty() && !cell.quoted;
      if (!blank) records.push_back(record);
    }
    return records;
  }

 private:
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] char here() const { return done() ? '\n' : text_[at_]; }
  [[nodiscard]] bool at_line_end() const { return done() || here() == '\n' || here() == '\r'; }
  [[nodiscard]] bool at_end_of_cell() const { return at_line_end() || here() == separator_; }
  [[nodiscard]] std::string place() const {
    return std::to_string(line_) + ':' + std::to_string(column_);
  }

  // Moves over one byte; the line changes after LF, and after CR that no LF follows.
  char take() {
    const char c = text_[at_++];
    if ((static_cast<unsigned char>(text_[at_ - 1]) & 0xc0U) != 0x80U) ++column_;
    if (c == '\n' || (c == '\r' && (done() || text_[at_] != '\n'))) {
      ++line_;
      column_ = 1;
    }
    return c;
  }

  void skip_blanks() {
    while (!done()) {
      if (here() == ' ' || (here() == '\t' && separator_ != '\t')) {
        take();
      } else if (text_.substr(at_, 2) == "\xc2\xa0") {
        take();
        take();
      } else {
        return;
      }
    }
  }

  // True if another cell follows in the record.
  bool read_cell(Record& record) {
    skip_blanks();
    Cell cell{.text = "", .line = line_, .column = column_, .quoted = here() == '"' && !done()};
    if (cell.quoted) {
      const std::string opened = place();
      take();
      if (!read_quoted(cell.text)) {
        record.faults.push_back("unclosed " + opened);
        return false;
      }
      record.cells.push_back(cell);
      skip_blanks();
      if (!at_end_of_cell()) record.faults.push_back("text after " + place());
      while (!at_end_of_cell()) take();
    } else {
      while (!at_end_of_cell()) cell.text += take();
      trim(cell.text);
      record.cells.push_back(cell);
    }
    if (at_line_end()) {
      if (!done() && take() == '\r' && !done() && here() == '\n') take();
      return false;
    }
    take();
    return true;
  }

  bool read_quoted(std::string& text) {
    while (!done()) {
      const char c = take();
      if (c != '"') {
        text += c;
      } else if (!done() && here() == '"') {
        text += take();
      } else {
        return true;
      }
    }
    return false;
  }

  static void trim(std::string& text) {
    while (true) {
      if (text.ends_with(' ') || text.ends_with('\t')) {
        text.pop_back();
      } else if (text.ends_with("\xc2\xa0")) {
        text.resize(text.size() - 2);
      } else {
        return;
      }
    }
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

}  // namespace interstice::reference
