#include "cli/diagnostics.hpp"

#include <fmt/format.h>

#include "io/findings_json.hpp"

namespace interstice::cli {

void print_diagnostic(const Diagnostic& diagnostic, std::FILE* out) {
  const std::string where = to_string(diagnostic.where);
  fmt::print(out, "{}{}{}: {}. {} [{}]\n", where, where.empty() ? "" : ": ",
             to_string(diagnostic.severity), diagnostic.found, diagnostic.todo, diagnostic.code);
}

}  // namespace interstice::cli
