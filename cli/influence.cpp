#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/influence_output.hpp"
#include "cli/output.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"
#include "io/findings_json.hpp"

namespace interstice::cli {
namespace {

struct InfluenceCommand {
  ReadingOptions reading;
  Audience audience = Audience::team;
  Format format = Format::table;
  std::uint32_t top = 10;
  std::string outcome;
  WayInOptions way_in;
  bool between = false;
};

void check(const InfluenceCommand& command, const CLI::App& app) {
  if (command.way_in.from.empty() && command.way_in.to.empty() && app.count("--chains") > 0) {
    throw Error(ErrorCode::invalid_argument,
                "--chains: how many chains of introduction at most; give --from and --to too, or "
                "leave it out");
  }
  if (command.way_in.from.empty() != command.way_in.to.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "--from and --to go together: --from YOU --to THE-ONE-YOU-WANT-TO-MEET, by their "
                "ids or names");
  }
  const int lists = (command.way_in.from.empty() ? 0 : 1) + (command.outcome.empty() ? 0 : 1) +
                    (command.between ? 1 : 0);
  if (lists > 1) {
    throw Error(ErrorCode::invalid_argument,
                "--outcome, --between-systems and --from, --to: one at a time");
  }
  if (command.between && command.audience != Audience::team) {
    throw Error(ErrorCode::invalid_argument,
                "--between-systems: on whom the routes between two systems rest is for the team "
                "only; add --for team, or leave it out");
  }
  if (!command.outcome.empty() && command.audience != Audience::team) {
    throw Error(ErrorCode::invalid_argument,
                "--outcome: who signed up to what, and how much it interests them, is for the team "
                "only; add --for team, or leave --outcome out");
  }
}

const PowerInterest& grid_of(const Findings& findings, const std::string& outcome) {
  const std::vector<PowerInterest>& grids = findings.influence->grids;
  auto found = std::ranges::find(grids, outcome, &PowerInterest::outcome);
  if (found == grids.end()) found = std::ranges::find(grids, outcome, &PowerInterest::name);
  if (found != grids.end()) return *found;
  std::vector<std::string> words;
  std::vector<std::string> both;  // "careleavers (Care leavers are settled at 21)"
  for (const PowerInterest& grid : grids) {
    words.push_back(grid.outcome);
    const bool named = !grid.name.empty() && grid.name != grid.outcome;
    if (named) words.push_back(grid.name);
    both.push_back(named ? fmt::format("{} ({})", grid.outcome, grid.name) : grid.outcome);
  }
  const bool near = !nearest(outcome, words).empty();
  throw Error(ErrorCode::not_found,
              words.empty()
                  ? fmt::format("--outcome: nobody is signed up to \"{}\": the table commitments "
                                "is missing, empty, or of another date",
                                printable(outcome))
                  : fmt::format("--outcome: nobody is signed up to \"{}\"{}", printable(outcome),
                                suggestion(near ? outcome : std::string(), near ? words : both)));
}

Findings find(const InfluenceCommand& command, std::vector<ManifestOption> given) {
  const Place place = load_place(command.reading.place);
  ReadingOptions reading = command.reading;
  if (!reading.unit) reading.unit = default_unit(place);
  return analyse(
      place,
      {.reading = projection_options(reading),
       .audience = command.audience,
       .command = "influence",
       .given = std::move(given),
       .seed = reading.seed,
       .parts = FindingParts::influence,
       .influence = {.way_in = command.way_in.from.empty() ? std::nullopt
                                                           : std::optional(command.way_in)}},
      execution_of(reading));
}

void print(const InfluenceCommand& command, const Findings& findings) {
  if (command.format == Format::json) {
    fmt::print("{}", to_json(findings));
    return;
  }
  const PowerInterest* grid =
      command.outcome.empty() ? nullptr : &grid_of(findings, command.outcome);
  if (command.format == Format::table) {
    if (grid != nullptr)
      print_grid(findings, *grid, command.top);
    else if (findings.influence->way_in)
      print_way_in(findings);
    else if (command.between)
      print_between(findings, command.top);
    else
      print_influence(findings, command.top);
    return;
  }
  if (grid != nullptr)
    print_grid_rows(findings, *grid);
  else if (findings.influence->way_in)
    print_way_in_rows(findings);
  else if (command.between)
    print_between_rows(findings);
  else
    print_influence_rows(findings);
  print_manifest(findings.manifest, stderr);
}

void run_influence(const InfluenceCommand& command, const CLI::App& app) {
  check(command, app);
  Findings findings = find(command, given_options(app));
  if (!command.outcome.empty()) {
    // JSON holds the one that was asked for.
    const PowerInterest grid = grid_of(findings, command.outcome);
    findings.influence->grids = {grid};
  }
  print(command, findings);
}

}  // namespace

std::vector<const Body*> by_rank(const Findings& findings) {
  std::vector<const Body*> bodies;
  for (const Body& body : findings.bodies) bodies.push_back(&body);
  // Where there are no places, bodies come in the order of their names.
  if (findings.manifest.unit == "person" || findings.audience == Audience::published) {
    std::ranges::stable_sort(bodies, {}, &Body::name);
  } else {
    std::ranges::stable_sort(bodies, {}, &Body::rank);
  }
  return bodies;
}

std::string system_of(const Body& body, const Findings& findings, std::string System::*as) {
  return body.system ? findings.systems[*body.system].*as : std::string{};
}

void add_influence(CLI::App& app) {
  auto options = std::make_shared<InfluenceCommand>();
  CLI::App* command = app.add_subcommand(
      "influence", "Who is named by others, go-betweens, and where the place leans on one body");
  add_reading_options(*command, options->reading);
  add_audience_option(*command, options->audience);
  add_format_option(*command, options->format);
  add_whole_number(*command, "--top", options->top, {1, 1000000},
                   "Rows of each list in the table (csv and json have all)")
      .default_str(std::to_string(options->top));
  command->add_option("--outcome", options->outcome,
                      "Power and interest of those signed up to this outcome, by its id or name");
  command->add_option(
      "--from", options->way_in.from,
      "The way in: chains of introduction from this body or post, by its id or name");
  command->add_option("--to", options->way_in.to, "and to this one");
  add_whole_number(*command, "--chains", options->way_in.count, {1, 100},
                   "How many chains of introduction at most")
      .default_str(std::to_string(options->way_in.count));
  command->add_flag("--between-systems", options->between,
                    "Who connects each pair of systems, and what chance would give");
  command->footer(
      "Examples:\n  interstice influence examples/rescue_mtsthelens\n  interstice influence "
      "examples/riverside --outcome careleavers\n  interstice influence examples/riverside --from "
      "saltmarsh --to icb\n  interstice influence examples/nhs_london "
      "--format csv");
  command->callback([options, command] { run_influence(*options, *command); });
}

}  // namespace interstice::cli
