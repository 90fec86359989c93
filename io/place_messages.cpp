#include "io/place_messages.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/wire_format_lite.h>

#include <algorithm>

#include "interstice/v1/place.pb.h"

namespace interstice {
namespace {

const google::protobuf::FieldDescriptor& field_of(TableKind kind) {
  return *v1::Place::descriptor()->FindFieldByName(std::string(table_spec(kind).name));
}

}  // namespace

int field_of_table(TableKind kind) { return field_of(kind).number(); }

std::unique_ptr<google::protobuf::Message> new_row(TableKind kind) {
  auto& factory = *google::protobuf::MessageFactory::generated_factory();
  return std::unique_ptr<google::protobuf::Message>(
      factory.GetPrototype(field_of(kind).message_type())->New());
}

void write_field(google::protobuf::io::CodedOutputStream& out, int field, std::string_view bytes) {
  using google::protobuf::internal::WireFormatLite;
  out.WriteTag(WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED));
  out.WriteVarint32(static_cast<std::uint32_t>(bytes.size()));
  out.WriteRaw(bytes.data(), static_cast<int>(bytes.size()));
}

std::string field_name(std::string_view column) {
  std::string name(column);
  std::ranges::replace(name, ' ', '_');
  return name;
}

}  // namespace interstice
