#include "viz/map/map.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.hpp"
#include "cli/command_tree.hpp"
#include "cli/output.hpp"
#include "graph/model/error.hpp"
#include "graph/model/schema.hpp"
#include "io/atomic_file.hpp"

namespace interstice::cli {
namespace {

struct MapCommand {
  ReadingOptions reading;
  std::string output;
  MapShow show = MapShow::influence;
  Audience audience = Audience::published;
};

MapFormat format_of(const std::string& path) {
  const std::string ending = fold(std::filesystem::path(path).extension().string());
  if (ending == "svg") return MapFormat::svg;
  if (ending == "png") return MapFormat::png;
  if (ending == "pdf") return MapFormat::pdf;
  if (ending == "dot") return MapFormat::dot;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("-o: \"{}\" ends in none of .svg, .png, .pdf, .dot", printable(path)));
}

void run_map(const MapCommand& command, std::vector<ManifestOption> given) {
  const MapFormat format = format_of(command.output);
  refuse_overwriting_input(command.reading.place, command.output,
                           "-map" + ending_of(command.output));
  const Place place = load_place(command.reading.place);
  const Execution execution = execution_of(command.reading);
  const Findings findings =
      findings_of(place, command.reading, command.audience, "map", std::move(given), execution);
  write_file_atomically(command.output,
                        draw_map(findings, {.show = command.show, .format = format}, execution));
  fmt::print("{}\n", command.output);
  print_hidden(findings, stderr);
}

}  // namespace

void add_map(CLI::App& app) {
  auto options = std::make_shared<MapCommand>();
  CLI::App* command = app.add_subcommand("map", "A picture of the place: svg, png, pdf or dot");
  add_reading_options(*command, options->reading);
  command->add_option("-o,--output", options->output, "File to write; its ending says which kind")
      ->required()
      ->type_name(kFileType);
  command
      ->add_option_function<std::string>(
          "--show",
          [options](const std::string& name) {
            options->show = name == "influence" ? MapShow::influence
                            : name == "gaps"    ? MapShow::gaps
                                                : MapShow::interfaces;
          },
          "influence: every body, larger the more routes pass it; interfaces: systems as blocks; "
          "gaps: the same, with gaps on outcomes")
      ->check(CLI::IsMember({"influence", "interfaces", "gaps"}));
  add_audience_option(*command, options->audience);
  command->footer(
      "Shows what is marked public unless --for says otherwise.\n"
      "Examples:\n  interstice map examples/knoke -o knoke.svg\n  interstice map my_place -o "
      "blocks.png --show interfaces --for team");
  command->callback([options, command] { run_map(*options, given_options(*command)); });
}

}  // namespace interstice::cli
