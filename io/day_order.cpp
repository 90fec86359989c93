#include "io/day_order.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "graph/model/date.hpp"

namespace interstice {
namespace {

// Day, month, year in whichever order; nothing if the text is no three numbers with the year last.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
  std::array<int, 3> numbers{};
  const std::size_t mark = text.find_first_of("/.-");
  if (mark == std::string_view::npos) return std::nullopt;
  const char separator = text[mark];
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t end = i < 2 ? text.find(separator) : text.size();
    if (end == std::string_view::npos) return std::nullopt;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + end, numbers[i]);
    const bool right_length = i < 2 ? end == 1 || end == 2 : end == 4;
    if (fault != std::errc{} || stop != text.data() + end || numbers[i] < 1 || !right_length)
      return std::nullopt;
    text.remove_prefix(i < 2 ? end + 1 : end);
  }
  return numbers;
}

// As it is to be written; empty if there is no such day.
std::string written(int year, int month, int day) {
  std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return parse_date(text) ? text : std::string{};
}

}  // namespace

void DayOrders::take(std::string_view cell) {
  const auto numbers = three_numbers(cell);
  if (!numbers) return;
  first_above_12_ = first_above_12_ || (*numbers)[0] > 12;
  second_above_12_ = second_above_12_ || (*numbers)[1] > 12;
}

DayOrder DayOrders::order() const {
  if (first_above_12_ == second_above_12_) return DayOrder::unclear;
  return first_above_12_ ? DayOrder::day_first : DayOrder::month_first;
}

std::string date_advice(std::string_view cell, DayOrder order) {
  constexpr std::string_view kAny = "Write it as 2025-04-01, 2025-04 or 2025, or leave it blank.";
  constexpr std::string_view kExcel =
      "in Excel: select the column, Format Cells > Custom > yyyy-mm-dd, and save again.";
  const auto numbers = three_numbers(cell);
  if (!numbers) return std::string(kAny);
  const auto [first, second, year] = *numbers;
  const std::string day_first = written(year, second, first);
  const std::string month_first = written(year, first, second);
  if (order == DayOrder::day_first && !day_first.empty()) {
    return fmt::format(
        "With the day first, as every date of this column can be read and some must be, it is {}: "
        "if so, write it like that; {}",
        day_first, kExcel);
  }
  if (order == DayOrder::month_first && !month_first.empty()) {
    return fmt::format(
        "With the month first, as every date of this column can be read and some must be, it is "
        "{}: if so, write it like that; {}",
        month_first, kExcel);
  }
  if (!day_first.empty() && !month_first.empty() && day_first != month_first) {
    return fmt::format("Write it as {} if the day stands first, as {} if the month does; {}",
                       day_first, month_first, kExcel);
  }
  const std::string& only = day_first.empty() ? month_first : day_first;
  return only.empty() ? std::string(kAny) : fmt::format("Write it as {}; {}", only, kExcel);
}

}  // namespace interstice
