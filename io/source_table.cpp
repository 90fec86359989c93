#include "io/source_table.hpp"

namespace interstice {

SourcePlace SourceTable::where_header(std::size_t field) const { return where_cell(header, field); }

SourcePlace SourceTable::where(const TableData& table, std::size_t row, std::size_t field) const {
  if (offsets.empty()) return {file, table.lines[row]};
  Record record;
  CsvReader reader(text, separator, offsets[row], table.lines[row]);
  if (!reader.next(record)) return {file, table.lines[row]};
  return where_cell(record, field);
}

SourcePlace SourceTable::where_column(const TableData& table, std::size_t row,
                                      std::size_t column) const {
  return where(table, row, *field_of_column[column]);
}

SourcePlace SourceTable::where_cell(const Record& record, std::size_t field) const {
  if (field >= record.cells.size()) return {file, record.line};
  return where_byte(record, record.cells[field].offset);
}

SourcePlace SourceTable::where_byte(const Record& record, std::size_t offset) const {
  if (last.record != record.offset || last.offset > offset || last.at.line == 0)
    last = {.record = record.offset, .offset = record.offset, .at = {record.line, 1}};
  const LineColumn step = line_column(text, last.offset, last.at.line, offset);
  const bool same_line = step.line == last.at.line;
  last.at = {step.line, same_line ? last.at.column + step.column - 1 : step.column};
  last.offset = offset;
  return {file, last.at.line, last.at.column};
}

std::string_view SourceTable::header_of(const TableData& table, std::size_t column) const {
  const std::optional<std::size_t> field = field_of_column[column];
  if (field && *field < header.cells.size()) return header.cells[*field].text;
  return table_spec(table.kind).columns[column].name;
}

}  // namespace interstice
