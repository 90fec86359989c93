#include "io/place_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>

#include "io/cells.hpp"
#include "io/circles.hpp"
#include "io/date_checks.hpp"
#include "io/file_bytes.hpp"
#include "io/id_checks.hpp"
#include "io/layers_table.hpp"
#include "io/near_names.hpp"
#include "io/near_values.hpp"
#include "io/references.hpp"
#include "io/rejected_rows.hpp"
#include "io/responses.hpp"
#include "io/settings.hpp"
#include "io/table_files.hpp"
#include "io/ties.hpp"

namespace interstice {
namespace {

constexpr std::size_t kLongestPath = 4096;

std::string shown(const std::filesystem::path& path) {
  return printable(path.native(), kLongestPath);
}

// One reading: what has been read so far, and what was wrong with it.
class Reading {
 public:
  Reading(std::string_view source, const ReadOptions& options)
      : options_(options), diagnostics_(options.most_of_a_kind) {
    tables_.source = source;
  }

  void read(const NamedBytes& file, TableKind kind) {
    sources_[static_cast<std::size_t>(kind)] = read_table(file, kind, tables_, diagnostics_);
  }
  void read_headerless(const NamedBytes& file) {
    sources_[static_cast<std::size_t>(TableKind::relationships)] =
        read_ncol(file, tables_, diagnostics_);
  }
  DiagnosticList& diagnostics() { return diagnostics_; }

  ReadResult finish() {
    ReadResult result;
    for (const TableSpec& spec : table_specs()) {
      if (const auto& source = source_of(spec.kind))
        check_cells(tables_, tables_[spec.kind], *source, diagnostics_);
    }
    if (const auto& settings = source_of(TableKind::place))
      check_settings(tables_, *settings, diagnostics_);
    check_duplicate_ids(tables_, sources_, diagnostics_);
    check_references(tables_, sources_, diagnostics_);
    check_layers_table(tables_, sources_, diagnostics_);
    check_responses(tables_, sources_, diagnostics_);
    check_circles(tables_, sources_, diagnostics_);
    check_near_same_ids(tables_, sources_, diagnostics_);
    check_near_same_names(tables_, sources_, diagnostics_);
    check_near_same_values(tables_, sources_, diagnostics_);
    check_date_order(tables_, sources_, diagnostics_);
    check_place_date(tables_, sources_, options_.missing_date, diagnostics_);
    if (const auto& relationships = source_of(TableKind::relationships)) {
      const TiesLeftOut left_out = settle_ties(tables_, *relationships, diagnostics_);
      check_any_row(*relationships, left_out);
      result.self_ties = left_out.self_ties;
      result.duplicate_ties = left_out.duplicates;
    }
    if (!diagnostics_.has_error()) result.place.emplace(std::move(tables_));
    diagnostics_.move_to(result);
    if (options_.keep_rejected) result.rejected = rejected_rows(sources_, result.diagnostics);
    return result;
  }

 private:
  [[nodiscard]] const std::optional<SourceTable>& source_of(TableKind kind) const {
    return sources_[static_cast<std::size_t>(kind)];
  }

  void check_any_row(const SourceTable& relationships, const TiesLeftOut& left_out) {
    const bool others =
        tables_[TableKind::stakeholders].present || tables_[TableKind::memberships].num_rows > 0;
    // Rows that could not be read are errors of their own.
    if (tables_[TableKind::relationships].num_rows > 0 || others || diagnostics_.has_error())
      return;
    diagnostics_.error(
        "E-no-rows", {relationships.file},
        left_out.self_ties > 0 ? "no row is left: each links a body with itself"
                               : "there are column names, but no row below them",
        "Add a row for each link, or a table of stakeholders if no link is known yet.");
  }

  ReadOptions options_;
  PlaceTables tables_;
  Sources sources_;
  DiagnosticList diagnostics_;
};

ReadResult read_folder_files(const std::vector<NamedBytes>& files, std::string_view folder,
                             std::string_view source, const ReadOptions& options) {
  Reading reading(source, options);
  TableFiles tables(reading.diagnostics());
  for (const NamedBytes& file : files) tables.offer(file);
  for (const TableSpec& spec : table_specs()) {
    if (const NamedBytes* file = tables.chosen(spec.kind)) reading.read(*file, spec.kind);
  }
  tables.require_relationships(folder);
  return reading.finish();
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
  return read_edge_list({shown(path), bytes.view()}, source, options);
}

ReadResult read_tables(const std::vector<NamedBytes>& files, std::string_view source,
                       const ReadOptions& options) {
  return read_folder_files(files, source, source, options);
}

ReadResult read_edge_list(const NamedBytes& file, std::string_view source,
                          const ReadOptions& options) {
  Reading reading(source, options);
  if (fold(std::filesystem::path(file.name).extension().native()) == "ncol") {
    reading.read_headerless(file);
  } else {
    reading.read(file, TableKind::relationships);
  }
  return reading.finish();
}

}  // namespace interstice
