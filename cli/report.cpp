#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.hpp"
#include "cli/command_tree.hpp"
#include "cli/output.hpp"
#include "graph/model/error.hpp"
#include "graph/model/schema.hpp"
#include "io/atomic_file.hpp"
#include "io/findings_json.hpp"
#include "io/same_file.hpp"
#include "viz/map/map.hpp"
#include "viz/page/report_page.hpp"

namespace interstice::cli {
namespace {

struct ReportCommand {
  ReadingOptions reading;
  std::string output;
  std::string json;
  Audience audience = Audience::published;
};

void print_headlines(const Findings& findings) {
  const FirstPage& page = findings.first_page;
  print_wrapped(page.title, stdout);
  const auto line = [](std::string_view label, const std::string& text) {
    if (!text.empty()) print_wrapped(fmt::format("{} {}", label, text), stdout, "  ");
  };
  line("Please decide:", page.decide);
  line("What this rests on:", page.rests_on);
  line("What holds:", page.holds);
  line("Gaps:", page.gaps_summary);
  for (const std::string& gap : page.gaps) line("-", gap);
  const bool named = findings.influence && !findings.influence->named_by.empty();
  line("Named by others:", named ? findings.influence->named_by.front().statement : std::string{});
  line("Where we lean on one:", page.lean);
  line("What we cannot tell:", page.cannot_tell);
  line("Not measured:", page.not_measured);
}

// A page under the name of another format would open nowhere.
void refuse_other_endings(const std::string& path) {
  const std::string ending = fold(std::filesystem::path(path).extension().string());
  if (ending == "html" || ending == "htm") return;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("-o: \"{}\" does not end in .html or .htm, and report writes a page of "
                          "HTML; give it such a name, and print it to PDF from the browser",
                          printable(path)));
}

void run_report(const ReportCommand& command, std::vector<ManifestOption> given) {
  refuse_overwriting_input(command.reading.place, command.output, "-page.html");
  refuse_other_endings(command.output);
  if (!command.json.empty())
    refuse_overwriting_input(command.reading.place, command.json, "-findings.json");
  if (!command.json.empty() && is_same_file(command.json, command.output)) {
    throw Error(ErrorCode::invalid_argument,
                "--json and -o name the same file; give one another name");
  }
  const Place place = load_place(command.reading.place);
  const Execution execution = execution_of(command.reading);
  const Findings findings =
      findings_of(place, command.reading, command.audience, "report", std::move(given), execution);
  Pictures pictures;
  if (!findings.systems.empty()) {
    pictures.blocks_svg =
        draw_map(findings, {.show = MapShow::interfaces, .title = MapTitle::left_out}, execution);
    pictures.blocks_alt = alt_text(findings, MapShow::interfaces);
  }
  pictures.map_svg = draw_map(
      findings, {.show = MapShow::influence, .title = MapTitle::left_out, .fit = MapFit::page},
      execution);
  pictures.map_alt = alt_text(findings, MapShow::influence);
  // Both are made before either is written, so that a fault in one leaves neither.
  const std::string page = report_page(findings, pictures);
  const std::string json = command.json.empty() ? std::string{} : to_json(findings);
  std::vector<FileToWrite> files = {{command.output, page}};
  if (!command.json.empty()) files.push_back({command.json, json});
  write_files_atomically(files);
  print_headlines(findings);
  if (!findings.unit_note.empty()) print_wrapped(findings.unit_note, stdout, "  ");
  fmt::print("\n{}\n", command.output);
  print_hidden(findings, stdout);
}

}  // namespace

void add_report(CLI::App& app) {
  auto options = std::make_shared<ReportCommand>();
  CLI::App* command = app.add_subcommand(
      "report", "The one page to take into the meeting, and everything behind it");
  add_reading_options(*command, options->reading);
  command->add_option("-o,--output", options->output, "HTML file to write")
      ->required()
      ->type_name(kFileType);
  command->add_option("--json", options->json, "Also write the findings as JSON")
      ->type_name(kFileType);
  add_audience_option(*command, options->audience);
  command->footer(
      "Shows what is marked public unless --for says otherwise.\n"
      "Examples:\n  interstice report examples/knoke -o knoke.html\n"
      "  interstice report my_place -o team.html --json team.json --for team");
  command->callback([options, command] { run_report(*options, given_options(*command)); });
}

}  // namespace interstice::cli
