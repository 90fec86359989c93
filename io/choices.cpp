#include "io/choices.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "io/headers.hpp"

namespace interstice {

std::string listed_choices(const ColumnSpec& column) {
  std::vector<std::string_view> listed = words(column.choices);
  std::erase_if(listed,
                [](std::string_view word) { return word.find('=', 1) != std::string_view::npos; });
  return fmt::format("{}", fmt::join(listed, ", "));
}

std::string_view choice_fault(const ColumnSpec& column, std::string_view word) {
  if (in_words(fold(word), column.ambiguous)) return "E-ambiguous-status";
  return column.strict ? "E-choice" : std::string_view{};
}

void report_choice(const ColumnSpec& column, std::string_view word, std::string_view stands,
                   SourcePlace where, DiagnosticList& diagnostics) {
  const std::string code(choice_fault(column, word));
  if (code == "E-choice") {
    diagnostics.error(code, std::move(where),
                      fmt::format("{} {} is not a word it takes", in_quotes(word), stands),
                      fmt::format("Write one of: {}; or leave it blank.", listed_choices(column)));
    return;
  }
  diagnostics.error(code, std::move(where),
                    fmt::format("{} {} can be read in two ways", in_quotes(word), stands),
                    "Write \"answered none\" if they replied and named nobody, \"no reply\" if "
                    "nothing came back, "
                    "\"not asked\" if nobody asked them; leave it blank if you do not know.");
}

}  // namespace interstice
