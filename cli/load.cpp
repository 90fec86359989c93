#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "graph/model/error.hpp"
#include "io/place_reader.hpp"

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
                  .seed = reading.seed},
                 execution);
}

void refuse_overwriting_input(const std::string& place, const std::string& output,
                              std::string_view instead) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path input = fs::weakly_canonical(place, ignored);
  const fs::path target = fs::weakly_canonical(output, ignored);
  const bool is_place = target == input;
  const bool in_place = target.parent_path() == input && fs::exists(target, ignored);
  const std::string ending = target.extension().string();
  if (is_place || (in_place && (ending == ".csv" || ending == ".tsv" || ending == ".txt"))) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("\"{}\" is the data; choose another name to write to, such as {}{}",
                            printable(output), target.stem().string(), instead));
  }
}

}  // namespace interstice::cli
