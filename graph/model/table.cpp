#include "graph/model/table.hpp"

namespace interstice {

void drop_rows(TableData& table, std::span<const std::uint8_t> drop) {
  const auto compact = [&](auto& cells) {
    if (cells.empty()) return;
    std::size_t to = 0;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (drop[row] == 0) cells[to++] = cells[row];
    }
    cells.resize(to);
  };
  for (TableData::Column& column : table.columns) {
    compact(column.texts);
    compact(column.numbers);
  }
  for (ExtraColumn& extra : table.extras) compact(extra.cells);
  compact(table.lines);
  compact(table.unread);
  std::size_t left = 0;
  for (const std::uint8_t dropped : drop) left += dropped == 0 ? 1 : 0;
  table.num_rows = left;
}

}  // namespace interstice
