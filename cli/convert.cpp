#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "cli/output.hpp"
#include "graph/findings/audience_copy.hpp"
#include "graph/model/error.hpp"
#include "io/place_reader.hpp"
#include "io/place_writer.hpp"

namespace interstice::cli {
namespace {

struct ConvertCommand {
  std::string input;
  std::string output;
  std::optional<Audience> audience;
  bool links_only = false;
};

// A device, a pipe, or what leads to whatever an output of this process is.
bool is_no_file(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code nothing_there;
  const fs::file_status status = fs::status(path, nothing_there);
  if (!fs::exists(status) || fs::is_directory(status)) return false;
  const std::string absolute = fs::absolute(path, nothing_there).lexically_normal().string();
  return !fs::is_regular_file(status) || absolute.starts_with("/dev/std") ||
         absolute.starts_with("/dev/fd/") || absolute.starts_with("/proc/");
}

PlaceFormat format_of(const std::string& output) {
  if (place_format(output) == PlaceFormat::folder && is_no_file(output)) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("\"{}\" is a pipe or device, and convert goes by the ending of a name; "
                            "name a file or a new folder: {}",
                            printable(output), place_formats()));
  }
  if (const auto format = place_format(output)) return *format;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("\"{}\": its ending is not that of a format of places; write {}",
                          printable(output), place_formats()));
}

// An edge list holds no other table: that they are lost has to be asked for.
void check_links_only(const Place& place, const ConvertCommand& command) {
  std::vector<std::string_view> others;
  for (const TableKind kind : tables_of(place)) {
    if (kind != TableKind::relationships) others.push_back(table_spec(kind).name);
  }
  if (!place.relationships().present()) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("\"{}\": an edge list holds links, and this place has none but board "
                            "seats; write {}",
                            printable(command.output), place_formats()));
  }
  if (others.empty() || command.links_only) return;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("\"{}\": an edge list holds the links alone; these tables would be lost: "
                          "{}. Write {}; or add --links-only",
                          printable(command.output), fmt::join(others, ", "), place_formats()));
}

void print_written(const Place& place, const ConvertCommand& command, PlaceFormat format) {
  std::vector<std::string> tables;
  for (const TableKind kind : tables_of(place)) {
    if (format != PlaceFormat::edge_list || kind == TableKind::relationships)
      tables.push_back(fmt::format("{} {}", place.table(kind).num_rows, table_spec(kind).name));
  }
  print_wrapped(fmt::format("{}: {}.", command.output, fmt::join(tables, ", ")), stdout);
}

void print_left_out(const std::vector<std::string>& left_out) {
  if (left_out.empty()) {
    print_wrapped("Nothing had to be left out.", stdout);
    return;
  }
  print_wrapped(fmt::format("Left out: {}.", fmt::join(left_out, "; ")), stdout);
}

bool copies_all(const ConvertCommand& command) {
  return !command.audience || *command.audience == Audience::team;
}

// What an edge list cannot say, and options that only an edge list has.
void check_options(const ConvertCommand& command, PlaceFormat format) {
  if (format == PlaceFormat::edge_list && !copies_all(command)) {
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("\"{}\": an edge list cannot say that who answered is not known, so its "
                    "readers would take the links that are left for all there are; with "
                    "--for {} write .place, .json, or no ending for a folder of CSV",
                    printable(command.output),
                    *command.audience == Audience::partners ? "partners" : "published"));
  }
  if (format != PlaceFormat::edge_list && command.links_only) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("--links-only is for an edge list, and \"{}\" holds all tables; write "
                            ".csv or .tsv, or leave the option out",
                            printable(command.output)));
  }
}

void convert(const ConvertCommand& command) {
  const PlaceFormat format = format_of(command.output);
  check_options(command, format);
  refuse_overwriting_input(
      command.input, command.output,
      format == PlaceFormat::folder ? "-copy" : "-copy" + ending_of(command.output));
  Place place = load_place(command.input, {.redundant_ties = RedundantTies::kept});
  std::vector<std::string> left_out;
  const bool was_implied = place.stakeholders_implied();
  if (!copies_all(command)) {
    AudienceCopy copy = copy_for(place, *command.audience);
    place = Place(std::move(copy.tables));
    left_out = std::move(copy.left_out);
  }
  if (format == PlaceFormat::edge_list) check_links_only(place, command);
  write_place(place, command.output, format);
  print_written(place, command, format);
  if (has_unread(place) && format != PlaceFormat::place_file) {
    print_wrapped(
        "Some rows hold what a newer program wrote and this format cannot keep; a .place file can.",
        stdout);
  }
  if (!copies_all(command)) {
    print_left_out(left_out);
    if (was_implied && !place.stakeholders_implied()) {
      print_wrapped(
          "Added: a table of stakeholders, which the place did without; its blank column "
          "\"response\" says that who answered is not known.",
          stdout);
    }
    print_wrapped(
        "Who answered is not in it, so gaps cannot be judged from it: hand on a report for those.",
        stdout);
  } else if (!command.audience) {
    print_wrapped(
        "Everything was copied, what is for the team alone too. --for published leaves that out.",
        stdout);
  }
}

}  // namespace

void add_convert(CLI::App& app) {
  auto options = std::make_shared<ConvertCommand>();
  CLI::App* command = app.add_subcommand(
      "convert", "A place from one format to another: a folder of CSV, an edge list, .place, JSON");
  command->add_option("input", options->input, "Folder of tables, edge list, .place or .json")
      ->required();
  command->add_option("output", options->output, fmt::format("What to write: {}", place_formats()))
      ->required();
  command->add_flag("--links-only", options->links_only,
                    "Write an edge list (.csv, .tsv) although other tables are lost");
  add_copy_audience_option(*command, options->audience);
  command->footer(
      "Nothing is lost between a folder of CSV, .place and JSON, and nothing is half written.\n"
      "Examples:\n  interstice convert examples/riverside riverside.place\n"
      "  interstice convert riverside.place riverside_tables\n"
      "  interstice convert my_place for_partners.place --for partners");
  command->callback([options] { convert(*options); });
}

}  // namespace interstice::cli
