#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "graph/findings/manifest.hpp"
#include "graph/findings/measures.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/error.hpp"
#include "io/findings_json.hpp"

namespace interstice::cli {
namespace {

struct MeasureCommand {
  ReadingOptions reading;
  std::string measures = "all";
  std::optional<View> view;
  MeasureOptions how;
  bool edges = false;
  bool graph = false;
  Format format = Format::table;
};

std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> names;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    std::string name = text.substr(at, end - at);
    std::erase(name, ' ');
    if (!name.empty()) names.push_back(std::move(name));
    at = end + 1;
  }
  if (names.empty())
    throw Error(ErrorCode::invalid_argument, "--measures: name at least one measure, or all");
  return names.size() == 1 && names[0] == "all" ? std::vector<std::string>{} : names;
}

std::string kinds_of(const Place& place, const Projection& projection, TieId tie) {
  std::vector<std::string_view> kinds;
  for (const std::uint32_t row : projection.rows_of(tie)) {
    if (row >= place.relationships().num_rows()) {
      kinds.emplace_back("membership");
      continue;
    }
    const Text kind = place.relationships().text(RelationshipColumn::kind, row);
    kinds.push_back(kind == Text::none ? kWorksWith : place.text(kind));
  }
  std::ranges::sort(kinds);
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  std::string text;
  for (const std::string_view kind : kinds) text += (text.empty() ? "" : ";") + std::string(kind);
  return text;
}

Manifest manifest_of(const Place& place, const Projection& projection,
                     const MeasureCommand& command, std::vector<ManifestOption> given) {
  Manifest manifest = describe_reading(place, projection, reading_density(projection));
  manifest.command = "measure";
  manifest.options = std::move(given);
  manifest.seed = command.reading.seed;
  for (const Layer& layer : projection.layer_details) {
    if (layer.scale == LayerScale::smaller && projection.layers.size() == 1) {
      manifest.notes.push_back(fmt::format(
          "In \"{}\" a smaller strength is the stronger tie; measures read strengths as written.",
          layer.kind));
    }
  }
  return manifest;
}

using Rows = std::vector<std::vector<std::string>>;

struct Printable {
  std::vector<std::string> header;
  Rows rows;
};

Printable rows_of(const Place& place, const Projection& projection, MeasureOf of,
                  const MeasureTable& table, Format format) {
  const auto number = [&](double value) {
    return format == Format::csv ? csv_number(value) : table_number(value);
  };
  Printable out;
  if (of == MeasureOf::network) {
    out.header = {"measure", "value"};
    for (const MeasureColumn& column : table.columns)
      out.rows.push_back({column.name, number(column.values[0])});
    return out;
  }
  const bool vertices = of == MeasureOf::vertex;
  out.header = vertices ? std::vector<std::string>{"id", "name"}
                        : std::vector<std::string>{"from", "to", "kind"};
  for (const MeasureColumn& column : table.columns) out.header.push_back(column.name);
  const std::size_t count = vertices ? projection.ids.size() : projection.network.num_ties();
  for (std::size_t i = 0; i < count; ++i) {
    if (vertices) {
      out.rows.push_back(
          {std::string(projection.ids[i]), printed_name(place, projection.stakeholders[i])});
    } else {
      const Tie& tie = projection.network.ties()[i];
      out.rows.push_back({std::string(projection.ids[index(tie.from)]),
                          std::string(projection.ids[index(tie.to)]),
                          kinds_of(place, projection, static_cast<TieId>(i))});
    }
    for (const MeasureColumn& column : table.columns)
      out.rows.back().push_back(number(column.values[i]));
  }
  return out;
}

