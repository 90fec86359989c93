/// @file  What a caller of a reader may choose.
#pragma once

#include "graph/model/error.hpp"
#include "io/ties.hpp"

namespace interstice {

struct ReadOptions {
  Severity missing_date =
      Severity::warning;  ///< of dated rows in a place without a date: error, or
                          ///< warning where the caller may have one (--as-of)
  RedundantTies redundant_ties = RedundantTies::left_out;  ///< kept: for a copy, not an analysis
};

}  // namespace interstice
