#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "graph/model/error.hpp"

namespace interstice::cli {

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
      .add_option("--min-confidence", options.min_confidence,
                  "Leave out rows with a lower confidence, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--threads", options.threads,
                     "Threads (default: one a processor); no result depends on it");
  command.add_option("--seed", options.seed, "Of everything random")->capture_default_str();
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
  static const std::map<std::string, Audience> kAudiences = {{"team", Audience::team},
                                                             {"partners", Audience::partners},
                                                             {"published", Audience::published}};
  command
      .add_option_function<std::string>(
          "--for", [&audience](const std::string& name) { audience = kAudiences.at(name); },
          audience == Audience::published
              ? "Who will see it: team, partners or published (default: published)"
              : "Who will see it: team, partners or published (default: team)")
      ->check(CLI::IsMember({"team", "partners", "published"}));
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
