/// @file  Rows on standard output: aligned for people, or CSV for programs; and the manifest that goes with them.
#pragma once

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/findings/findings.hpp"

namespace interstice::cli {

/// A number for programs: every digit; empty for NaN or nothing.
[[nodiscard]] std::string csv_number(double value);
[[nodiscard]] std::string csv_number(const std::optional<double>& value);
/// A number for people: at most four digits after the point, no trailing zeros; "-" for NaN.
[[nodiscard]] std::string table_number(double value);

/// A header line and rows as CSV.
[[nodiscard]] std::string csv_text(const std::vector<std::string>& header,
                                   const std::vector<std::vector<std::string>>& rows);
/// The same, to standard output.
void print_csv(const std::vector<std::string>& header,
               const std::vector<std::vector<std::string>>& rows);
/// What becomes of text that is too long for a table: cut at 60 columns, or wrapped so that the table takes 100.
enum class LongCells : std::uint8_t { cut, wrapped };

/// The same in columns. Cells that look like numbers stand to the right.
void print_table(const std::vector<std::string>& header,
                 const std::vector<std::vector<std::string>>& rows,
                 LongCells long_cells = LongCells::cut);

/// What a result rests on, to `out`: standard error for csv, below the table for people.
void print_manifest(const Manifest& manifest, std::FILE* out);
/// "N bodies not shown; --for team shows them", and the same of links; nothing where nothing is hidden.
void print_hidden(const Findings& findings, std::FILE* out);
/// A sentence wrapped at 100 columns, to `out`.
void print_wrapped(std::string_view text, std::FILE* out, std::string_view indent = "");

}  // namespace interstice::cli
