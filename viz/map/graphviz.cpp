#include "viz/map/graphviz.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "graph/model/error.hpp"

namespace interstice::map {
namespace {

/// What the font and graphics libraries say about themselves on a good run.
bool is_noise(std::string_view line) {
  static constexpr std::array<std::string_view, 6> kNoise = {"Fontconfig", "Pango-", "GLib-",
                                                             "GLib:",      "Gtk-",   "dconf"};
  return line.find_first_not_of(" \t\r") == std::string_view::npos ||
         std::any_of(kNoise.begin(), kNoise.end(), [&](std::string_view word) {
           return line.find(word) != std::string_view::npos;
         });
}

void refuse_warnings(std::string_view errors) {
  while (!errors.empty()) {
    const std::string_view line = errors.substr(0, errors.find('\n'));
    if (!is_noise(line)) {
      throw Error{ErrorCode::io_error, "map: Graphviz said: " + printable(line, 300)};
    }
    errors.remove_prefix(std::min(errors.size(), line.size() + 1));
  }
}

/// SOURCE_DATE_EPOCH as YYYYMMDDhhmmss, UTC.
std::string fixed_date() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  const std::string_view given = text == nullptr ? "" : text;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), seconds);
  constexpr std::int64_t kYear9999 = 253402300799;
  if (error != std::errc{} || end != given.data() + given.size() || seconds < 0 ||
      seconds > kYear9999) {
    seconds = 0;
  }
  const std::chrono::sys_seconds when{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(when);
  const std::chrono::year_month_day date{day};
  const std::int64_t rest = (when - day).count();
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     rest / 3600, rest / 60 % 60, rest % 60);
}

/// Graphviz 2.43 stamps a PDF with the clock whatever SOURCE_DATE_EPOCH says; the stamp is overwritten in place.
void fix_dates(std::string& pdf) {
  static constexpr std::array<std::string_view, 2> kKeys = {"/CreationDate (D:", "/ModDate (D:"};
  const std::string date = fixed_date();
  for (const auto key : kKeys) {
    for (auto at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1)) {
      const auto first = at + key.size();
      const auto last = pdf.find(')', first);
      if (last == std::string::npos || last - first < date.size() || last - first > 30) continue;
      pdf.replace(first, date.size(), date);
      for (auto i = first + date.size(); i < last; ++i) {  // the offset from UTC: "Z" or "+01'00"
        const char c = pdf[i];
        pdf[i] = c == '+' || c == '-' ? '+' : c >= '0' && c <= '9' ? '0' : c;
      }
    }
  }
}

}  // namespace

ProcessLimits limits_for(std::size_t shapes, std::size_t lines) {
  const std::uint64_t things = shapes + lines;
  ProcessLimits limits;
  limits.memory = (1ULL << 30) + std::min<std::uint64_t>(things * (64ULL << 10), 3ULL << 30);
  limits.processor_seconds = 30 + things / 200;
  return limits;
}

std::string find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
    if (folder.empty() || folder.front() != '/') continue;
    std::string program = fmt::format("{}/{}", folder, name);
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

std::string render(std::string_view dot, std::string_view format, const ProcessLimits& limits,
                   const Execution& execution) {
  const std::string program = find_program("neato");
  if (program.empty()) {
    throw Error{
        ErrorCode::unsupported,
        "map: Graphviz's neato was not found; install the graphviz package, or ask for .dot"};
  }
  std::vector<std::string> arguments = {"-n2", fmt::format("-T{}", format)};
  if (format == "png") arguments.emplace_back("-Gdpi=144");
  ProcessResult result = run_process(program, arguments, dot, limits, execution);
  refuse_warnings(result.errors);
  if (result.output.empty()) throw Error{ErrorCode::io_error, "map: Graphviz drew nothing"};
  if (format == "pdf") fix_dates(result.output);
  return std::move(result.output);
}

}  // namespace interstice::map
