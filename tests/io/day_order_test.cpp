#include "io/day_order.hpp"

#include <gmock/gmock.h>

#include <initializer_list>
#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

DayOrder order_of(std::initializer_list<const char*> cells) {
  DayOrders orders;
  for (const char* cell : cells) orders.take(cell);
  return orders.order();
}

TEST(DayOrder, IsToldByADayAboveTwelveThatNoMonthContradicts) {
  EXPECT_EQ(order_of({"01/04/2025", "31/03/2025", "n/a"}), DayOrder::day_first);
  EXPECT_EQ(order_of({"1.4.2025", "31.3.2025"}), DayOrder::day_first);
  EXPECT_EQ(order_of({"04/01/2025", "03-31-2025"}), DayOrder::month_first);
  EXPECT_EQ(order_of({"01/04/2025", "02/03/2025"}), DayOrder::unclear);
  EXPECT_EQ(order_of({"31/03/2025", "03/31/2025"}), DayOrder::unclear);
  for (const char* cell : {"31/03/25", "31/03/2025 10:00", "2025/03/31", "31/3-2025", "/3/2025"})
    EXPECT_EQ(order_of({cell}), DayOrder::unclear) << cell;
}

TEST(DayOrder, IsOfferedAndTheOtherReadingNamedWhereItIsOpen) {
  EXPECT_THAT(date_advice("01/04/2025", DayOrder::day_first),
              AllOf(HasSubstr("With the day first"), HasSubstr("2025-04-01"),
                    Not(HasSubstr("2025-01-04"))));
  EXPECT_THAT(date_advice("01/04/2025", DayOrder::month_first), HasSubstr("it is 2025-01-04"));
  EXPECT_THAT(date_advice("01/04/2025", DayOrder::unclear),
              AllOf(HasSubstr("2025-04-01 if the day stands first"), HasSubstr("2025-01-04")));
  EXPECT_THAT(date_advice("31/03/2025", DayOrder::unclear), HasSubstr("Write it as 2025-03-31;"));
  EXPECT_THAT(date_advice("04/04/2025", DayOrder::unclear), HasSubstr("Write it as 2025-04-04;"));
  for (const char* cell : {"31/02/2025", "32/13/2025", "n/a", "01/04/25"})
    EXPECT_THAT(date_advice(cell, DayOrder::day_first), HasSubstr("2025-04-01, 2025-04 or 2025"))
        << cell;
}

TEST(DayOrder, OneColumnIsFewLinesAndNothingIsReadByIt) {
  std::string rows = "from,to,since\n";
  for (int day = 1; day <= 26; ++day)
    rows += "a" + std::to_string(day) + ",b," + std::to_string(day) + "/04/2025\n";
  const ReadResult result = read_edges(rows);
  EXPECT_FALSE(result.place);
  EXPECT_EQ(result.num_errors(), 26U);
  EXPECT_THAT(result, HasDiagnostic("E-date", "e.csv:2:6", "\"1/04/2025\" in column \"since\"",
                                    "With the day first"));
  EXPECT_THAT(result, HasDiagnostic("E-date", "e.csv:5:6", "and 23 more in column \"since\"", ""));
  EXPECT_EQ(std::ranges::count(result.diagnostics, "E-date", &Diagnostic::code), 4);
}

TEST(DayOrder, ADateThatNoAnalysisReadsStopsNothing) {
  const ReadResult result = read_files(
      {{"edges.csv", "from,to\na,b\n"}, {"evidence.csv", "id,date\nminutes,next spring\n"}});
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  EXPECT_THAT(result, HasDiagnostic("W-unread-date", "p/evidence.csv:2:9", "\"next spring\"",
                                    "Kept as written"));
  EXPECT_EQ(result.place->text(result.place->evidence().text(EvidenceColumn::date, 0)),
            "next spring");
}

}  // namespace
}  // namespace interstice
