/// @file  What a reader hands back: a place, or everything that is wrong with its files.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// How many diagnostics of one code and file a person is shown before the rest is only counted.
inline constexpr std::size_t kMostOfAKind = 20;
/// The same where they are of one column and mended by one change of it.
inline constexpr std::size_t kMostOfAColumn = 3;

/// A row with an error, or one that was left out, with its cells as they are written.
struct RejectedRow {
  struct NamedCell {
    std::string header;  ///< of its column
    std::string text;
  };
  std::string file;
  std::uint32_t line = 0;          ///< that it begins on; 0 = the file as a whole
  std::vector<Diagnostic> faults;  ///< by line and column; at least one
  std::vector<NamedCell> cells;    ///< empty where no row could be read there
};

/// The result of every reader.
///
/// `place` is there if and only if no diagnostic is an error.
struct ReadResult {
  std::optional<Place> place;
  std::vector<Diagnostic> diagnostics;  ///< sorted by file, line, column; at most
                                        ///< ReadOptions::most_of_a_kind of a code and file, then
                                        ///< one that counts
  std::size_t omitted_errors = 0;    ///< errors that such a count stands for, less the count itself
  std::size_t omitted_warnings = 0;  ///< the same of warnings
  std::size_t self_ties = 0;         ///< relationships left out: from and to are the same
  std::size_t duplicate_ties = 0;    ///< relationships left out: repeated exactly
  std::vector<RejectedRow> rejected;  ///< where ReadOptions::keep_rejected asked for them

  [[nodiscard]] std::size_t num_errors() const { return omitted_errors + num(Severity::error); }
  [[nodiscard]] std::size_t num_warnings() const {
    return omitted_warnings + num(Severity::warning);
  }

 private:
  [[nodiscard]] std::size_t num(Severity severity) const {
    return static_cast<std::size_t>(
        std::ranges::count(diagnostics, severity, &Diagnostic::severity));
  }
};

}  // namespace interstice
