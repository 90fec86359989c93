/// @file  Relationships between two bodies at the date read: rows as the kinds of gap need them that a network does not
///        keep (who reported them, sums, opinions).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/place.hpp"

namespace interstice {

struct BodyRow {
  std::uint32_t row = 0;    ///< of relationships
  std::uint32_t from = 0;   ///< VertexId
  std::uint32_t to = 0;     ///< VertexId; never `from`
  std::uint16_t layer = 0;  ///< place in layers
};

/// Rows of one-mode layers, current at `as_of`, without a negative sign and of no negative layer, whose two ends are
/// bodies and not the same one. Rows of strength 0 are among them: a caller that counts links leaves them out.
///
/// Complexity   O(rows).
[[nodiscard]] std::vector<BodyRow> body_rows(const Place& place, const Actors& actors,
                                             const std::vector<Layer>& layers,
                                             const std::optional<Date>& as_of);

/// The body that reported a row; kNoVertex where none is named, or none that is here.
[[nodiscard]] std::uint32_t reporter_of(const Place& place, const Actors& actors,
                                        std::uint32_t row);

/// Whether a row says that there is a link: its strength is not 0.
[[nodiscard]] bool says_link(const Place& place, std::uint32_t row);

/// 1 by VertexId where anybody of the body answered on the layer.
[[nodiscard]] std::vector<std::uint8_t> answered_on(const Place& place, const Actors& actors,
                                                    const Layer& layer,
                                                    const std::optional<Date>& as_of);

}  // namespace interstice
