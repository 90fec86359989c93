/// @file  What a reader hands back: a place, or everything that is wrong with its files.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// The result of every reader.
///
/// `place` is there if and only if no diagnostic is an error.
struct ReadResult {
  std::optional<Place> place;
  std::vector<Diagnostic> diagnostics;  ///< sorted by file, line, column; at most 20 of a code and
                                        ///< file, then one that counts
  std::size_t omitted_errors = 0;    ///< errors that such a count stands for, less the count itself
  std::size_t omitted_warnings = 0;  ///< the same of warnings
  std::size_t self_ties = 0;         ///< relationships left out: from and to are the same
  std::size_t duplicate_ties = 0;    ///< relationships left out: repeated exactly

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
