/// @file  One table of a place out of the messages of its rows.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/cell_interner.hpp"
#include "io/place_checks.hpp"

namespace google::protobuf::io {
class CodedInputStream;
}

namespace interstice {

namespace v1 {
class Table;
}

/// Takes the rows of one table out of their messages.
///
/// Definition   A column is present if the table's header lists it or any row has a value in it; so is an extra. Lists are
///              joined with ';'. What a row has beyond the schema is kept as bytes. Read field by field: a message in
///              memory would cost more than all the rest, and take the last of a field that stands twice.
/// Errors       E-place-content: bytes that are no such message, or a column of the schema that holds another type.
///              E-missing-value, E-number, E-range as of a spreadsheet;
///              E-twice: a field that stands twice in a row; E-list-part: a part of a list that is blank or has a ';';
///              E-control-character; E-extra-name: an extra that a spreadsheet would read as a column. W-blank-text.
/// Complexity   Time O(bytes) expected. The bytes of all rows must live until finish();
///              until rejected_rows() where those are wanted.
class RowReader {
 public:
  RowReader(TableKind kind, const std::string& file, PlaceReading& reading);
  /// What is said of this table as a whole.
  void read_header(const v1::Table& header);
  void read_row(std::string_view bytes);
  /// Brings all columns to their length and checks the extras' names.
  void finish();

 private:
  using Input = google::protobuf::io::CodedInputStream;
  bool read_fields(std::string_view bytes);
  bool read_text(Input& in, std::string_view bytes, std::size_t column);
  bool read_number(Input& in, std::size_t column);
  bool read_extra(Input& in, std::string_view bytes);
  void check_required();
  [[nodiscard]] std::string_view checked(std::string_view text, std::string_view column);
  void put(std::vector<Text>& cells, std::string_view text);
  void append_part(std::size_t column, std::string_view part);
  void put_lists();
  void intern_waiting();
  [[nodiscard]] ExtraColumn& extra(std::string_view name);
  void check_extra_names();
  void error(std::string code, std::string found, std::string todo);
  [[nodiscard]] SourcePlace here() const;

  struct Waiting {
    std::vector<Text>* cells = nullptr;
    std::size_t row = 0;
  };

  PlaceReading& reading_;
  TableData& table_;
  SourceTable& source_;
  CellInterner interner_;
  std::uint64_t seen_ = 0;  // columns of the row at hand, by number
  std::map<std::string, std::size_t, std::less<>> extra_named_;
  std::vector<std::string> lists_;       // of the row at hand, by column: their parts so far
  std::vector<std::string_view> texts_;  // not interned yet: many at once are quicker
  std::vector<Waiting> waiting_;         // and where they go
  std::vector<Text> handles_;
  std::string unread_;  // of the row at hand
};

}  // namespace interstice
