#include "io/table_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "graph/model/nearest.hpp"
#include "io/headers.hpp"
#include "io/misspelling.hpp"

namespace interstice {
namespace {

bool has_extension(const std::filesystem::path& path,
                   std::initializer_list<std::string_view> extensions) {
  const std::string extension = fold(path.extension().native());
  return std::ranges::find(extensions, extension) != extensions.end();
}

// The names of tables, and what else they are called.
std::vector<std::string> table_names() {
  std::vector<std::string> names;
  for (const TableSpec& spec : table_specs()) {
    names.emplace_back(spec.name);
    for (const std::string_view synonym : words(spec.synonyms)) names.emplace_back(synonym);
  }
  return names;
}

}  // namespace

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

void TableFiles::offer(const NamedBytes& file) {
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

void TableFiles::require_relationships(std::string_view folder) {
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

void TableFiles::ignore(const std::filesystem::path& path) {
  ignored_.push_back(in_quotes(path.filename().native()));
  if (!has_extension(path, {"csv"})) return;
  const std::string found = fmt::format("{} is not the name of a table and was not read",
                                        in_quotes(path.filename().native()));
  const std::string stem = path.stem().native();
  const std::string similar = nearest(stem, table_names());
  if (is_misspelling(name_words(stem), name_words(similar))) {
    diagnostics_.warning("W-ignored-file", {path.native()}, found,
                         fmt::format("Did you mean {}.csv?", similar));
  } else {
    diagnostics_.note(
        "N-ignored-file", {path.native()}, found,
        similar.empty() ? "Nothing to do, unless it was meant to be read."
                        : fmt::format("Nothing to do, unless it was meant to be {}.csv.", similar));
  }
}

}  // namespace interstice
