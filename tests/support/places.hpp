/// @file  Places that tests read: short text, and the networks of tests/data. Not the reader that
/// users have.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/place.hpp"

namespace interstice {

struct CsvTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

/// A file of tests/data.
[[nodiscard]] std::filesystem::path data_file(std::string_view path);
/// A well-formed CSV file whose quoted cells hold no line break.
[[nodiscard]] CsvTable read_csv(const std::filesystem::path& file);

/// Tables from lines of text: "table: header, header" starts a table, every other line is a row of
/// it. Cells are trimmed; there are no quotes.
///
///     stakeholders: id, system
///       a, health
///     relationships: from, to, strength
///       a, b, 2
[[nodiscard]] PlaceTables tables_from_text(std::string_view text);
[[nodiscard]] Place place_from_text(std::string_view text);

/// The networks of tests/data/networks by name, in order.
[[nodiscard]] const std::vector<std::string>& network_names();
/// One of them. `shuffle` hands the rows of every table and the columns over in another order, by
/// seed.
[[nodiscard]] Place load_network(const std::string& name,
                                 std::optional<std::uint64_t> shuffle = {});

}  // namespace interstice
