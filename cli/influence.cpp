#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "graph/findings/first_page.hpp"
#include "io/findings_json.hpp"

namespace interstice::cli {
namespace {

constexpr std::size_t kShown = 10;

struct InfluenceCommand {
  ReadingOptions reading;
  Audience audience = Audience::team;
  Format format = Format::table;
};

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

std::string range_of(const Body& body) {
  if (!body.share_range) return "not worked out";
  return fmt::format("{:.1f} to {:.1f}", 100.0 * body.share_range->low,
                     100.0 * body.share_range->high);
}

std::string places_of(const Findings& findings, const Body& body) {
  if (!is_ranked(findings, body)) return "not ranked";
  if (body.rank_low == 0) return fmt::format("{}", body.rank);
  return body.rank_low == body.rank_high ? fmt::format("{}", body.rank_low)
                                         : fmt::format("{} to {}", body.rank_low, body.rank_high);
}

void print_csv_rows(const Findings& findings) {
  std::vector<std::vector<std::string>> rows;
  for (const Body* body : by_rank(findings)) {
    const auto rank = [&](std::uint32_t place) {
      return !is_ranked(findings, *body) || place == 0 ? std::string{} : fmt::format("{}", place);
    };
    const auto end = [&](double Range::*which) {
      return body->share_range ? csv_number((*body->share_range).*which) : std::string{};
    };
    rows.push_back(
        {rank(body->rank), body->id, body->name, system_of(*body, findings, &System::id),
         csv_number(body->share), end(&Range::low), end(&Range::high), rank(body->rank_low),
         rank(body->rank_high), body->cut_point ? "1" : "0", fmt::format("{}", body->cut_off),
         body->degree ? fmt::format("{}", *body->degree) : "", csv_number(body->betweenness)});
  }
  print_csv({"rank", "id", "name", "system", "share", "share_low", "share_high", "rank_low",
             "rank_high", "cut_point", "cut_off", "degree", "betweenness"},
            rows);
}

void print_text(const Findings& findings) {
  print_wrapped(findings.first_page.title, stdout);
  // No range below is of that kind.
  std::string rests_on = findings.first_page.rests_on;
  if (rests_on.ends_with(kRangesSentence))
    rests_on.resize(rests_on.size() - kRangesSentence.size());
  print_wrapped("What this rests on: " + rests_on, stdout);
  const std::vector<const Body*> bodies = by_rank(findings);
  fmt::print(
      "\nGo-betweens: on how many of the shortest reported routes between two others each "
      "stands\n");
  std::vector<std::vector<std::string>> rows;
  for (const Body* body : bodies) {
    if (rows.size() == kShown) break;
    if (body->betweenness <= 0.0) continue;
    rows.push_back({body->name, system_of(*body, findings, &System::name),
                    fmt::format("{:.1f}", 100.0 * body->share), range_of(*body),
                    places_of(findings, *body),
                    body->degree ? fmt::format("{}", *body->degree) : "withheld"});
  }
  if (rows.empty()) {
    fmt::print("  None: no shortest route between two passes a third.\n");
  } else {
    print_table({"name", "system", "in 100 routes", "range", "place", "linked with"}, rows);
    if (findings.left_out > 0) {
      print_wrapped(
          findings.left_out < findings.answers.bodies
              ? fmt::format("Range and place: with one other body left out, for each of {} bodies "
                            "drawn by the seed.",
                            findings.left_out)
              : "Range and place: the lowest and highest with any one other body left out; they "
                "say "
                "nothing of who did not answer.",
          stdout);
    }
    if (!findings.go_betweens_note.empty()) print_wrapped(findings.go_betweens_note, stdout);
  }
  fmt::print("\nWhere the place leans on one: {}\n", "the only reported route for others");
  print_wrapped(findings.first_page.lean, stdout, "  ");
  rows.clear();
  for (const Body* body : bodies) {
    if (body->only_route == OnlyRoute::yes)
      rows.push_back({body->name, system_of(*body, findings, &System::name),
                      fmt::format("{}", body->cut_off)});
  }
  if (!rows.empty()) print_table({"name", "system", "bodies cut off"}, rows);
  rows.clear();
  for (const Link& link : findings.links) {
    if (link.bridge) rows.push_back({findings.bodies[link.a].name, findings.bodies[link.b].name});
  }
  if (!rows.empty()) {
    fmt::print("\nLinks that are the only reported ones between two parts of the place ({}):\n",
               rows.size());
    rows.resize(std::min(rows.size(), kShown));
    print_table({"one end", "other end"}, rows);
  }
  print_hidden(findings, stdout);
  print_manifest(findings.manifest, stdout);
}

void run_influence(const InfluenceCommand& command, std::vector<ManifestOption> given) {
  const Place place = load_place(command.reading.place);
  ReadingOptions reading = command.reading;
  if (!reading.unit) reading.unit = default_unit(place);
  const Findings findings = findings_of(place, reading, command.audience, "influence",
                                        std::move(given), execution_of(reading));
  if (command.format == Format::json) {
    fmt::print("{}", to_json(findings));
  } else if (command.format == Format::csv) {
    print_csv_rows(findings);
    print_manifest(findings.manifest, stderr);
  } else {
    print_text(findings);
  }
}

}  // namespace

void add_influence(CLI::App& app) {
  auto options = std::make_shared<InfluenceCommand>();
  CLI::App* command =
      app.add_subcommand("influence", "Go-betweens, and where the place leans on one body");
  add_reading_options(*command, options->reading);
  add_audience_option(*command, options->audience);
  add_format_option(*command, options->format);
  command->footer(
      "Examples:\n  interstice influence examples/rescue_mtsthelens\n  interstice influence "
      "examples/nhs_london --format csv");
  command->callback([options, command] { run_influence(*options, given_options(*command)); });
}

}  // namespace interstice::cli
