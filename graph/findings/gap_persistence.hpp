/// @file  Persistence: whether a gap is still one when unsure links and pairs that nobody was asked about are drawn.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/gaps/interfaces.hpp"
#include "graph/gaps/outcomes.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

struct PersistenceOptions {
  std::uint32_t draws = 200;
  std::uint64_t seed = 1;
  InterfaceOptions interfaces = {};  ///< those that the cells were judged with
  OutcomeOptions outcomes = {};
};

/// What was judged, and by what. The references must outlive the call.
struct JudgedGaps {
  const Network& network;  ///< undirected
  const ObservedPairs& observed;
  const std::vector<double>& confidence;  ///< of each tie, by TieId (tie_confidence.hpp)
  const BodyFacts* facts = nullptr;       ///< that both models were fitted with
  const TieModel* model = nullptr;        ///< with affinities; outcomes were judged by it
  const std::vector<std::vector<std::uint32_t>>* owners = nullptr;
  const std::vector<OutcomeCell>* outcomes = nullptr;
  const Interfaces* interfaces = nullptr;
};

struct GapPersistence {
  /// By cell: the share of draws in which it is a gap; NaN where the cell cannot be judged.
  std::vector<double> interfaces = {};
  std::vector<double> outcomes = {};
  std::uint32_t draws =
      0;  ///< in which every model that is asked for converged; the others do not count
  /// By VertexId: how much of the draws' differences in gaps goes with the links drawn for the body, in cells; 0 for
  /// bodies that answered for themselves. Whose answer would tell most stands highest; below 0 is chance.
  std::vector<double> sway = {};
};

/// Judges interfaces and outcomes again in each draw.
///
/// Definition   A draw: NetworkDraws, pairs that nobody was asked about by `model`, or by that of `interfaces` where there
///              is none. Both models are fitted again to the drawn network, from their estimates and at their variances,
///              with every pair now observed; patterns stay, so that a pair of two bodies that did not answer is as likely
///              to be reported as one of a body that did. Cells that could not be judged are in no draw's family of q.
///              sway: over the judged cells of the body's system, the variance of being a gap that the number of links
///              drawn for the body explains (squared correlation less 1 / (draws - 1), times the variance).
/// Degenerate   No draws, or nothing judged: NaN. Every tie sure and every pair asked about: 0 or 1.
/// Complexity   draws times a few O(n^2) steps and the judging of all cells.
/// Determinism  The seed alone decides: the same bits for any number of threads.
/// Errors       Those of NetworkDraws. cancelled: execution.stop was requested.
[[nodiscard]] GapPersistence gap_persistence(const JudgedGaps& judged,
                                             const PersistenceOptions& options = {},
                                             const Execution& execution = {});

}  // namespace interstice
