#include "io/same_file.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

#include "io/table_files.hpp"

namespace interstice {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as the kernel follows

// The same path, whole; a relative one where the working folder cannot be told.
fs::path whole(const fs::path& path) {
  std::error_code failure;
  fs::path absolute = fs::absolute(path, failure);
  if (failure) absolute = path;
  return absolute.has_filename() ? absolute : absolute.parent_path();  // "out/" is out
}

bool is_table(const fs::path& path) { return is_table_file(path) && table_of(path).has_value(); }

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failure;
  fs::directory_iterator at(folder, failure);
  for (const fs::directory_iterator end; !failure && at != end; at.increment(failure))
    files.push_back(at->path());
  return files;
}

// The folder whose tables are read with the place, or would be if somebody read it; empty if there is none.
fs::path folder_of(const fs::path& place) {
  std::error_code failure;
  if (fs::is_directory(place, failure)) return place;
  if (!is_table(place)) return {};
  const fs::path folder = whole(place).parent_path();
  const std::vector<fs::path> files = files_in(folder);
  const bool holds_another = std::ranges::any_of(
      files, [&](const fs::path& file) { return is_table(file) && !is_same_file(file, place); });
  return holds_another ? folder : fs::path{};
}

}  // namespace

fs::path final_path(const fs::path& path) {
  fs::path at = whole(path);
  std::error_code failure;
  for (int links = 0; links < kMostLinks; ++links) {
    const fs::path target = fs::read_symlink(at, failure);
    if (failure) break;  // not a link
    at = whole(at.parent_path() / target);
  }
  const fs::path canonical = fs::weakly_canonical(at, failure);
  return failure ? at.lexically_normal() : canonical;
}

bool is_same_file(const fs::path& a, const fs::path& b) {
  std::error_code nothing_there;
  return fs::equivalent(a, b, nothing_there) || final_path(a) == final_path(b);
}

bool is_data_of(const fs::path& place, const fs::path& output) {
  if (is_same_file(place, output)) return true;
  std::error_code failure;
  if (!fs::is_directory(place, failure)) return false;
  return std::ranges::any_of(files_in(place), [&](const fs::path& file) {
    return is_table_file(file) && is_same_file(file, output);
  });
}

std::optional<TableKind> table_beside(const fs::path& place, const fs::path& output) {
  const fs::path folder = folder_of(place);
  if (folder.empty()) return std::nullopt;
  // A link keeps its own name in the folder; what it leads to has another, perhaps there too.
  for (const fs::path& name : {whole(output), final_path(output)}) {
    if (is_table(name) && is_same_file(name.parent_path(), folder)) return table_of(name);
  }
  return std::nullopt;
}

}  // namespace interstice
