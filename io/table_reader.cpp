#include "io/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>
#include <vector>

#include "io/cell_interner.hpp"
#include "io/cells.hpp"
#include "io/decimal_marks.hpp"
#include "io/headers.hpp"
#include "io/money.hpp"
#include "io/plain_text.hpp"
#include "io/unicode.hpp"

namespace interstice {
namespace {

constexpr auto kSettingValue = static_cast<std::size_t>(PlaceColumn::value);

// Most cells begin with a character that anyone can see.
bool is_blank(std::string_view cell) {
  return cell.empty() || ((cell.front() <= ' ' || cell.front() > '~') && looks_blank(cell));
}

std::string_view name_of(Separator separator) {
  switch (separator) {
    case Separator::comma:
      return "comma";
    case Separator::semicolon:
      return "semicolon";
    case Separator::tab:
      return "tab";
    case Separator::blanks:
      return "blank";
  }
  return "";
}

// What becomes of one field of each row.
struct Target {
  std::vector<Text>* texts = nullptr;
  std::vector<double>* numbers = nullptr;
  const ColumnSpec* column = nullptr;  // nothing = an extra
  bool needs_value = false;
  std::string currency;  // of sums, where one has been read
  bool money_said = false;
};

class RowFiller {
 public:
  RowFiller(PlaceTables& tables, TableData& table, SourceTable& source, std::size_t fewest,
            std::size_t most, DiagnosticList& diagnostics)
      : interner_(tables.pool),
        table_(table),
        source_(source),
        fewest_(fewest),
        targets_(most),
        takes_comma_(source.separator == Separator::semicolon ||
                     source.separator == Separator::tab),
        diagnostics_(diagnostics) {
    const auto columns = table_spec(table.kind).columns;
    table.extras.resize(source.field_of_extra.size());
    for (std::size_t extra = 0; extra < table.extras.size(); ++extra) {
      const std::size_t field = source.field_of_extra[extra];
      table.extras[extra].name = source.header.cells[field].text;
      targets_[field].texts = &table.extras[extra].cells;
    }
    // Downwards, so that an id taken from the name finds its field taken.
    for (std::size_t c = columns.size(); c-- > 0;) {
      const std::optional<std::size_t> field = source.field_of_column[c];
      if (!field) continue;
      table.columns[c].present = true;
      Target& target = targets_[*field];
      if (target.texts != nullptr) copied_ = {.from = target.texts, .to = &table.columns[c].texts};
      target.column = &columns[c];
      // A setting may be there without a value.
      const bool is_setting = table.kind == TableKind::place && c == kSettingValue;
      target.needs_value = columns[c].required && !is_setting;
      if (is_number(columns[c].type)) {
        target.numbers = &table.columns[c].numbers;
      } else {
        target.texts = &table.columns[c].texts;
      }
    }
  }

  void fill(CsvReader& reader) {
    for (const Target& target : targets_) {
      if (target.texts != nullptr) text_columns_.push_back(target.texts);
    }
    Record record;
    while (reader.next(record)) {
      if (record.faults.empty() ? has_right_width(record) : report_quotes(record)) add(record);
      // Unescaped cells live only as long as their record.
      if (waiting_.size() >= kEnough || !record.unescaped.empty()) intern_waiting();
    }
    intern_waiting();
    table_.num_rows = table_.lines.size();
    marks_.report(source_, table_, diagnostics_);
    for (const DecimalMarks::At& at : marks_.unread())
      (*targets_[at.field].numbers)[at.row] = std::numeric_limits<double>::quiet_NaN();
    if (copied_.from != nullptr) *copied_.from = *copied_.to;
  }

