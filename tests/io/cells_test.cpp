#include "io/cells.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <optional>

namespace interstice {
namespace {

TEST(ReadNumber, TakesWholeFiniteCellsOnly) {
  EXPECT_EQ(read_number("0"), 0.0);
  EXPECT_EQ(read_number("007"), 7.0);
  EXPECT_EQ(read_number("999999999999999"), 999999999999999.0);
  EXPECT_EQ(read_number("12345678901234567890"), 12345678901234567890.0);
  EXPECT_EQ(read_number("-1.5e3"), -1500.0);
  EXPECT_EQ(read_number("+2"), 2.0);
  EXPECT_TRUE(std::isnan(*read_number("")));
  for (const char* const cell : {"1x", "1 2", "0,5", "nan", "inf", "1e999", "++1", "0x10", "."}) {
    EXPECT_EQ(read_number(cell), std::nullopt) << cell;
  }
}

TEST(InRange, FollowsTheColumnsType) {
  EXPECT_TRUE(in_range(ColumnType::unit, 0.0) && in_range(ColumnType::unit, 1.0));
  EXPECT_FALSE(in_range(ColumnType::unit, 1.0000001) || in_range(ColumnType::unit, -0.1));
  EXPECT_TRUE(in_range(ColumnType::positive, 0.0));
  EXPECT_FALSE(in_range(ColumnType::positive, -1e-300));
  EXPECT_TRUE(in_range(ColumnType::number, -5.0));
  EXPECT_TRUE(in_range(ColumnType::unit, std::nan("")));
}

}  // namespace
}  // namespace interstice
