#include "graph/model/date.hpp"

#include <array>
#include <charconv>
#include <chrono>

namespace interstice {

std::optional<DateSpan> parse_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t length) -> std::int32_t {
    std::int32_t value = -1;
    const char* const end = text.data() + at + length;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc{} && stop == end ? value : -1;
  };
  Date first{.year = number(0, 4)};
  if (first.year < 1000) return std::nullopt;
  Date last{.year = first.year, .month = 12, .day = 31};
  if (text.size() >= 7) {
    first.month = last.month = number(5, 2);
    if (text[4] != '-' || first.month < 1 || first.month > 12) return std::nullopt;
    const std::chrono::year_month_day_last end{
        std::chrono::year{first.year},
        std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(first.month)}}};
    last.day = static_cast<std::int32_t>(static_cast<unsigned>(end.day()));
  }
  if (text.size() == 10) {
    const std::int32_t day = number(8, 2);
    if (text[7] != '-' || day < 1 || day > last.day) return std::nullopt;
    first.day = last.day = day;
  }
  return DateSpan{first, last};
}

std::string to_string(const Date& date) {
  const auto two = [](std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(date.year) + '-' + two(date.month) + '-' + two(date.day);
}

}  // namespace interstice
