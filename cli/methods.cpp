#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "graph/findings/journal_statement.hpp"
#include "io/methods_json.hpp"

namespace interstice::cli {
namespace {

struct MethodsCommand {
  ReadingOptions reading;
  std::optional<View> view;
  Audience audience = Audience::team;
  Format format = Format::table;
};

using Rows = std::vector<std::vector<std::string>>;

// The columns in which at least one number stands; the others would say "withheld" or nothing all the way down.
void print_responses(const JournalStatement& statement) {
  std::vector<std::string> header = {"system", "bodies"};
  Rows rows;
  for (const JournalSystem& system : statement.systems)
    rows.push_back({system.name, fmt::format("{}", system.response.bodies)});
  rows.push_back({"the place", fmt::format("{}", statement.response.bodies)});
  const auto add = [&](const char* name, std::optional<std::uint32_t> ResponseCounts::*count) {
    std::vector<std::optional<std::uint32_t>> column;
    for (const JournalSystem& system : statement.systems) column.push_back(system.response.*count);
    column.push_back(statement.response.*count);
    if (std::ranges::none_of(column, [](const auto& n) { return n.has_value(); })) return;
    header.emplace_back(name);
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i].push_back(column[i] ? fmt::format("{}", *column[i]) : "withheld");
  };
  add("asked", &ResponseCounts::asked);
  add("answered", &ResponseCounts::answered);
  add("partly", &ResponseCounts::partly);
  add("no reply", &ResponseCounts::no_reply);
  add("declined", &ResponseCounts::declined);
  add("passed on", &ResponseCounts::passed_on);
  add("not asked", &ResponseCounts::not_asked);
  add("unknown", &ResponseCounts::unknown);
  fmt::print("\n{}\n", header.size() > 2              ? "Who answered:"
                       : statement.on_record          ? "Bodies (their links are on record):"
                       : statement.responses_withheld ? "Bodies (who answered is withheld):"
                                                      : "Bodies (who answered is not given):");
  print_table(header, rows);
}

// All but what the other tables and the paragraph hold; long values stand in full, which a table would cut.
void print_items(const JournalStatement& statement) {
  std::string heading;
  for (const JournalItem& item : statement.items) {
    if (item.section == "response") continue;
    const std::string about =
        item.subject.empty() ? item.section : fmt::format("{}: {}", item.section, item.subject);
    if (about != heading) fmt::print("\n{}\n", heading = about);
    print_wrapped(item.item + ": " + item.value, stdout, "  ");
  }
}

void run_methods(const MethodsCommand& command, std::vector<ManifestOption> given) {
  const Place place = load_place(command.reading.place);
  ProjectionOptions reading = projection_options(command.reading);
  reading.view = command.view;
  const JournalStatement statement = journal_statement(place, {.reading = reading,
                                                               .audience = command.audience,
                                                               .given = std::move(given),
                                                               .seed = command.reading.seed});
  std::string paragraph;
  for (const std::string& sentence : statement.paragraph)
    paragraph += (paragraph.empty() ? "" : " ") + sentence;
  if (command.format == Format::json) {
    fmt::print("{}", to_json(statement));
  } else if (command.format == Format::csv) {
    Rows rows;
    for (const JournalItem& item : statement.items)
      rows.push_back({item.section, item.subject, item.item, item.value});
    print_csv({"section", "subject", "item", "value"}, rows);
    print_wrapped(paragraph, stderr);
  } else {
    print_wrapped(paragraph, stdout);
    print_responses(statement);
    print_items(statement);
  }
}

}  // namespace

void add_methods(CLI::App& app) {
  auto options = std::make_shared<MethodsCommand>();
  CLI::App* command = app.add_subcommand(
      "methods", "The paragraph and the table that a journal asks for about the data");
  add_reading_options(*command, options->reading);
  add_view_option(*command, options->view);
  add_audience_option(*command, options->audience);
  add_format_option(*command, options->format);
  command->footer(
      "Without --view: of what report, gaps and influence read. With it: of what measure reads in "
      "that view.\n"
      "Examples:\n  interstice methods examples/knoke\n  interstice methods my_place --view "
      "directed --format csv > methods.csv");
  command->callback([options, command] { run_methods(*options, given_options(*command)); });
}

}  // namespace interstice::cli
