#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "io/findings_json.hpp"

namespace interstice::cli {
namespace {

struct GapsCommand {
  ReadingOptions reading;
  bool all = false;
  Audience audience = Audience::team;
  Format format = Format::table;
};

const std::vector<std::string> kHeader = {
    "rank",      "id",       "kind",    "state",    "system_a", "system_b", "outcome",
    "observed",  "expected", "missing", "evidence", "p",        "q",        "persistence",
    "statement", "low",      "high",    "pairs",    "possible", "raters"};

std::vector<std::string> csv_row(const Interface& cell, const Findings& findings) {
  const auto optional_count = [](const std::optional<std::uint32_t>& n) {
    return n ? fmt::format("{}", *n) : std::string{};
  };
  return {fmt::format("{}", cell.rank),
          cell.id,
          "interface",
          std::string(to_string(cell.state)),
          findings.systems[cell.system_a].id,
          findings.systems[cell.system_b].id,
          "",
          optional_count(cell.observed),
          csv_number(cell.expected),
          csv_number(cell.missing),
          csv_number(cell.evidence),
          csv_number(cell.p),
          csv_number(cell.q),
          "",
          cell.statement,
          cell.range ? csv_number(cell.range->low) : "",
          cell.range ? csv_number(cell.range->high) : "",
          csv_number(cell.pairs),
          csv_number(cell.possible),
          optional_count(cell.raters)};
}

// People read gaps by links missing; every other cell follows by evidence.
std::vector<const Interface*> for_people(const Findings& findings, GapState state) {
  std::vector<const Interface*> cells;
  for (const Interface& cell : findings.interfaces) {
    if (cell.state == state) cells.push_back(&cell);
  }
  if (state == GapState::gap) {
    std::ranges::stable_sort(cells, std::ranges::greater{},
                             [](const Interface* cell) { return cell->missing.value_or(0.0); });
  }
  return cells;
}

void print_text(const Findings& findings, bool all) {
  print_wrapped(findings.first_page.title, stdout);
  print_wrapped("Please decide: " + findings.first_page.decide, stdout);
  print_wrapped("What this rests on: " + findings.first_page.rests_on, stdout);
  print_wrapped(findings.first_page.gaps_summary, stdout);
  const bool ranges = std::ranges::any_of(findings.interfaces, [&](const Interface& cell) {
    return cell.range && (all || cell.state == GapState::gap);
  });
  if (ranges) {
    print_wrapped(
        "In brackets below: where about nine in ten counts of bodies as active would lie.", stdout);
  }
  int number = 0;
  for (const Interface* cell : for_people(findings, GapState::gap))
    print_wrapped(fmt::format("{}. {}", ++number, cell->statement), stdout, "  ");
  const auto list = [&](GapState state, std::string_view title) {
    const auto cells = for_people(findings, state);
    if (cells.empty()) return;
    fmt::print("\n{} ({}):\n", title, cells.size());
    for (const Interface* cell : cells) print_wrapped(cell->statement, stdout, "  ");
  };
  if (all) {
    list(GapState::no_sign, "No sign of a gap");
    list(GapState::cannot_tell, "We cannot tell");
  } else if (!findings.interfaces.empty()) {
    fmt::print("\n--all shows every pair of systems, with what we cannot tell and why.\n");
  }
  print_manifest(findings.manifest, stdout);
}

void run_gaps(const GapsCommand& command, std::vector<ManifestOption> given) {
  const Place place = load_place(command.reading.place);
  const Findings findings = findings_of(place, command.reading, command.audience, "gaps",
                                        std::move(given), execution_of(command.reading));
  if (command.format == Format::json) {
    fmt::print("{}", to_json(findings));
  } else if (command.format == Format::csv) {
    std::vector<std::vector<std::string>> rows;
    for (const Interface& cell : findings.interfaces) {
      if (command.all || cell.state == GapState::gap) rows.push_back(csv_row(cell, findings));
    }
    print_csv(kHeader, rows);
    print_wrapped(findings.first_page.gaps_summary, stderr);
    print_manifest(findings.manifest, stderr);
  } else {
    print_text(findings, command.all);
  }
}

}  // namespace

void add_gaps(CLI::App& app) {
  auto options = std::make_shared<GapsCommand>();
  CLI::App* command =
      app.add_subcommand("gaps", "Where two systems have fewer links than their activity explains");
  add_reading_options(*command, options->reading);
  command->add_flag(
      "--all", options->all,
      "Every pair of systems, those without a gap and those we cannot tell about too");
  add_audience_option(*command, options->audience);
  add_format_option(*command, options->format);
  command->footer(
      "Reads the union of the working kinds of link. Columns of csv: docs/commands.md.\n"
      "Examples:\n  interstice gaps examples/rescue_mtsthelens --all\n  interstice gaps my_place "
      "--systems sector --format csv > gaps.csv");
  command->callback([options, command] { run_gaps(*options, given_options(*command)); });
}

}  // namespace interstice::cli
