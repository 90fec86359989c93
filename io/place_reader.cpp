#include "io/place_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

#include "graph/model/nearest.hpp"
#include "io/cells.hpp"
#include "io/file_bytes.hpp"
#include "io/headers.hpp"
#include "io/id_checks.hpp"
#include "io/references.hpp"
#include "io/settings.hpp"
#include "io/ties.hpp"

namespace interstice {
namespace {

constexpr std::size_t kLongestPath = 4096;

std::string shown(const std::filesystem::path& path) {
  return printable(path.native(), kLongestPath);
}

bool has_extension(const std::filesystem::path& path,
                   std::initializer_list<std::string_view> extensions) {
  const std::string extension = fold(path.extension().native());
  return std::ranges::find(extensions, extension) != extensions.end();
}

bool is_table_file(const std::filesystem::path& path) {
  const std::string name = path.filename().native();
  return !name.empty() && name.front() != '.' && name.front() != '~' &&
         has_extension(path, {"csv", "tsv", "txt"});
}

std::optional<TableKind> table_of(const std::filesystem::path& path) {
  const std::string stem = fold(path.stem().native());
  for (const TableSpec& spec : table_specs()) {
    if (fold(spec.name) == stem || in_words(stem, spec.synonyms)) return spec.kind;
  }
  return std::nullopt;
}

// The table that a file was probably meant to be; empty if none.
std::string_view similar_table(const std::filesystem::path& path) {
  std::vector<std::string> names;
  for (const TableSpec& spec : table_specs()) {
    names.emplace_back(spec.name);
    for (const std::string_view synonym : words(spec.synonyms)) names.emplace_back(synonym);
  }
  const auto kind = table_of(nearest(path.stem().native(), names));
  return kind ? table_spec(*kind).name : std::string_view{};
}

// One reading: what has been read so far, and what was wrong with it.
class Reading {
 public:
  explicit Reading(std::string_view source) { tables_.source = source; }

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
    check_near_same_ids(tables_, sources_, diagnostics_);
    check_dates(tables_, sources_, diagnostics_);
    if (const auto& relationships = source_of(TableKind::relationships)) {
      check_any_row(*relationships);
      const TiesLeftOut left_out = settle_ties(tables_, *relationships, diagnostics_);
      result.self_ties = left_out.self_ties;
      result.duplicate_ties = left_out.duplicates;
    }
    if (!diagnostics_.has_error()) result.place.emplace(std::move(tables_));
    diagnostics_.move_to(result);
    return result;
  }

 private:
  [[nodiscard]] const std::optional<SourceTable>& source_of(TableKind kind) const {
    return sources_[static_cast<std::size_t>(kind)];
  }

  void check_any_row(const SourceTable& relationships) {
    const bool others =
        tables_[TableKind::stakeholders].present || tables_[TableKind::memberships].num_rows > 0;
    // Rows that could not be read are errors of their own.
    if (tables_[TableKind::relationships].num_rows > 0 || others || diagnostics_.has_error())
      return;
    diagnostics_.error(
        "E-no-rows", {relationships.file}, "there are column names, but no row below them",
        "Add a row for each link, or a table of stakeholders if no link is known yet.");
  }

  PlaceTables tables_;
  Sources sources_;
  DiagnosticList diagnostics_;
};

// Which file is which table; two for one table is an error.
class FileChoice {
 public:
  explicit FileChoice(DiagnosticList& diagnostics) : diagnostics_(diagnostics) {}

  void offer(const NamedBytes& file) {
    const std::filesystem::path path = file.name;
    if (!is_table_file(path)) return;
    const std::optional<TableKind> kind = table_of(path);
    if (!kind) {
      ignore(path);
      return;
    }
    const NamedBytes*& taken = chosen_[static_cast<std::size_t>(*kind)];
    if (taken != nullptr) {
      diagnostics_.error(
          "E-two-tables", {file.name},
          fmt::format("{} and {} are both the table \"{}\"", in_quotes(path.filename().native()),
                      in_quotes(std::filesystem::path(taken->name).filename().native()),
                      table_spec(*kind).name),
          "Move or rename one of the two files.");
      return;
    }
    taken = &file;
  }

  [[nodiscard]] const NamedBytes* chosen(TableKind kind) const {
    return chosen_[static_cast<std::size_t>(kind)];
  }

  void require_relationships(std::string_view folder) {
    if (chosen(TableKind::relationships) != nullptr || chosen(TableKind::memberships) != nullptr)
      return;
    std::vector<std::string> found = ignored_;
    for (const NamedBytes* file : chosen_) {
      if (file != nullptr)
        found.push_back(in_quotes(std::filesystem::path(file->name).filename().native()));
    }
    std::ranges::sort(found);
    diagnostics_.error(
        "E-no-relationships", {std::string(folder)},
        found.empty()
            ? "there is no table in this folder (a .csv, .tsv or .txt file)"
            : fmt::format("there is no table of relationships among {}", fmt::join(found, ", ")),
        "Add the links as relationships.csv (or edges.csv, connections.csv, links.csv, ties.csv), "
        "with the columns from,to.");
  }

 private:
  void ignore(const std::filesystem::path& path) {
    ignored_.push_back(in_quotes(path.filename().native()));
    if (!has_extension(path, {"csv"})) return;
    const std::string_view similar = similar_table(path);
    diagnostics_.note("N-ignored-file", {path.native()},
                      fmt::format("{} is not the name of a table and was not read",
                                  in_quotes(path.filename().native())),
                      similar.empty()
                          ? "Nothing to do, unless it was meant to be read."
                          : fmt::format("Did you mean {}.csv? Else nothing to do.", similar));
  }

  DiagnosticList& diagnostics_;
  std::array<const NamedBytes*, kTables> chosen_{};
  std::vector<std::string> ignored_;
};

ReadResult read_folder_files(const std::vector<NamedBytes>& files, std::string_view folder,
                             std::string_view source) {
  Reading reading(source);
  FileChoice choice(reading.diagnostics());
  for (const NamedBytes& file : files) choice.offer(file);
  for (const TableSpec& spec : table_specs()) {
    if (const NamedBytes* file = choice.chosen(spec.kind)) reading.read(*file, spec.kind);
  }
  choice.require_relationships(folder);
  return reading.finish();
}

ReadResult read_folder(const std::filesystem::path& folder, std::string_view source) {
  std::vector<std::filesystem::path> paths;
  std::error_code failure;
  std::filesystem::directory_iterator at(folder, failure);
  for (const std::filesystem::directory_iterator end; !failure && at != end;
       at.increment(failure)) {
    std::error_code dangling;  // a link to nothing: reported when it is read
    if (is_table_file(at->path()) && !at->is_directory(dangling)) paths.push_back(at->path());
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
  return read_folder_files(files, shown(folder), source);
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

ReadResult read_place(const std::filesystem::path& path) {
  const std::string source = shown(last_part(path));
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure)) return read_folder(path, source);
  const FileBytes bytes = read_file(path);
  return read_edge_list({shown(path), bytes.view()}, source);
}

ReadResult read_tables(const std::vector<NamedBytes>& files, std::string_view source) {
  return read_folder_files(files, source, source);
}

ReadResult read_edge_list(const NamedBytes& file, std::string_view source) {
  Reading reading(source);
  if (has_extension(file.name, {"ncol"})) {
    reading.read_headerless(file);
  } else {
    reading.read(file, TableKind::relationships);
  }
  return reading.finish();
}

}  // namespace interstice
