#include "io/utf16.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMark = 2;

constexpr bool is_high_surrogate(char32_t unit) { return unit >= 0xd800 && unit <= 0xdbff; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

void append(std::string& out, char32_t c) {
  const auto byte = [&](char32_t value) { out += static_cast<char>(value); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xc0 | c >> 6);
    byte(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    byte(0xe0 | c >> 12);
    byte(0x80 | (c >> 6 & 0x3f));
    byte(0x80 | (c & 0x3f));
  } else {
    byte(0xf0 | c >> 18);
    byte(0x80 | (c >> 12 & 0x3f));
    byte(0x80 | (c >> 6 & 0x3f));
    byte(0x80 | (c & 0x3f));
  }
}

}  // namespace

std::optional<ByteOrder> byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  const bool is_utf32 = bytes.substr(0, 4) == "\xff\xfe\0\0"sv;
  if (bytes.substr(0, kMark) == "\xff\xfe" && !is_utf32) return ByteOrder::little;
  if (bytes.substr(0, kMark) == "\xfe\xff") return ByteOrder::big;
  return std::nullopt;
}

Utf16Text utf16_as_utf8(std::string_view bytes, ByteOrder order) {
  const std::size_t low = order == ByteOrder::little ? 0 : 1;
  const auto unit_at = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + low])) |
           static_cast<char32_t>(static_cast<unsigned char>(bytes[at + 1 - low])) << 8;
  };
  Utf16Text text;
  text.utf8.reserve(bytes.size() / 2);
  for (std::size_t at = kMark; at < bytes.size(); at += 2) {
    if (at + 1 == bytes.size()) {
      text.fault = {.byte = at + 1, .cut = true};
      break;
    }
    char32_t c = unit_at(at);
    if (is_high_surrogate(c) && at + 3 < bytes.size() && is_low_surrogate(unit_at(at + 2))) {
      c = 0x10000 + ((c - 0xd800) << 10) + (unit_at(at + 2) - 0xdc00);
      at += 2;
    } else if (is_high_surrogate(c) || is_low_surrogate(c)) {
      text.fault = {.byte = at + 1};
      break;
    }
    append(text.utf8, c);
  }
  return text;
}

}  // namespace interstice