void run_measure(MeasureCommand command, std::vector<ManifestOption> given) {
  if (command.edges && command.graph)
    throw Error(ErrorCode::invalid_argument,
                "measure: --edges and --graph are two outputs; ask for one at a time");
  command.how.names = split_names(command.measures);
  command.how.seed = command.reading.seed;
  const MeasureOf of = command.edges   ? MeasureOf::tie
                       : command.graph ? MeasureOf::network
                                       : MeasureOf::vertex;
  const Place place = load_place(command.reading.place);
  ProjectionOptions reading = projection_options(command.reading);
  reading.view = command.view;
  reading.posts = Posts::told;
  const Projection projection = project(place, reading);
  const MeasureTable table = measure(projection, of, command.how, execution_of(command.reading));
  Manifest manifest = manifest_of(place, projection, command, std::move(given));
  if (command.format == Format::json) {
    for (const std::string& line : table.left_out) manifest.notes.push_back("Left out: " + line);
    manifest.notes.insert(manifest.notes.end(), table.notes.begin(), table.notes.end());
    MeasuresDocument document{
        .manifest = manifest, .tables = {table}, .kinds = {of}, .projection = &projection};
    for (const StakeholderRow row : projection.stakeholders)
      document.names.push_back(printed_name(place, row));
    for (std::size_t i = 0; command.edges && i < projection.network.num_ties(); ++i) {
      document.tie_kinds.push_back(kinds_of(place, projection, static_cast<TieId>(i)));
    }
    fmt::print("{}", to_json(document));
    return;
  }
  const Printable out = rows_of(place, projection, of, table, command.format);
  std::FILE* const aside = command.format == Format::csv ? stderr : stdout;
  command.format == Format::csv ? print_csv(out.header, out.rows)
                                : print_table(out.header, out.rows);
  for (const std::string& line : table.left_out) fmt::print(stderr, "left out: {}\n", line);
  for (const std::string& line : table.notes) fmt::print(stderr, "note: {}\n", line);
  print_manifest(manifest, aside);
}

}  // namespace

void add_measure(CLI::App& app) {
  static const std::map<std::string, Length> kLengths = {
      {"hops", Length::hops},
      {"inverse_strength", Length::inverse_strength},
      {"strength", Length::strength}};
  auto options = std::make_shared<MeasureCommand>();
  CLI::App* command =
      app.add_subcommand("measure", "Raw measures of a network, with explicit conventions");
  add_reading_options(*command, options->reading);
  command->add_option("--measures", options->measures, "Names with commas between, or all")
      ->capture_default_str();
  add_view_option(*command, options->view);
  command
      ->add_option_function<std::string>(
          "--length",
          [options](const std::string& name) { options->how.length = kLengths.at(name); },
          "Length of a tie in paths: hops, inverse_strength or strength")
      ->check(CLI::IsMember({"hops", "inverse_strength", "strength"}));
  command
      ->add_option_function<std::string>(
          "--scale",
          [options](const std::string& name) {
            options->how.scale = name == "raw" ? Scale::raw : Scale::normalised;
          },
          "raw or normalised")
      ->check(CLI::IsMember({"raw", "normalised"}));
  command
      ->add_option_function<std::string>(
          "--strengths",
          [options](const std::string& name) {
            options->how.strengths = name == "use" ? Strengths::use : Strengths::ignore;
          },
          "ignore: a tie counts 1; use: information, eigenvector, katz, bonacich_power, pagerank, "
          "hub, "
          "authority, current_flow_betweenness and the measures of structural holes read strengths")
      ->check(CLI::IsMember({"ignore", "use"}));
  command->add_flag_callback(
      "--ego", [options] { options->how.ego = EgoModel::ego_network; },
      "constraint, effective_size, ego_efficiency and constraint_hierarchy from each one's own "
      "contacts alone");
  add_whole_number(*command, "--permutations", options->how.permutations, {0, 1'000'000},
                   "Of the systems' labels, for ei_p")
      .default_str(std::to_string(options->how.permutations));
  command->add_flag("--edges", options->edges,
                    "One row a tie: from, to, kind and the measures of ties");
  command->add_flag("--graph", options->graph, "One row a measure of the whole network");
  add_format_option(*command, options->format);
  std::string footer = "Measures of stakeholders:";
  for (const std::string& name : measure_names(MeasureOf::vertex)) footer += ' ' + name;
  footer += "\nOf ties (--edges):";
  for (const std::string& name : measure_names(MeasureOf::tie)) footer += ' ' + name;
  footer += "\nOf the network (--graph):";
  for (const std::string& name : measure_names(MeasureOf::network)) footer += ' ' + name;
  command->footer(footer +
                  "\n\nWithout --layer: the binary union of all one-mode kinds of link; two_mode "
                  "where there is none."
                  "\nExamples:\n  interstice measure examples/knoke --layer information --view "
                  "directed --measures betweenness,degree"
                  "\n  interstice measure examples/nhs_london --graph --format csv");
  command->callback([options, command] { run_measure(*options, given_options(*command)); });
}

}  // namespace interstice::cli
