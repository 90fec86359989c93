/// @file  UTF-16 text, which Excel writes as "Unicode text", as UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interstice {

enum class ByteOrder : std::uint8_t { little, big };

/// The byte order that the first two bytes of a file say; nothing if they are no mark of UTF-16 (or are one of UTF-32).
[[nodiscard]] std::optional<ByteOrder> byte_order_mark(std::string_view bytes);

/// Where UTF-16 stops being text.
struct Utf16Fault {
  std::size_t byte = 0;  ///< of the file, from 1
  bool cut = false;      ///< half a character at the end; else half of a surrogate pair
};

struct Utf16Text {
  std::string utf8;  ///< without the mark; up to the fault
  std::optional<Utf16Fault> fault;
};

/// Converts a file that begins with a mark of `order`.
///
/// Definition   Unicode 15, table 3-5: pairs of surrogates are one character; one alone is a fault.
/// Complexity   Time O(bytes).
[[nodiscard]] Utf16Text utf16_as_utf8(std::string_view bytes, ByteOrder order);

}  // namespace interstice
