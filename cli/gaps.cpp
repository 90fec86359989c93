#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <map>
#include <memory>

#include "cli/command.hpp"
#include "cli/gaps_output.hpp"
#include "cli/output.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"
#include "io/findings_json.hpp"

namespace interstice::cli {
namespace {

constexpr std::uint32_t kTop = 10;
constexpr std::uint32_t kNotGiven = std::numeric_limits<std::uint32_t>::max();

struct GapsCommand {
  ReadingOptions reading;
  std::optional<View> view;
  std::vector<GapKind> kinds;
  std::string system;
  std::string outcome;
  std::string explain;
  std::uint32_t top = 0;  // 0 = not given
  std::uint32_t draws = kNotGiven;
  bool all = false;
  Audience audience = Audience::team;
  Format format = Format::table;
};

GapKind kind_named(const std::string& name) {
  if (const auto kind = gap_kind(name)) return *kind;
  std::vector<std::string> names;
  for (const GapKind kind : kGapKinds) names.emplace_back(to_string(kind));
  throw Error(ErrorCode::invalid_argument, fmt::format("--kind: there is no kind of gap \"{}\"{}",
                                                       printable(name), suggestion(name, names)));
}

std::uint32_t system_named(const Findings& findings, const std::string& name) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < findings.systems.size(); ++i) {
    const System& system = findings.systems[i];
    if (system.id == name || system.name == name) return i;
    names.push_back(system.id);
  }
  throw Error(ErrorCode::not_found,
              names.empty()
                  ? fmt::format("--system: no system is named in these data, so \"{}\" is "
                                "none",
                                printable(name))
                  : fmt::format("--system: there is no system \"{}\"{}", printable(name),
                                suggestion(name, names)));
}

std::string outcome_named(const Place& place, const Findings& findings, const std::string& name) {
  std::map<std::string, std::string> outcomes;  // id: name
  for (const Gap& gap : findings.gaps) {
    if (!gap.outcome.empty()) outcomes[gap.outcome] = gap.outcome_name;
  }
  const auto table = place.outcomes();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    outcomes[std::string(place.text(table.text(OutcomeColumn::id, row)))] =
        place.text(table.text(OutcomeColumn::name, row));
  }
  std::vector<std::string> ids;
  for (const auto& [id, called] : outcomes) {
    if (id == name || called == name) return id;
    ids.push_back(id);
  }
  throw Error(ErrorCode::not_found,
              ids.empty()
                  ? fmt::format("--outcome: no outcome is named in these data, so \"{}\" is "
                                "none",
                                printable(name))
                  : fmt::format("--outcome: there is no outcome \"{}\"{}", printable(name),
                                suggestion(name, ids)));
}

const Gap& gap_named(const Findings& findings, const std::string& id) {
  if (const Gap* gap = find_gap(findings, id)) return *gap;
  std::vector<std::string> ids;
  for (const Gap* gap : all_gaps(findings)) ids.push_back(gap->id);
  throw Error(
      ErrorCode::not_found,
      ids.empty()
          ? fmt::format("--explain: nothing was judged here, so there is no \"{}\"", printable(id))
          : fmt::format("--explain: there is no gap \"{}\"{}", printable(id), suggestion(id, ids)));
}

// What was asked for; ranks stay those over all rows.
void choose(const GapsCommand& command, const Place& place, Findings& findings) {
  const auto drop = [&](auto&& unwanted) {
    std::erase_if(findings.interfaces, unwanted);
    std::erase_if(findings.gaps, unwanted);
  };
  const auto chosen = [&](GapKind kind) {
    return command.kinds.empty() || std::ranges::find(command.kinds, kind) != command.kinds.end();
  };
  if (!command.system.empty()) {
    const std::uint32_t system = system_named(findings, command.system);
    drop([&](const Gap& gap) { return gap.system_a != system && gap.system_b != system; });
  }
  if (!command.outcome.empty()) {
    const std::string outcome = outcome_named(place, findings, command.outcome);
    drop([&](const Gap& gap) { return gap.outcome != outcome; });
  }
  drop([&](const Gap& gap) { return !chosen(gap.kind); });
  std::erase_if(findings.gap_kinds,
                [&](const GapKindSummary& summary) { return !chosen(summary.kind); });
  findings.gap_kinds = counted_by_kind(findings, findings.gap_kinds);
}

// Where their number is given, they are done however long they take.
GapReruns reruns_of(const GapsCommand& command) {
  if (command.draws == kNotGiven) return {.draws = kGapDraws};
  return {.draws = command.draws, .most_bodies = std::numeric_limits<std::uint32_t>::max()};
}

