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
/// " (41 to 51)" after what `parts` holds.
void add_range(const Range& range, std::string (*show)(double), Parts& parts);

enum class Align : std::uint8_t { left, right };

struct Column {
  std::string label;
  Align align = Align::right;
};

struct Row {
  std::string id;            ///< for links; empty = none
  std::vector<Parts> cells;  ///< as many as columns; the first is the row's heading
};

/// A table as the template reads it. Rows become text one by one, so that thousands of them take no more room than that.
class Table {
 public:
  Table(std::string id, std::string caption, std::vector<Column> columns);
  void add(const Row& row);
  /// What the template reads; false if there is no row, so that {{^...}} can say so.
  [[nodiscard]] data take() &&;

 private:
  std::string id_;
  std::string caption_;
  std::vector<Column> columns_;
  kainjow::mustache::mustache row_template_;
  std::string rows_;
  std::size_t num_rows_ = 0;
};

}  // namespace interstice::page
