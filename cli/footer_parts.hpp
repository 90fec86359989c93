/// @file  What a command's footer says: its remarks, its examples, what a place is, the exit codes.
#pragma once

#include <string>
#include <vector>

namespace interstice::cli {

struct ExampleLine {
  std::string line;  ///< to type
  std::string what;  ///< what stands beside it; mostly empty
};

struct ExitCode {
  std::string code;
  std::string meaning;
};

struct FooterParts {
  std::vector<std::string> remarks;  ///< a line each
  std::vector<ExampleLine> examples;
  std::string files;  ///< what a place is; the program's footer alone says it
  std::vector<ExitCode> exits;
};

/// Examples are the lines indented by two spaces; a line "Exit: 0 done, 2 ..." gives the codes; a sentence that begins
/// "A place is" says what files there are; all other lines but headings are remarks.
[[nodiscard]] FooterParts footer_parts(const std::string& footer);

}  // namespace interstice::cli
