/// @file  What a caller of a reader may choose.
#pragma once

#include <cstddef>
#include <optional>

#include "graph/model/error.hpp"
#include "io/read_result.hpp"
#include "io/ties.hpp"

namespace interstice {

struct ReadOptions {
  Severity missing_date =
      Severity::warning;  ///< of dated rows in a place without a date: error, or
                          ///< warning where the caller may have one (--as-of)
  RedundantTies redundant_ties = RedundantTies::left_out;  ///< kept: for a copy, not an analysis
  std::optional<std::size_t> most_of_a_kind =
      kMostOfAKind;            ///< diagnostics of a code and file that are listed; nothing = all
  bool keep_rejected = false;  ///< fill ReadResult::rejected; complete only if all are listed
};

}  // namespace interstice
