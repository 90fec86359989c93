/// @file  Collects the diagnostics of one reading: at most so many of a kind, sorted by where they are.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/read_result.hpp"

namespace interstice {

/// Diagnostics while a reader finds them. A kind is one code in one file, or in one column of it.
class DiagnosticList {
 public:
  /// Shows at most so many of a kind (of a column at most kMostOfAColumn), and counts the rest; nothing = shows all.
  explicit DiagnosticList(std::optional<std::size_t> most_of_a_kind = kMostOfAKind)
      : most_(most_of_a_kind) {}

  void add(Diagnostic diagnostic);
  void error(std::string code, SourcePlace where, std::string found, std::string todo);
  void warning(std::string code, SourcePlace where, std::string found, std::string todo);
  void note(std::string code, SourcePlace where, std::string found, std::string todo);

  /// True where another diagnostic of the kind would not be shown; it is then counted, and its
  /// wording can be spared.
  [[nodiscard]] bool only_counts(std::string_view code, std::string_view file,
                                 std::string_view column = {});

  [[nodiscard]] bool has_error() const { return has_error_; }

  /// Moves the diagnostics into `result`, sorted, with "and 180 more" where a kind had more than are shown.
  void move_to(ReadResult& result);

 private:
  struct Kind {
    std::string code;
    std::string file;
    std::string column;
    std::size_t shown = 0;
    std::size_t more = 0;
    Diagnostic first_left_out;
  };
  [[nodiscard]] Kind* find(std::string_view code, std::string_view file, std::string_view column);

  std::optional<std::size_t> most_;
  std::vector<Diagnostic> shown_;
  std::vector<Kind> kinds_;  // few: found by looking through
  bool has_error_ = false;
};

/// The text between quotation marks, fit for one line of a terminal.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// What there is, at most eight of it, and what was probably meant: "There are: "a", "b". Did you mean "a"?"
[[nodiscard]] std::string suggested(std::string_view name, std::span<const std::string> candidates);

/// "1 row", "3 rows".
[[nodiscard]] std::string counted(std::size_t count, std::string_view thing);

}  // namespace interstice
