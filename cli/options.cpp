#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <limits>
#include <map>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "graph/model/error.hpp"
#include "graph/model/schema.hpp"

namespace interstice::cli {
namespace {

constexpr unsigned kMostThreads = 4096;

// CLI11 alone would take nan for a number from 0 to 1, and 010 for eight.
double number_of(const std::string& option, const std::string& text, double low, double high) {
  const std::optional<double> value = parse_number(text);
  if (value && *value >= low && *value <= high) return *value;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("{}: \"{}\" is not a number from {} to {}, such as 0.7", option,
                          printable(text), low, high));
}

template <class Take>
void add_audience(CLI::App& command, Take take, const std::string& by_default) {
  static const std::map<std::string, Audience> kAudiences = {{"team", Audience::team},
                                                             {"partners", Audience::partners},
                                                             {"published", Audience::published}};
  command
      .add_option_function<std::string>(
          "--for", [take](const std::string& name) { take(kAudiences.at(name)); },
          "Who will see it: team, partners or published (default: " + by_default + ")")
      ->check(CLI::IsMember({"team", "partners", "published"}));
}

}  // namespace

CLI::Option& add_whole_number(CLI::App& command, const std::string& name, std::uint32_t& target,
                              WholeNumbers allowed, const std::string& what) {
  const auto read = [&target, name, allowed](const std::string& text) {
    std::uint32_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || value < allowed.low || value > allowed.high) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("{}: \"{}\" is not a whole number from {} to {}", name,
                              printable(text), allowed.low, allowed.high));
    }
    target = value;
  };
  return *command.add_option_function<std::string>(name, read, what)->type_name("NUMBER");
}

void add_reading_options(CLI::App& command, ReadingOptions& options) {
  static const std::map<std::string, Unit> kUnits = {
      {"organisation", Unit::organisation}, {"post", Unit::post}, {"person", Unit::person}};
  command.add_option("place", options.place, "Folder of tables, or one edge list")->required();
  command
      .add_option("--layer", options.layers,
                  "Kind of link to read (repeat for several; default: all that suit the command)")
      ->allow_extra_args(false);
  command
      .add_option_function<std::string>(
          "--unit", [&options](const std::string& name) { options.unit = kUnits.at(name); },
          "Who is one body: organisation (people and posts count as theirs), post or person")
      ->check(CLI::IsMember({"organisation", "post", "person"}));
  command.add_option("--systems", options.systems,
                     "Column of stakeholders that says which system each belongs to");
  command.add_option("--as-of", options.as_of,
                     "Read dated rows at this day (YYYY-MM-DD; default: the place's date)");
  command
      .add_option_function<std::string>(
          "--min-confidence",
          [&options](const std::string& text) {
            options.min_confidence = number_of("--min-confidence", text, 0.0, 1.0);
          },
          "Leave out rows with a lower confidence, 0 to 1")
      ->type_name("NUMBER");
  add_whole_number(command, "--threads", options.threads, {1, kMostThreads},
                   "Threads (default: one a processor); no result depends on it");
  add_whole_number(command, "--seed", options.seed, {0, std::numeric_limits<std::uint32_t>::max()},
                   "Of everything random")
      .default_str(std::to_string(options.seed));
}

void add_view_option(CLI::App& command, std::optional<View>& view) {
  static const std::map<std::string, View> kViews = {{"directed", View::directed},
                                                     {"either", View::either},
                                                     {"both", View::both},
                                                     {"two_mode", View::two_mode}};
  command
      .add_option_function<std::string>(
          "--view", [&view](const std::string& name) { view = kViews.at(name); },
          "directed; either (i or j names the other); both (each names the other); two_mode")
      ->check(CLI::IsMember({"directed", "either", "both", "two_mode"}));
}

void add_format_option(CLI::App& command, Format& format) {
  static const std::map<std::string, Format> kFormats = {
      {"table", Format::table}, {"csv", Format::csv}, {"json", Format::json}};
  command
      .add_option_function<std::string>(
          "--format", [&format](const std::string& name) { format = kFormats.at(name); },
          "table, csv (rows only on standard output) or json")
      ->check(CLI::IsMember({"table", "csv", "json"}));
}

void add_audience_option(CLI::App& command, Audience& audience) {
  add_audience(
      command, [&audience](Audience chosen) { audience = chosen; },
      audience == Audience::published ? "published" : "team");
}

void add_copy_audience_option(CLI::App& command, std::optional<Audience>& audience) {
  add_audience(
      command, [&audience](Audience chosen) { audience = chosen; }, "all is copied");
}

ProjectionOptions projection_options(const ReadingOptions& options) {
  ProjectionOptions out;
  out.layers = options.layers;
  if (options.unit) out.unit = *options.unit;
  out.systems = options.systems;
  out.min_confidence = options.min_confidence;
  if (!options.as_of.empty()) {
    const auto span = parse_date(options.as_of);
    if (!span) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("--as-of: \"{}\" is not a date; write YYYY-MM-DD, YYYY-MM or YYYY",
                              printable(options.as_of)));
    }
    out.as_of = span->last;
  }
  return out;
}

Execution execution_of(const ReadingOptions& options) {
  return {.threads = options.threads, .progress = progress_bar()};
}

std::vector<ManifestOption> given_options(const CLI::App& command) {
  std::vector<ManifestOption> given;
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_single_name();
    if (option->count() == 0 || name == "place" || name == "threads" || name == "output" ||
        name == "json" || name == "format" || name == "for" || name == "help") {
      continue;
    }
    for (const std::string& value : option->results()) given.push_back({name, value});
  }
  return given;
}

}  // namespace interstice::cli
