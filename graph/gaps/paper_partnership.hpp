/// @file  Partnerships on paper (a formal tie or a shared board, and no working link), and links under the radar (the
///        reverse): what is on record laid over what is reported.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/gaps/marked_pairs.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// Two bodies with anything between them, on record or in practice.
struct RecordPair {
  std::uint32_t u = 0;  ///< VertexId, u < v
  std::uint32_t v = 0;
  bool agreement = false;                ///< a formal tie
  bool board = false;                    ///< they sit on a board together
  bool working = false;                  ///< a working link
  bool asked = false;                    ///< whether they were asked about working links
  bool on_record = false;                ///< whether it would be known if they had an agreement
  std::vector<std::uint32_t> rows = {};  ///< of relationships, that say agreement
};

/// Every pair with an agreement, a shared board or a working link, by u, then v.
///
/// Definition   Agreement: a row of a formal layer, or of a working one whose `formality` is formal. Shared board: both
///              are chair or member of one board, committee or fund (observers are not). Working link: a tie of `network`, either
///              way. on_record: the pair is observed on every formal layer, or its working rows say informal.
///              Rows of strength 0, not current or negative do not count.
/// Input        network, observed: working links, undirected, as project() reads them with View::either.
/// Complexity   O(rows log rows + sum of squared board sizes).
/// Errors       invalid_argument: a directed network. resource_exhausted: more than 50 million pairs on boards.
[[nodiscard]] std::vector<RecordPair> record_pairs(const Place& place, const Actors& actors,
                                                   const std::vector<Layer>& layers,
                                                   const std::optional<Date>& as_of,
                                                   const Network& network,
                                                   const ObservedPairs& observed);

/// Formal tie or shared board without working link, by pair of systems.
///
/// Definition   Of the pairs on paper that were asked about working links (pairs), those without one (observed). Chance:
///              pairs with an agreement and pairs with a shared board alone, each at the place's own rate. unknown: not
///              asked. See marked_cells.
[[nodiscard]] std::vector<MarkedCell> paper_partnerships(const std::vector<RecordPair>& pairs,
                                                         const Actors& actors,
                                                         const ObservedPairs& observed,
                                                         const MarkedOptions& options = {});

/// Working link without formal tie or shared board, by pair of systems.
///
/// Definition   Of the pairs with a working link of which it is known what is on record (pairs), those with nothing on
///              record (observed). See marked_cells.
[[nodiscard]] std::vector<MarkedCell> under_the_radar(const std::vector<RecordPair>& pairs,
                                                      const Actors& actors,
                                                      const ObservedPairs& observed,
                                                      const MarkedOptions& options = {});

}  // namespace interstice
