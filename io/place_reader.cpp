#include "io/place_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>

#include "io/file_bytes.hpp"
#include "io/place_checks.hpp"
#include "io/place_file.hpp"
#include "io/place_json.hpp"
#include "io/table_files.hpp"

namespace interstice {
namespace {

constexpr std::size_t kLongestPath = 4096;

std::string shown(const std::filesystem::path& path) {
  return printable(path.native(), kLongestPath);
}

void read(PlaceReading& reading, const NamedBytes& file, TableKind kind) {
  reading.sources[static_cast<std::size_t>(kind)] =
      read_table(file, kind, reading.tables, reading.diagnostics);
}

ReadResult read_folder_files(const std::vector<NamedBytes>& files, std::string_view folder,
                             std::string_view source, const ReadOptions& options) {
  PlaceReading reading(source, options);
  TableFiles tables(reading.diagnostics);
  for (const NamedBytes& file : files) tables.offer(file);
  for (const TableSpec& spec : table_specs()) {
    if (const NamedBytes* file = tables.chosen(spec.kind)) read(reading, *file, spec.kind);
  }
  tables.require_relationships(folder);
  return finish_reading(std::move(reading), options);
}

ReadResult read_folder(const std::filesystem::path& folder, std::string_view source,
                       const ReadOptions& options) {
  std::vector<std::filesystem::path> paths;
  std::error_code failure;
  std::filesystem::directory_iterator at(folder, failure);
  for (const std::filesystem::directory_iterator end; !failure && at != end;
       at.increment(failure)) {
    // A table that is a folder, or a link to nothing, is reported when it is read.
    std::error_code dangling;
    if (is_table_file(at->path()) && (table_of(at->path()) || !at->is_directory(dangling)))
      paths.push_back(at->path());
  }
  if (failure) {
    throw Error(
        ErrorCode::io_error,
        fmt::format("{}: the folder cannot be read: {}. Ask its owner for the right to read it.",
                    shown(folder), failure.message()));
  }
  std::ranges::sort(paths);
  std::vector<FileBytes> contents;
  std::vector<NamedBytes> files;
  contents.reserve(paths.size());
  for (const std::filesystem::path& path : paths) {
    // A file that is no table is only named, never read: it may be anything.
    if (table_of(path)) contents.push_back(read_file(path));
    files.push_back({shown(path), table_of(path) ? contents.back().view() : std::string_view{}});
  }
  return read_folder_files(files, shown(folder), source, options);
}

// The name that a path ends in; of "." and "..", the folder's own.
std::filesystem::path last_part(const std::filesystem::path& path) {
  std::filesystem::path named = path.lexically_normal();
  if (!named.has_filename()) named = named.parent_path();
  if (named.filename() != "." && named.filename() != "..") return named.filename();
  std::error_code failure;
  return std::filesystem::canonical(path, failure).filename();
}

}  // namespace

ReadResult read_place(const std::filesystem::path& path, const ReadOptions& options) {
  const std::string source = shown(last_part(path));
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure)) return read_folder(path, source, options);
  const FileBytes bytes = read_file(path);
  const NamedBytes file{shown(path), bytes.view()};
  const std::string ending = fold(path.extension().native());
  const std::string stem = shown(last_part(path).stem());
  if (ending == "place" || is_place_file(file.bytes)) return read_place_file(file, stem, options);
  if (ending == "json") return read_place_json(file, stem, options);
  return read_edge_list(file, source, options);
}

ReadResult read_tables(const std::vector<NamedBytes>& files, std::string_view source,
                       const ReadOptions& options) {
  return read_folder_files(files, source, source, options);
}

ReadResult read_edge_list(const NamedBytes& file, std::string_view source,
                          const ReadOptions& options) {
  PlaceReading reading(source, options);
  if (fold(std::filesystem::path(file.name).extension().native()) == "ncol") {
    reading.sources[static_cast<std::size_t>(TableKind::relationships)] =
        read_ncol(file, reading.tables, reading.diagnostics);
  } else {
    read(reading, file, TableKind::relationships);
  }
  return finish_reading(std::move(reading), options);
}

}  // namespace interstice
