#include "io/place_json.hpp"

#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/type_resolver_util.h>

#include <memory>

#include "interstice/v1/place.pb.h"
#include "io/place_payload.hpp"
#include "io/plain_text.hpp"

namespace interstice {
namespace {

namespace pb = google::protobuf;

constexpr const char* kUrl = "type.googleapis.com";

// JSON is made of the payload's bytes, not of messages in memory: these keep a map's keys in no fixed order.
std::unique_ptr<pb::util::TypeResolver> new_resolver() {
  return std::unique_ptr<pb::util::TypeResolver>(
      pb::util::NewTypeResolverForDescriptorPool(kUrl, pb::DescriptorPool::generated_pool()));
}

std::string type_url() { return fmt::format("{}/{}", kUrl, v1::Place::descriptor()->full_name()); }

// Protobuf shows a fault's surroundings on lines of their own.
std::string one_line(std::string_view message) {
  std::string line;
  for (const char c : message) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (!line.empty() && (line.back() == ' ' || line.back() == '^')) line.pop_back();
  return line;
}

}  // namespace

std::string to_json(const Place& place) {
  pb::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string payload;
  append_payload(place, payload);
  std::string json;
  const auto status =
      pb::util::BinaryToJsonString(new_resolver().get(), type_url(), payload, &json, options);
  if (!status.ok()) {
    throw Error(ErrorCode::unsupported, fmt::format("the place cannot be written as JSON: {}",
                                                    status.message().ToString()));
  }
  return json;
}

ReadResult read_place_json(const NamedBytes& file, std::string_view source,
                           const ReadOptions& options) {
  PlaceReading reading(source, options);
  const PlainText plain = plain_text(file.bytes, file.name, reading.diagnostics);
  const std::string_view text = plain.text;
  std::string payload;  // rejected rows are made of it at the very end
  if (!text.empty()) {
    const auto status = pb::util::JsonToBinaryString(
        new_resolver().get(), type_url(), pb::StringPiece(text.data(), text.size()), &payload);
    if (status.ok()) {
      read_payload(payload, file.name, reading);
    } else {
      reading.diagnostics.error(
          "E-json", {file.name},
          fmt::format("this is not a place in JSON: {}",
                      printable(one_line(status.message().ToString()), 240)),
          "Its keys are those of place.proto, such as {\"relationships\": [{\"from\": \"a\", "
          "\"to\": \"b\"}]}; columns of your own go into \"extras\".");
    }
  }
  return finish_reading(std::move(reading), options);
}

}  // namespace interstice
