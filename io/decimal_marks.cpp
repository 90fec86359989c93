#include "io/decimal_marks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/schema.hpp"

namespace interstice {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool could_be_thousands(std::string_view cell, std::size_t mark) {
  if (cell.front() == '+' || cell.front() == '-') {
    cell.remove_prefix(1);
    --mark;
  }
  return mark >= 1 && mark <= 3 && cell.size() == mark + 4 && cell.front() != '0' &&
         std::ranges::all_of(cell.substr(0, mark), is_digit) &&
         std::ranges::all_of(cell.substr(mark + 1), is_digit);
}

struct ReadCell {
  SourcePlace where;
  std::string text;
  std::string header;
};

ReadCell read_again(const SourceTable& source, const TableData& table, std::size_t row,
                    std::size_t field) {
  Record record;
  CsvReader reader(source.text, source.separator, source.offsets[row], table.lines[row]);
  reader.next(record);
  return {.where = source.where_cell(record, field),
          .text = std::string(record.cells[field].text),
          .header = std::string(source.header.cells[field].text)};
}

}  // namespace

std::optional<DecimalNumber> read_decimal(std::string_view cell) {
  const std::size_t comma = cell.find(',');
  const std::size_t point = cell.find('.');
  if (comma == std::string_view::npos) {
    const std::optional<double> value = parse_number(cell);
    if (!value) return std::nullopt;
    if (point == std::string_view::npos) return DecimalNumber{.value = *value};
    return DecimalNumber{.value = *value,
                         .mark = DecimalMark::point,
                         .could_be_thousands = could_be_thousands(cell, point)};
  }
  const bool is_followed = comma + 1 < cell.size() && is_digit(cell[comma + 1]);
  if (!is_followed)
    return std::nullopt;  // a point beside it leaves two marks, which parse_number() refuses
  std::string pointed(cell);
  pointed[comma] = '.';
  const std::optional<double> value = parse_number(pointed);
  if (!value) return std::nullopt;
  return DecimalNumber{.value = *value,
                       .mark = DecimalMark::comma,
                       .could_be_thousands = could_be_thousands(cell, comma)};
}

void DecimalMarks::take(const DecimalNumber& number, const ColumnSpec& column, std::size_t row,
                        std::size_t field) {
  if (number.mark == DecimalMark::none) return;
  auto& first = number.mark == DecimalMark::comma ? comma_ : point_;
  if (!first) first = {row, field, column.kept_only};
  const bool up_to_one = column.type == ColumnType::unit || column.type == ColumnType::confidence;
  if (!number.could_be_thousands || up_to_one) {
    settled_ = true;
    unsettled_ = {};
  } else if (!settled_) {
    unsettled_.push_back({row, field, column.kept_only});
  }
}

std::vector<DecimalMarks::At> DecimalMarks::unread() const {
  if (comma_ && point_) return {};
  std::vector<At> cells;
  for (const At& at : unsettled_) {
    if (at.kept_only) cells.push_back(at);
  }
  return cells;
}

void DecimalMarks::report(const SourceTable& source, const TableData& table,
                          DiagnosticList& diagnostics) const {
  const auto cell = [&](const At& at) { return read_again(source, table, at.row, at.field); };
  if (comma_ && point_) {
    const ReadCell comma = cell(*comma_);
    const ReadCell point = cell(*point_);
    diagnostics.error(
        "E-mixed-decimals", point.where,
        fmt::format("{} in column {} has a decimal point, but {} in column {} on line {} a decimal "
                    "comma",
                    in_quotes(point.text), in_quotes(point.header), in_quotes(comma.text),
                    in_quotes(comma.header), comma.where.line),
        "Write all numbers of the table with one of the two, and nothing between thousands.");
    return;
  }
  for (const At& at : unsettled_) {
    const std::string header(source.header.cells[at.field].text);
    if (at.kept_only ? diagnostics.only_counts("W-unread-number", source.file, header)
                     : diagnostics.only_counts("E-ambiguous-number", source.file))
      continue;
    const ReadCell read = cell(at);
    const std::size_t mark = read.text.find_first_of(",.");
    const std::string whole = read.text.substr(0, mark) + read.text.substr(mark + 1);
    const std::string advice =
        fmt::format("Write {} if it is above a thousand, else {}0.", whole, read.text);
    diagnostics.add(
        {.code = at.kept_only ? "W-unread-number" : "E-ambiguous-number",
         .severity = at.kept_only ? Severity::warning : Severity::error,
         .where = read.where,
         .found = fmt::format("{} in column {} could be {} or {}", in_quotes(read.text),
                              in_quotes(read.header),
                              read.text.substr(0, mark) + '.' + read.text.substr(mark + 1), whole),
         .todo = at.kept_only ? "It is read as blank: no analysis reads this column. " + advice
                              : advice,
         .column = at.kept_only ? header : std::string{}});
  }
  if (!unsettled_.empty() || !comma_) return;
  const ReadCell comma = cell(*comma_);
  diagnostics.note(
      "N-decimal-comma", comma.where,
      fmt::format("numbers such as {} are read with a decimal comma", in_quotes(comma.text)),
      "Nothing to do.");
}

}  // namespace interstice
