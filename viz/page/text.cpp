#include "viz/page/text.hpp"

#include <utf8proc.h>

namespace interstice::page {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_allowed(utf8proc_int32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  if (c >= 0x7F && c <= 0x9F) return false;  // allowed in XML, an error in HTML
  return c != 0xFFFE && c != 0xFFFF;
}

bool turns_direction(utf8proc_int32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string cleaned(std::string_view text, bool keep_direction) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t c = 0;
    const utf8proc_ssize_t length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                         static_cast<utf8proc_ssize_t>(text.size()), &c);
    const std::size_t taken = length > 0 ? static_cast<std::size_t>(length) : 1;
    if (length <= 0 || !is_allowed(c))
      out += kReplacement;
    else if (keep_direction || !turns_direction(c))
      out += text.substr(0, taken);
    text.remove_prefix(taken);
  }
  return out;
}

}  // namespace

std::string name_text(std::string_view text) { return cleaned(text, true); }

std::string sentence_text(std::string_view text) { return cleaned(text, false); }

}  // namespace interstice::page
