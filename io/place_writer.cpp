#include "io/place_writer.hpp"

#include <algorithm>
#include <string>

#include "io/atomic_file.hpp"
#include "io/csv_writer.hpp"
#include "io/place_file.hpp"
#include "io/place_json.hpp"

namespace interstice {
namespace {

void write_folder(const Place& place, const std::filesystem::path& path) {
  std::vector<std::string> contents;
  const std::vector<TableKind> kinds = tables_of(place);
  for (const TableKind kind : kinds) contents.push_back(to_csv(place, kind));
  std::vector<FileToWrite> files;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    files.push_back({std::string(table_spec(kinds[i]).name) + ".csv", contents[i]});
  write_folder_atomically(path, files);
}

std::string ending_of(const std::filesystem::path& path) { return fold(path.extension().native()); }

}  // namespace

std::optional<PlaceFormat> place_format(const std::filesystem::path& path) {
  std::error_code failure;
  if (!path.has_filename() || std::filesystem::is_directory(path, failure))
    return PlaceFormat::folder;
  const std::string ending = ending_of(path);
  if (ending.empty()) return PlaceFormat::folder;
  if (ending == "place") return PlaceFormat::place_file;
  if (ending == "json") return PlaceFormat::json;
  if (ending == "csv" || ending == "tsv") return PlaceFormat::edge_list;
  return std::nullopt;
}

std::string_view place_formats() {
  return ".place, .json, .csv or .tsv (the links alone), or no ending for a folder of CSV";
}

std::vector<TableKind> tables_of(const Place& place) {
  std::vector<TableKind> kinds;
  for (const TableSpec& spec : table_specs()) {
    const bool implied = spec.kind == TableKind::stakeholders && place.stakeholders_implied();
    if (place.table(spec.kind).present && !implied) kinds.push_back(spec.kind);
  }
  return kinds;
}

bool has_unread(const Place& place) {
  const auto& tables = place.tables().tables;
  return !place.tables().unread.empty() || std::ranges::any_of(tables, [](const TableData& table) {
    return !table.unread.empty() || !table.unread_header.empty();
  });
}

void write_place(const Place& place, const std::filesystem::path& path, PlaceFormat format) {
  switch (format) {
    case PlaceFormat::folder:
      write_folder(place, path);
      return;
    case PlaceFormat::edge_list:
      write_file_atomically(path,
                            to_csv(place, TableKind::relationships,
                                   ending_of(path) == "tsv" ? Separator::tab : Separator::comma));
      return;
    case PlaceFormat::place_file:
      write_file_atomically(path, to_place_file(place));
      return;
    case PlaceFormat::json:
      write_file_atomically(path, to_json(place));
      return;
  }
}

}  // namespace interstice
