#include "viz/page/table.hpp"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <utility>

#include "graph/model/error.hpp"
#include "viz/page/embedded.hpp"
#include "viz/page/numbers.hpp"
#include "viz/page/text.hpp"

namespace interstice::page {
namespace {

constexpr std::size_t kLong = 25;  ///< rows beyond which a table can be folded

data part(const char* kind, const std::string& text) {
  data out;
  out.set(kind, true);
  out.set("text", text);
  return out;
}

bool is_colour(const std::string& text) {
  return text.size() == 7 && text[0] == '#' &&
         std::all_of(text.begin() + 1, text.end(),
                     [](unsigned char c) { return std::isxdigit(c) != 0; });
}

data cell_data(const Parts& parts, const Column& column, bool is_head) {
  data out;
  out.set("is_head", is_head);
  out.set("is_right", column.align == Align::right);
  out.set("parts", kainjow::mustache::list(parts));
  return out;
}

data row_data(const Row& row, const std::vector<Column>& columns) {
  assert(row.cells.size() == columns.size());
  kainjow::mustache::list cells;
  cells.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    cells.push_back(cell_data(row.cells[i], columns[i], i == 0));
  data out;
  if (!row.id.empty()) out.set("row_id", row.id);
  out.set("cells", cells);
  return out;
}

}  // namespace

data plain(const std::string& text) { return part("is_plain", text); }

data number(double value, const std::string& text) {
  data out = part("is_number", text);
  out.set("value", exact(value));
  return out;
}

data count(std::uint64_t value) {
  data out = part("is_number", whole(value));
  out.set("value", std::to_string(value));
  return out;
}

data name(const std::string& text) { return part("is_name", name_text(text)); }

data sentence(const std::string& text) { return plain(sentence_text(text)); }

data missing(const std::string& why) { return part("is_missing", why); }

std::string state_word(GapState gap_state) {
  switch (gap_state) {
    case GapState::gap:
      return "gap";
    case GapState::no_sign:
      return "no sign of a gap";
    case GapState::cannot_tell:
      break;
  }
  return "cannot tell";
}

data state(GapState gap_state) {
  data out = part("is_state", state_word(gap_state));
  const bool gap = gap_state == GapState::gap;
  const bool no_sign = gap_state == GapState::no_sign;
  out.set("state_class", gap ? "gap" : no_sign ? "no-sign" : "cannot-tell");
  out.set("shape", gap ? "\u25B2" : no_sign ? "\u25CB" : "?");
  return out;
}

data swatch(const std::string& colour) {
  if (!is_colour(colour)) return plain("");
  data out = part("is_swatch", "");
  out.set("colour", colour);
  return out;
}

void add_range(const Range& range, std::string (*show)(double), Parts& parts) {
  parts.push_back(plain(" ("));
  parts.push_back(number(range.low, show(range.low)));
  parts.push_back(plain(" to "));
  parts.push_back(number(range.high, show(range.high)));
  parts.push_back(plain(")"));
}

Table::Table(std::string id, std::string caption, std::vector<Column> columns)
    : id_(std::move(id)),
      caption_(std::move(caption)),
      columns_(std::move(columns)),
      row_template_(std::string(kRowMustache)) {}

void Table::add(const Row& row) {
  rows_ += row_template_.render(row_data(row, columns_));
  if (!row_template_.is_valid()) {
    throw Error(ErrorCode::invalid_argument,
                "report_page: the row template: " + row_template_.error_message());
  }
  ++num_rows_;
}

data Table::take() && {
  if (num_rows_ == 0) return data{false};
  kainjow::mustache::list columns;
  for (const Column& column : columns_) {
    data label;
    label.set("label", column.label);
    label.set("is_right", column.align == Align::right);
    columns.push_back(label);
  }
  data out;
  out.set("table_id", id_);
  out.set("caption", caption_);
  out.set("is_long", num_rows_ > kLong);
  out.set("columns", columns);
  out.set("rows", std::move(rows_));
  return out;
}

}  // namespace interstice::page
