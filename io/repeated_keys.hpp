/// @file  Rows of a table that share their key with an earlier row.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/text_pool.hpp"

namespace interstice {

/// A row whose key columns hold the same as those of an earlier row; `first` is the earliest of
/// them.
struct Repeat {
  std::uint32_t first = 0;
  std::uint32_t row = 0;
};

/// Every row that repeats a key, sorted by the first row of its key, then by row.
///
/// Definition   `key`: the key's columns, all of one length. Rows with `skip[row] != 0` are passed
/// over. Complexity   Time O(n) expected, plus O(k log k) for k repeats; space 16 to 32 bytes a row
/// while it runs.
[[nodiscard]] std::vector<Repeat> repeated_keys(std::span<const std::span<const Text>> key,
                                                std::span<const std::uint8_t> skip);

}  // namespace interstice
