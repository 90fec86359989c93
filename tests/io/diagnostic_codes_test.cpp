#include "io/diagnostic_codes.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "tests/support/source_dir.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

// Every code in quotation marks in the sources, but for the list of them itself.
std::set<std::string> codes_in_sources() {
  static const std::regex kCode("\"([EWN]-[a-z0-9-]+)\"");
  std::set<std::string> codes;
  for (const char* const folder : {"io", "cli", "graph", "viz", "server"}) {
    const std::filesystem::path path = source_dir() / folder;
    if (!std::filesystem::exists(path)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
      const std::string ending = entry.path().extension();
      if ((ending != ".cpp" && ending != ".hpp") || entry.path().stem() == "diagnostic_codes") {
        continue;
      }
      std::ifstream file(entry.path());
      const std::string text{std::istreambuf_iterator<char>(file), {}};
      for (std::sregex_iterator at(text.begin(), text.end(), kCode), end; at != end; ++at)
        codes.insert((*at)[1]);
    }
  }
  return codes;
}

TEST(DiagnosticCodes, EveryCodeThatTheProgramPrintsIsExplainedAndNoOther) {
  std::set<std::string> explained;
  for (const DiagnosticCode& code : diagnostic_codes()) explained.emplace(code.code);
  const std::set<std::string> printed = codes_in_sources();
  EXPECT_GT(printed.size(), 40U);
  EXPECT_EQ(explained, printed);
}

TEST(DiagnosticCodes, StandOnceEachErrorsFirst) {
  std::vector<std::string> codes;
  for (const DiagnosticCode& code : diagnostic_codes()) codes.emplace_back(code.code);
  const auto rank = [](const std::string& code) {
    return std::pair(std::string("EWN").find(code[0]), code);
  };
  for (std::size_t i = 1; i < codes.size(); ++i) EXPECT_LT(rank(codes[i - 1]), rank(codes[i]));
}

TEST(DiagnosticCodes, AreInPlainSentences) {
  for (const DiagnosticCode& code : diagnostic_codes()) {
    EXPECT_LE(code.title.size(), 60U) << code.code;  // one line of a table
    EXPECT_FALSE(code.title.ends_with('.')) << code.code;
    EXPECT_TRUE(code.meaning.ends_with('.')) << code.code;
    EXPECT_TRUE(code.remedy.ends_with('.')) << code.code;
  }
}

TEST(DiagnosticCodes, AreFoundInAnyCaseAndSuggested) {
  EXPECT_EQ(diagnostic_code("e-UNKNOWN-id").code, "E-unknown-id");
  EXPECT_EQ(severity_of(diagnostic_code("E-date")), Severity::error);
  EXPECT_EQ(severity_of(diagnostic_code("W-self-tie")), Severity::warning);
  EXPECT_EQ(severity_of(diagnostic_code("N-encoding")), Severity::note);
  EXPECT_THAT([] { (void)diagnostic_code("E-unknown-ids"); },
              ThrowsError(ErrorCode::not_found, "did you mean E-unknown-id?"));
  EXPECT_THAT([] { (void)diagnostic_code("nothing like it at all"); },
              ThrowsError(ErrorCode::not_found, "lists all"));
}

}  // namespace
}  // namespace interstice