 private:
  bool report_quotes(const Record& record) {
    for (const QuoteFault& fault : record.faults) {
      if (fault.unclosed) {
        diagnostics_.error("E-unclosed-quote", source_.where_byte(record, fault.opened),
                           "a quotation mark opens here and is never closed",
                           "Close it, or write it twice (\"\") if it belongs to the text. What "
                           "follows was not read.");
      } else {
        const LineColumn opened =
            line_column(source_.text, record.offset, record.line, fault.opened);
        diagnostics_.error(
            "E-quote", source_.where_byte(record, fault.offset),
            fmt::format("text after the end of the quoted cell that begins at line {}, column {}",
                        opened.line, opened.column),
            "Write a quotation mark inside a quoted cell twice (\"\"), or take the marks away.");
      }
    }
    return false;
  }

  bool has_right_width(const Record& record) {
    if (record.cells.size() == targets_.size()) return true;
    std::size_t width = record.cells.size();
    while (width > targets_.size() && record.cells[width - 1].text.empty()) --width;
    if (width >= fewest_ && width <= targets_.size()) return true;
    if (diagnostics_.only_counts("E-ragged", source_.file)) return false;
    const std::string expected = source_.separator == Separator::blanks
                                     ? "two or three are expected: from, to and perhaps a strength"
                                     : fmt::format("the header has {}", targets_.size());
    diagnostics_.error(
        "E-ragged", source_.where_cell(record, std::min(targets_.size(), record.cells.size() - 1)),
        fmt::format("{} here, but {}", counted(width, "cell"), expected),
        width > targets_.size()
            ? "Put text that contains the separator between quotation marks."
            : "Give every row as many cells as the first line; a cell may be blank.");
    return false;
  }

  void add(const Record& record) {
    for (std::size_t field = 0; field < targets_.size(); ++field) {
      const Target& target = targets_[field];
      if (target.texts == nullptr && target.numbers == nullptr) continue;  // it has no name
      std::string_view cell =
          field < record.cells.size() ? record.cells[field].text : std::string_view{};
      if (is_blank(cell)) {
        report_blank(record, field, cell);
        cell = {};
      }
      if (target.texts != nullptr) {
        const bool is_confidence =
            target.column != nullptr && target.column->type == ColumnType::confidence;
        waiting_.push_back(is_confidence && takes_comma_ ? with_point(cell, field) : cell);
      } else if (target.numbers != nullptr) {
        const std::optional<double> number = number_in(cell, field);
        const bool is_sum = !number && reads_money(record, field);
        if (is_sum) continue;
        if (!number || !in_range(target.column->type, *number)) report_bad_number(record, field);
        target.numbers->push_back(number.value_or(std::numeric_limits<double>::quiet_NaN()));
      }
    }
    table_.lines.push_back(record.line);
    source_.offsets.push_back(record.offset);
  }

  std::optional<double> number_in(std::string_view cell, std::size_t field) {
    if (!takes_comma_ || cell.find_first_of(",.") == std::string_view::npos)
      return read_number(cell);
    const std::optional<DecimalNumber> number = read_decimal(cell);
    if (!number) return std::nullopt;
    marks_.take(*number, *targets_[field].column, table_.lines.size(), field);
    return number->value;
  }

  // A sum with its currency or thousands, where no two currencies stand in the column; adds its value.
  bool reads_money(const Record& record, std::size_t field) {
    Target& target = targets_[field];
    if (!target.column->money) return false;
    const std::string_view cell = record.cells[field].text;
    const std::optional<Money> money = read_money(cell);
    if (!money) return false;
    const std::string currency(money->currency);
    if (!target.currency.empty() && !currency.empty() && target.currency != currency) return false;
    if (!currency.empty()) target.currency = currency;
    if (!target.money_said) {
      target.money_said = true;
      diagnostics_.note(
          "N-money", source_.where_cell(record, field),
          fmt::format("sums such as {} in column {} are read without currency and marks between "
                      "thousands: {:.15g}",
                      in_quotes(cell), in_quotes(header_of(field)), money->value),
          "Nothing to do; the column \"currency\" can say what they are in.");
    }
    target.numbers->push_back(money->value);
    return true;
  }

