/// @file  A day, month or year as people write it: 2025-04-01, 2025-04, 2025.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interstice {

/// A calendar day (proleptic Gregorian). No time zone: a place's dates are written by people.
struct Date {
  std::int32_t year = 0;
  std::int32_t month = 1;  ///< 1 to 12
  std::int32_t day = 1;    ///< 1 to 31
  auto operator<=>(const Date&) const = default;
};

/// The first and last day that a text stands for: "2025" is the whole year.
struct DateSpan {
  Date first;
  Date last;
};

/// Reads YYYY, YYYY-MM or YYYY-MM-DD (year 1000 to 9999); nothing else, and no day that does not exist.
[[nodiscard]] std::optional<DateSpan> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(const Date& date);

}  // namespace interstice
