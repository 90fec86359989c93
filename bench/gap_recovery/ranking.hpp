/// @file  Scores of every (outcome, system, system) by what others would use, and how good a ranking is.
#pragma once

#include <cstdint>
#include <vector>

#include "bench/gap_recovery/world.hpp"

namespace interstice::gap_recovery {

/// A triple that can be judged: 8 observed pairs of owners, and answers from 30 in 100 owners of either side.
struct Cell {
  Triple triple{};
  std::uint32_t pairs = 0;
  std::uint32_t tied = 0;
  bool planted = false;
  bool overlaps = false;    ///< has a quarter of its pairs in a planted one of the same two systems
  double density = 0.0;     ///< these four: higher = more of a gap
  double degrees = 0.0;     ///< links against those of a random network of the same degrees: z
  double neighbours = 0.0;  ///< against links in proportion to common neighbours: z
  double truth = 0.0;       ///< against the true chances: evidence
  double truth_p = 0.0;     ///< Poisson-binomial lower tail under them
};

[[nodiscard]] std::vector<Cell> cells_of(const World& world);

/// Mean over the planted of the precision at each, ranked by falling score; ties by place.
[[nodiscard]] double average_precision(const std::vector<double>& score,
                                       const std::vector<bool>& right);

}  // namespace interstice::gap_recovery
