#include "cli/footer_parts.hpp"

#include <string_view>

namespace interstice::cli {
namespace {

constexpr std::string_view kBlank = " ";

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin));
}

// "0 done, 2 a wrong option, ...": a comma before a digit ends a meaning.
std::vector<ExitCode> exit_codes(std::string_view text) {
  std::vector<ExitCode> codes;
  while (!text.empty() && text.back() == '.') text.remove_suffix(1);
  while (!text.empty()) {
    std::size_t end = text.find(", ");
    while (end != std::string_view::npos && (text[end + 2] < '0' || text[end + 2] > '9'))
      end = text.find(", ", end + 2);
    const std::string one = trimmed(text.substr(0, end));
    const std::size_t space = one.find(' ');
    codes.push_back(
        {one.substr(0, space), space == std::string::npos ? "" : one.substr(space + 1)});
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 2);
  }
  return codes;
}

ExampleLine example_of(std::string_view line) {
  const std::size_t gap = line.find("   ");
  return {trimmed(line.substr(0, gap)),
          gap == std::string_view::npos ? std::string{} : trimmed(line.substr(gap))};
}

}  // namespace

FooterParts footer_parts(const std::string& footer) {
  FooterParts parts;
  bool files = false;  // in a sentence on what a place is, which may go over lines
  for (std::size_t at = 0; at < footer.size();) {
    const std::size_t end = std::min(footer.find('\n', at), footer.size());
    const std::string_view line = std::string_view(footer).substr(at, end - at);
    at = end + 1;
    if (line.starts_with("Exit: ")) {
      parts.exits = exit_codes(line.substr(6));
      files = false;
    } else if (line.starts_with("  ")) {
      parts.examples.push_back(example_of(line.substr(2)));
    } else if (line.starts_with("A place is") || (files && !line.empty())) {
      const std::size_t stop = line.find(".  ");  // what follows two spaces is another matter
      parts.files += (parts.files.empty() ? "" : " ") +
                     std::string(line.substr(0, stop == std::string_view::npos ? stop : stop + 1));
      files = stop == std::string_view::npos;
    } else if (!line.empty() && !line.ends_with(":")) {
      parts.remarks.emplace_back(line);
    }
  }
  return parts;
}

}  // namespace interstice::cli
