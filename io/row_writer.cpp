#include "io/row_writer.hpp"

#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/wire_format_lite.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "interstice/v1/place.pb.h"
#include "io/place_messages.hpp"

namespace interstice {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedOutputStream;

constexpr std::size_t kDoubleSize = 8;

std::uint32_t text_tag(int field) {
  return WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
}

std::uint32_t number_tag(std::size_t column) {
  return WireFormatLite::MakeTag(static_cast<int>(column) + 1, WireFormatLite::WIRETYPE_FIXED64);
}

bool is_number_tag(std::uint32_t tag) {
  return WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_FIXED64;
}

std::size_t text_size(std::uint32_t tag, std::string_view text) {
  const auto length = static_cast<std::uint32_t>(text.size());
  return CodedOutputStream::VarintSize32(tag) + CodedOutputStream::VarintSize32(length) + length;
}

void append_text(std::string& bytes, int field, std::string_view text) {
  google::protobuf::io::StringOutputStream stream(&bytes);
  CodedOutputStream out(&stream);
  write_field(out, field, text);
}

}  // namespace

RowWriter::RowWriter(const Place& place, TableKind kind)
    : place_(place), table_(place.table(kind)), extras_by_name_(table_.extras.size()) {
  std::iota(extras_by_name_.begin(), extras_by_name_.end(), std::size_t{0});
  std::ranges::sort(extras_by_name_, {}, [&](std::size_t e) { return table_.extras[e].name; });
  entries_.resize(table_.extras.size());
}

std::string RowWriter::header() const {
  v1::Table header;
  const TableSpec& spec = table_spec(table_.kind);
  header.set_name(std::string(spec.name));
  for (std::size_t c = 0; c < spec.columns.size(); ++c) {
    if (table_.columns[c].present) header.add_columns(field_name(spec.columns[c].name));
  }
  for (const ExtraColumn& extra : table_.extras) header.add_extras(extra.name);
  return header.SerializeAsString() + table_.unread_header;
}

void RowWriter::append_rows(CodedOutputStream& out) {
  const std::uint32_t row_tag = text_tag(field_of_table(table_.kind));
  for (std::size_t row = 0; row < table_.num_rows; ++row) {
    take_row(row);
    const std::string_view unread =
        table_.unread.empty() ? std::string_view{} : place_.text(table_.unread[row]);
    std::size_t size = unread.size();
    for (const Piece& piece : pieces_) {
      size += is_number_tag(piece.tag) ? CodedOutputStream::VarintSize32(piece.tag) + kDoubleSize
                                       : text_size(piece.tag, piece.text);
    }
    out.WriteVarint32(row_tag);
    out.WriteVarint32(static_cast<std::uint32_t>(size));
    for (const Piece& piece : pieces_) {
      out.WriteVarint32(piece.tag);
      if (is_number_tag(piece.tag)) {
        out.WriteLittleEndian64(WireFormatLite::EncodeDouble(piece.number));
      } else {
        out.WriteVarint32(static_cast<std::uint32_t>(piece.text.size()));
        out.WriteRaw(piece.text.data(), static_cast<int>(piece.text.size()));
      }
    }
    out.WriteRaw(unread.data(), static_cast<int>(unread.size()));
  }
}

void RowWriter::take_row(std::size_t row) {
  pieces_.clear();
  for (std::size_t c = 0; c < table_.columns.size(); ++c) {
    const TableData::Column& cells = table_.columns[c];
    if (!cells.numbers.empty() && !std::isnan(cells.numbers[row]))
      pieces_.push_back({.tag = number_tag(c), .text = {}, .number = cells.numbers[row]});
    if (!cells.texts.empty() && cells.texts[row] != Text::none)
      take_text(c, place_.text(cells.texts[row]));
  }
  if (!table_.extras.empty()) take_extras(row);
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
    append_text(entries_[e], 1, extra.name);
    append_text(entries_[e], 2, place_.text(extra.cells[row]));
    pieces_.push_back({.tag = text_tag(kExtrasField), .text = entries_[e]});
  }
}

}  // namespace interstice
