/// @file  How good the tie model is on the place at hand: what it foretells, and what networks it makes.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/tie_model.hpp"

namespace interstice {

struct GoodnessOptions {
  TieModelOptions model = {};
  std::uint32_t draws = 100;  ///< simulated networks
  std::uint64_t seed = 1;     ///< of the pairs held back and of the draws
};

/// Pairs whose chance is in one tenth of 0 to 1.
struct CalibrationBin {
  double pairs = 0.0;
  double predicted = 0.0;  ///< mean chance
  double observed = 0.0;   ///< share that is tied
};

/// A number of the network as observed, and its middle 90 % over networks drawn from the model.
struct AgainstSimulated {
  double observed = 0.0;
  double low = 0.0;
  double mean = 0.0;
  double high = 0.0;
};

struct TieModelGoodness {
  std::vector<CalibrationBin> calibration;  ///< ten, of the pairs held back
  double held_back_auc =
      0.0;  ///< chance that a tie held back has a higher chance than a pair without one; .5 = none
  std::uint64_t held_back = 0;
  AgainstSimulated triangles;
  AgainstSimulated degree_deviation;  ///< standard deviation of degrees
  AgainstSimulated highest_degree;
};

/// Definition   A tenth of the observed pairs, drawn by the seed, is taken out of the data and the model fitted to the rest:
///              calibration and AUC are of those pairs. The simulated networks are drawn from the model fitted to all
///              observed pairs, over the same pairs.
/// Degenerate   No tie or no pair without one among those held back: NaN AUC. Fewer than 20 observed pairs: nothing is
///              held back.
/// Complexity   Two fits and O(n^2) a draw, one byte a pair and four for each observed pair.
/// Determinism  The seed and the network alone decide, whatever the number of threads.
/// Errors       Those of fit_tie_model.
/// Reference    D. R. Hunter, S. M. Goodreau and M. S. Handcock, JASA 103:248-258, 2008. doi:10.1198/016214507000000446
[[nodiscard]] TieModelGoodness tie_model_goodness(const Network& network,
                                                  const std::vector<SystemId>& system_of,
                                                  std::uint32_t num_systems,
                                                  const ObservedPairs& observed,
                                                  const GoodnessOptions& options = {},
                                                  const Execution& execution = {});

}  // namespace interstice
