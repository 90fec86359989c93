#include "io/plain_text.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "io/csv.hpp"
#include "io/utf16.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::string_view kSaveAsUtf8 =
    "Save it again as UTF-8: in Excel, File > Save As > \"CSV UTF-8 (Comma delimited)\".";

constexpr std::string_view kGiveText =
    "Give a text file: in a spreadsheet program, save each sheet as \"CSV UTF-8\".";

constexpr bool is_plain_ascii(unsigned char c) {
  return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\n' || c == '\r';
}

// Bytes of the well-formed sequence at `at`; 0 = none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xbf) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return follows(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    return follows(1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const bool second = follows(1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

// Offset of the first byte that is not text; npos = all is well.
std::size_t first_bad_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Whole blocks of plain ASCII: a loop of fixed length without a branch becomes vector code.
    while (at + kBlock <= text.size()) {
      unsigned bad = 0;
      for (std::size_t i = 0; i < kBlock; ++i) {
        const auto c = static_cast<unsigned char>(text[at + i]);
        bad |= static_cast<unsigned>(!is_plain_ascii(c));
      }
      if (bad != 0) break;
      at += kBlock;
    }
    const std::size_t stop = at + kBlock;
    while (at < stop && at < text.size()) {
      const auto c = static_cast<unsigned char>(text[at]);
      const std::size_t length =
          c < 0x80 ? std::size_t{is_plain_ascii(c)} : sequence_length(text, at);
      if (length == 0) return at;
      at += length;
    }
  }
  return std::string_view::npos;
}

// What bytes that are no text look like; empty = nothing that is known.
std::string_view known_format(std::string_view bytes) {
  if (bytes.substr(0, 4) == "PK\x03\x04") return "a workbook (.xlsx, .ods) or a zip file";
  if (bytes.substr(0, 4) == "\xd0\xcf\x11\xe0") return "an old Excel workbook (.xls)";
  if (bytes.substr(0, 5) == "%PDF-") return "a PDF";
  return {};
}

// UTF-16 without a mark: every second byte of plain letters is NUL. UTF-32 has three of four.
bool looks_wide(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.substr(0, 4) == "\xff\xfe\0\0"sv) return true;
  if (bytes.size() < 4) return false;
  const bool low_first =
      bytes[0] != '\0' && bytes[1] == '\0' && bytes[2] != '\0' && bytes[3] == '\0';
  const bool high_first =
      bytes[0] == '\0' && bytes[1] != '\0' && bytes[2] == '\0' && bytes[3] != '\0';
  return low_first || high_first;
}

// The file as UTF-8 if it is UTF-16; nothing, with an error added, if it is that with a fault.
std::unique_ptr<const std::string> converted(std::string_view bytes, ByteOrder order,
                                             const std::string& file, DiagnosticList& diagnostics) {
  Utf16Text text = utf16_as_utf8(bytes, order);
  if (!text.fault) {
    diagnostics.note("N-encoding", {file, 1}, "the file is UTF-16 text (\"Unicode text\" in Excel)",
                     "Nothing to do.");
    return std::make_unique<const std::string>(std::move(text.utf8));
  }
  const LineColumn at = line_column(text.utf8, 0, 1, text.utf8.size());
  diagnostics.error(
      "E-encoding", {file, at.line, at.column},
      text.fault->cut
          ? fmt::format("the file is UTF-16 text, but it ends after half a character (byte {}): it "
                        "was cut short",
                        text.fault->byte)
          : fmt::format("the file is UTF-16 text, but byte {} begins half of a pair of surrogates, "
                        "which is no character",
                        text.fault->byte),
      std::string(kSaveAsUtf8));
  return nullptr;
}

}  // namespace

TextFault fault_of(std::string_view bytes) {
  const std::size_t bad = first_bad_byte(bytes);
  if (bad == std::string_view::npos) return TextFault::none;
  const bool ascii = static_cast<unsigned char>(bytes[bad]) < 0x80;
  return ascii ? TextFault::control_byte : TextFault::not_utf8;
}

namespace {

// Checks that text is UTF-8 that a person could have written; adds the first fault.
bool is_text(std::string_view text, const std::string& file, DiagnosticList& diagnostics) {
  if (const std::size_t bad = first_bad_byte(text); bad != std::string_view::npos) {
    const LineColumn at = line_column(text, 0, 1, bad);
    const auto value = static_cast<unsigned>(static_cast<unsigned char>(text[bad]));
    if (value < 0x80) {
      diagnostics.error(
          "E-binary", {file, at.line, at.column},
          fmt::format("control byte 0x{:02X}: the file does not look like text", value),
          std::string(kGiveText));
    } else {
      diagnostics.error(
          "E-encoding", {file, at.line, at.column},
          fmt::format("byte 0x{:02X} is not UTF-8; the file is probably in an older Windows or Mac "
                      "encoding, or was cut short",
                      value),
          std::string(kSaveAsUtf8));
    }
    return false;
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    diagnostics.error(
        "E-empty", {file}, "the file is empty",
        "Put the names of the columns on its first line and one row on each line below.");
    return false;
  }
  return true;
}

}  // namespace

namespace {

// Windows-1252 from 0x80 to 0x9f; the rest of its upper half is Unicode's. 0 = no character.
constexpr std::array<std::uint16_t, 32> kWindows = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x800) {
    out += static_cast<char>(0xc0 | (code >> 6));
  } else {
    out += static_cast<char>(0xe0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
  }
  out += static_cast<char>(0x80 | (code & 0x3f));
}

}  // namespace

std::string windows_as_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = byte < 0x80 ? 1 : sequence_length(bytes, at);
    if (length > 0) {
      out += bytes.substr(at, length);
      at += length;
      continue;
    }
    const unsigned code = byte >= 0xa0 ? byte : kWindows[byte - 0x80U];
    append_utf8(out, code == 0 ? 0xfffd : code);
    ++at;
  }
  return out;
}

PlainText plain_text(std::string_view bytes, const std::string& file, DiagnosticList& diagnostics) {
  if (const std::string_view format = known_format(bytes); !format.empty()) {
    diagnostics.error("E-binary", {file, 1, 1},
                      fmt::format("the file is not text: it looks like {}", format),
                      std::string(kGiveText));
    return {};
  }
  PlainText plain{.text = bytes, .converted = nullptr};
  if (const std::optional<ByteOrder> order = byte_order_mark(bytes)) {
    plain.converted = converted(bytes, *order, file, diagnostics);
    if (plain.converted == nullptr) return {};
    plain.text = *plain.converted;
  } else if (looks_wide(bytes)) {
    diagnostics.error("E-encoding", {file, 1, 1},
                      "the file looks like UTF-16 or UTF-32 text without the mark of UTF-16 at its "
                      "beginning: among its first four bytes are some of 0x00",
                      std::string(kSaveAsUtf8));
    return {};
  }
  if (plain.text.substr(0, 3) == "\xef\xbb\xbf") plain.text.remove_prefix(3);
  if (is_text(plain.text, file, diagnostics)) return plain;
  if (fault_of(plain.text) != TextFault::not_utf8) return {};
  // No place comes of it: the error stands. But what else is wrong with the file can be said at once.
  auto guessed = std::make_unique<const std::string>(windows_as_utf8(plain.text));
  if (fault_of(*guessed) != TextFault::none) return {};
  plain.converted = std::move(guessed);
  plain.text = *plain.converted;
  return plain;
}

}  // namespace interstice
