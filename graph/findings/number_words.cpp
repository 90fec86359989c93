#include "graph/findings/number_words.hpp"

#include <fmt/format.h>

#include <array>

namespace interstice {

std::string whole_number(double count) {
  std::string text = fmt::format("{:.0f}", count);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, ",");
  return text == "-0" ? "0" : text;
}

std::string counted(double count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", whole_number(count), count == 1.0 ? one : many);
}

std::string usual_number(double count) {
  if (count >= 9.95) return whole_number(count);
  std::string text = fmt::format("{:.1f}", count);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "0" && count > 0.0 ? "fewer than 0.1" : text;
}

std::string number_word(std::size_t count) {
  static constexpr std::array kWords = {"none", "one",   "two",   "three", "four", "five",
                                        "six",  "seven", "eight", "nine",  "ten"};
  return count < kWords.size() ? kWords[count] : whole_number(static_cast<double>(count));
}

std::string per_100(double share) { return fmt::format("{:.0f}", 100.0 * share); }

}  // namespace interstice
