/// @file  A message of the schema as JSON text: the one way in which Interstice prints JSON.
#pragma once

#include <string>

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace interstice {

/// Keys as in the schema, defaults printed, an absent optional field left out. Errors: invalid_argument, for text that
/// is not UTF-8.
[[nodiscard]] std::string json_text(const google::protobuf::Message& message);

}  // namespace interstice
