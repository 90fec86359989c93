#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include "cli/command.hpp"
#include "cli/usage.hpp"
#include "graph/model/error.hpp"
#include "io/interrupts.hpp"

namespace interstice::cli {
namespace {

constexpr const char* kAbout =
    "Interstice reads who works with whom in a place, and finds influence and the spaces between "
    "systems:\n"
    "where links that should be there are not.";

constexpr const char* kExamples = R"(Start here:
  interstice check examples/knoke                     what is in the data, and what is wrong with it
  interstice explain E-unknown-id                     what a code that check prints means
  interstice report examples/knoke -o knoke.html      the one page, and everything behind it
  interstice gaps examples/knoke                      where two systems have fewer links than usual
  interstice influence examples/knoke                 go-betweens, and where the place leans on one body
  interstice introduce examples/knoke --aim pieces    which new links would help most, and who could make them
  interstice map examples/knoke -o knoke.svg          a picture (svg, png, pdf or dot)
  interstice measure examples/knoke --layer information --view directed --format csv
  interstice convert examples/knoke knoke.place       one file of all its tables, and back again
  interstice methods examples/knoke                   what a journal asks about the data and their reading

A place is a folder of tables (relationships.csv or edges.csv; stakeholders.csv or nodes.csv; ...), one edge list
whose first line names its columns (from,to), a .place file or JSON.  `interstice COMMAND --help` says more.
Exit: 0 done, 2 a wrong option, 3 bad input, 4 a file could not be read or written, 129 hung up, 130 interrupted, 143 terminated, 1 anything else.)";

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
    case ErrorCode::not_found:
      return kUsage;
    case ErrorCode::parse_error:
      return kBadInput;
    case ErrorCode::io_error:
      return kInputOutput;
    case ErrorCode::cancelled:
      return kInterrupted;
    case ErrorCode::unsupported:
    case ErrorCode::resource_exhausted:
      return kOther;
  }
  return kOther;
}

// Standard error may be what cannot be written: nothing is thrown for that.
void say(std::string_view what) {
  const std::string line = fmt::format("interstice: {}\n", what);
  (void)std::fwrite(line.data(), 1, line.size(), stderr);
}

int flush_output(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  say("standard output could not be written");
  return kInputOutput;
}

// Of the system: fmt's where a stream fails, the library's where a file does; threads that cannot be had are neither.
int report_system_error(const std::system_error& error) {
  if (std::ferror(stdout) != 0) return flush_output(kInputOutput);
  say(error.what());
  const bool of_a_file = dynamic_cast<const std::filesystem::filesystem_error*>(&error) != nullptr;
  return std::ferror(stderr) != 0 || of_a_file ? kInputOutput : kOther;
}

}  // namespace

int run(int argc, const char* const* argv) {
  clean_up_when_interrupted();
  try {
    CLI::App app(kAbout, "interstice");
    app.footer(kExamples);
    app.set_version_flag("--version", std::string("interstice ") + INTERSTICE_VERSION);
    app.require_subcommand(1);
    add_check(app);
    add_explain(app);
    add_report(app);
    add_gaps(app);
    add_influence(app);
    add_introduce(app);
    add_map(app);
    add_measure(app);
    add_convert(app);
    add_methods(app);
    add_completion(app);
    add_man(app);
    refuse_odd_arguments(app, argc, argv);
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) {  // --help or --version
        app.exit(error);
        return flush_output(kDone);
      }
      const std::string text = usage_text(app, error);
      (void)std::fwrite(text.data(), 1, text.size(), stderr);
      return flush_output(kUsage);
    }
    return flush_output(kDone);
  } catch (const Stop& stop) {
    return flush_output(stop.code);
  } catch (const Error& error) {
    say(error.what());
    return exit_code(error.code());
  } catch (const std::system_error& error) {
    return report_system_error(error);
  } catch (const std::bad_alloc&) {
    say("not enough memory");
  } catch (const std::exception& error) {
    say(error.what());
  }
  return kOther;
}

}  // namespace interstice::cli
