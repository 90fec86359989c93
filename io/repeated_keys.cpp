#include "io/repeated_keys.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace interstice {
namespace {

using Key = std::span<const std::span<const Text>>;

// An open-addressing table of rows by key. Only the table's memory is random: it is fetched ahead,
// a block at a time.
class RowsByKey {
 public:
  RowsByKey(Key key, std::size_t num_rows) : key_(key), slots_(std::bit_ceil(num_rows * 2)) {}

  [[nodiscard]] std::uint64_t hash(std::size_t row) const {
    std::uint64_t hash = 0;
    for (const auto& column : key_) {
      hash = (hash ^ index(column[row])) * 0x9e3779b97f4a7c15ULL;
      hash ^= hash >> 29U;
    }
    return hash;
  }

  void fetch(std::uint64_t hash) const {
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)], 1);
  }

  // The row that had the key first: this one, if none had.
  std::uint32_t first_of(std::uint64_t hash, std::uint32_t row) {
    const std::size_t mask = slots_.size() - 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    std::size_t at = hash & mask;
    while (slots_[at].row_after != 0) {
      if (slots_[at].tag == tag && same(slots_[at].row_after - 1, row)) {
        return slots_[at].row_after - 1;
      }
      at = (at + 1) & mask;
    }
    slots_[at] = {.tag = tag, .row_after = row + 1};
    return row;
  }

 private:
  [[nodiscard]] bool same(std::size_t a, std::size_t b) const {
    return std::ranges::all_of(key_, [&](const auto& column) { return column[a] == column[b]; });
  }

  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t row_after = 0;  // row + 1; 0 = free
  };
  Key key_;
  std::vector<Slot> slots_;
};

}  // namespace

std::vector<Repeat> repeated_keys(Key key, std::span<const std::uint8_t> skip) {
  std::vector<Repeat> repeats;
  if (skip.empty()) return repeats;
  RowsByKey rows(key, skip.size());
  std::array<std::uint64_t, 64> hashes;
  for (std::size_t begin = 0; begin < skip.size(); begin += hashes.size()) {
    const std::size_t end = std::min(begin + hashes.size(), skip.size());
    for (std::size_t row = begin; row < end; ++row) {
      hashes[row - begin] = rows.hash(row);
      rows.fetch(hashes[row - begin]);
    }
    for (std::size_t row = begin; row < end; ++row) {
      if (skip[row] != 0) continue;
      const auto this_row = static_cast<std::uint32_t>(row);
      const std::uint32_t first = rows.first_of(hashes[row - begin], this_row);
      if (first != this_row) repeats.push_back({.first = first, .row = this_row});
    }
  }
  std::ranges::sort(repeats, {}, [](const Repeat& r) { return std::tuple(r.first, r.row); });
  return repeats;
}

}  // namespace interstice