  // A confidence is kept as text: with a point, as all that reads it expects. Another text as it is written.
  std::string_view with_point(std::string_view cell, std::size_t field) {
    const std::optional<DecimalNumber> number = read_decimal(cell);
    if (!number || !in_range(ColumnType::unit, number->value)) return cell;
    marks_.take(*number, *targets_[field].column, table_.lines.size(), field);
    if (number->mark != DecimalMark::comma) return cell;
    std::string& pointed = pointed_.emplace_back(cell);
    pointed[pointed.find(',')] = '.';
    return pointed;
  }

  // Texts wait, row by row, until there are enough of them to intern together.
  void intern_waiting() {
    handles_.resize(waiting_.size());
    interner_.intern(waiting_, handles_);
    for (std::size_t i = 0; i < handles_.size();) {
      for (std::vector<Text>* const column : text_columns_) column->push_back(handles_[i++]);
    }
    waiting_.clear();
    pointed_.clear();
  }

  // A blank cell is nothing to report where it may be blank and anyone can see that it is.
  void report_blank(const Record& record, std::size_t field, std::string_view cell) {
    const Target& target = targets_[field];
    const char* const code = target.needs_value ? "E-missing-value" : "W-blank-text";
    if ((cell.empty() && !target.needs_value) || diagnostics_.only_counts(code, source_.file))
      return;
    const std::string header = in_quotes(header_of(field));
    const std::string found =
        cell.empty() ? fmt::format("no value in column {}", header)
                     : fmt::format("only blanks or invisible characters in column {}", header);
    if (target.needs_value) {
      diagnostics_.error(code, source_.where_cell(record, field), found,
                         "Fill it in, or delete the row.");
    } else {
      const bool is_name = target.column != nullptr && target.column->name == "name";
      diagnostics_.warning(
          code, source_.where_cell(record, field), found,
          is_name ? "It is read as blank: the id is shown instead." : "It is read as blank.");
    }
  }

  void report_bad_number(const Record& record, std::size_t field) {
    const std::string_view cell = record.cells[field].text;
    const bool is_text = takes_comma_ ? !read_decimal(cell) : !read_number(cell);
    const ColumnSpec& column = *targets_[field].column;
    const char* const code = !is_text           ? "E-range"
                             : column.kept_only ? "W-unread-number"
                                                : "E-number";
    if (diagnostics_.only_counts(code, source_.file,
                                 is_text ? header_of(field) : std::string_view{}))
      return;
    const NumberFault fault = is_text ? NumberFault::no_number : NumberFault::out_of_range;
    report_number(fault, column, header_of(field), cell, source_.where_cell(record, field),
                  diagnostics_);
  }

  // As written, else the schema's: a format without a header has no extra columns.
  [[nodiscard]] std::string_view header_of(std::size_t field) const {
    const auto& cells = source_.header.cells;
    return field < cells.size() ? cells[field].text : targets_[field].column->name;
  }

  struct Copied {
    std::vector<Text>* from = nullptr;
    std::vector<Text>* to = nullptr;
  };

  static constexpr std::size_t kEnough = 256;

