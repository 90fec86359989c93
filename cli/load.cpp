#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "graph/model/error.hpp"
#include "io/place_reader.hpp"
#include "io/same_file.hpp"

namespace interstice::cli {

Place load_place(const std::string& path, const ReadOptions& options) {
  ReadResult result = read_place(path, options);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity != Severity::note) print_diagnostic(diagnostic, stderr);
  }
  if (!result.place) {
    fmt::print(stderr, "interstice: {} could not be read: {} {}; nothing was written\n", path,
               result.num_errors(), result.num_errors() == 1 ? "error" : "errors");
    throw Stop{kBadInput};
  }
  return std::move(*result.place);
}

Findings findings_of(const Place& place, const ReadingOptions& reading, Audience audience,
                     const std::string& command, std::vector<ManifestOption> given,
                     const Execution& execution) {
  return analyse(place,
                 {.reading = projection_options(reading),
                  .audience = audience,
                  .command = command,
                  .given = std::move(given),
                  .seed = reading.seed,
                  .reruns = {.draws = command == "report" ? kGapDraws : 0},
                  .parts = command == "report" ? FindingParts::named : FindingParts::page},
                 execution);
}

void refuse_overwriting_input(const std::string& place, const std::string& output,
                              std::string_view instead) {
  std::string fault;
  if (is_data_of(place, output)) {
    fault = "is the data";
  } else if (const auto table = table_beside(place, output)) {
    fault =
        fmt::format("would be read as the table \"{}\" beside the data", table_spec(*table).name);
  }
  if (fault.empty()) return;
  throw Error(
      ErrorCode::invalid_argument,
      fmt::format("\"{}\" {}; choose another name to write to, such as {}{}", printable(output),
                  fault, printable(final_path(output).stem().string()), instead));
}

std::string ending_of(const std::string& path) {
  return std::filesystem::path(path).extension().string();
}

}  // namespace interstice::cli
