/// @file  Relationships of a body with itself, repeated, or contradicting one another.
#pragma once

#include <cstddef>
#include <cstdint>

#include "graph/model/place.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

/// What becomes of self-ties and exact duplicates: no analysis may see them, a copy of the place keeps them.
enum class RedundantTies : std::uint8_t { left_out, kept };

/// Relationships that settle_ties() left out.
struct TiesLeftOut {
  std::size_t self_ties = 0;
  std::size_t duplicates = 0;
};

/// Takes self-ties and exact duplicates out of the relationships, and reports what contradicts.
///
/// Definition   Two rows are of one key if from, to, kind, since and reported by are the same. Of
/// the rows of one key,
///              those are exact duplicates that agree in every column of the schema but notes; one
///              is kept: the one with most in notes and extra attributes, whatever the order of the
///              rows. A to B and B to A are two keys, even of a mutual kind: they are two reports.
/// Errors       E-contradicting-tie: one key, and a direction or sign that is not that of an
/// earlier row. Warnings:
///              W-self-tie and W-duplicate-tie (left out; neither where they are kept), W-repeated-tie (one key with another
///              strength or other cell; both are kept).
/// Complexity   Time O(n) expected, plus O(k log k) for the k rows that repeat a key; space O(n).
[[nodiscard]] TiesLeftOut settle_ties(PlaceTables& tables, const SourceTable& source,
                                      RedundantTies redundant, DiagnosticList& diagnostics);

}  // namespace interstice