  CellInterner interner_;
  std::vector<std::string_view> waiting_;
  std::deque<std::string> pointed_;  // what some of those that wait point into
  std::vector<Text> handles_;
  std::vector<std::vector<Text>*> text_columns_;  // in the order of their fields
  TableData& table_;
  SourceTable& source_;
  std::size_t fewest_;
  std::vector<Target> targets_;
  bool takes_comma_;  // as the decimal mark
  DecimalMarks marks_;
  Copied copied_;
  DiagnosticList& diagnostics_;
};

void take_text(const NamedBytes& file, SourceTable& source, DiagnosticList& diagnostics) {
  PlainText plain = plain_text(file.bytes, file.name, diagnostics);
  source.converted = std::move(plain.converted);
  source.text = plain.text;
}

// The rows below the header are read all the same, so that their faults are said at once.
void report_title(const SourceTable& source, const Layout& layout, const TableSpec& spec,
                  DiagnosticList& diagnostics) {
  Record title;
  CsvReader reader(source.text, layout.separator);
  while (reader.next(title) && title.line < layout.title_line) {
  }
  const std::string first =
      title.cells.empty() ? std::string{"\"\""} : in_quotes(title.cells.front().text);
  diagnostics.error(
      "E-title-rows", {source.file, layout.title_line, 1},
      fmt::format("line {} says {}, which is not how the table {} begins; line {} looks like the "
                  "header",
                  layout.title_line, first, in_quotes(spec.name), layout.line),
      fmt::format("Delete the lines above line {}: the names of the columns come first.",
                  layout.line));
}

std::size_t width_of(const Record& header) {
  std::size_t width = header.cells.size();
  while (width > 0 && header.cells[width - 1].text.empty()) --width;
  return width;
}

}  // namespace

std::optional<SourceTable> read_table(const NamedBytes& file, TableKind kind, PlaceTables& tables,
                                      DiagnosticList& diagnostics) {
  const TableSpec& spec = table_spec(kind);
  SourceTable source;
  source.file = file.name;
  take_text(file, source, diagnostics);
  if (source.text.empty()) return std::nullopt;
  const Layout layout = find_layout(source.text, spec);
  source.separator = layout.separator;
  if (layout.separator != Separator::comma) {
    diagnostics.note("N-delimiter", {file.name, layout.line},
                     fmt::format("cells are separated by a {}", name_of(layout.separator)),
                     "Nothing to do.");
  }
  if (layout.heading_row) {
    diagnostics.note("N-heading-row", {file.name, layout.line},
                     fmt::format("the names of the columns are on line {}", layout.line),
                     "Nothing to do: what stands above them is left out.");
  }
  if (layout.title_line > 0) report_title(source, layout, spec, diagnostics);
  CsvReader reader(source.text, layout.separator, layout.offset, layout.line);
  if (!reader.next(source.header)) return std::nullopt;
  for (const QuoteFault& fault : source.header.faults) {
    diagnostics.error(fault.unclosed ? "E-unclosed-quote" : "E-quote",
                      source.where_byte(source.header, fault.offset),
                      fault.unclosed ? "a quotation mark opens here and is never closed"
                                     : "text after the end of a quoted column name",
                      "Put right the quotation marks on the line that names the columns.");
  }
  source.header.cells.resize(width_of(source.header));
  if (!source.header.faults.empty() || !match_headers(spec, layout, source, diagnostics))
    return std::nullopt;
  TableData& table = tables[kind];
  table.present = true;
  table.file = file.name;
  const std::size_t width = source.header.cells.size();
  RowFiller(tables, table, source, width, width, diagnostics).fill(reader);
  return source;
}

std::optional<SourceTable> read_ncol(const NamedBytes& file, PlaceTables& tables,
                                     DiagnosticList& diagnostics) {
  SourceTable source;
  source.file = file.name;
  take_text(file, source, diagnostics);
  if (source.text.empty()) return std::nullopt;
  source.separator = Separator::blanks;
  source.field_of_column.resize(table_spec(TableKind::relationships).columns.size());
  source.field_of_column[static_cast<std::size_t>(RelationshipColumn::from)] = 0;
  source.field_of_column[static_cast<std::size_t>(RelationshipColumn::to)] = 1;
  source.field_of_column[static_cast<std::size_t>(RelationshipColumn::strength)] = 2;
  TableData& table = tables[TableKind::relationships];
  table.present = true;
  table.file = file.name;
  CsvReader reader(source.text, Separator::blanks);
  RowFiller(tables, table, source, 2, 3, diagnostics).fill(reader);
  return source;
}

}  // namespace interstice
