/// @file  The .place file: a place in a frame that tells whether all of it is there.
#pragma once

#include <string>
#include <string_view>

#include "io/read_options.hpp"
#include "io/read_result.hpp"
#include "io/table_reader.hpp"

namespace interstice {

inline constexpr std::uint32_t kPlaceFormat =
    1;  ///< the version that this program writes, and the highest it reads

/// Whether bytes begin as a .place file does.
[[nodiscard]] bool is_place_file(std::string_view bytes);

/// A place as a .place file.
///
/// Definition   All numbers little-endian:
///              byte 0   8 bytes 89 49 53 50 0D 0A 1A 0A ("ISP" between bytes that a transfer as text would change)
///                   8   32 bits: version of the format it was written in
///                  12   32 bits: least version that a reader must know; what it does not know otherwise it keeps
///                  16   64 bits: length of the content
///                  24   32 bits: CRC-32C (Castagnoli) of bytes 0 to 23 and of the content
///                  28   the content: a v1.Place (proto/interstice/v1/place.proto)
/// Determinism  The same place, its rows and columns in the same order, gives the same bytes.
[[nodiscard]] std::string to_place_file(const Place& place);

/// The place in a .place file. `source` is its name where its settings give none.
///
/// Errors   E-place-mark: the bytes do not begin as such a file. E-place-cut, E-place-longer: not as long as it says.
///          E-place-damaged: the checksum differs. E-place-newer: it needs a later version of this program. Then those of
///          read_payload() and finish_reading().
[[nodiscard]] ReadResult read_place_file(const NamedBytes& file, std::string_view source,
                                         const ReadOptions& options = {});

}  // namespace interstice
