/// @file  Who answered what: answers about kinds of link that there are not, and answers that contradict one another.
#pragma once

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// Checks the table `responses`.
///
/// Errors   E-unknown-layer: a row whose layer is no kind of link, neither one of relationships ("works with" where that
///          is blank) nor a kind or name of the layers table (case, spaces, '_', '-' and '.' aside). An error, since such
///          an answer counts for nothing: who ticked nothing would be as one who did not answer.
///          E-contradicting-response: one stakeholder, layer and date, and two statuses.
void check_responses(const PlaceTables& tables, const Sources& sources,
                     DiagnosticList& diagnostics);

}  // namespace interstice
