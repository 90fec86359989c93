/// @file  Bytes of separated text into records of cells.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace interstice {

/// What stands between cells. `blanks`: runs of spaces and tabs, and no quoting (the .ncol format).
enum class Separator : char { comma = ',', semicolon = ';', tab = '\t', blanks = ' ' };

struct Cell {
  std::string_view
      text;  ///< trimmed if it stood without quotes; into the text read, or into the record
  std::size_t offset = 0;  ///< of its first byte (the opening quote) in the text read
  bool quoted = false;
};

/// A quote that is not closed, or that has text after its end.
struct QuoteFault {
  std::size_t opened = 0;  ///< offset of the opening quote
  std::size_t offset = 0;  ///< of the text after the closing quote
  bool unclosed = false;
};

/// One record. Its cells live until the next call of CsvReader::next() with it; it can be moved,
/// not copied.
struct Record {
  Record() = default;
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;
  Record(Record&&) = default;
  Record& operator=(Record&&) = default;
  ~Record() = default;

  std::size_t offset = 0;  ///< of its first byte, which begins a line
  std::uint32_t line = 0;  ///< from 1
  std::vector<Cell> cells;
  std::vector<QuoteFault> faults;
  std::deque<std::string> unescaped;  ///< what cells with doubled quotes point into
};

struct LineColumn {
  std::uint32_t line = 0;
  std::uint32_t column = 0;  ///< in characters (code points), from 1
};

/// Reads records one by one.
///
/// Definition   RFC 4180, read kindly: a line ends with LF, CR LF or CR; blanks (space, tab,
/// no-break space) around a
///              cell without quotes are dropped; a quote opens only at a cell's start and is
///              literal elsewhere; a doubled quote inside quotes is one quote; line ends inside
///              quotes are text. Records whose cells are all blank and without quotes are skipped.
/// Result       next(): false at the end. Faults stand in the record; after an unclosed quote there
/// is no further record. Complexity   Time O(bytes); space O(cells of one record).
class CsvReader {
 public:
  CsvReader(std::string_view text, Separator separator, std::size_t offset = 0,
            std::uint32_t line = 1);
  bool next(Record& record);

 private:
  void read_record(Record& record);
  void read_blank_separated(Record& record);
  std::size_t read_quoted(Record& record, std::size_t at);
  void end_line(std::size_t at);
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const;

  std::string_view text_;
  Separator separator_;
  std::size_t at_;
  std::uint32_t line_;
  std::array<bool, 256> ends_cell_{};
};

/// Where a byte at or after the start of a line is, given that line's offset and number.
[[nodiscard]] LineColumn line_column(std::string_view text, std::size_t line_offset,
                                     std::uint32_t line, std::size_t offset);

}  // namespace interstice
