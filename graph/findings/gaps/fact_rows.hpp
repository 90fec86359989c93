/// @file  The rows that say what bodies have in common, and how a row is referred to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// A row of one body, about an outcome or a board.
struct FactRow {
  Text about{};
  std::size_t row = 0;  ///< of commitments or memberships
};

/// By VertexId; rows that are current, in the tables' order.
struct FactRows {
  std::vector<std::vector<FactRow>> outcomes;  ///< as lead, accountable or contributor
  std::vector<std::vector<FactRow>> boards;
};

[[nodiscard]] FactRows fact_rows(const Place& place, const Actors& actors,
                                 const std::optional<Date>& as_of);

/// The row that stands behind a reason: "commitments.csv:12"; of a place without lines "commitments, row 12".
[[nodiscard]] std::string row_reference(const TableData& table, std::size_t row);

}  // namespace interstice
