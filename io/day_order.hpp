/// @file  Dates with the year last, 01/04/2025: what they could be, and what the others of their column tell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace interstice {

/// Whether the first number is the day. Only ever offered to a person: nothing is read by it.
enum class DayOrder : std::uint8_t { unclear, day_first, month_first };

/// Collects the dates of one column that have the year last.
class DayOrders {
 public:
  void take(std::string_view cell);
  /// day_first: a first number is above 12, and no second is; month_first: the other way round.
  [[nodiscard]] DayOrder order() const;

 private:
  bool first_above_12_ = false;
  bool second_above_12_ = false;
};

/// What to do about a cell that is no date: how to write it, if it is one with the year last.
[[nodiscard]] std::string date_advice(std::string_view cell, DayOrder order);

}  // namespace interstice
