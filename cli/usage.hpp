/// @file  A command line that is wrong: what is wrong with it, and what to type instead.
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace interstice::cli {

/// Refuses what CLI11 says too little about, or takes for an option that was not given: an unknown command, an empty
/// argument. Errors: not_found, invalid_argument.
void refuse_odd_arguments(const CLI::App& app, int argc, const char* const* argv);

/// What to say about an error of CLI11's: one line on what is wrong, one with an example of the command that was meant.
[[nodiscard]] std::string usage_text(const CLI::App& app, const CLI::ParseError& error);

}  // namespace interstice::cli
