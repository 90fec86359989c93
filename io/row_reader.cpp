#include "io/row_reader.hpp"

#include <fmt/format.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/wire_format_lite.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "interstice/v1/place.pb.h"
#include "io/cells.hpp"
#include "io/headers.hpp"
#include "io/place_messages.hpp"
#include "io/plain_text.hpp"
#include "io/unicode.hpp"

namespace interstice {
namespace {

namespace pb = google::protobuf;
using pb::internal::WireFormatLite;

constexpr double kBlank = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kEnough = 256;

// The content of a field with a length; nothing if it reaches beyond the bytes.
std::optional<std::string_view> content_of(pb::io::CodedInputStream& in, std::string_view bytes) {
  std::uint32_t length = 0;
  if (!in.ReadVarint32(&length)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(in.CurrentPosition());
  if (length > bytes.size() - begin) return std::nullopt;
  in.Skip(static_cast<int>(length));
  return bytes.substr(begin, length);
}

const std::uint8_t* bytes_of(std::string_view bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

bool is_visible_ascii(char c) { return c > ' ' && c <= '~'; }

constexpr std::string_view kOnce = "Give each column of a row once.";

}  // namespace

RowReader::RowReader(TableKind kind, const std::string& file, PlaceReading& reading)
    : reading_(reading),
      table_(reading.tables[kind]),
      source_(reading.sources[static_cast<std::size_t>(kind)].emplace()),
      interner_(reading.tables.pool) {
  table_.present = true;
  table_.file = fmt::format("{}: {}", file, table_spec(kind).name);
  source_.file = table_.file;
  lists_.resize(table_.columns.size());
  for (std::size_t c = 0; c < table_.columns.size(); ++c) {
    source_.field_of_column.emplace_back(c);
    table_.columns[c].present = table_spec(kind).columns[c].required;
  }
}

void RowReader::read_header(const v1::Table& header) {
  v1::Table unread;  // columns of a newer schema
  const auto columns = table_spec(table_.kind).columns;
  for (const std::string& name : header.columns()) {
    const auto known = std::ranges::find_if(
        columns, [&](const ColumnSpec& c) { return field_name(c.name) == name; });
    if (known != columns.end()) {
      table_.columns[static_cast<std::size_t>(known - columns.begin())].present = true;
    } else {
      unread.add_columns(name);
    }
  }
  for (const std::string& name : header.extras()) (void)extra(name);
  unread.GetReflection()->MutableUnknownFields(&unread)->MergeFrom(
      header.GetReflection()->GetUnknownFields(header));
  table_.unread_header += unread.SerializeAsString();
}

void RowReader::read_row(std::string_view bytes) {
  // A row that cannot be read stays as a blank one, so that those after it keep their numbers.
  table_.lines.push_back(static_cast<std::uint32_t>(table_.num_rows) + 1);
  if (reading_.keep_rejected) source_.messages.push_back(bytes);
  seen_ = 0;
  unread_.clear();
  const bool good = read_fields(bytes);
  put_lists();
  if (good) {
    check_required();
  } else {
    error("E-place-content", "this row is damaged, or its text is not UTF-8",
          "Save the file again with the program that wrote it.");
  }
  if (!unread_.empty()) {
    table_.unread.resize(table_.num_rows, Text::none);
    table_.unread.push_back(reading_.tables.pool.intern(unread_));
  }
  ++table_.num_rows;
  if (texts_.size() >= kEnough) intern_waiting();
}

bool RowReader::read_fields(std::string_view bytes) {
  Input in(bytes_of(bytes), static_cast<int>(bytes.size()));
  const auto columns = table_spec(table_.kind).columns;
  std::size_t begin = 0;
  while (const std::uint32_t tag = in.ReadTag()) {
    const int number = WireFormatLite::GetTagFieldNumber(tag);
    const auto wire = WireFormatLite::GetTagWireType(tag);
    const auto column = static_cast<std::size_t>(number) - 1;
    const bool known = column < columns.size();
    const bool numeric = known && is_number(columns[column].type);
    if (number == 0) return false;  // no field has that number
    bool good = true;
    if (numeric && wire == WireFormatLite::WIRETYPE_FIXED64) {
      good = read_number(in, column);
    } else if (known && !numeric && wire == WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      good = read_text(in, bytes, column);
    } else if (number == kExtrasField && wire == WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      good = read_extra(in, bytes);
    } else if (known || number == kExtrasField) {
      return false;  // what the column says is in bytes that nobody reads as such
    } else {
      good = WireFormatLite::SkipField(&in, tag);
      const auto end = static_cast<std::size_t>(in.CurrentPosition());
      if (good) unread_ += bytes.substr(begin, end - begin);
    }
    if (!good) return false;
    begin = static_cast<std::size_t>(in.CurrentPosition());
  }
  return begin == bytes.size();
}

bool RowReader::read_text(Input& in, std::string_view bytes, std::size_t column) {
  const auto text = content_of(in, bytes);
  if (!text || fault_of(*text) == TextFault::not_utf8) return false;
  const ColumnSpec& spec = table_spec(table_.kind).columns[column];
  TableData::Column& cells = table_.columns[column];
  cells.present = true;
  const std::uint64_t bit = std::uint64_t{1} << column;
  if (spec.type == ColumnType::list) {
    append_part(column, *text);
  } else if ((seen_ & bit) != 0) {
    error("E-twice", fmt::format("the column {} stands twice in this row", in_quotes(spec.name)),
          std::string(kOnce));
  } else if (const std::string_view cell = checked(*text, spec.name); !cell.empty()) {
    put(cells.texts, cell);
    seen_ |= bit;
  }
  return true;
}

bool RowReader::read_number(Input& in, std::size_t column) {
  std::uint64_t bits = 0;
  if (!in.ReadLittleEndian64(&bits)) return false;
  const ColumnSpec& spec = table_spec(table_.kind).columns[column];
  TableData::Column& cells = table_.columns[column];
  cells.present = true;
  double number = WireFormatLite::DecodeDouble(bits);
  if (!std::isfinite(number) || !in_range(spec.type, number)) {
    report_number(std::isfinite(number) ? NumberFault::out_of_range : NumberFault::no_number, spec,
                  spec.name, fmt::format("{}", number), here(), reading_.diagnostics);
    number = kBlank;
  }
  const std::uint64_t bit = std::uint64_t{1} << column;
  if ((seen_ & bit) != 0) {
    error("E-twice", fmt::format("the column {} stands twice in this row", in_quotes(spec.name)),
          std::string(kOnce));
    return true;
  }
  seen_ |= bit;
  cells.numbers.resize(table_.num_rows, kBlank);  // rows before that had nothing here
  cells.numbers.push_back(number);
  return true;
}

// An entry of the map: 1 is the column's name, 2 the cell.
bool RowReader::read_extra(Input& in, std::string_view bytes) {
  const auto entry = content_of(in, bytes);
  if (!entry) return false;
  Input inside(bytes_of(*entry), static_cast<int>(entry->size()));
  std::string_view name;
  std::string_view value;
  while (const std::uint32_t tag = inside.ReadTag()) {
    const int number = WireFormatLite::GetTagFieldNumber(tag);
    if (number == 0) return false;  // no field has that number
    if (number > 2) {
      if (!WireFormatLite::SkipField(&inside, tag)) return false;
      continue;
    }
    if (WireFormatLite::GetTagWireType(tag) != WireFormatLite::WIRETYPE_LENGTH_DELIMITED)
      return false;
    const auto text = content_of(inside, *entry);
    if (!text || fault_of(*text) == TextFault::not_utf8) return false;
    (number == 1 ? name : value) = *text;
  }
  if (static_cast<std::size_t>(inside.CurrentPosition()) != entry->size()) return false;
  std::vector<Text>& cells = extra(name).cells;
  if (cells.size() > table_.num_rows) {
    error("E-twice", fmt::format("the extra column {} stands twice in this row", in_quotes(name)),
          std::string(kOnce));
  } else {
    put(cells, checked(value, name));
  }
  return true;
}

void RowReader::check_required() {
  const auto columns = table_spec(table_.kind).columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const bool is_setting =
        table_.kind == TableKind::place && c == static_cast<std::size_t>(PlaceColumn::value);
    if (!columns[c].required || is_setting || (seen_ & std::uint64_t{1} << c) != 0) continue;
    if (reading_.diagnostics.only_counts("E-missing-value", source_.file)) continue;
    reading_.diagnostics.error("E-missing-value", here(),
                               fmt::format("no value in column {}", in_quotes(columns[c].name)),
                               "Fill it in, or delete the row.");
  }
}

// A cell as a spreadsheet could hold it; blank if nothing of it can be seen.
std::string_view RowReader::checked(std::string_view text, std::string_view column) {
  if (fault_of(text) != TextFault::none) {
    error("E-control-character",
          fmt::format("{} in column {} holds a control character", in_quotes(text),
                      in_quotes(column)),
          "Take it out: texts may hold line ends and tabs, and no other.");
    return {};
  }
  if (text.empty() || is_visible_ascii(text.front()) || !looks_blank(text)) return text;
  reading_.diagnostics.warning(
      "W-blank-text", here(),
      fmt::format("only blanks or invisible characters in column {}", in_quotes(column)),
      "It is read as blank.");
  return {};
}

void RowReader::put(std::vector<Text>& cells, std::string_view text) {
  cells.resize(table_.num_rows + 1, Text::none);  // rows before that had nothing here
  texts_.push_back(text);
  waiting_.push_back({&cells, table_.num_rows});
}

void RowReader::append_part(std::size_t column, std::string_view part) {
  const std::string_view name = table_spec(table_.kind).columns[column].name;
  const bool trimmed = !part.empty() && part.front() != ' ' && part.back() != ' ';
  if (!trimmed || looks_blank(part) || part.find(';') != std::string_view::npos) {
    error("E-list-part",
          fmt::format("{} in column {} cannot stand in a list", in_quotes(part), in_quotes(name)),
          "Parts of a list are not blank, do not begin or end with a blank and hold no ';'.");
    return;
  }
  std::string& list = lists_[column];
  const std::string_view good = checked(part, name);
  if (!list.empty()) list += ';';
  list += good;
}

// Once a row: a list that is interned whenever a part comes to it takes time and memory by the square of its parts.
void RowReader::put_lists() {
  for (std::size_t column = 0; column < lists_.size(); ++column) {
    std::string& list = lists_[column];
    if (list.empty()) continue;
    std::vector<Text>& cells = table_.columns[column].texts;
    cells.resize(table_.num_rows + 1, Text::none);
    cells.back() = reading_.tables.pool.intern(list);
    list.clear();
  }
}

void RowReader::intern_waiting() {
  handles_.resize(texts_.size());
  interner_.intern(texts_, handles_);
  for (std::size_t i = 0; i < handles_.size(); ++i)
    (*waiting_[i].cells)[waiting_[i].row] = handles_[i];
  texts_.clear();
  waiting_.clear();
}

ExtraColumn& RowReader::extra(std::string_view name) {
  const auto known = extra_named_.find(name);
  if (known != extra_named_.end()) return table_.extras[known->second];
  extra_named_.emplace(name, table_.extras.size());
  intern_waiting();  // the columns move
  source_.field_of_extra.push_back(table_.columns.size() + table_.extras.size());
  return table_.extras.emplace_back(ExtraColumn{.name = std::string(name), .cells = {}});
}

// Each table is one that could be a spreadsheet: no extra may be what a spreadsheet's header would be read as.
void RowReader::check_extra_names() {
  const TableSpec& spec = table_spec(table_.kind);
  std::map<std::string, std::string> synonyms;  // folded, as written
  const auto refuse = [&](std::string_view name, const std::string& why) {
    reading_.diagnostics.error("E-extra-name", {source_.file},
                               fmt::format("the extra column {} {}", in_quotes(name), why),
                               "Give it another name, or put its values into the column meant.");
  };
  const auto direction = static_cast<std::size_t>(RelationshipColumn::direction);
  for (const ExtraColumn& extra : table_.extras) {
    if (looks_blank(extra.name)) {
      refuse(extra.name, "has no name that can be seen");
      continue;
    }
    if (fault_of(extra.name) != TextFault::none) {
      refuse(extra.name, "holds a control character");
      continue;
    }
    if (table_.kind == TableKind::relationships && fold(extra.name) == "type" &&
        !table_.columns[direction].present) {
      refuse(extra.name, "could be read as the column \"direction\"");
      continue;
    }
    const auto column = column_of_header(spec, extra.name);
    if (!column) continue;
    const ColumnSpec& meant = spec.columns[*column];
    const bool same_name = fold(meant.name) == fold(extra.name);
    if (same_name || !table_.columns[*column].present) {
      refuse(extra.name, fmt::format("would be read as the column {}", in_quotes(meant.name)));
    } else if (!synonyms.emplace(fold(extra.name), extra.name).second) {
      refuse(extra.name, fmt::format("is named like {}", in_quotes(synonyms[fold(extra.name)])));
    }
  }
}

void RowReader::finish() {
  intern_waiting();
  const auto columns = table_spec(table_.kind).columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    TableData::Column& column = table_.columns[c];
    if (!column.present) continue;
    if (is_number(columns[c].type)) {
      column.numbers.resize(table_.num_rows, kBlank);
    } else {
      column.texts.resize(table_.num_rows, Text::none);
    }
  }
  for (ExtraColumn& extra : table_.extras) extra.cells.resize(table_.num_rows, Text::none);
  if (!table_.unread.empty()) table_.unread.resize(table_.num_rows, Text::none);
  check_extra_names();
}

void RowReader::error(std::string code, std::string found, std::string todo) {
  reading_.diagnostics.error(std::move(code), here(), std::move(found), std::move(todo));
}

SourcePlace RowReader::here() const {
  return {source_.file, static_cast<std::uint32_t>(table_.num_rows) + 1};
}

}  // namespace interstice
