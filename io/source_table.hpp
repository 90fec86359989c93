/// @file  The text that a table was read from, and where in it each cell stands.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/model/table.hpp"
#include "io/csv.hpp"

namespace interstice {

/// Kept beside a table while it is checked, so that a fault found late can still name its line and
/// column.
///
/// Only where each row begins is stored: a row is parsed again when a diagnostic asks for one of
/// its cells.
struct SourceTable {
  std::string file;                              ///< as the user gave it, fit for a terminal
  std::string_view text;                         ///< outlives this, or points into `converted`
  std::unique_ptr<const std::string> converted;  ///< the text, where the file was not UTF-8
  Separator separator = Separator::comma;
  Record header;  ///< empty where the format has no header line
  std::vector<std::optional<std::size_t>>
      field_of_column;  ///< in the schema's order; nothing = not there
  std::vector<std::size_t> field_of_extra;
  std::vector<std::size_t> offsets;  ///< of each row; empty where rows are messages, not text
  std::vector<std::string_view>
      messages;  ///< of each row, where that is so and rejected rows are wanted

  /// Where a column's header stands.
  [[nodiscard]] SourcePlace where_header(std::size_t field) const;
  /// Where a row's cell stands; the row alone if it has no such cell.
  [[nodiscard]] SourcePlace where(const TableData& table, std::size_t row, std::size_t field) const;
  /// The same by column of the schema, which must be there.
  [[nodiscard]] SourcePlace where_column(const TableData& table, std::size_t row,
                                         std::size_t column) const;
  /// Where a cell of a record just read stands.
  [[nodiscard]] SourcePlace where_cell(const Record& record, std::size_t field) const;
  /// Where a byte of a record just read stands.
  [[nodiscard]] SourcePlace where_byte(const Record& record, std::size_t offset) const;
  /// The header as written, else the schema's name.
  [[nodiscard]] std::string_view header_of(const TableData& table, std::size_t column) const;

  /// Where a byte of a record was found last: the next is mostly behind it, and to begin anew takes the square of a long line.
  struct Found {
    std::size_t record = 0;  ///< where it begins
    std::size_t offset = 0;
    LineColumn at;  ///< line 0 = nothing was found yet
  };
  mutable Found last;
};

/// Where the tables of one place were read from; nothing for a table that was not read.
using Sources = std::array<std::optional<SourceTable>, kTables>;

}  // namespace interstice
