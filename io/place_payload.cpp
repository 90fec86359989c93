#include "io/place_payload.hpp"

#include <fmt/format.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/wire_format_lite.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "interstice/v1/place.pb.h"
#include "io/place_messages.hpp"
#include "io/place_writer.hpp"
#include "io/row_reader.hpp"
#include "io/row_writer.hpp"
#include "io/wire.hpp"

namespace interstice {
namespace {

namespace pb = google::protobuf;
using pb::internal::WireFormatLite;

// One field of the payload, and all of its bytes with their tag.
struct Piece {
  int field = 0;
  std::string_view whole;
  std::string_view content;  // of a field with a length; empty of others
  bool has_length = false;
};

// Calls take(piece) for each; false if the bytes are no message.
template <class Take>
bool for_each_piece(std::string_view bytes, Take&& take) {
  // CodedInputStream counts in int: what is longer is read part by part.
  constexpr std::size_t kMost = std::size_t{1} << 30U;
  while (!bytes.empty()) {
    const auto size = static_cast<int>(std::min(bytes.size(), kMost));
    pb::io::CodedInputStream in(reinterpret_cast<const std::uint8_t*>(bytes.data()), size);
    in.SetTotalBytesLimit(size);
    std::size_t done = 0;
    while (const std::uint32_t tag = in.ReadTag()) {
      Piece piece{.field = WireFormatLite::GetTagFieldNumber(tag), .whole = {}, .content = {}};
      if (piece.field == 0) break;  // no field has that number
      if (WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
        std::uint32_t length = 0;
        if (!in.ReadVarint32(&length)) break;
        const auto begin = static_cast<std::size_t>(in.CurrentPosition());
        if (length > static_cast<std::size_t>(size) - begin) break;
        piece.content = bytes.substr(begin, length);
        piece.has_length = true;
        in.Skip(static_cast<int>(length));
      } else if (!WireFormatLite::SkipField(&in, tag)) {
        break;
      }
      const auto end = static_cast<std::size_t>(in.CurrentPosition());
      piece.whole = bytes.substr(done, end - done);
      take(piece);
      done = end;
    }
    if (done == 0) return false;
    if (done < static_cast<std::size_t>(size) && static_cast<std::size_t>(size) == bytes.size())
      return false;
    bytes.remove_prefix(done);
  }
  return true;
}

std::optional<TableKind> table_named(std::string_view name) {
  const auto specs = table_specs();
  const auto at = std::ranges::find(specs, name, &TableSpec::name);
  return at == specs.end() ? std::nullopt : std::optional(at->kind);
}

// Protobuf keeps a known field of another type as if a newer schema had it, and what it says is lost.
bool holds_another_type(const v1::Table& header) {
  const auto& unknown = header.GetReflection()->GetUnknownFields(header);
  for (int i = 0; i < unknown.field_count(); ++i) {
    if (v1::Table::descriptor()->FindFieldByNumber(unknown.field(i).number()) != nullptr)
      return true;
  }
  return false;
}

class PayloadReader {
 public:
  PayloadReader(const std::string& file, PlaceReading& reading) : file_(file), reading_(reading) {
    for (const TableSpec& spec : table_specs()) {
      const auto field = static_cast<std::size_t>(field_of_table(spec.kind));
      if (table_of_field_.size() <= field) table_of_field_.resize(field + 1);
      table_of_field_[field] = spec.kind;
    }
    readers_.resize(kTables);
  }

  // The lists of columns come first, wherever they stand: a row's place in a table needs none of them, but the order of
  // the extras does.
  bool read(std::string_view bytes) {
    const bool good = for_each_piece(bytes, [&](const Piece& piece) { take_header(piece); }) &&
                      for_each_piece(bytes, [&](const Piece& piece) { take_row(piece); });
    for (const auto& reader : readers_) {
      if (reader) reader->finish();
    }
    return good;
  }

 private:
  RowReader& reader_of(TableKind kind) {
    auto& reader = readers_[static_cast<std::size_t>(kind)];
    if (!reader) reader = std::make_unique<RowReader>(kind, file_, reading_);
    return *reader;
  }

  void take_header(const Piece& piece) {
    if (piece.field != v1::Place::kTablesFieldNumber) return;
    v1::Table header;
    const bool good =
        piece.has_length &&
        header.ParseFromArray(piece.content.data(), static_cast<int>(piece.content.size())) &&
        !holds_another_type(header);
    if (!good) {
      reading_.diagnostics.error("E-place-content", {file_}, "a table's list of columns is damaged",
                                 "Save the file again with the program that wrote it.");
    } else if (const auto kind = table_named(header.name())) {
      reader_of(*kind).read_header(header);
    } else {
      reading_.tables.unread += piece.whole;  // of a table that only a newer program knows
    }
  }

  void take_row(const Piece& piece) {
    const auto field = static_cast<std::size_t>(piece.field);
    if (piece.field == v1::Place::kTablesFieldNumber) return;
    const bool is_writer = piece.field == v1::Place::kWrittenByFieldNumber;
    const std::optional<TableKind> kind =
        field < table_of_field_.size() ? table_of_field_[field] : std::nullopt;
    if ((kind || is_writer) && !piece.has_length) {
      const std::string_view what = is_writer ? "the name of its writer" : table_spec(*kind).name;
      reading_.diagnostics.error("E-place-content", {file_},
                                 fmt::format("{}: a number stands where text should", what),
                                 "Save the file again with the program that wrote it.");
    } else if (is_writer) {
      return;
    } else if (kind) {
      reader_of(*kind).read_row(piece.content);
    } else {
      reading_.tables.unread += piece.whole;
    }
  }

  const std::string& file_;
  PlaceReading& reading_;
  std::vector<std::optional<TableKind>> table_of_field_;
  std::vector<std::unique_ptr<RowReader>> readers_;
};

}  // namespace

void append_payload(const Place& place, std::string& bytes) {
  std::vector<RowWriter> writers;
  for (const TableKind kind : tables_of(place)) writers.emplace_back(place, kind);
  std::string headers;
  wire::append_field(headers, v1::Place::kWrittenByFieldNumber, "Interstice " INTERSTICE_VERSION);
  std::size_t size = bytes.size() + place.tables().unread.size();
  for (RowWriter& writer : writers) {
    wire::append_field(headers, v1::Place::kTablesFieldNumber, writer.header());
    size += writer.num_bytes();
  }
  bytes.reserve(size + headers.size());
  bytes += headers;
  for (RowWriter& writer : writers) writer.append_rows(bytes);
  bytes += place.tables().unread;
}

std::string writer_of(std::string_view payload) {
  std::string_view name;
  (void)for_each_piece(payload, [&](const Piece& piece) {
    if (piece.field == v1::Place::kWrittenByFieldNumber) name = piece.content;
  });
  return name.empty() ? "another program" : printable(name);
}

void read_payload(std::string_view bytes, const std::string& file, PlaceReading& reading) {
  if (!PayloadReader(file, reading).read(bytes)) {
    reading.diagnostics.error("E-place-content", {file}, "what it holds is no place",
                              "Save the file again with the program that wrote it.");
    return;
  }
  if (!reading.tables[TableKind::relationships].present &&
      !reading.tables[TableKind::memberships].present) {
    reading.diagnostics.error("E-no-relationships", {file}, "there is no table of relationships",
                              "Add the links: \"relationships\", each with \"from\" and \"to\".");
  }
}

}  // namespace interstice
