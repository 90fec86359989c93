#include "io/row_reader.hpp"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
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
#include "io/unicode.hpp"

namespace interstice {
namespace {

namespace pb = google::protobuf;
using pb::internal::WireFormatLite;

constexpr double kBlank = std::numeric_limits<double>::quiet_NaN();

// The columns of a row's message are numbered as the schema lists them.
std::size_t column_of(const pb::FieldDescriptor& field) {
  return static_cast<std::size_t>(field.number()) - 1;
}

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
  });
}

template <class Cells, class Value>
void put(Cells& cells, std::size_t row, Value value, Value blank) {
  cells.resize(row, blank);  // rows before that had nothing here
  cells.push_back(value);
}

}  // namespace

RowReader::RowReader(TableKind kind, const std::string& file, PlaceReading& reading)
    : reading_(reading),
      table_(reading.tables[kind]),
      source_(reading.sources[static_cast<std::size_t>(kind)].emplace()),
      row_(new_row(kind)),
      reflection_(*row_->GetReflection()) {
  table_.present = true;
  table_.file = fmt::format("{}: {}", file, table_spec(kind).name);
  source_.file = table_.file;
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
  const std::size_t row = table_.num_rows;
  table_.lines.push_back(static_cast<std::uint32_t>(row) + 1);
  // A row that cannot be read stays as an empty one, so that those after it keep their numbers.
  const bool good = row_->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  if (!good) {
    row_->Clear();
    reading_.diagnostics.error("E-place-content", here(),
                               "this row is damaged, or its text is not UTF-8",
                               "Save the file again with the program that wrote it.");
  } else if (stands_twice(bytes)) {
    reading_.diagnostics.error("E-twice", here(), "a column stands twice in this row",
                               "Give each column of a row once.");
  }
  fields_.clear();
  reflection_.ListFields(*row_, &fields_);
  for (const Field* const field : fields_) {
    if (field->number() == kExtrasField) {
      read_extras(*field);
    } else {
      read_column(*field, column_of(*field));
    }
  }
  if (good) check_required();
  const pb::UnknownFieldSet& unread = reflection_.GetUnknownFields(*row_);
  if (!unread.empty()) {
    scratch_.clear();
    unread.SerializeToString(&scratch_);
    put(table_.unread, row, reading_.tables.pool.intern(scratch_), Text::none);
  }
  ++table_.num_rows;
}

void RowReader::read_column(const Field& field, std::size_t column) {
  table_.columns[column].present = true;
  if (field.cpp_type() == Field::CPPTYPE_DOUBLE) {
    read_number(field, column);
    return;
  }
  const std::string_view name = table_spec(table_.kind).columns[column].name;
  const std::string& text = field.is_repeated()
                                ? scratch_ = joined(field, name)
                                : reflection_.GetStringReference(*row_, &field, &scratch_);
  put(table_.columns[column].texts, table_.num_rows, checked(text, name), Text::none);
}

void RowReader::read_number(const Field& field, std::size_t column) {
  const ColumnSpec& spec = table_spec(table_.kind).columns[column];
  double number = reflection_.GetDouble(*row_, &field);
  if (!std::isfinite(number) || !in_range(spec.type, number)) {
    report_number(spec.type, spec.name, fmt::format("{}", number), here(), reading_.diagnostics);
    number = kBlank;
  }
  put(table_.columns[column].numbers, table_.num_rows, number, kBlank);
}

void RowReader::read_extras(const Field& field) {
  std::map<std::string, std::string> extras;  // in one order, as the message has none
  for (int i = 0; i < reflection_.FieldSize(*row_, &field); ++i) {
    const pb::Message& entry = reflection_.GetRepeatedMessage(*row_, &field, i);
    const pb::Reflection& inside = *entry.GetReflection();
    const pb::Descriptor& type = *entry.GetDescriptor();
    extras.emplace(inside.GetString(entry, type.map_key()),
                   inside.GetString(entry, type.map_value()));
  }
  for (const auto& [name, value] : extras)
    put(extra(name).cells, table_.num_rows, checked(value, name), Text::none);
}

void RowReader::check_required() {
  const auto columns = table_spec(table_.kind).columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const bool is_setting =
        table_.kind == TableKind::place && c == static_cast<std::size_t>(PlaceColumn::value);
    const auto& texts = table_.columns[c].texts;
    if (!columns[c].required || is_setting) continue;
    if (texts.size() > table_.num_rows && texts.back() != Text::none) continue;
    if (reading_.diagnostics.only_counts("E-missing-value", source_.file)) continue;
    reading_.diagnostics.error("E-missing-value", here(),
                               fmt::format("no value in column {}", in_quotes(columns[c].name)),
                               "Fill it in, or delete the row.");
  }
}

// A cell as a spreadsheet could hold it; blank if nothing of it can be seen.
Text RowReader::checked(std::string_view text, std::string_view column) {
  if (has_control_character(text)) {
    reading_.diagnostics.error("E-control-character", here(),
                               fmt::format("{} in column {} holds a control character",
                                           in_quotes(text), in_quotes(column)),
                               "Take it out: texts may hold line ends and tabs, and no other.");
    return Text::none;
  }
  if (!text.empty() && looks_blank(text)) {
    reading_.diagnostics.warning(
        "W-blank-text", here(),
        fmt::format("only blanks or invisible characters in column {}", in_quotes(column)),
        "It is read as blank.");
    return Text::none;
  }
  return reading_.tables.pool.intern(text);
}

std::string RowReader::joined(const Field& field, std::string_view column) {
  std::string list;
  for (int i = 0; i < reflection_.FieldSize(*row_, &field); ++i) {
    const std::string part = reflection_.GetRepeatedString(*row_, &field, i);
    const bool trimmed = !part.empty() && part.front() != ' ' && part.back() != ' ';
    if (!trimmed || looks_blank(part) || part.find(';') != std::string::npos) {
      reading_.diagnostics.error(
          "E-list-part", here(),
          fmt::format("{} in column {} cannot stand in a list", in_quotes(part), in_quotes(column)),
          "Parts of a list are not blank, do not begin or end with a blank and hold no ';'.");
      continue;
    }
    if (!list.empty()) list += ';';
    list += part;
  }
  return list;
}

ExtraColumn& RowReader::extra(std::string_view name) {
  const auto known = std::ranges::find(table_.extras, name, &ExtraColumn::name);
  if (known != table_.extras.end()) return *known;
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
    if (has_control_character(extra.name)) {
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

// A parser takes the last of a field that stands twice, and says nothing.
bool RowReader::stands_twice(std::string_view bytes) {
  pb::io::CodedInputStream in(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                              static_cast<int>(bytes.size()));
  std::uint64_t seen = 0;
  const pb::Descriptor& type = *row_->GetDescriptor();
  while (const std::uint32_t tag = in.ReadTag()) {
    const int number = WireFormatLite::GetTagFieldNumber(tag);
    if (number < 64 && static_cast<std::size_t>(number) <= table_.columns.size()) {
      const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(number);
      if ((seen & bit) != 0 && !type.FindFieldByNumber(number)->is_repeated()) return true;
      seen |= bit;
    }
    if (!WireFormatLite::SkipField(&in, tag)) break;
  }
  return false;
}

SourcePlace RowReader::here() const {
  return {source_.file, static_cast<std::uint32_t>(table_.num_rows) + 1};
}

}  // namespace interstice
