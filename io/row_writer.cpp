#include "io/row_writer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "interstice/v1/place.pb.h"
#include "io/place_messages.hpp"
#include "io/wire.hpp"

namespace interstice {
namespace {

using google::protobuf::internal::WireFormatLite;
std::uint32_t text_tag(int field) { return wire::tag(field, wire::Type::length_delimited); }

bool is_number_tag(std::uint32_t tag) {
  return (tag & 7U) == static_cast<std::uint32_t>(wire::Type::fixed64);
}

}  // namespace

RowWriter::RowWriter(const Place& place, TableKind kind)
    : place_(place), table_(place.table(kind)), extras_by_name_(table_.extras.size()) {
  std::iota(extras_by_name_.begin(), extras_by_name_.end(), std::size_t{0});
  std::ranges::sort(extras_by_name_, {}, [&](std::size_t e) { return table_.extras[e].name; });
  entries_.resize(table_.extras.size());
}

std::string RowWriter::header() const {
  // Not a message: protobuf's do not survive it where memory runs out.
  std::string bytes;
  const TableSpec& spec = table_spec(table_.kind);
  wire::append_field(bytes, v1::Table::kNameFieldNumber, spec.name);
  for (std::size_t c = 0; c < spec.columns.size(); ++c) {
    if (table_.columns[c].present) {
      wire::append_field(bytes, v1::Table::kColumnsFieldNumber, field_name(spec.columns[c].name));
    }
  }
  for (const ExtraColumn& extra : table_.extras)
    wire::append_field(bytes, v1::Table::kExtrasFieldNumber, extra.name);
  return bytes += table_.unread_header;
}

std::size_t RowWriter::num_bytes() {
  const std::size_t tag_size = wire::varint_size(text_tag(field_of_table(table_.kind)));
  std::size_t total = 0;
  for (std::size_t row = 0; row < table_.num_rows; ++row) {
    const std::size_t size = take_row(row);
    total += tag_size + wire::varint_size(size) + size;
  }
  return total;
}

void RowWriter::append_rows(std::string& bytes) {
  const std::uint32_t row_tag = text_tag(field_of_table(table_.kind));
  for (std::size_t row = 0; row < table_.num_rows; ++row) {
    const std::size_t size = take_row(row);
    wire::append_varint(bytes, row_tag);
    wire::append_varint(bytes, size);
    for (const Piece& piece : pieces_) {
      wire::append_varint(bytes, piece.tag);
      if (is_number_tag(piece.tag)) {
        wire::append_little_endian(bytes, std::bit_cast<std::uint64_t>(piece.number));
      } else {
        wire::append_varint(bytes, piece.text.size());
        bytes += piece.text;
      }
    }
    bytes += unread(row);
  }
}

std::string_view RowWriter::unread(std::size_t row) const {
  return table_.unread.empty() ? std::string_view{} : place_.text(table_.unread[row]);
}

std::size_t RowWriter::take_row(std::size_t row) {
  pieces_.clear();
  for (std::size_t c = 0; c < table_.columns.size(); ++c) {
    const TableData::Column& cells = table_.columns[c];
    if (!cells.numbers.empty() && !std::isnan(cells.numbers[row])) {
      pieces_.push_back({.tag = wire::tag(static_cast<int>(c) + 1, wire::Type::fixed64),
                         .text = {},
                         .number = cells.numbers[row]});
    }
    if (!cells.texts.empty() && cells.texts[row] != Text::none)
      take_text(c, place_.text(cells.texts[row]));
  }
  if (!table_.extras.empty()) take_extras(row);
  std::size_t size = unread(row).size();
  for (const Piece& piece : pieces_) {
    size += wire::varint_size(piece.tag);
    size += is_number_tag(piece.tag) ? sizeof piece.number
                                     : wire::varint_size(piece.text.size()) + piece.text.size();
  }
  return size;
}

void RowWriter::take_text(std::size_t column, std::string_view text) {
  const std::uint32_t tag = text_tag(static_cast<int>(column) + 1);
  if (table_spec(table_.kind).columns[column].type != ColumnType::list) {
    pieces_.push_back({.tag = tag, .text = text});
    return;
  }
  for_each_part(text,
                [&](std::string_view part) { pieces_.push_back({.tag = tag, .text = part}); });
}

void RowWriter::take_extras(std::size_t row) {
  for (const std::size_t e : extras_by_name_) {
    const ExtraColumn& extra = table_.extras[e];
    if (extra.cells[row] == Text::none) continue;
    entries_[e].clear();
    wire::append_field(entries_[e], 1, extra.name);
    wire::append_field(entries_[e], 2, place_.text(extra.cells[row]));
    pieces_.push_back({.tag = text_tag(kExtrasField), .text = entries_[e]});
  }
}

}  // namespace interstice
