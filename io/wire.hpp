/// @file  Protobuf's wire format, appended to a string: what RowWriter writes a million times.
///
/// Protobuf's own streams fill the memory with zeros before they write to it, which takes longer than all else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace interstice::wire {

enum class Type : std::uint32_t { fixed64 = 1, length_delimited = 2 };

/// What stands before a field's content. Source: protobuf.dev/programming-guides/encoding.
constexpr std::uint32_t tag(int field, Type type) {
  return static_cast<std::uint32_t>(field) << 3U | static_cast<std::uint32_t>(type);
}

/// How many bytes append_varint() takes.
constexpr std::size_t varint_size(std::uint64_t number) {
  std::size_t size = 1;
  while ((number >>= 7U) != 0) ++size;
  return size;
}

/// Seven bits a byte, the lowest first.
inline void append_varint(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) bytes += static_cast<char>((number & 0x7FU) | 0x80U);
  bytes += static_cast<char>(number);
}

template <class Number>
void append_little_endian(std::string& bytes, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i)
    bytes += static_cast<char>(static_cast<unsigned char>(number >> (8 * i)));
}

/// A field with a length: tag, length, content.
inline void append_field(std::string& bytes, int field, std::string_view content) {
  append_varint(bytes, tag(field, Type::length_delimited));
  append_varint(bytes, content.size());
  bytes += content;
}

}  // namespace interstice::wire
