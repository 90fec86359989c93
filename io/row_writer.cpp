#include "io/row_writer.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/wire_format_lite.h>

#include <cmath>

#include "interstice/v1/place.pb.h"
#include "io/place_messages.hpp"

namespace interstice {

namespace pb = google::protobuf;
using pb::internal::WireFormatLite;

RowWriter::RowWriter(const Place& place, TableKind kind)
    : place_(place),
      table_(place.table(kind)),
      field_(field_of_table(kind)),
      row_(new_row(kind)),
      descriptor_(*row_->GetDescriptor()),
      reflection_(*row_->GetReflection()) {}

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

void RowWriter::append_rows(pb::io::CodedOutputStream& out) {
  for (std::size_t row = 0; row < table_.num_rows; ++row) append(row, out);
}

void RowWriter::append(std::size_t row, pb::io::CodedOutputStream& out) {
  row_->Clear();
  for (std::size_t c = 0; c < table_.columns.size(); ++c) set_column(c, row);
  set_extras(row);
  const std::string_view unread =
      table_.unread.empty() ? std::string_view{} : place_.text(table_.unread[row]);
  out.WriteTag(WireFormatLite::MakeTag(field_, WireFormatLite::WIRETYPE_LENGTH_DELIMITED));
  out.WriteVarint32(static_cast<std::uint32_t>(row_->ByteSizeLong() + unread.size()));
  row_->SerializeWithCachedSizes(&out);
  out.WriteRaw(unread.data(), static_cast<int>(unread.size()));
}

void RowWriter::set_column(std::size_t column, std::size_t row) {
  const TableData::Column& cells = table_.columns[column];
  const pb::FieldDescriptor* const field = descriptor_.field(static_cast<int>(column));
  if (!cells.numbers.empty() && !std::isnan(cells.numbers[row]))
    reflection_.SetDouble(row_.get(), field, cells.numbers[row]);
  if (cells.texts.empty() || cells.texts[row] == Text::none) return;
  const std::string_view text = place_.text(cells.texts[row]);
  if (!field->is_repeated()) {
    reflection_.SetString(row_.get(), field, std::string(text));
    return;
  }
  for_each_part(text, [&](std::string_view part) {
    reflection_.AddString(row_.get(), field, std::string(part));
  });
}

void RowWriter::set_extras(std::size_t row) {
  const pb::FieldDescriptor* const field = descriptor_.FindFieldByNumber(kExtrasField);
  for (const ExtraColumn& extra : table_.extras) {
    if (extra.cells[row] == Text::none) continue;
    pb::Message& entry = *reflection_.AddMessage(row_.get(), field);
    const pb::Reflection& inside = *entry.GetReflection();
    const pb::Descriptor& type = *entry.GetDescriptor();
    inside.SetString(&entry, type.map_key(), extra.name);
    inside.SetString(&entry, type.map_value(), std::string(place_.text(extra.cells[row])));
  }
}

}  // namespace interstice
