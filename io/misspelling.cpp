#include "io/misspelling.hpp"

#include <algorithm>
#include <cstddef>

#include "io/unicode.hpp"

namespace interstice {
namespace {

constexpr std::size_t kShortest = 6;  // shorter words are one letter apart by chance

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_word(char32_t c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c >= 0x80; }

std::u32string decode(std::string_view utf8) {
  std::u32string out;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0U) == 0x80U && !out.empty()) {
      out.back() = (out.back() << 6U) | (byte & 0x3fU);
    } else {
      out += byte < 0x80 ? byte : byte & (byte < 0xe0 ? 0x1fU : byte < 0xf0 ? 0x0fU : 0x07U);
    }
  }
  return out;
}

bool differ_by_one_slip(std::u32string_view shorter, std::u32string_view longer) {
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (longer.size() < kShortest || longer.size() - shorter.size() > 1) return false;
  if (std::ranges::any_of(shorter, is_digit) || std::ranges::any_of(longer, is_digit)) return false;
  const auto [in_shorter, in_longer] = std::ranges::mismatch(shorter, longer);
  const auto at = static_cast<std::size_t>(in_shorter - shorter.begin());
  const auto rest_is_same = [&](std::size_t of_shorter, std::size_t of_longer) {
    return shorter.substr(of_shorter) == longer.substr(of_longer);
  };
  if (shorter.size() < longer.size()) return at > 0 && rest_is_same(at, at + 1);
  if (at + 1 >= longer.size()) return false;
  if (shorter[at] == longer[at + 1] && shorter[at + 1] == longer[at])
    return rest_is_same(at + 2, at + 2);
  return at > 0 && rest_is_same(at + 1, at + 1);
}

}  // namespace

NameWords name_words(std::string_view name) {
  NameWords words(1);
  for (const char32_t c : decode(folded_text(name))) {
    if (is_word(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_misspelling(const NameWords& a, const NameWords& b) {
  if (a.size() != b.size()) return false;
  const auto [at, other] = std::ranges::mismatch(a, b);
  return at != a.end() && differ_by_one_slip(*at, *other) && std::equal(at + 1, a.end(), other + 1);
}

}  // namespace interstice
