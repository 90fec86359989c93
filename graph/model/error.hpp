/// @file  The one exception type, and the diagnostics that a file's faults become.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace interstice {

enum class ErrorCode : std::uint8_t {
  invalid_argument,    ///< a caller's fault: an option or a network that the function does not take
  parse_error,         ///< a file's text is not what its format says
  not_found,           ///< a name that is not there
  io_error,            ///< the operating system refused
  unsupported,         ///< understood, but beyond what this version does
  resource_exhausted,  ///< memory, time or size limit
  cancelled,           ///< execution.stop was requested
};

/// Where in a file: line and column count from 1; 0 = the whole file, or the whole line.
struct SourcePlace {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;  ///< in characters of the line, from 1
};

/// "file:line:column", leaving out what is 0.
[[nodiscard]] std::string to_string(const SourcePlace& place);

/// A caller's fault in one call, or a failure of the world. Files' faults are Diagnostics instead.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::optional<SourcePlace> where = {});
  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const std::optional<SourcePlace>& where() const { return where_; }

 private:
  ErrorCode code_;
  std::optional<SourcePlace> where_;
};

enum class Severity : std::uint8_t { error, warning, note };

/// One fault of a file, or one thing that the reader did and the user should know.
struct Diagnostic {
  std::string code;  ///< stable and searchable: "E-unknown-id", "W-duplicate-tie"
  Severity severity = Severity::error;
  SourcePlace where;
  std::string found;  ///< what was found, control bytes escaped
  std::string todo;   ///< what to do about it
  /// The column whose faults of this code are one to a reader: few of them are shown; empty = by code and file alone.
  std::string column = {};
};

/// Text fit for one line of a terminal: control bytes and invalid UTF-8 as \xNN, cut at `limit` bytes with "...".
[[nodiscard]] std::string printable(std::string_view text, std::size_t limit = 120);

}  // namespace interstice
