/// @file  Graphviz in a child process, with limits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/execution.hpp"

namespace interstice::map {

/// What one run of a child process may use. Beyond it the child is ended and the call throws.
struct ProcessLimits {
  std::uint64_t memory = 1ULL << 30;  ///< bytes of address space
  std::uint64_t processor_seconds = 30;
  std::uint64_t wall_seconds = 300;     ///< only ends a hung child; never decides what is drawn
  std::uint64_t output = 256ULL << 20;  ///< bytes
};

/// Limits by the number of shapes and lines in a picture, never by the clock.
[[nodiscard]] ProcessLimits limits_for(std::size_t shapes, std::size_t lines);

struct ProcessResult {
  std::string output;
  std::string errors;  ///< standard error, at most 64 KiB of it
};

/// Runs an absolute program with `input` on its standard input and returns what it wrote.
///
/// Definition   posix_spawn; nothing inherited but the three standard streams; the environment is PATH, HOME,
///              LC_ALL=C and SOURCE_DATE_EPOCH (0 unless set). No shell, no file.
/// Errors       resource_exhausted: past a limit. io_error: could not start, ended by a signal, or
///              with a status other than 0, with the first line of its standard error.
///              cancelled: execution.stop was requested; the child is ended and reaped first.
[[nodiscard]] ProcessResult run_process(const std::string& program,
                                        const std::vector<std::string>& arguments,
                                        std::string_view input, const ProcessLimits& limits,
                                        const Execution& execution);

/// The program's absolute path from PATH (relative entries are passed over); empty = not there.
[[nodiscard]] std::string find_program(std::string_view name);

/// Draws DOT whose places are all fixed (`neato -n2`) as "svg", "png" or "pdf".
///
/// Errors       As run_process(); unsupported: neato is not on PATH; io_error: Graphviz warned.
///              What the font library says about its own cache is passed over.
[[nodiscard]] std::string render(std::string_view dot, std::string_view format,
                                 const ProcessLimits& limits, const Execution& execution);

}  // namespace interstice::map
