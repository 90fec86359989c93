#include "io/money.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "graph/model/schema.hpp"

namespace interstice {
namespace {

constexpr std::array<std::string_view, 3> kSigns = {"\xc2\xa3", "$", "\xe2\x82\xac"};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

void drop_blanks(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.starts_with("\xc2\xa0")) text.remove_prefix(2);
  while (text.ends_with(' ')) text.remove_suffix(1);
  while (text.ends_with("\xc2\xa0")) text.remove_suffix(2);
}

bool is_code(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Takes a currency from the front or the end of a text.
std::string_view take_currency(std::string_view& text) {
  for (const std::string_view sign : kSigns) {
    if (text.starts_with(sign)) {
      text.remove_prefix(sign.size());
      return sign;
    }
    if (text.ends_with(sign)) {
      text.remove_suffix(sign.size());
      return sign;
    }
  }
  if (text.size() > 3 && is_code(text.substr(0, 3))) {
    const std::string_view code = text.substr(0, 3);
    text.remove_prefix(3);
    return code;
  }
  if (text.size() > 3 && is_code(text.substr(text.size() - 3))) {
    const std::string_view code = text.substr(text.size() - 3);
    text.remove_suffix(3);
    return code;
  }
  return {};
}

bool takes_sign(std::string_view& text, bool& minus) {
  if (!text.starts_with('-') && !text.starts_with('+')) return false;
  minus = text.front() == '-';
  text.remove_prefix(1);
  return true;
}

// "12,500" as 12500 where every mark stands before three digits; empty if not.
std::string without_thousands(std::string_view whole, char mark) {
  std::string digits;
  std::size_t since = whole.find(mark);
  if (since == 0 || since > 3 || whole.front() == '0') return {};
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (whole[at] == mark) {
      const std::size_t next = std::min(whole.find(mark, at + 1), whole.size());
      if (next - at != 4) return {};
    } else if (is_digit(whole[at])) {
      digits += whole[at];
    } else {
      return {};
    }
  }
  return digits;
}

// The number as parse_number() reads it; empty if it is none, or could be two.
std::string plain(std::string_view text, std::string_view currency) {
  const std::size_t last = text.find_last_of(",.");
  if (last == std::string_view::npos) return std::string(text);
  const char mark = text[last];
  const char other = mark == ',' ? '.' : ',';
  const std::string_view whole = text.substr(0, last);
  const std::string_view after = text.substr(last + 1);
  const bool again = whole.find(mark) != std::string_view::npos;
  if (whole.find(other) != std::string_view::npos) {
    const std::string digits = again ? std::string{} : without_thousands(whole, other);
    return digits.empty() || after.empty() ? std::string{} : digits + '.' + std::string(after);
  }
  if (again) return without_thousands(text, mark);
  if (after.size() != 3) return std::string(whole) + '.' + std::string(after);
  const bool thousands = mark == ',' && in_words(currency, std::string(kSigns[0]) + "|$|GBP|USD");
  return thousands ? without_thousands(text, mark) : std::string{};
}

}  // namespace

std::optional<Money> read_money(std::string_view cell) {
  bool minus = false;
  drop_blanks(cell);
  const bool signed_first = takes_sign(cell, minus);
  const std::string_view currency = take_currency(cell);
  drop_blanks(cell);
  if (!signed_first) takes_sign(cell, minus);
  if (cell.empty() || !is_digit(cell.front()) || !is_digit(cell.back())) return std::nullopt;
  const std::string text = plain(cell, currency);
  if (!std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; }))
    return std::nullopt;
  const std::optional<double> value = parse_number(text);
  if (!value) return std::nullopt;
  return Money{.value = minus ? -*value : *value, .currency = currency};
}

}  // namespace interstice
