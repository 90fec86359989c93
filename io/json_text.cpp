#include "io/json_text.hpp"

#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include "graph/model/error.hpp"

namespace interstice {

std::string json_text(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(message, &text, options);
  if (!status.ok()) {
    throw Error(ErrorCode::invalid_argument,
                "JSON: " + std::string(status.message()) + " (is a name not valid UTF-8?)");
  }
  return text;
}

}  // namespace interstice
