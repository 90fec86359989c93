#include "io/place_checks.hpp"

#include <utility>

#include "io/cells.hpp"
#include "io/circles.hpp"
#include "io/date_checks.hpp"
#include "io/id_checks.hpp"
#include "io/layers_table.hpp"
#include "io/near_names.hpp"
#include "io/near_values.hpp"
#include "io/placeholders.hpp"
#include "io/references.hpp"
#include "io/rejected_rows.hpp"
#include "io/reporters.hpp"
#include "io/responses.hpp"
#include "io/settings.hpp"
#include "io/ties.hpp"
#include "io/unread_columns.hpp"

namespace interstice {
namespace {

void check_any_row(const PlaceTables& tables, const SourceTable& relationships,
                   const TiesLeftOut& left_out, DiagnosticList& diagnostics) {
  const bool others =
      tables[TableKind::stakeholders].present || tables[TableKind::memberships].num_rows > 0;
  // Rows that could not be read are errors of their own.
  if (tables[TableKind::relationships].num_rows > 0 || others || diagnostics.has_error()) return;
  diagnostics.error("E-no-rows", {relationships.file},
                    left_out.self_ties > 0 ? "no row is left: each links a body with itself"
                                           : "there are column names, but no row below them",
                    "Add a row for each link, or a table of stakeholders if no link is known yet.");
}

}  // namespace

ReadResult finish_reading(PlaceReading&& reading, const ReadOptions& options) {
  PlaceTables& tables = reading.tables;
  Sources& sources = reading.sources;
  DiagnosticList& diagnostics = reading.diagnostics;
  const auto source_of = [&](TableKind kind) -> const std::optional<SourceTable>& {
    return sources[static_cast<std::size_t>(kind)];
  };
  ReadResult result;
  for (const TableSpec& spec : table_specs()) {
    if (const auto& source = source_of(spec.kind))
      check_cells(tables, tables[spec.kind], *source, diagnostics);
  }
  if (const auto& settings = source_of(TableKind::place))
    check_settings(tables, *settings, diagnostics);
  check_duplicate_ids(tables, sources, diagnostics);
  check_references(tables, sources, diagnostics);
  check_layers_table(tables, sources, diagnostics);
  check_responses(tables, sources, diagnostics);
  check_circles(tables, sources, diagnostics);
  check_placeholders(tables, sources, diagnostics);
  check_reporters(tables, sources, diagnostics);
  report_unread_columns(tables, sources, diagnostics);
  check_near_same_ids(tables, sources, diagnostics);
  check_near_same_names(tables, sources, diagnostics);
  check_near_same_values(tables, sources, diagnostics);
  check_date_order(tables, sources, diagnostics);
  check_place_date(tables, sources, options.missing_date, diagnostics);
  if (const auto& relationships = source_of(TableKind::relationships)) {
    const TiesLeftOut left_out =
        settle_ties(tables, *relationships, options.redundant_ties, diagnostics);
    check_any_row(tables, *relationships, left_out, diagnostics);
    result.self_ties = left_out.self_ties;
    result.duplicate_ties = left_out.duplicates;
  }
  if (!diagnostics.has_error()) result.place.emplace(std::move(tables));
  diagnostics.move_to(result);
  if (options.keep_rejected) result.rejected = rejected_rows(sources, result.diagnostics);
  return result;
}

}  // namespace interstice
