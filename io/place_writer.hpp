/// @file  A place into a folder of CSV, an edge list, a .place file or JSON.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/place.hpp"

namespace interstice {

enum class PlaceFormat : std::uint8_t { folder, edge_list, place_file, json };

/// What a path asks for: a folder that is there, a path without an ending or one that ends in '/' is a folder; .place, .json;
/// .csv and .tsv are edge lists. Nothing for any other ending.
[[nodiscard]] std::optional<PlaceFormat> place_format(const std::filesystem::path& path);
/// The endings that place_format() knows, in words.
[[nodiscard]] std::string_view place_formats();

/// The tables that are there, the one of stakeholders only where it was one.
[[nodiscard]] std::vector<TableKind> tables_of(const Place& place);

/// Whether any row or table holds what only a newer program can read: a .place file keeps it, the other formats cannot.
[[nodiscard]] bool has_unread(const Place& place);

/// Writes every table, whole or not at all; of an edge list, the relationships alone.
///
/// Errors   io_error of write_file_atomically() and write_folder_atomically(): a folder must be new or empty.
void write_place(const Place& place, const std::filesystem::path& path, PlaceFormat format);

}  // namespace interstice
