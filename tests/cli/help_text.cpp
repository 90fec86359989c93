#include "tests/cli/help_text.hpp"

#include <sstream>

#include "tests/cli/program.hpp"

namespace interstice {
namespace {

std::vector<std::string> pieces(const std::string& text, char between) {
  std::vector<std::string> out;
  std::stringstream stream(text);
  for (std::string piece; std::getline(stream, piece, between);) out.push_back(piece);
  return out;
}

// The lines below a heading that begin with two spaces and no more, up to the next empty line.
std::vector<std::string> lines_below(const std::string& help, const std::string& heading) {
  std::vector<std::string> out;
  bool inside = false;
  for (const std::string& line : pieces(help, '\n')) {
    if (line == heading)
      inside = true;
    else if (line.empty())
      inside = false;
    else if (inside && line.size() > 2 && line[1] == ' ' && line[2] != ' ')
      out.push_back(line.substr(2));
  }
  return out;
}

}  // namespace

std::vector<std::string> help_commands() {
  std::vector<std::string> names;
  for (const std::string& line : lines_below(run_program("--help").out, "Subcommands:"))
    names.push_back(line.substr(0, line.find(' ')));
  return names;
}

std::vector<HelpOption> help_options(const std::string& command) {
  std::vector<HelpOption> options;
  const std::string help = run_program(command + " --help").out;
  for (const std::string& line : lines_below(help, "Options:")) {
    const std::vector<std::string> words = pieces(line, ' ');
    HelpOption option{.names = pieces(words[0], ',')};
    // "-o,--output FILE REQUIRED   what it is": one space, else a flag.
    if (words.size() > 1 && !words[1].empty()) {
      const std::string type = words[1].substr(0, words[1].find('='));
      option.type = type.substr(0, type.find(':'));
      const std::size_t open = type.find('{');
      if (open != std::string::npos)
        option.values = pieces(type.substr(open + 1, type.find('}') - open - 1), ',');
    }
    options.push_back(option);
  }
  return options;
}

}  // namespace interstice
