/// @file  Which files of a folder are which tables.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/diagnostic_list.hpp"
#include "io/table_reader.hpp"

namespace interstice {

/// Whether a file could be a table: .csv, .tsv or .txt, not hidden, no editor's lock.
[[nodiscard]] bool is_table_file(const std::filesystem::path& path);

/// The table that a file is by its name: the name of a table or a synonym of it, folded.
[[nodiscard]] std::optional<TableKind> table_of(const std::filesystem::path& path);

/// Takes the files of a folder one by one, and keeps which is which table. What it is offered must outlive it.
///
/// Errors   E-two-tables: two files for one table. W-ignored-file: a .csv whose name is nearly that of a table;
///          N-ignored-file: any other.
class TableFiles {
 public:
  explicit TableFiles(DiagnosticList& diagnostics) : diagnostics_(diagnostics) {}

  void offer(const NamedBytes& file);
  /// The file of a table; nothing if there is none.
  [[nodiscard]] const NamedBytes* chosen(TableKind kind) const {
    return chosen_[static_cast<std::size_t>(kind)];
  }
  /// Adds E-no-relationships where no file is the table of relationships or memberships.
  void require_relationships(std::string_view folder);

 private:
  void ignore(const std::filesystem::path& path);

  DiagnosticList& diagnostics_;
  std::array<const NamedBytes*, kTables> chosen_{};
  std::vector<std::string> ignored_;
};

}  // namespace interstice