Findings find(const GapsCommand& command, const Place& place, std::vector<ManifestOption> given) {
  ProjectionOptions reading = projection_options(command.reading);
  reading.view = command.view;
  return analyse(place,
                 {.reading = std::move(reading),
                  .audience = command.audience,
                  .command = "gaps",
                  .given = std::move(given),
                  .seed = command.reading.seed,
                  .reruns = reruns_of(command)},
                 execution_of(command.reading));
}

void run_gaps(const GapsCommand& command, std::vector<ManifestOption> given) {
  const Place place = load_place(command.reading.place);
  Findings findings = find(command, place, std::move(given));
  const GapStates states = command.all ? GapStates::all : GapStates::gaps;
  if (!command.explain.empty()) {
    const Gap gap = gap_named(findings, command.explain);
    findings.interfaces.clear();
    findings.gaps = {gap};
    std::erase_if(findings.gap_kinds,
                  [&](const GapKindSummary& summary) { return summary.kind != gap.kind; });
    findings.gap_kinds = counted_by_kind(findings, findings.gap_kinds);
    if (command.format == Format::table) {
      print_gap(findings, gap);
      return;
    }
  } else {
    choose(command, place, findings);
  }
  if (command.format == Format::json) {
    fmt::print("{}", to_json(findings));
  } else if (command.format == Format::csv) {
    const std::size_t top =
        command.top == 0 ? std::numeric_limits<std::size_t>::max() : command.top;
    print_gap_rows(findings, command.explain.empty() ? states : GapStates::all, top);
    print_wrapped(findings.first_page.gaps_summary, stderr);
    for (const GapKindSummary& summary : findings.gap_kinds) {
      if (!summary.note.empty() && summary.kind != GapKind::interface)
        print_wrapped(summary.note, stderr);
    }
    print_manifest(findings.manifest, stderr);
  } else {
    print_gaps(findings, states, command.top == 0 ? kTop : command.top);
  }
}

void add_choices(CLI::App& command, GapsCommand& options) {
  command
      .add_option_function<std::vector<std::string>>(
          "--kind",
          [&options](const std::vector<std::string>& names) {
            for (const std::string& name : names) options.kinds.push_back(kind_named(name));
          },
          "Kind of gap (repeat for several; default: all)")
      ->allow_extra_args(false)
      ->type_name(
          "TEXT:{outcome,interface,expected,outcome_lead,level,missing_relationship,"
          "paper_partnership,under_the_radar,one_sided,fragile_bridge,money_and_talk,vertical_pull,"
          "boundary,few_routes,trust_challenge}");
  command.add_option("--system", options.system, "Gaps of this system alone, by its id or name");
  command.add_option("--outcome", options.outcome, "Gaps on this outcome alone, by its id or name");
  add_whole_number(command, "--top", options.top, {1, 1000000},
                   "Rows of each list in the table (default: 10), or rows of csv (default: all)");
  add_whole_number(command, "--draws", options.draws, {0, 100000},
                   "Re-runs in which it is seen whether a gap stays one; 0 = none (default: 200, "
                   "of up to 500 bodies)");
  command.add_flag("--all", options.all,
                   "Those without a sign of a gap and those we cannot tell about too");
  command.add_option(
      "--explain", options.explain,
      "All that is behind the gap of this id: pairs, reasons with their rows, numbers");
}

}  // namespace

void add_gaps(CLI::App& app) {
  static const std::map<std::string, View> kViews = {
      {"directed", View::directed}, {"either", View::either}, {"both", View::both}};
  auto options = std::make_shared<GapsCommand>();
  CLI::App* command = app.add_subcommand(
      "gaps", "Where links that would be usual are not reported, with the reason and the people");
  add_reading_options(*command, options->reading);
  add_choices(*command, *options);
  command
      ->add_option_function<std::string>(
          "--view", [options](const std::string& name) { options->view = kViews.at(name); },
          "either (default: a link where either side reports it); both; directed: outcomes by "
          "links from each body to the other")
      ->check(CLI::IsMember({"directed", "either", "both"}));
  add_audience_option(*command, options->audience);
  add_format_option(*command, options->format);
  command->footer(
      "Reads the union of the working kinds of link. Columns of csv: docs/commands.md.\n"
      "Examples:\n  interstice gaps examples/rescue_mtsthelens --all\n  interstice gaps "
      "examples/riverside --kind outcome\n  interstice gaps examples/riverside --explain "
      "\"outcome:discharge|adults|housing\"\n  interstice gaps my_place --systems sector --format "
      "csv > gaps.csv");
  command->callback([options, command] { run_gaps(*options, given_options(*command)); });
}

}  // namespace interstice::cli
