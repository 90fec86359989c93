#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "io/place_reader.hpp"

namespace interstice::cli {

Place load_place(const std::string& path) {
  ReadResult result = read_place(path);
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

}  // namespace interstice::cli
