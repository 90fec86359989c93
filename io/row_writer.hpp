/// @file  One table of a place into the messages of its rows.
#pragma once

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/message.h>

#include <memory>
#include <string>

#include "graph/model/place.hpp"

namespace interstice {

/// The bytes of a table's v1.Table, and of one of its rows after another, as place.proto says.
///
/// Determinism  The same table gives the same bytes.
class RowWriter {
 public:
  RowWriter(const Place& place, TableKind kind);
  [[nodiscard]] std::string header() const;
  /// Appends every row, with its tag and length, to a stream of v1.Place.
  void append_rows(google::protobuf::io::CodedOutputStream& out);

 private:
  void append(std::size_t row, google::protobuf::io::CodedOutputStream& out);
  void set_column(std::size_t column, std::size_t row);
  void set_extras(std::size_t row);

  const Place& place_;
  const TableData& table_;
  int field_;
  std::unique_ptr<google::protobuf::Message> row_;
  const google::protobuf::Descriptor& descriptor_;
  const google::protobuf::Reflection& reflection_;
};

}  // namespace interstice
