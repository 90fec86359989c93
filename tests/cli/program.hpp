/// @file  The program as a user runs it: arguments in; exit code, standard output and standard error out.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/scratch_folder.hpp"

namespace interstice {

struct Outcome {
  int exit = -1;
  std::string out;
  std::string err;
};

/// Runs the program with the arguments of `line` (split at spaces; a part in single quotes is one) and more settings in
/// its environment. The working folder is the project's.
[[nodiscard]] Outcome run_program(const std::string& line,
                                  const std::map<std::string, std::string>& environment = {});

/// Runs another program, found by the path, in the project's folder.
[[nodiscard]] Outcome run_words(std::vector<std::string> words,
                                const std::map<std::string, std::string>& environment = {});
[[nodiscard]] bool is_installed(const std::string& program);

[[nodiscard]] std::string read_file(const std::filesystem::path& file);

/// CSV as the program prints it: the header line, then rows; quotes understood.
struct CsvOutput {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  /// The rows whose column `name` is `value`.
  [[nodiscard]] std::vector<std::vector<std::string>> where(const std::string& name,
                                                            const std::string& value) const;
  [[nodiscard]] std::size_t column(const std::string& name) const;
};
[[nodiscard]] CsvOutput parse_output(const std::string& text);

}  // namespace interstice
