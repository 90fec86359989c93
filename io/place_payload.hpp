/// @file  A place as the bytes of one v1.Place: what a .place file frames, and what JSON is made of.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/place.hpp"
#include "io/place_checks.hpp"

namespace interstice {

/// Appends every table that is present (the stakeholders only if they were a table), and what a newer program stored.
///
/// Determinism  The same place, its rows and columns in the same order, gives the same bytes.
/// Complexity   Time and space O(bytes).
void append_payload(const Place& place, std::string& bytes);

/// The program that wrote a payload, as it calls itself; "another program" where it does not say.
[[nodiscard]] std::string writer_of(std::string_view payload);

/// Fills the tables of a reading. `file` is what diagnostics call it: "x.place: relationships:7" is the seventh row.
///
/// Errors   E-place-content: bytes that are no v1.Place. E-no-relationships. Those of RowReader.
/// Space    O(bytes of the largest row) beyond the tables.
void read_payload(std::string_view bytes, const std::string& file, PlaceReading& reading);

}  // namespace interstice
