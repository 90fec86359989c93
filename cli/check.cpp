#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <span>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "cli/output.hpp"
#include "cli/rejects.hpp"
#include "graph/findings/analyse.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/findings/rung.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/observation.hpp"
#include "io/atomic_file.hpp"
#include "io/diagnostic_list.hpp"
#include "io/findings_json.hpp"
#include "io/place_reader.hpp"

namespace interstice::cli {
namespace {

struct CheckOptions {
  ReadingOptions reading;  // the place and --as-of
  Format format = Format::table;
  std::string rejects;
};

std::string describe(const Layer& layer) {
  static constexpr std::string_view kRoles[] = {"working", "formal", "money", "negative"};
  return fmt::format("Kind of link \"{}\": {}, {}, role {}.{}", layer.kind,
                     layer.two_mode ? "from stakeholders to boards" : "between stakeholders",
                     layer.directed ? "directed" : "mutual",
                     kRoles[static_cast<std::size_t>(layer.role)],
                     layer.question.empty() ? " Its question is not given."
                                            : " Question: " + layer.question + ".");
}

// What a row of a table is, in a sentence.
std::string_view row_name(TableKind kind, bool one) {
  switch (kind) {
    case TableKind::stakeholders:
      return one ? "stakeholder" : "stakeholders";
    case TableKind::relationships:
      return one ? "relationship" : "relationships";
    case TableKind::layers:
      return one ? "kind of link" : "kinds of link";
    case TableKind::responses:
      return one ? "response" : "responses";
    case TableKind::memberships:
      return one ? "membership" : "memberships";
    case TableKind::outcomes:
      return one ? "outcome" : "outcomes";
    case TableKind::commitments:
      return one ? "commitment" : "commitments";
    case TableKind::expected:
      return one ? "expected link" : "expected links";
    case TableKind::areas:
      return one ? "area" : "areas";
    case TableKind::systems:
      return one ? "system" : "systems";
    case TableKind::decisions:
      return one ? "decision" : "decisions";
    case TableKind::evidence:
      return one ? "piece of evidence" : "pieces of evidence";
    case TableKind::place:
      return one ? "setting" : "settings";
  }
  return {};
}

// The rows of each table as its file has them: those left out later are counted too.
std::string rows_read(const Place& place, const ReadResult& result) {
  std::string tables;
  for (const TableSpec& spec : table_specs()) {
    const TableData& table = place.table(spec.kind);
    if (!table.present || (spec.kind == TableKind::stakeholders && place.stakeholders_implied()))
      continue;
    const std::size_t left_out =
        spec.kind == TableKind::relationships ? result.self_ties + result.duplicate_ties : 0;
    const std::size_t rows = table.num_rows + left_out;
    tables += fmt::format("{}{} {}", tables.empty() ? "" : ", ",
                          whole_number(static_cast<double>(rows)), row_name(spec.kind, rows == 1));
    if (left_out > 0)
      tables += fmt::format(" (of which {} left out)", whole_number(static_cast<double>(left_out)));
  }
  return tables;
}

std::string answers_sentence(const Place& place, const Projection& projection) {
  if (projection.layers.empty()) {
    return "No kind of link here has the role working: gaps, influence, map and report read no "
           "link "
           "unless --layer names one.";
  }
  const std::uint32_t bodies = projection.network.num_vertices();
  std::size_t answered = 0;
  for (std::uint32_t v = 0; v < bodies; ++v)
    answered += projection.observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  switch (projection.basis) {
    case ResponseBasis::everyone_assumed:
      return "Who answered is not stated: assumes that everyone was asked. A \"response\" column "
             "would tell \"no\" from \"not asked\".";
    case ResponseBasis::complete_roster:
      return fmt::format("{}; their links are on record, and nobody was asked for more.",
                         counted(bodies, "body", "bodies"));
    case ResponseBasis::some_reporters:
      return fmt::format(
          "Who answered is not known, as only some rows say who reported them: none of {} counts "
          "as "
          "having answered, and pairs without a link as not asked about.",
          counted(bodies, "body", "bodies"));
    default:
      if (const auto first = first_asked(place);
          answered == 0 && first && projection.as_of && *projection.as_of < *first) {
        return fmt::format(
            "Nobody had been asked at this date: the record of answers begins on {}.",
            to_string(*first));
      }
      return fmt::format("{} of {} answered, or are on record.",
                         whole_number(static_cast<double>(answered)),
                         counted(bodies, "body", "bodies"));
  }
}

// What was read and how, a sentence each: the things a person should see are right before trusting a number.
std::vector<std::string> summarise(const Place& place, const Projection& projection,
                                   const ReadResult& result) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format("Place: {}. Rows read: {}.", place.name(), rows_read(place, result)));
  if (place.stakeholders_implied()) {
    lines.push_back(fmt::format(
        "There is no stakeholders table: the {} ids that links name are taken as the stakeholders.",
        place.stakeholders().num_rows()));
  }
  const std::vector<Layer> layers = layers_of(place);
  for (const Layer& layer : layers) lines.push_back(describe(layer));
  lines.push_back(projection.systems_column.empty()
                      ? "No column says which system each body belongs to; without one nothing can "
                        "be said about gaps between systems."
                      : fmt::format("Systems: {} in the column \"{}\".", projection.systems.size(),
                                    projection.systems_column));
  for (const std::string& candidate : projection.systems_candidates) {
    lines.push_back(
        fmt::format("The column \"{}\" could hold systems: --systems {}.", candidate, candidate));
  }
  std::size_t unstated = 0;
  for (const SystemId system : projection.system_of) unstated += system == SystemId::none ? 1 : 0;
  if (!projection.systems_column.empty() && unstated > 0) {
    lines.push_back(
        fmt::format("{} of {} bodies have no system stated; they stand outside every gap.",
                    whole_number(static_cast<double>(unstated)),
                    whole_number(static_cast<double>(projection.system_of.size()))));
  }
  lines.push_back(answers_sentence(place, projection));
  return lines;
}

