#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "graph/findings/introductions/introductions.hpp"
#include "io/introductions_json.hpp"

namespace interstice::cli {
namespace {

constexpr std::uint32_t kMostIntroductions = 1000;

struct IntroduceCommand {
  ReadingOptions reading;
  IntroductionOptions asked;
  std::uint32_t capacity = 0;
  Audience audience = Audience::team;
  Format format = Format::table;
  std::uint32_t top = 10;
};

using Rows = std::vector<std::vector<std::string>>;

std::string names_cell(const std::vector<IntroductionBody>& bodies) {
  std::string text;
  for (const IntroductionBody& body : bodies) text += (text.empty() ? "" : ";") + body.id;
  return text;
}

std::string list_cell(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ";") + name;
  return text;
}

template <class Number>
std::string count_cell(const std::optional<Number>& count) {
  return count ? fmt::format("{}", static_cast<std::uint32_t>(*count)) : std::string{};
}

void print_rows(const IntroductionFindings& found) {
  Rows rows;
  for (const Introduction& one : found.introductions) {
    rows.push_back({fmt::format("{}", one.rank),
                    one.a.id,
                    one.a.name,
                    one.a.system,
                    one.b.id,
                    one.b.name,
                    one.b.system,
                    one.wanted ? "1" : "0",
                    csv_number(one.value),
                    csv_number(one.adds),
                    csv_number(one.alone),
                    csv_number(one.cost),
                    csv_number(one.total_cost),
                    count_cell(one.near),
                    count_cell(one.routes),
                    count_cell(one.asked_about),
                    names_cell(one.introducers),
                    names_cell(one.chain),
                    list_cell(one.shared_outcomes),
                    list_cell(one.shared_boards),
                    one.statement});
  }
  print_csv({"rank",
             "a",
             "name_a",
             "system_a",
             "b",
             "name_b",
             "system_b",
             "wanted",
             "value",
             "adds",
             "alone",
             "cost",
             "total_cost",
             "within_two_steps",
             "routes",
             "asked_about",
             "introducers",
             "chain",
             "shared_outcomes",
             "shared_boards",
             "statement"},
            rows);
}

void print_sentences(const IntroductionFindings& found, std::FILE* out) {
  for (const std::string* text :
       {&found.note, &found.headline, &found.guarantee_statement, &found.knee_statement}) {
    if (!text->empty()) print_wrapped(*text, out);
  }
  for (const std::string& note : found.notes) print_wrapped(note, out);
  if (found.hidden > 0) {
    fmt::print(out, "{} {} not shown; --for team shows {}\n", found.hidden,
               found.hidden == 1 ? "introduction" : "introductions",
               found.hidden == 1 ? "it" : "them");
  }
}

std::string of_100(double value) { return fmt::format("{:.1f}", 100.0 * value); }

void print_table_of(const IntroductionFindings& found, std::size_t shown) {
  const bool costs = std::ranges::any_of(found.introductions,
                                         [](const Introduction& one) { return one.cost != 1.0; });
  Rows rows;
  for (std::size_t i = 0; i < shown; ++i) {
    const Introduction& one = found.introductions[i];
    rows.push_back({fmt::format("{}", one.rank), one.a.name, one.b.name, of_100(one.alone),
                    of_100(one.adds), of_100(one.value)});
    if (costs) rows.back().push_back(table_number(one.total_cost));
  }
  std::vector<std::string> header = {"", "introduce", "and", "alone", "adds", "in all"};
  if (costs) header.emplace_back("cost in all");
  print_table(header, rows, LongCells::wrapped);
  print_wrapped(fmt::format("Of 100: {}. As things are: {}. Alone: what it would add by itself. "
                            "Adds: beside those before it.",
                            found.value_means, of_100(found.before.value_or(0.0))),
                stdout);
}

void print_text(const IntroductionFindings& found, std::size_t top) {
  print_wrapped(found.title, stdout);
  print_wrapped("What this rests on: " + found.rests_on + ".", stdout);
  print_sentences(found, stdout);
  const std::size_t shown = std::min(top, found.introductions.size());
  if (shown > 0) {
    fmt::print("\n");
    for (std::size_t i = 0; i < shown; ++i) {
      const Introduction& one = found.introductions[i];
      print_wrapped(fmt::format("{}. {}", one.rank, one.statement), stdout, "  ");
    }
    if (shown < found.introductions.size())
      fmt::print("({} of {} shown; --top shows more)\n", shown, found.introductions.size());
    fmt::print("\n");
    print_table_of(found, shown);
  }
  print_manifest(found.manifest, stdout);
}

void run_introduce(IntroduceCommand& command, const CLI::App& app) {
  const Place place = load_place(command.reading.place);
  command.asked.reading = projection_options(command.reading);
  command.asked.audience = command.audience;
  command.asked.given = given_options(app);
  command.asked.seed = command.reading.seed;
  if (command.capacity > 0) command.asked.capacity = command.capacity;
  const IntroductionFindings found =
      find_introductions(place, command.asked, execution_of(command.reading));
  if (command.format == Format::json) {
    fmt::print("{}", to_json(found));
  } else if (command.format == Format::csv) {
    print_rows(found);
    print_sentences(found, stderr);
    print_manifest(found.manifest, stderr);
  } else {
    print_text(found, command.top);
  }
}

void add_aim_options(CLI::App& command, IntroductionOptions& asked) {
  static const std::map<std::string, IntroductionAim> kAims = {
      {"pieces", IntroductionAim::pieces},
      {"reach", IntroductionAim::reach},
      {"systems", IntroductionAim::systems},
      {"together", IntroductionAim::together}};
  command
      .add_option_function<std::string>(
          "--aim", [&asked](const std::string& name) { asked.aim = kAims.at(name); },
          "What for: pieces (join what is apart), reach (one convener near everybody), systems "
          "(join two of them) or together (who shares an outcome)")
      ->check(CLI::IsMember({"pieces", "reach", "systems", "together"}))
      ->required();
  add_whole_number(command, "--budget", asked.budget, {1, kMostIntroductions},
                   "How many introductions; with --costs what they may cost together")
      .default_str(std::to_string(asked.budget));
  command.add_option("--from", asked.from, "The convener, by its id or name (--aim reach)");
  command.add_option("--between", asked.between, "The two systems to join, as A,B (--aim systems)");
}

void add_limit_options(CLI::App& command, IntroduceCommand& options) {
  command.add_option("--costs", options.asked.costs,
                     "Column of stakeholders with what it costs to involve each; an introduction "
                     "costs what the two do");
  add_whole_number(command, "--capacity", options.capacity, {1, kMostIntroductions},
                   "The most introductions of one body");
  command
      .add_option("--avoid", options.asked.avoid,
                  "Two bodies not to introduce, as A,B (repeat for several)")
      ->allow_extra_args(false);
  command
      .add_option("--want", options.asked.want,
                  "Two bodies to introduce in any case, as A,B (repeat for several)")
      ->allow_extra_args(false);
  add_whole_number(command, "--top", options.top, {1, kMostIntroductions},
                   "Introductions in the table (csv and json have all)")
      .default_str(std::to_string(options.top));
}

}  // namespace

void add_introduce(CLI::App& app) {
  auto options = std::make_shared<IntroduceCommand>();
  CLI::App* command =
      app.add_subcommand("introduce", "Which new links would help most, and who could make them");
  add_reading_options(*command, options->reading);
  add_aim_options(*command, options->asked);
  add_limit_options(*command, *options);
  add_audience_option(*command, options->audience);
  add_format_option(*command, options->format);
  command->footer(
      "Examples:\n  interstice introduce examples/riverside --aim together --budget 5\n  "
      "interstice "
      "introduce examples/riverside --aim reach --from council --budget 5\n  interstice introduce "
      "examples/riverside --aim systems --between housing,health --budget 3\n  interstice "
      "introduce "
      "examples/rescue_mtsthelens --aim pieces --budget 3 --format csv");
  command->callback([options, command] { run_introduce(*options, *command); });
}

}  // namespace interstice::cli
