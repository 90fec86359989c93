/// @file  One table of a place into the messages of its rows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/place.hpp"

namespace interstice {

/// The bytes of a table's v1.Table, and of its rows, as place.proto says.
///
/// Definition   Written field by field: a message in memory would cost more than all the rest, and has no order for a map.
/// Determinism  The same table gives the same bytes: fields by number, extras by name.
class RowWriter {
 public:
  RowWriter(const Place& place, TableKind kind);
  [[nodiscard]] std::string header() const;
  /// Appends every row, with its tag and length, to the bytes of a v1.Place.
  void append_rows(std::string& bytes);
  /// How many bytes append_rows() takes.
  [[nodiscard]] std::size_t num_bytes();

 private:
  // A field of the row at hand: what stands before its content, and that.
  struct Piece {
    std::uint32_t tag = 0;
    std::string_view text;
    double number = 0.0;
  };
  /// Fills pieces_; returns how many bytes they take.
  std::size_t take_row(std::size_t row);
  [[nodiscard]] std::string_view unread(std::size_t row) const;
  void take_text(std::size_t column, std::string_view text);
  void take_extras(std::size_t row);

  const Place& place_;
  const TableData& table_;
  std::vector<std::size_t> extras_by_name_;
  std::vector<Piece> pieces_;
  std::vector<std::string> entries_;  // of the extras: what their pieces point into
};

}  // namespace interstice
