#include "io/date_checks.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

const std::string kDate = "key,value\ndate,2025\n";

TEST(DateOrder, UntilBeforeSinceIsAnError) {
  const ReadResult result =
      read_files({{"place.csv", kDate},
                  {"edges.csv",
                   "from,to,since,until\na,b,2025-03-02,2025-03-01\n"
                   "a,c,2025-03-01,2025-03-01\na,d,2025,2025-02\n"
                   "a,e,2025-02,2025-01\na,f,,2024\na,g,2024,\na,h,2025-03,2025\n"},
                  {"memberships.csv", "stakeholder,board,since,until\na,x,2025,2024-12-31\n"}});
  EXPECT_THAT(result, HasDiagnostic("E-until-before-since", "p/edges.csv:2:16",
                                    "\"until\" 2025-03-01 is before \"since\" 2025-03-02",
                                    "would hold on no day"));
  EXPECT_THAT(result, HasDiagnostic("E-until-before-since", "p/edges.csv:5:13", "2025-01", ""));
  EXPECT_THAT(result,
              HasDiagnostic("E-until-before-since", "p/memberships.csv:2:10", "2024-12-31", ""));
  EXPECT_EQ(result.num_errors(), 3U) << "a year covers its months, and one day is a time";
}

TEST(DateOrder, TheDaysOfASurveysAnswersAreWarnedAbout) {
  const auto read = [](const std::string& rows) {
    return read_files(
        {{"place.csv", kDate}, {"edges.csv", "from,to,Start Date,End Date\n" + rows}});
  };
  EXPECT_THAT(
      read("a,b,,\nb,c,2025-04-03,2025-04-03\nc,d,2025-04-04,2025-04-04\n"),
      HasDiagnostic("W-one-day", "p/edges.csv:3:5",
                    "\"Start Date\" and \"End Date\" are one and the same day in all 2 rows",
                    "Rename the columns"));
  EXPECT_THAT(read("a,b,2025-04-03,2025-04-03\n"),
              testing::Property("warnings", &ReadResult::num_warnings, 0U));
  EXPECT_THAT(read("a,b,2025-04-03,2025-04-03\nb,c,2025-04-03,2025-04-04\n"),
              testing::Property("warnings", &ReadResult::num_warnings, 0U));
  EXPECT_THAT(read("a,b,2025-04,2025-04\nb,c,2025,2025\n"),
              testing::Property("warnings", &ReadResult::num_warnings, 0U));
}

TEST(DateOrder, DaysThatNoCalendarHas) {
  EXPECT_THAT(read_files({{"place.csv", kDate}, {"edges.csv", "from,to,since\na,b,2025-02-29\n"}}),
              HasDiagnostic("E-date", "p/edges.csv:2:5", "\"2025-02-29\"", ""));
  EXPECT_THAT(read_files({{"place.csv", kDate}, {"edges.csv", "from,to,since\na,b,2024-02-29\n"}}),
              testing::Property("warnings", &ReadResult::num_warnings, 0U));
}

TEST(PlaceDate, TheFirstDatedRowIsAnErrorOrAWarningAsAsked) {
  const std::string edges = "from,to,since,until\na,b,,\nb,c,,2024\nc,d,2024,\n";
  const std::vector<NamedBytes> files = {{"p/edges.csv", edges}};
  const ReadResult strict = read_tables(files, "p", {.missing_date = Severity::error});
  EXPECT_THAT(strict, HasDiagnostic("E-no-date", "p/edges.csv:3:6",
                                    "column \"until\" has dates, but the place has no date",
                                    "\"date,YYYY-MM-DD\""));
  EXPECT_FALSE(strict.place);
  const ReadResult kind = read_tables(files, "p");
  EXPECT_THAT(kind, HasDiagnostic("W-no-date", "p/edges.csv:3:6", "", "--as-of"));
  EXPECT_TRUE(kind.place);
}

TEST(PlaceDate, WhatNoCommandReadsByDateIsAWarningOnly) {
  const std::string edges = "from,to\na,b\n";
  const std::string commitments = "stakeholder,outcome,since\na,o,2024\n";
  const std::vector<NamedBytes> files = {{"p/edges.csv", edges},
                                         {"p/commitments.csv", commitments}};
  const ReadResult result = read_tables(files, "p", {.missing_date = Severity::error});
  EXPECT_THAT(result, HasDiagnostic("W-no-date", "p/commitments.csv:2:5", "\"since\"", ""));
  EXPECT_EQ(result.num_errors(), 0U);
}

}  // namespace
}  // namespace interstice
