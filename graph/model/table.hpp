/// @file  One table of a place: columns side by side, and the line that each row came from.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "graph/model/schema.hpp"
#include "graph/model/text_pool.hpp"

namespace interstice {

/// A column that the schema does not know: kept as written.
struct ExtraColumn {
  std::string name;  ///< the header as written
  std::vector<Text> cells;
};

/// The columns of one table without their types' names: what readers and writers work with.
///
/// An absent column is an empty vector and costs nothing; its cells read as blank (Text::none, NaN).
struct TableData {
  struct Column {
    bool present = false;
    std::vector<Text> texts;      ///< all types but number, unit and positive
    std::vector<double> numbers;  ///< NaN = blank
  };

  explicit TableData(TableKind table_kind)
      : kind(table_kind), columns(table_spec(table_kind).columns.size()) {}

  TableKind kind;
  bool present = false;  ///< a table with a header and no row is present
  std::size_t num_rows = 0;
  std::vector<Column> columns;       ///< in the order of table_spec(kind).columns
  std::vector<ExtraColumn> extras;   ///< in the order of the file
  std::string file;                  ///< where the rows came from; empty = made, not read
  std::vector<std::uint32_t> lines;  ///< of each row; empty = made, not read
  /// What a newer program stored in a row and this one does not know, as bytes; empty = nothing in any row.
  std::vector<Text> unread;
  std::string unread_header;  ///< the same of the table as a whole
};

/// Takes the rows with `drop[row] != 0` out of a table, the others keeping their order.
void drop_rows(TableData& table, std::span<const std::uint8_t> drop);

/// Whether a type is stored as a number.
constexpr bool is_number(ColumnType type) {
  return type == ColumnType::number || type == ColumnType::unit || type == ColumnType::positive;
}

/// A read-only view of TableData whose columns are named by an enumeration of the schema.
template <class ColumnName>
class Table {
 public:
  /// A small view of one row.
  class Row {
   public:
    Row(const TableData& data, std::size_t row) : data_(&data), row_(row) {}
    [[nodiscard]] Text text(ColumnName name) const { return Table(*data_).text(name, row_); }
    [[nodiscard]] double number(ColumnName name) const { return Table(*data_).number(name, row_); }
    [[nodiscard]] std::uint32_t line() const { return Table(*data_).line(row_); }
    [[nodiscard]] std::size_t index() const { return row_; }

   private:
    const TableData* data_;
    std::size_t row_;
  };

  explicit Table(const TableData& data) : data_(&data) {}

  [[nodiscard]] bool present() const { return data_->present; }
  [[nodiscard]] std::size_t num_rows() const { return data_->num_rows; }
  [[nodiscard]] bool has(ColumnName name) const { return column(name).present; }
  [[nodiscard]] Row row(std::size_t i) const { return {*data_, i}; }
  /// The cell; Text::none if blank or the column is absent.
  [[nodiscard]] Text text(ColumnName name, std::size_t row) const {
    const auto& texts = column(name).texts;
    return texts.empty() ? Text::none : texts[row];
  }
  /// The cell; NaN if blank or the column is absent.
  [[nodiscard]] double number(ColumnName name, std::size_t row) const {
    const auto& numbers = column(name).numbers;
    return numbers.empty() ? std::numeric_limits<double>::quiet_NaN() : numbers[row];
  }
  /// Every cell of a text column; empty if the column is absent.
  [[nodiscard]] std::span<const Text> texts(ColumnName name) const { return column(name).texts; }
  [[nodiscard]] const std::vector<ExtraColumn>& extras() const { return data_->extras; }
  [[nodiscard]] const std::string& file() const { return data_->file; }
  /// The line in file() that a row began on; 0 = made, not read.
  [[nodiscard]] std::uint32_t line(std::size_t row) const {
    return data_->lines.empty() ? 0 : data_->lines[row];
  }
  [[nodiscard]] const TableData& data() const { return *data_; }

 private:
  [[nodiscard]] const TableData::Column& column(ColumnName name) const {
    return data_->columns[static_cast<std::size_t>(name)];
  }
  const TableData* data_;
};

}  // namespace interstice
