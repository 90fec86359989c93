#include "io/message_cells.hpp"

#include <fmt/format.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <array>
#include <optional>
#include <string>

#include "graph/model/error.hpp"
#include "io/place_messages.hpp"
#include "io/plain_text.hpp"

namespace interstice {
namespace {

namespace pb = google::protobuf;
using pb::internal::WireFormatLite;

struct Field {
  int number = 0;
  std::string_view text;
  double value = 0.0;
  bool is_text = false;
  bool is_value = false;
};

// The fields of a message one after another, until there is none that can be read.
class Fields {
 public:
  explicit Fields(std::string_view bytes)
      : bytes_(bytes),
        in_(reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<int>(bytes.size())) {}

  std::optional<Field> next() {
    const std::uint32_t tag = in_.ReadTag();
    if (tag == 0) return std::nullopt;
    const auto wire = WireFormatLite::GetTagWireType(tag);
    Field field{.number = WireFormatLite::GetTagFieldNumber(tag), .text = {}};
    field.is_text = wire == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    field.is_value = wire == WireFormatLite::WIRETYPE_FIXED64;
    if (field.is_text) {
      std::uint32_t length = 0;
      if (!in_.ReadVarint32(&length)) return std::nullopt;
      const auto begin = static_cast<std::size_t>(in_.CurrentPosition());
      if (length > bytes_.size() - begin) return std::nullopt;
      field.text = bytes_.substr(begin, length);
      in_.Skip(static_cast<int>(length));
    } else if (field.is_value) {
      std::uint64_t bits = 0;
      if (!in_.ReadLittleEndian64(&bits)) return std::nullopt;
      field.value = WireFormatLite::DecodeDouble(bits);
    } else if (!WireFormatLite::SkipField(&in_, tag)) {
      return std::nullopt;
    }
    return field;
  }

 private:
  std::string_view bytes_;
  pb::io::CodedInputStream in_;
};

std::string shown(std::string_view text) {
  return fault_of(text) == TextFault::none ? std::string(text) : printable(text, 4 * text.size());
}

RejectedRow::NamedCell extra_cell(std::string_view entry) {
  std::array<std::string_view, 2> parts;  // the column's name, the cell
  Fields fields(entry);
  while (const auto field = fields.next()) {
    if (field->is_text && (field->number == 1 || field->number == 2))
      parts[static_cast<std::size_t>(field->number) - 1] = field->text;
  }
  return {.header = parts[0].empty() ? "(no name)" : shown(parts[0]), .text = shown(parts[1])};
}

}  // namespace

std::vector<RejectedRow::NamedCell> cells_of_message(TableKind kind, std::string_view bytes) {
  const auto columns = table_spec(kind).columns;
  std::vector<RejectedRow::NamedCell> cells;
  std::vector<std::optional<std::size_t>> list_at(columns.size());
  Fields fields(bytes);
  while (const auto field = fields.next()) {
    const auto column = static_cast<std::size_t>(field->number) - 1;
    if (field->number == kExtrasField && field->is_text) cells.push_back(extra_cell(field->text));
    if (column >= columns.size() || (!field->is_text && !field->is_value)) continue;
    const std::string text = field->is_text ? shown(field->text) : fmt::format("{}", field->value);
    if (columns[column].type == ColumnType::list && list_at[column]) {
      cells[*list_at[column]].text += ';' + text;
      continue;
    }
    if (columns[column].type == ColumnType::list) list_at[column] = cells.size();
    cells.push_back({.header = std::string(columns[column].name), .text = text});
  }
  return cells;
}

}  // namespace interstice
