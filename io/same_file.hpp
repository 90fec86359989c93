/// @file  Which names lead to one file, and which outputs would be taken for a table of the place that is read.
#pragma once

#include <filesystem>
#include <optional>

#include "graph/model/schema.hpp"

namespace interstice {

/// What writing to `path` would make or replace: absolute, with links followed to their end, be it there or not.
[[nodiscard]] std::filesystem::path final_path(const std::filesystem::path& path);

/// Whether two paths lead to one file or folder: by device and inode, or, while nothing is there yet, by where it would be.
[[nodiscard]] bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// Whether an output is the place itself, or a file of its folder that could be a table (is_table_file()), whatever links
/// lead to either.
[[nodiscard]] bool is_data_of(const std::filesystem::path& place,
                              const std::filesystem::path& output);

/// The table that an output would be read as together with the data, by its name.
///
/// Definition   It would stand in the place's folder; or beside an edge list that is itself called as a table, where the
///              folder holds another: that folder is a place too.
[[nodiscard]] std::optional<TableKind> table_beside(const std::filesystem::path& place,
                                                    const std::filesystem::path& output);

}  // namespace interstice
