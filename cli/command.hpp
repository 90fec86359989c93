/// @file  What every subcommand shares: its options, how a place is loaded, how results are printed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/findings/analyse.hpp"
#include "graph/findings/findings.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"
#include "io/read_options.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace interstice::cli {

// Exit codes (docs/commands.md).
inline constexpr int kDone = 0;
inline constexpr int kOther = 1;
inline constexpr int kUsage = 2;
inline constexpr int kBadInput = 3;
inline constexpr int kInputOutput = 4;
inline constexpr int kInterrupted = 130;

enum class Format : std::uint8_t { table, csv, json };

/// Options of every command that reads a place.
struct ReadingOptions {
  std::string place;
  std::vector<std::string> layers;
  std::optional<Unit> unit;
  std::string systems;
  std::string as_of;
  double min_confidence = 0.0;
  std::uint32_t threads = 0;
  std::uint32_t seed = 1;
};
struct WholeNumbers {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};
/// An option that takes a whole number in decimal digits; CLI11 alone would take 010 for eight.
CLI::Option& add_whole_number(CLI::App& command, const std::string& name, std::uint32_t& target,
                              WholeNumbers allowed, const std::string& what);
void add_reading_options(CLI::App& command, ReadingOptions& options);
void add_view_option(CLI::App& command, std::optional<View>& view);
void add_format_option(CLI::App& command, Format& format);
void add_audience_option(CLI::App& command, Audience& audience);
/// The same where no audience means that everything is copied.
void add_copy_audience_option(CLI::App& command, std::optional<Audience>& audience);

/// --as-of and the rest as the model takes them. Errors: invalid_argument, for a date that is none.
[[nodiscard]] ProjectionOptions projection_options(const ReadingOptions& options);
[[nodiscard]] Execution execution_of(const ReadingOptions& options);
/// The options that were given to `command`, for the manifest; those that change no result are left out.
[[nodiscard]] std::vector<ManifestOption> given_options(const CLI::App& command);

/// Reads a place; on faults prints them all to standard error and throws Stop{kBadInput}.
[[nodiscard]] Place load_place(const std::string& path, const ReadOptions& options = {});

/// What a place says, as `command` was asked to read it.
[[nodiscard]] Findings findings_of(const Place& place, const ReadingOptions& reading,
                                   Audience audience, const std::string& command,
                                   std::vector<ManifestOption> given, const Execution& execution);

/// Refuses an output that is the place itself, one of the files it was read from, or that would be read as one of its tables.
/// `instead` is the end of a name to suggest that the command would take. Errors: invalid_argument.
void refuse_overwriting_input(const std::string& place, const std::string& output,
                              std::string_view instead);
/// ".svg" of "a/b.svg".
[[nodiscard]] std::string ending_of(const std::string& path);

/// Ends a command with an exit code, everything having been said.
struct Stop {
  int code;
};

// One function a subcommand adds it to the app and has its work done when it was chosen.
void add_check(CLI::App& app);
void add_convert(CLI::App& app);
void add_explain(CLI::App& app);
void add_measure(CLI::App& app);
void add_gaps(CLI::App& app);
void add_influence(CLI::App& app);
void add_introduce(CLI::App& app);
void add_map(CLI::App& app);
void add_report(CLI::App& app);
void add_methods(CLI::App& app);
void add_completion(CLI::App& app);
void add_man(CLI::App& app);

/// Runs the program. Returns the exit code.
int run(int argc, const char* const* argv);

}  // namespace interstice::cli
