/// @file  The rows of a place made into the ties of a projection.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/actors.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

struct TieList {
  std::vector<Tie> ties;                  ///< by their ends
  std::vector<std::uint32_t> row_starts;  ///< ties.size() + 1
  std::vector<std::uint32_t> rows;        ///< those behind each tie
};

/// Makes the ties of the layers `chosen` (places in `layers`) and counts in projection.report what became of the rows.
/// The rules are those of project().
[[nodiscard]] TieList list_ties(const Place& place, const std::vector<Layer>& layers,
                                const std::vector<std::size_t>& chosen, const Actors& actors,
                                const ProjectionOptions& options, Projection& projection);

}  // namespace interstice
