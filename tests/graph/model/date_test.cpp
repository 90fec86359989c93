#include "graph/model/date.hpp"

#include <gtest/gtest.h>

namespace interstice {
namespace {

void expect_span(std::string_view text, Date first, Date last) {
  const auto span = parse_date(text);
  ASSERT_TRUE(span.has_value()) << text;
  EXPECT_EQ(span->first, first) << text;
  EXPECT_EQ(span->last, last) << text;
}

TEST(Date, AYearAMonthAndADayAreSpans) {
  expect_span("2025", {2025, 1, 1}, {2025, 12, 31});
  expect_span("2025-04", {2025, 4, 1}, {2025, 4, 30});
  expect_span("2025-04-09", {2025, 4, 9}, {2025, 4, 9});
  expect_span("1000", {1000, 1, 1}, {1000, 12, 31});
  expect_span("9999-12-31", {9999, 12, 31}, {9999, 12, 31});
}

TEST(Date, FebruaryFollowsTheGregorianRule) {
  expect_span("2024-02", {2024, 2, 1}, {2024, 2, 29});
  expect_span("2025-02", {2025, 2, 1}, {2025, 2, 28});
  expect_span("2000-02", {2000, 2, 1}, {2000, 2, 29});
  expect_span("1900-02", {1900, 2, 1}, {1900, 2, 28});
}

TEST(Date, AnythingElseIsNotADate) {
  for (const char* text :
       {"",           "25",         "0999",       "-200",          "+202",      " 2025",
        "2025 ",      "2025-13",    "2025-00",    "2025-4",        "2025/04",   "04-2025",
        "2025-04-31", "2025-04-00", "2025-02-29", "1900-02-29",    "2025-04-9", "2025-4-09",
        "2025-04/09", "2025/04-09", "20250409",   "2025-04-09T00", "2025--4",   "2025-04--1",
        "20x5",       "2025-0a",    "12025-04-0"}) {
    EXPECT_FALSE(parse_date(text).has_value()) << text;
  }
}

TEST(Date, OrdersByYearThenMonthThenDay) {
  EXPECT_LT((Date{2024, 12, 31}), (Date{2025, 1, 1}));
  EXPECT_LT((Date{2025, 1, 31}), (Date{2025, 2, 1}));
  EXPECT_LT((Date{2025, 2, 1}), (Date{2025, 2, 2}));
}

TEST(Date, PrintsTwoDigitsForMonthAndDay) {
  EXPECT_EQ(to_string(Date{2025, 4, 9}), "2025-04-09");
  EXPECT_EQ(to_string(Date{2025, 10, 31}), "2025-10-31");
}

}  // namespace
}  // namespace interstice
