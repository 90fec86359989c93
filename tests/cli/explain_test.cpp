// `explain`: what a code means, for somebody with a spreadsheet.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "io/diagnostic_codes.hpp"
#include "tests/cli/program.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(Explain, ACodeHasItsMeaningAnExampleAndWhatToDo) {
  const Outcome outcome = run_program("explain e-ragged");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out, HasSubstr("E-ragged (error): a row with more or fewer cells"));
  EXPECT_THAT(outcome.out, HasSubstr("\nFor example:\n  id,name,system\n  trust,Health, Care"));
  EXPECT_THAT(outcome.out, HasSubstr("\nWhat to do: Put text"));
  EXPECT_THAT(outcome.err, IsEmpty());
}

TEST(Explain, WithoutACodeAllAreListedOnALineEach) {
  const Outcome outcome = run_program("explain");
  EXPECT_EQ(outcome.exit, 0);
  for (const DiagnosticCode& code : diagnostic_codes())
    EXPECT_THAT(outcome.out, HasSubstr("\n" + std::string(code.code) + "  ")) << code.code;
  const auto lines = static_cast<std::size_t>(std::ranges::count(outcome.out, '\n'));
  EXPECT_EQ(lines, diagnostic_codes().size() + 3);
}

TEST(Explain, AnUnknownCodeSuggestsTheNearest) {
  const Outcome outcome = run_program("explain E-unknown-idd");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("did you mean E-unknown-id?"));
  EXPECT_THAT(outcome.out, IsEmpty());
}

}  // namespace
}  // namespace interstice
