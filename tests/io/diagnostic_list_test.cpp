#include "io/diagnostic_list.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace interstice {
namespace {

TEST(DiagnosticList, ShowsTwentyOfAKindAndCountsTheRest) {
  DiagnosticList list;
  for (std::uint32_t line = 200; line >= 1; --line)
    list.error("E-x", {"a.csv", line, 1}, "found", "todo");
  list.warning("W-y", {"a.csv", 5}, "found", "todo");
  list.error("E-x", {"b.csv", 1}, "another file, another kind", "todo");
  EXPECT_TRUE(list.has_error());
  ReadResult result;
  list.move_to(result);
  EXPECT_EQ(result.diagnostics.size(), 20U + 1U + 1U + 1U);
  EXPECT_EQ(result.num_errors(), 201U);
  EXPECT_EQ(result.num_warnings(), 1U);
  const auto more = std::ranges::find(result.diagnostics, "and 180 more", &Diagnostic::found);
  ASSERT_NE(more, result.diagnostics.end());
  EXPECT_EQ(more->code, "E-x");
  EXPECT_EQ(more->severity, Severity::error);
  EXPECT_EQ(more->where.file, "a.csv");
  EXPECT_TRUE(std::ranges::is_sorted(result.diagnostics, {}, [](const Diagnostic& d) {
    return std::tuple(d.where.file, d.where.line, d.where.column);
  }));
}

TEST(DiagnosticList, TheTwentyFirstAloneIsShownInFull) {
  DiagnosticList list;
  for (std::uint32_t line = 1; line <= 21; ++line) {
    EXPECT_FALSE(list.only_counts("E-x", "a.csv"));
    list.error("E-x", {"a.csv", line}, "found", "todo");
  }
  ReadResult result;
  list.move_to(result);
  EXPECT_EQ(result.diagnostics.size(), 21U);
  EXPECT_EQ(result.diagnostics.back().found, "found");
}

TEST(DiagnosticList, OfOneColumnThreeAreShown) {
  DiagnosticList list;
  for (std::uint32_t line = 1; line <= 26; ++line) {
    list.add({"E-x", Severity::error, {"a.csv", line}, "found", "todo", "since"});
    list.add({"E-x", Severity::error, {"a.csv", line}, "found", "todo", "until"});
  }
  EXPECT_TRUE(list.only_counts("E-x", "a.csv", "since"));
  EXPECT_FALSE(list.only_counts("E-x", "a.csv", "amount"));
  EXPECT_FALSE(list.only_counts("E-x", "a.csv"));
  ReadResult result;
  list.move_to(result);
  EXPECT_EQ(result.diagnostics.size(), 2 * 4U);
  EXPECT_EQ(result.num_errors(), 53U);
  EXPECT_NE(
      std::ranges::find(result.diagnostics, "and 24 more in column \"since\"", &Diagnostic::found),
      result.diagnostics.end());
  DiagnosticList all(std::nullopt);
  for (std::uint32_t line = 1; line <= 26; ++line)
    all.add({"E-x", Severity::error, {"a.csv", line}, "found", "todo", "since"});
  ReadResult complete;
  all.move_to(complete);
  EXPECT_EQ(complete.diagnostics.size(), 26U);
}

TEST(DiagnosticList, OnlyCountsOnceAKindIsFull) {
  DiagnosticList list;
  for (std::uint32_t line = 1; line <= 21; ++line)
    list.warning("W-x", {"a.csv", line}, "found", "todo");
  EXPECT_TRUE(list.only_counts("W-x", "a.csv"));
  EXPECT_FALSE(list.only_counts("W-x", "b.csv"));
  ReadResult result;
  list.move_to(result);
  EXPECT_EQ(result.diagnostics.back().found, "and 2 more");
  EXPECT_EQ(result.num_warnings(), 22U);
  EXPECT_FALSE(list.has_error());
}

TEST(Suggested, SaysWhatThereIsAndWhatWasMeant) {
  std::vector<std::string> names = {"advice", "money"};
  EXPECT_EQ(suggested("advise", names),
            "There are: \"advice\", \"money\". Did you mean \"advice\"?");
  EXPECT_EQ(suggested("zzzzzzzz", names), "There are: \"advice\", \"money\".");
  EXPECT_EQ(suggested("advice", {}), "There are none.");
  names.resize(10, "x");
  EXPECT_THAT(suggested("zzzzzzzz", names), testing::EndsWith("\"x\" and 2 more."));
}

}  // namespace
}  // namespace interstice
