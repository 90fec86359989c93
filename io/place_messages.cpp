#include "io/place_messages.hpp"

#include <google/protobuf/descriptor.h>

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

std::string field_name(std::string_view column) {
  std::string name(column);
  std::ranges::replace(name, ' ', '_');
  return name;
}

}  // namespace interstice
