/// @file  Findings, measures and diagnostics as JSON, by the schema in proto/interstice/v1.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "graph/findings/measures.hpp"
#include "graph/findings/rung.hpp"
#include "graph/model/error.hpp"

namespace interstice {

/// Message Findings: keys as in the schema, an absent key is undefined or withheld.
[[nodiscard]] std::string to_json(const Findings& findings);

struct MeasuresDocument {
  Manifest manifest;
  std::vector<MeasureTable> tables;        ///< of one kind or several
  std::vector<MeasureOf> kinds;            ///< of each table
  const Projection* projection = nullptr;  ///< ids
  std::vector<std::string> names;          ///< by VertexId, as they may be printed
  std::vector<std::string> tie_kinds;      ///< by TieId; for ties only
};
/// Message Measures.
[[nodiscard]] std::string to_json(const MeasuresDocument& measures);

struct CheckDocument {
  std::string input;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::span<const Diagnostic> diagnostics;
  std::vector<std::string> summary;
  std::optional<RungFinding> rung;  ///< nothing where the place could not be read
};
/// Message CheckReport.
[[nodiscard]] std::string to_json(const CheckDocument& report);

[[nodiscard]] std::string_view to_string(Severity severity);
[[nodiscard]] std::string_view to_string(GapState state);
[[nodiscard]] std::string_view to_string(Audience audience);

}  // namespace interstice
