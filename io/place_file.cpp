#include "io/place_file.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/crc.hpp>

#include "io/place_payload.hpp"
#include "io/wire.hpp"

namespace interstice {
namespace {

constexpr std::string_view kMark("\x89ISP\r\n\x1a\n", 8);
constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kLeastReaderAt = 12;
constexpr std::size_t kLengthAt = 16;
constexpr std::size_t kChecksumAt = 24;
constexpr std::size_t kContentAt = 28;
constexpr std::uint32_t kLeastReader =
    1;  // the first version whose readers understand what this one writes

template <class Number>
Number get(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number |= Number{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return number;
}

// CRC-32C, as iSCSI defines it (RFC 3720).
std::uint32_t checksum(std::string_view frame, std::string_view content) {
  boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc;
  crc.process_bytes(frame.data(), frame.size());
  crc.process_bytes(content.data(), content.size());
  return crc.checksum();
}

constexpr std::string_view kTakeCopy =
    "Take the file again from where it came from, or a copy of it.";

// What is wrong with the frame, if anything is.
std::optional<Diagnostic> fault_of(const NamedBytes& file) {
  const auto fault = [&](std::string code, std::string found, std::string_view todo = kTakeCopy) {
    return Diagnostic{.code = std::move(code),
                      .severity = Severity::error,
                      .where = {file.name},
                      .found = std::move(found),
                      .todo = std::string(todo)};
  };
  const std::string_view bytes = file.bytes;
  if (!is_place_file(bytes)) {
    return fault("E-place-mark", "this is no .place file, or its first bytes are damaged",
                 "Give a file that `interstice convert` wrote. A spreadsheet saved as CSV is read "
                 "under a name that ends in .csv.");
  }
  if (bytes.size() < kContentAt) return fault("E-place-cut", "the file was cut short");
  const auto length = get<std::uint64_t>(bytes, kLengthAt);
  const std::uint64_t there = bytes.size() - kContentAt;
  if (there < length) {
    return fault("E-place-cut",
                 fmt::format("the file was cut short: {} of {} bytes are there", there, length));
  }
  if (there > length) {
    return fault("E-place-longer",
                 fmt::format("the file is {} bytes longer than it says", there - length));
  }
  if (checksum(bytes.substr(0, kChecksumAt), bytes.substr(kContentAt)) !=
      get<std::uint32_t>(bytes, kChecksumAt)) {
    return fault("E-place-damaged", "the file is damaged: its checksum is not that of its content");
  }
  const auto least = get<std::uint32_t>(bytes, kLeastReaderAt);
  if (least > kPlaceFormat) {
    return fault(
        "E-place-newer",
        fmt::format("the file was written by {}, in version {} of the format; it needs a "
                    "program that reads version {}, and Interstice {} reads up to {}",
                    writer_of(bytes.substr(kContentAt)), get<std::uint32_t>(bytes, kVersionAt),
                    least, INTERSTICE_VERSION, kPlaceFormat),
        "Read it with a newer Interstice, or have it saved as CSV there.");
  }
  return std::nullopt;
}

}  // namespace

bool is_place_file(std::string_view bytes) { return bytes.substr(0, kMark.size()) == kMark; }

std::string to_place_file(const Place& place) {
  std::string bytes(kContentAt, '\0');
  append_payload(place, bytes);
  std::string frame(kMark);
  wire::append_little_endian(frame, kPlaceFormat);
  wire::append_little_endian(frame, kLeastReader);
  wire::append_little_endian(frame, std::uint64_t{bytes.size() - kContentAt});
  const std::string_view content = std::string_view(bytes).substr(kContentAt);
  wire::append_little_endian(frame, checksum(frame, content));
  return bytes.replace(0, kContentAt, frame);
}

ReadResult read_place_file(const NamedBytes& file, std::string_view source,
                           const ReadOptions& options) {
  PlaceReading reading(source, options);
  if (auto fault = fault_of(file)) {
    reading.diagnostics.add(*std::move(fault));
  } else {
    read_payload(file.bytes.substr(kContentAt), file.name, reading);
  }
  return finish_reading(std::move(reading), options);
}

}  // namespace interstice
