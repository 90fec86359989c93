/// @file  Folders of CSV, and single edge lists, into a Place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/read_result.hpp"
#include "io/table_reader.hpp"

namespace interstice {

struct ReadOptions {
  Severity missing_date =
      Severity::warning;  ///< of dated rows in a place without a date: error, or
                          ///< warning where the caller may have one (--as-of)
  std::optional<std::size_t> most_of_a_kind =
      kMostOfAKind;            ///< diagnostics of a code and file that are listed; nothing = all
  bool keep_rejected = false;  ///< fill ReadResult::rejected; complete only if all are listed
};

/// Reads a folder of tables, or one file of relationships.
///
/// Definition   In a folder, .csv, .tsv and .txt files whose folded names are those of a table (or
/// a synonym of it:
///              nodes, edges ...) are its tables; other files are left alone. A single file holds
///              relationships: .ncol without a header, any other with one. UTF-8, separated by
///              comma, semicolon or tab.
/// Result       The place, or all faults of all files at once; see docs of ReadResult and the codes
/// in io/README.md. Complexity   Time O(bytes) expected. Errors       io_error: a path that is
/// missing, cannot be read, or is no regular file or folder. Never waits for a pipe.
[[nodiscard]] ReadResult read_place(const std::filesystem::path& path,
                                    const ReadOptions& options = {});

/// The same from memory: named files of one folder. `source` is the place's name where its tables
/// give none.
[[nodiscard]] ReadResult read_tables(const std::vector<NamedBytes>& files, std::string_view source,
                                     const ReadOptions& options = {});

/// The same from memory: one file of relationships.
[[nodiscard]] ReadResult read_edge_list(const NamedBytes& file, std::string_view source,
                                        const ReadOptions& options = {});

}  // namespace interstice
