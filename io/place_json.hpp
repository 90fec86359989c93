/// @file  A place as JSON: protobuf's, with the keys of proto/interstice/v1/place.proto.
#pragma once

#include <string>
#include <string_view>

#include "io/read_options.hpp"
#include "io/read_result.hpp"
#include "io/table_reader.hpp"

namespace interstice {

/// Message Place, one key a line. What a newer program stored and this one does not know is left out: see unread_by_schema().
///
/// Determinism  The same place, its rows and columns in the same order, gives the same bytes.
/// Complexity   Time and space O(bytes).
[[nodiscard]] std::string to_json(const Place& place);

/// The place in a JSON document.
///
/// Errors   E-json: no JSON, a key that the schema does not have, or a value of another type; it names the key. Then those
///          of read_payload() and finish_reading().
[[nodiscard]] ReadResult read_place_json(const NamedBytes& file, std::string_view source,
                                         const ReadOptions& options = {});

}  // namespace interstice
