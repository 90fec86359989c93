/// @file  What every reader does once it has the tables of a place, whatever they came from.
#pragma once

#include <string_view>

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/read_options.hpp"
#include "io/read_result.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// The tables of one place while they are read, and what was wrong with them.
struct PlaceReading {
  PlaceReading(std::string_view source, const ReadOptions& options)
      : diagnostics(options.most_of_a_kind), keep_rejected(options.keep_rejected) {
    tables.source = source;
  }

  PlaceTables tables;
  Sources sources;  ///< of each table that is present
  DiagnosticList diagnostics;
  bool keep_rejected;  ///< readers keep what rejected_rows() needs
};

/// Checks cells, ids, references, dates and ties, and makes the place if nothing is an error.
///
/// Errors   The diagnostics of io/README.md that are about content rather than a file's text; E-no-rows.
/// Complexity   Time O(cells) expected.
[[nodiscard]] ReadResult finish_reading(PlaceReading&& reading, const ReadOptions& options);

}  // namespace interstice