std::vector<std::string> rung_lines(const RungFinding& rung) {
  return {fmt::format("How far the data go: {} {}. {}", rung.rung == Rung::hour ? "an" : "a",
                      to_string(rung.rung), rung.allows),
          rung.next_column.empty()
              ? rung.next_buys
              : fmt::format("What would help most next: {}. {}", rung.next_column, rung.next_buys)};
}

void print_sentences(const CheckDocument& report, std::FILE* out) {
  for (const std::string& line : report.summary) print_wrapped(line, out);
  if (!report.rung) return;
  for (const std::string& line : rung_lines(*report.rung)) print_wrapped(line, out);
}

// A person is shown some of each kind; a program all of them.
std::vector<Diagnostic> shown_to_people(std::span<const Diagnostic> all) {
  DiagnosticList some;
  for (const Diagnostic& diagnostic : all) some.add(diagnostic);
  ReadResult shown;
  some.move_to(shown);
  return std::move(shown.diagnostics);
}

void print(const CheckDocument& report, Format format) {
  if (format == Format::json) {
    fmt::print("{}", to_json(report));
    return;
  }
  if (format == Format::csv) {
    std::vector<std::vector<std::string>> rows;
    for (const Diagnostic& d : report.diagnostics) {
      rows.push_back({d.code, std::string(to_string(d.severity)), d.where.file,
                      fmt::format("{}", d.where.line), fmt::format("{}", d.where.column), d.found,
                      d.todo});
    }
    print_csv({"code", "severity", "file", "line", "column", "found", "todo"}, rows);
    print_sentences(report, stderr);
    return;
  }
  for (const Diagnostic& diagnostic : shown_to_people(report.diagnostics))
    print_diagnostic(diagnostic, stdout);
  print_sentences(report, stdout);
  fmt::print("{} {}, {} {}.\n", report.errors, report.errors == 1 ? "error" : "errors",
             report.warnings, report.warnings == 1 ? "warning" : "warnings");
}

void write_rejects(const CheckOptions& options, const std::vector<RejectedRow>& rejected) {
  if (options.rejects.empty()) return;
  const RejectsSheet sheet = rejects_csv(rejected);
  write_file_atomically(options.rejects, sheet.text);
  std::FILE* const out = options.format == Format::table ? stdout : stderr;
  if (rejected.empty()) {
    fmt::print(out, "Nothing to reject: {} has only the names of the columns.\n", options.rejects);
  } else {
    fmt::print(out, "{} to mend: {}\n", counted(rejected.size(), "row"), options.rejects);
  }
  if (sheet.guarded > 0) {
    print_wrapped(
        fmt::format("{} in it could be taken for a formula and {} a ' in front: take that out when "
                    "you copy a row back.",
                    counted(sheet.guarded, "cell"), sheet.guarded == 1 ? "has" : "have"),
        out);
  }
}

void check(const CheckOptions& options) {
  if (!options.rejects.empty())
    refuse_overwriting_input(options.reading.place, options.rejects, "-rejects.csv");
  const ProjectionOptions reading = projection_options(options.reading);
  const bool all = options.format != Format::table || !options.rejects.empty();
  const ReadResult result = read_place(
      options.reading.place, {.missing_date = reading.as_of ? Severity::warning : Severity::error,
                              .most_of_a_kind = all ? std::nullopt : std::optional(kMostOfAKind),
                              .keep_rejected = !options.rejects.empty()});
  CheckDocument report{.input = options.reading.place,
                       .errors = result.num_errors(),
                       .warnings = result.num_warnings(),
                       .diagnostics = result.diagnostics};
  if (result.place) {
    // The reading of findings, so that what is said of gaps here is what the other commands do.
    const Projection projection = project(*result.place, findings_reading(*result.place, reading));
    report.summary = summarise(*result.place, projection, result);
    report.rung = find_rung(*result.place, projection);
  }
  print(report, options.format);
  write_rejects(options, result.rejected);
  if (!result.place) throw Stop{kBadInput};
}

}  // namespace

void add_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check", "Every error and warning at once, with file, line and column, and what to do");
  command->add_option("place", options->reading.place, "Folder of tables, or one edge list")
      ->required();
  command->add_option("--as-of", options->reading.as_of,
                      "Read dated rows at this day (YYYY-MM-DD; default: the place's date)");
  add_format_option(*command, options->format);
  command
      ->add_option("--rejects", options->rejects,
                   "Also write the rows with an error, and those left out, to mend in a "
                   "spreadsheet")
      ->type_name("FILE");
  command->footer(
      "Example:\n  interstice check examples/knoke\n  interstice check my_links.csv --rejects "
      "to_mend.csv\n  interstice check my_links.csv --format csv > faults.csv");
  command->callback([options] { check(*options); });
}

}  // namespace interstice::cli
