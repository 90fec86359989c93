/// @file  One-sided links: reported by one side though the other was asked and answered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/gaps/marked_pairs.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// One mutual kind of link. Nothing in it says which side kept silent.
struct OneSidedLayer {
  std::string kind;  ///< as in Layer
  /// pairs: links of which both sides answered; observed: those that one side reported; unknown: links whose other side
  /// was not asked or did not answer.
  std::vector<MarkedCell> cells;
  std::uint64_t no_reporter =
      0;  ///< links of which no row says that an end reported them: in no cell
};

/// How many links between each two systems one side alone reported, by mutual working layer, in byte order of kind.
///
/// Definition   A link of a layer: a pair of bodies with a row that is not directed and has a strength above 0. An end
///              reported it if a row of it names that end (or one that rolls up to it) under `reported by`. Both ends
///              answered: one-sided if one of them reported it; either end did not: unknown.
///              Judged by marked_cells; q over all cells of all layers.
/// Left out     Layers from documents, of attitudes, sensitive, asked of named partners only, with an open roster (who
///              names five need not name all), or not of role working.
/// Degenerate   Nobody is named as reporter: every cell cannot_tell, few_pairs.
/// Complexity   O(layers (rows log rows + systems^2)).
[[nodiscard]] std::vector<OneSidedLayer> one_sided_links(const Place& place, const Actors& actors,
                                                         const std::vector<Layer>& layers,
                                                         const std::optional<Date>& as_of,
                                                         const MarkedOptions& options = {});

}  // namespace interstice
