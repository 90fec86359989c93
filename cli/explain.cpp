#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "io/diagnostic_codes.hpp"
#include "io/findings_json.hpp"

namespace interstice::cli {
namespace {

void list_codes() {
  std::vector<std::vector<std::string>> rows;
  for (const DiagnosticCode& code : diagnostic_codes())
    rows.push_back({std::string(code.code), std::string(code.title)});
  print_table({"code", "what it means"}, rows);
  fmt::print("\nE stops the reading, W does not, N says what was done.\n");
}

void explain(const std::string& name) {
  const DiagnosticCode& code = diagnostic_code(name);
  fmt::print("{} ({}): {}\n\n", code.code, to_string(severity_of(code)), code.title);
  print_wrapped(code.meaning, stdout);
  if (!code.example.empty()) {
    fmt::print("\nFor example:\n");
    std::string_view lines = code.example;
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      fmt::print("  {}\n", lines.substr(0, end));
      lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
    }
  }
  fmt::print("\n");
  print_wrapped(fmt::format("What to do: {}", code.remedy), stdout);
}

}  // namespace

void add_explain(CLI::App& app) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "explain", "What a code that `check` prints means, and how to put it right");
  command->add_option("code", *name, "Such as E-unknown-id; all codes where none is given");
  command->footer("Examples:\n  interstice explain E-unknown-id\n  interstice explain");
  command->callback([name] { name->empty() ? list_codes() : explain(*name); });
}

}  // namespace interstice::cli
