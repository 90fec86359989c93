#include "graph/model/error.hpp"

#include <array>
#include <utility>

namespace interstice {
namespace {

/// Bytes of the well-formed UTF-8 sequence at the start of text; 0 = none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  const unsigned char second = byte(1);
  if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
      (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) {
    return 0;
  }
  return length;
}

/// Characters that a terminal would act on or not show: C0 and C1 controls, and the marks that turn the direction of text.
bool invisible(std::string_view sequence) {
  if (sequence.size() == 1) return sequence[0] < 0x20 || sequence[0] == 0x7f;
  if (sequence.size() == 2)
    return sequence[0] == '\xc2' && static_cast<unsigned char>(sequence[1]) < 0xa0;
  if (sequence.size() != 3) return false;
  return sequence == "\xef\xbb\xbf" ||
         (sequence.substr(0, 2) == "\xe2\x80" &&
          ((sequence[2] >= '\x8b' && sequence[2] <= '\x8f') ||
           (sequence[2] >= '\xa8' && sequence[2] <= '\xae'))) ||
         (sequence.substr(0, 2) == "\xe2\x81" && sequence[2] >= '\xa0' && sequence[2] <= '\xaf');
}

}  // namespace

std::string to_string(const SourcePlace& place) {
  std::string text = place.file;
  if (place.line > 0) text += ':' + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ':' + std::to_string(place.column);
  return text;
}

Error::Error(ErrorCode code, const std::string& message, std::optional<SourcePlace> where)
    : std::runtime_error(where ? to_string(*where) + ": " + message : message),
      code_(code),
      where_(std::move(where)) {}

std::string printable(std::string_view text, std::size_t limit) {
  static constexpr std::array kHex = {'0', '1', '2', '3', '4', '5', '6', '7',
                                      '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
  std::string out;
  while (!text.empty()) {
    if (out.size() >= limit) return out + "...";
    const std::size_t length = utf8_length(text);
    const std::string_view sequence = text.substr(0, length == 0 ? 1 : length);
    if (length == 0 || invisible(sequence)) {
      for (const char c : sequence) {
        const auto byte = static_cast<unsigned char>(c);
        out += {'\\', 'x', kHex[byte >> 4U], kHex[byte & 15U]};
      }
    } else {
      out += sequence;
    }
    text.remove_prefix(sequence.size());
  }
  return out;
}

}  // namespace interstice
