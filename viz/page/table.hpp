/// @file  One table of the page (viz/page/table.mustache): a caption, columns, and cells that are
/// numbers, names or words.
#pragma once

#include <cstdint>
#include <kainjow/mustache.hpp>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"

namespace interstice::page {

using kainjow::mustache::data;
using Parts = std::vector<data>;  ///< what one cell holds, left to right

[[nodiscard]] data plain(const std::string& text);
[[nodiscard]] data number(double value,
                          const std::string& text);  ///< unrounded value, rounded text
[[nodiscard]] data count(std::uint64_t value);
[[nodiscard]] data name(
    const std::string& text);  ///< from the data: isolated from the text around it
[[nodiscard]] data sentence(const std::string& text);  ///< from the findings
[[nodiscard]] data missing(
    const std::string& why);                   ///< "withheld", "cannot tell": in place of a number
[[nodiscard]] data state(GapState gap_state);  ///< a shape and its word
[[nodiscard]] data swatch(const std::string& colour);  ///< nothing unless "#rrggbb"
[[nodiscard]] std::string state_word(GapState gap_state);

enum class Align : std::uint8_t { left, right };

struct Column {
  std::string label;
  Align align = Align::right;
};

struct Row {
  std::string id;            ///< for links; empty = none
  std::vector<Parts> cells;  ///< as many as columns; the first is the row's heading
};

struct Table {
  std::string id;
  std::string caption;
  std::vector<Column> columns;
  std::vector<Row> rows;
};

/// What the template reads; false if there is no row, so that {{^...}} can say so.
[[nodiscard]] data table_data(const Table& table);

}  // namespace interstice::page
