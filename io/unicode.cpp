#include "io/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace interstice {
namespace {

constexpr utf8proc_int32_t kBraillePatternBlank = 0x2800;  // drawn as nothing, though a symbol

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (c & '\x80') != 0; });
}

bool shows_nothing(utf8proc_int32_t codepoint) {
  const utf8proc_property_t* const property = utf8proc_get_property(codepoint);
  switch (property->category) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
      return true;
    default:
      return property->ignorable != 0 || codepoint == kBraillePatternBlank;
  }
}

// Calls take(codepoint, bytes) for each character while it says true; whether that went to the end.
template <class Take>
bool all_characters(std::string_view text, Take&& take) {
  while (!text.empty()) {
    utf8proc_int32_t codepoint = 0;
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t used =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &codepoint);
    if (used <= 0) return false;
    if (!take(codepoint, text.substr(0, static_cast<std::size_t>(used)))) return false;
    text.remove_prefix(static_cast<std::size_t>(used));
  }
  return true;
}

}  // namespace

bool looks_blank(std::string_view text) {
  return all_characters(
      text, [](utf8proc_int32_t codepoint, std::string_view) { return shows_nothing(codepoint); });
}

std::string folded_text(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
  }
  struct Free {
    void operator()(utf8proc_uint8_t* mapped) const { std::free(mapped); }
  };
  utf8proc_uint8_t* mapped = nullptr;
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto options = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const utf8proc_ssize_t length =
      utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (length < 0) return std::string(text);
  std::string out;
  const std::string_view whole(reinterpret_cast<const char*>(mapped),
                               static_cast<std::size_t>(length));
  all_characters(whole, [&](utf8proc_int32_t codepoint, std::string_view character) {
    const char kind = utf8proc_category_string(codepoint)[0];
    if (codepoint >= 0x80 && (kind == 'P' || kind == 'Z')) {
      out += '-';
    } else {
      out += character;
    }
    return true;
  });
  return out;
}

}  // namespace interstice
