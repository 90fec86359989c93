/// @file  One table of a place out of the messages of its rows.
#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/place_checks.hpp"

namespace interstice {

namespace v1 {
class Table;
}

/// Takes the rows of one table out of their messages.
///
/// Definition   A column is present if the table's header lists it or any row has a value in it; so is an extra. Lists are
///              joined with ';'. What a row has beyond the schema is kept as bytes.
/// Errors       E-place-content: bytes that are no such message. E-missing-value, E-number, E-range as of a spreadsheet;
///              E-twice: a field that stands twice in a row; E-list-part: a part of a list that is blank or has a ';';
///              E-control-character; E-extra-name: an extra that a spreadsheet would read as a column. W-blank-text.
/// Complexity   Time O(bytes); one message is used for all rows.
class RowReader {
 public:
  RowReader(TableKind kind, const std::string& file, PlaceReading& reading);
  /// What is said of this table as a whole.
  void read_header(const v1::Table& header);
  void read_row(std::string_view bytes);
  /// Brings all columns to their length and checks the extras' names.
  void finish();

 private:
  using Field = google::protobuf::FieldDescriptor;
  void read_column(const Field& field, std::size_t column);
  void read_number(const Field& field, std::size_t column);
  void read_extras(const Field& field);
  void check_required();
  [[nodiscard]] Text checked(std::string_view text, std::string_view column);
  [[nodiscard]] std::string joined(const Field& field, std::string_view column);
  [[nodiscard]] ExtraColumn& extra(std::string_view name);
  void check_extra_names();
  [[nodiscard]] bool stands_twice(std::string_view bytes);
  [[nodiscard]] SourcePlace here() const;

  PlaceReading& reading_;
  TableData& table_;
  SourceTable& source_;
  std::unique_ptr<google::protobuf::Message> row_;
  const google::protobuf::Reflection& reflection_;
  std::vector<const Field*> fields_;  // those that the row at hand has
  std::string scratch_;
};

}  // namespace interstice
