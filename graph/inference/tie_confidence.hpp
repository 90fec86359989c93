/// @file  How sure each tie of a projection is: the confidence of the reports behind it.
#pragma once

#include <vector>

#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

struct TieConfidenceOptions {
  double unknown_source =
      0.95;  ///< 0 to 1: of a row that says neither how sure it is nor where it is from
};

/// Confidence of each tie, by TieId.
///
/// Definition   Of a row: sure .95, fairly .7, hearsay .4 or the number it gives. Blank: unknown_source where no row of the
///              place has a reporter, no response is stated and its layer is no document; else 1 (an answer, or on record).
///              Rows of one tie combine: 1 less the product over reporters of 1 less their confidence; a reporter is
///              "reported by", else "from", and of several rows of one the surest counts. View both
///              needs every reporter to be right: their product. A shared board is on record: 1.
/// Range        [0, 1].
/// Complexity   O(rows log rows).
/// Errors       invalid_argument: unknown_source is no share.
[[nodiscard]] std::vector<double> tie_confidence(const Place& place, const Projection& projection,
                                                 const TieConfidenceOptions& options = {});

}  // namespace interstice
